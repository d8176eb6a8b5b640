#!/usr/bin/env bash
# Runs the journeys against what `make build` made: all of them, or those whose file names match: end2end/run.sh first_visit
set -euo pipefail
cd "$(dirname "$0")"
export CARGO_TARGET_DIR="${CARGO_TARGET_DIR:-${XDG_CACHE_HOME:-$HOME/.cache}/mesajlar/target}"
export PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD=1
if [ ! -x "${CHROMIUM:-/usr/bin/chromium}" ]; then
    sh ../xtask/install.sh "the journeys" chromium fonts-liberation
fi
if ! command -v openssl >/dev/null; then
    sh ../xtask/install.sh "the journeys" openssl
fi
if [ ! node_modules/.package-lock.json -nt package-lock.json ]; then
    echo "fetching the tools for the journeys (10 seconds)"
    npm ci --silent
fi
npx playwright test "$@"
