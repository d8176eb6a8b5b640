#!/bin/sh
# Prints the Rust toolchain to build with (for RUSTUP_TOOLCHAIN), after making sure that it can compile for the browser.
# The first of these that works:
#   1. the active toolchain has the browser's standard library: that one
#   2. rustup fetches it (or a whole toolchain, if none is active): that one
#   3. Debian's compiler for browsers, with a standard library built from Debian's source package: "web" (needs root)
# Every cargo call uses the answer, those for the host too, so that nothing is built by two compilers.
set -eu
here=$(dirname "$0")
target=wasm32-unknown-unknown

can_build() { # $1: a toolchain, or nothing for the active one
    ls "$(rustc ${1:+"+$1"} --print sysroot 2>/dev/null)/lib/rustlib/$target/lib"/libstd-*.rlib >/dev/null 2>&1
}
answer_active() {
    can_build "" || return 1
    rustup show active-toolchain | cut -d ' ' -f 1
    exit
}
fetch() {
    rustc --version >/dev/null 2>&1 ||
        timeout 300 rustup toolchain install stable --profile minimal --component clippy --component rustfmt
    timeout 120 rustup target add "$target"
}

command -v rustup >/dev/null || { echo "Rust is missing: install rustup (https://rustup.rs), then try again" >&2; exit 1; }
answer_active || true
if can_build web; then echo web; exit; fi
echo "fetching Rust's part for the browser (a few seconds)" >&2
if fetch >/dev/null 2>&1; then answer_active || true; fi

echo "rustup could not fetch it; using Debian's compiler instead (about two minutes)" >&2
sh "$here/install.sh" "the browser's part" rustc-web cargo-web rust-web-src rust-web-clippy rustfmt-web
llvm=$(/usr/bin/rustc -vV | sed -n 's/^LLVM version: \([0-9]*\).*/\1/p')
host=$(/usr/bin/rustc -vV | sed -n 's/^host: //p')
sh "$here/install.sh" "the browser's part" "lld-$llvm"
# rustc looks for the linker of the browser target under this name.
mkdir -p "/usr/lib/rustlib/$host/bin"
ln -sf "/usr/bin/lld-$llvm" "/usr/lib/rustlib/$host/bin/rust-lld"

# An empty crate pulls the standard library through the compiler; its parts are then laid where rustc looks for them.
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir "$work/src"
printf '[package]\nname = "browser-std"\nversion = "0.0.0"\nedition = "2024"\n' >"$work/Cargo.toml"
echo '#![no_std]' >"$work/src/lib.rs"
# -Z build-std belongs to nightly; the variable lets the stable compiler take it for this one build.
(cd "$work" && RUSTC=/usr/bin/rustc RUSTC_BOOTSTRAP=1 CARGO_TARGET_DIR="$work/target" \
    /usr/bin/cargo build -q --release --target "$target" -Z build-std=std,panic_abort >&2)
mkdir -p "/usr/lib/rustlib/$target/lib"
for part in "$work/target/$target/release/deps"/*.rlib; do
    case $part in *libbrowser_std*) ;; *) cp "$part" "/usr/lib/rustlib/$target/lib/" ;; esac
done
rustup toolchain link web /usr >&2
can_build web
echo web
