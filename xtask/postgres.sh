#!/usr/bin/env bash
# A PostgreSQL server for the tests, in a temporary folder, for as long as a command runs:
#   xtask/postgres.sh [--keep NAME] COMMAND [ARGUMENT ...]
# The command finds its URL in MESAJLAR_TEST_POSTGRES; each test makes databases of its own in it. Nothing is left behind,
# unless a name is given under which the data waits for the next time, in /var/tmp. MESAJLAR_POSTGRES_OPTIONS are further
# options of the server.
set -euo pipefail
: "${MESAJLAR_POSTGRES_OPTIONS:=}"
cd "$(dirname "$0")/.."

find_bin() { find /usr/lib/postgresql -maxdepth 2 -name bin 2>/dev/null | sort -V | tail -n 1; }
bin=$(find_bin)
if [ -z "$bin" ]; then
    sh xtask/install.sh "the tests on PostgreSQL" postgresql
    bin=$(find_bin)
fi

folder=$(mktemp -d)
data=$folder/data
if [ "$1" = --keep ]; then
    data=/var/tmp/mesajlar-$2
    shift 2
    mkdir -p "$data"
fi
# The server refuses to run as root, and wants its data for itself.
if [ "$(id -u)" = 0 ]; then
    chown postgres "$folder"
    [ ! -d "$data" ] || chown postgres "$data"
    as_server() { (cd / && runuser -u postgres -- "$@"); }
else
    as_server() { "$@"; }
fi
cleanup() {
    as_server "$bin/pg_ctl" -D "$data" -m fast stop >/dev/null 2>&1 || true
    rm -rf "$folder"
}
trap cleanup EXIT
trap 'exit 130' INT TERM

[ -e "$data/PG_VERSION" ] || as_server "$bin/initdb" -D "$data" -U mesajlar -A trust -E UTF8 --locale=C.UTF-8 >/dev/null
# Nothing here has to survive a power cut. Durability is what makes a database slow on small disks.
options="-c listen_addresses=127.0.0.1 -c unix_socket_directories=$folder -c max_connections=300"
options="$options -c fsync=off -c synchronous_commit=off -c full_page_writes=off $MESAJLAR_POSTGRES_OPTIONS"
for _ in 1 2 3 4 5; do
    port=$((20000 + RANDOM % 12000))
    if as_server "$bin/pg_ctl" -D "$data" -w -l "$folder/log" -o "-p $port $options" start >/dev/null 2>&1; then
        MESAJLAR_TEST_POSTGRES="postgres://mesajlar@127.0.0.1:$port/postgres" "$@"
        exit
    fi
done
echo "PostgreSQL did not start:" >&2
tail -n 20 "$folder/log" >&2
exit 1
