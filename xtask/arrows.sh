#!/usr/bin/env bash
# The rules of the house that the compiler does not know: which room may name which, and what no page may contain.
set -euo pipefail
cd "$(dirname "$0")/.."
failed=0
wrong() {
    echo "arrows: $1" >&2
    failed=1
}
none() { # $1: what is wrong; $2: where it was found, or nothing
    [ -z "$2" ] || wrong "$1:"$'\n'"$2"
}

# ---- which room names which
names() { # $1: room; $2: library, as a line of its [dependencies]
    sed -n '/^\[dependencies\]/,/^\[/p' "$1/Cargo.toml" | grep -qE "^$2(\.| |=)"
}
for room in app frontend server crates/desk crates/mail crates/model crates/sheet; do
    for library in sea-orm sea-orm-migration sqlx; do
        if names "$room" "$library"; then wrong "$room names $library; only crates/store knows the database library"; fi
    done
done
for room in store mail sheet; do
    for other in store mail sheet desk server app; do
        if [ "$room" != "$other" ] && names "crates/$room" "$other"; then wrong "crates/$room names $other"; fi
    done
done
for room in model store mail sheet desk; do
    for library in axum leptos leptos_axum; do
        if names "crates/$room" "$library"; then wrong "crates/$room names $library, a library of the web"; fi
    done
done
for room in model desk store mail sheet; do
    if names server "testkit" || names "crates/$room" testkit; then wrong "testkit is for tests: name it in [dev-dependencies]"; fi
done

# ---- what reaches the browser
reached=$(cargo tree --package frontend --target wasm32-unknown-unknown --edges normal --prefix none)
none "the browser's build reaches libraries of the host" \
    "$(grep -E '^(axum|chrono|desk|lettre|mail|mio|sea-orm|sheet|sqlx|store|tokio) v' <<<"$reached" | sort -u || true)"

# ---- what no source may contain
# Lines of code that match; comments do not count.
code() { grep -rnE --include='*.rs' "$1" "${@:2}" | grep -vE '^[^:]+:[0-9]+:\s*//' || true; }
none 'cfg(feature = "ssr") outside app/src/{lib,api,api/context,api/error}.rs and app/src/browser' \
    "$(code 'cfg.*feature = "ssr"' app/src | grep -vE '^app/src/(lib\.rs|api\.rs|api/context\.rs|api/error\.rs|browser(\.rs|/))' || true)"
none "an inline style, which the content policy blocks; use a class" "$(code '[^-a-z_]style=|\.style\(' app/src)"
none "a textarea with children, which Leptos 0.8 does not escape; close it at once and use prop:value" \
    "$(code '(^|[^>])</textarea>|textarea\(\)\.child' app/src | grep -vE '^[^:]*tests\.rs:' || true)"
none "left open" "$(grep -rnE '\b(TODO|FIXME|XXX)\b' --include='*.rs' --include='*.mjs' --include='*.css' --include='*.toml' \
    --exclude-dir=node_modules app crates end2end frontend server style Cargo.toml || true)"
exit $failed
