#!/usr/bin/env bash
# The rules of the house that the compiler does not know: which room may name which, and what no page may contain.
set -euo pipefail
failed=0
wrong() { echo "arrows: $1" >&2; failed=1; }

names() { sed -n '/^\[dependencies\]/,/^\[/p' "$1/Cargo.toml" | grep -qE "^$2(\.| |=)"; }

for room in app crates/model crates/desk crates/mail crates/sheet server; do
    if names "$room" sea-orm || names "$room" sqlx; then wrong "$room names the database library; only crates/store may"; fi
done
for room in store mail sheet; do
    for other in store mail sheet desk; do
        if [ "$room" != "$other" ] && names "crates/$room" "$other"; then wrong "crates/$room names crates/$other"; fi
    done
done
for room in model store mail sheet desk; do
    if names "crates/$room" axum || names "crates/$room" leptos; then wrong "crates/$room names a web library"; fi
done
if cargo tree -p frontend --target wasm32-unknown-unknown -e normal --prefix none 2>/dev/null | grep -qE '^(sea-orm|axum|sqlx|chrono|tokio) '; then
    wrong "the browser's build reaches a library of the host"
fi

search() { grep -rnE "$1" "$2" --include='*.rs' | grep -v '//' || true; }
found=$(grep -rlE 'cfg\((not\()?feature = "ssr"' app/src | grep -vE 'app/src/(lib.rs|api/context.rs|api/error.rs|browser)' || true)
[ -z "$found" ] || wrong "cfg(feature = \"ssr\") outside its places: $found"
found=$(search '[^-]style=' app/src)
[ -z "$found" ] || wrong "an inline style, which the content policy blocks: $found"
found=$(search '<textarea[^>]*>[^<]' app/src; search 'textarea\(\)\.child' app/src)
[ -z "$found" ] || wrong "children of a textarea are not escaped; use prop:value: $found"
found=$(grep -rnE '(TODO|FIXME|XXX)\b' --include='*.rs' --include='*.sh' --include='*.mjs' --include='*.ts' --include='*.css' app server crates frontend style end2end --exclude-dir=node_modules || true)
[ -z "$found" ] || wrong "left open: $found"
exit $failed
