#!/bin/sh
# Makes sure that Debian packages are there: xtask/install.sh REASON PACKAGE ...
# Installs them when it runs as root; otherwise it says what somebody who may has to type.
set -eu
reason=$1
shift
if [ "$(id -u)" != 0 ]; then
    echo "missing for $reason: $*" >&2
    echo "please run:  sudo apt-get install --no-install-recommends $*" >&2
    exit 1
fi
if ! command -v apt-get >/dev/null; then
    echo "missing for $reason: $* (this machine has no apt-get, so please install them by its own means)" >&2
    exit 1
fi
echo "installing for $reason: $*" >&2
export DEBIAN_FRONTEND=noninteractive
apt-get update -qq >&2
apt-get install -y -qq --no-install-recommends "$@" >&2
