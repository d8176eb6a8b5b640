#!/usr/bin/env bash
# Runs the journeys: fetches what is missing on a Debian machine, then calls Playwright with what was named, or with all.
set -euo pipefail
cd "$(dirname "$0")"
export PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD=1
if ! command -v chromium >/dev/null; then
    echo "installing Chromium for the journeys" >&2
    apt-get update -qq >&2
    apt-get install -y -qq --no-install-recommends chromium fonts-liberation >&2
fi
[ node_modules/.package-lock.json -nt package-lock.json ] || npm ci --silent
npx playwright test "$@"
