#!/usr/bin/env bash
# A PostgreSQL server for the tests, in a temporary folder, for as long as a command runs:
#   xtask/postgres.sh COMMAND [ARGUMENT ...]
# The command finds its URL in MESAJLAR_TEST_POSTGRES. Nothing is left behind.
set -euo pipefail

find_bin() { find /usr/lib/postgresql -maxdepth 2 -name bin 2>/dev/null | sort -V | tail -n 1; }
bin=$(find_bin)
if [ -z "$bin" ]; then
    echo "installing PostgreSQL for the tests" >&2
    apt-get update -qq >&2
    apt-get install -y -qq --no-install-recommends postgresql >&2
    bin=$(find_bin)
fi

folder=$(mktemp -d)
port=$(( 20000 + RANDOM % 20000 ))
# A server of PostgreSQL refuses to run as root.
if [ "$(id -u)" = 0 ]; then
    chown postgres "$folder"
    as() { (cd / && runuser -u postgres -- "$@"); }
else
    as() { "$@"; }
fi
cleanup() {
    as "$bin/pg_ctl" -D "$folder/data" -m immediate stop >/dev/null 2>&1 || true
    rm -rf "$folder"
}
trap cleanup EXIT

as "$bin/initdb" -D "$folder/data" -U mesajlar -A trust -E UTF8 --locale=C.UTF-8 >/dev/null
as "$bin/pg_ctl" -D "$folder/data" -w -l "$folder/log" \
    -o "-p $port -c listen_addresses=127.0.0.1 -c unix_socket_directories=$folder -c fsync=off -c max_connections=300" \
    start >/dev/null
MESAJLAR_TEST_POSTGRES="postgres://mesajlar@127.0.0.1:$port/postgres" "$@"
