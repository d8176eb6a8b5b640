#!/usr/bin/env bash
# `make dev` without cargo-leptos: looks at the sources twice a second, builds in the quick profiles, starts again.
# A build that fails leaves the last one running.
set -uo pipefail
cd "$(dirname "$0")/.."
export MESAJLAR_SITE_ROOT="$CARGO_TARGET_DIR/site-dev"
server=
sources=(app crates frontend server style Cargo.toml Cargo.lock)

# Names and times, so that a file that was removed or put back counts as well.
state() { find "${sources[@]}" -type f -printf '%p %T@\n' 2>/dev/null | sort | cksum; }
build() {
    cargo build --package server &&
        cargo build --package frontend --target wasm32-unknown-unknown &&
        cargo run --quiet --package xtask -- site dev
}
stop() {
    [ -n "$server" ] || return 0
    kill "$server" 2>/dev/null
    wait "$server" 2>/dev/null
    server=
}
trap stop EXIT
trap 'exit 130' INT TERM

while true; do
    seen=$(state)
    echo "dev: building"
    if build; then
        stop
        "$CARGO_TARGET_DIR/debug/mesajlar" serve &
        server=$!
    else
        echo "dev: the build failed; waiting for the next change"
    fi
    while [ "$(state)" = "$seen" ]; do sleep 0.5; done
done
