#!/usr/bin/env bash
# `make dev` without cargo-leptos: looks at the sources twice a second, rebuilds in the quick profiles, starts again.
set -uo pipefail
export MESAJLAR_WASM_PROFILE=debug
server=0
newest() { find app crates frontend server style -type f -newer "$1" -print -quit; }
stamp=$(mktemp)
trap '[ "$server" = 0 ] || kill "$server"; rm -f "$stamp"' EXIT

while true; do
    touch "$stamp"
    echo "dev: building"
    if cargo build --quiet --package server &&
        cargo build --quiet --package frontend --target wasm32-unknown-unknown &&
        cargo run --quiet --package xtask -- site; then
        [ "$server" = 0 ] || { kill "$server"; wait "$server" 2>/dev/null; }
        "$CARGO_TARGET_DIR/debug/mesajlar" serve &
        server=$!
    fi
    until [ -n "$(newest "$stamp")" ]; do sleep 0.5; done
done
