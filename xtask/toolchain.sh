#!/bin/sh
# Prints the Rust toolchain to build with (for RUSTUP_TOOLCHAIN), after making sure that it can compile for the browser.
#   1. the active toolchain has the browser's standard library: that one
#   2. rustup can fetch it: the active toolchain again
#   3. Debian's own compiler for browsers, with a standard library built from Debian's source package: "web" (needs root)
set -eu
target=wasm32-unknown-unknown

can_build() { # $1: nothing, or +toolchain
    ls "$(rustc $1 --print sysroot 2>/dev/null)/lib/rustlib/$target/lib"/libstd-*.rlib >/dev/null 2>&1
}
active() { rustup show active-toolchain | cut -d ' ' -f 1; }

if can_build ""; then active; exit; fi
if can_build "+web"; then echo web; exit; fi
if timeout 120 rustup target add "$target" >/dev/null 2>&1 && can_build ""; then active; exit; fi

echo "rustup cannot fetch the browser target; taking Debian's compiler (about two minutes)" >&2
apt-get update -qq >&2
apt-get install -y -qq --no-install-recommends rustc-web cargo-web rust-web-src rust-web-clippy rustfmt-web >&2
llvm=$(/usr/bin/rustc -vV | sed -n 's/^LLVM version: \([0-9]*\).*/\1/p')
host=$(/usr/bin/rustc -vV | sed -n 's/^host: //p')
apt-get install -y -qq --no-install-recommends "lld-$llvm" >&2
mkdir -p "/usr/lib/rustlib/$host/bin"
ln -sf "/usr/bin/lld-$llvm" "/usr/lib/rustlib/$host/bin/rust-lld"

# An empty crate pulls the standard library through the compiler; its parts are then laid where rustc looks for them.
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir "$work/src"
printf '[package]\nname = "browser-std"\nversion = "0.0.0"\nedition = "2024"\n' >"$work/Cargo.toml"
echo '#![no_std]' >"$work/src/lib.rs"
(cd "$work" && RUSTC=/usr/bin/rustc RUSTC_BOOTSTRAP=1 CARGO_TARGET_DIR="$work/target" \
    /usr/bin/cargo build -q --release --target "$target" -Z build-std=std,panic_abort >&2)
mkdir -p "/usr/lib/rustlib/$target/lib"
for part in "$work/target/$target/release/deps"/*.rlib; do
    case $part in *libbrowser_std*) ;; *) cp "$part" "/usr/lib/rustlib/$target/lib/" ;; esac
done
rustup toolchain link web /usr >&2
can_build "+web"
echo web
