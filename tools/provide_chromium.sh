#!/usr/bin/env bash
# Make sure that the browser tests find a Chromium: the machine's own, else Debian's package where root can install it.
# Where there is none and none can be had, say why and go on: the browser tests are skipped. In CI that is a failure.
set -euo pipefail
cd "$(dirname "$0")/.."

.venv/bin/python -m tests.chromium 2>/dev/null && exit 0
if [ "$(id -u)" -eq 0 ] && command -v apt-get >/dev/null; then
    echo "No Chromium on this machine: installing Debian's package for the browser tests"
    export DEBIAN_FRONTEND=noninteractive
    install="apt-get install --yes --quiet --quiet --no-install-recommends chromium"
    $install || { apt-get update --quiet --quiet && $install; } || echo "apt-get could not install chromium" >&2
fi
.venv/bin/python -m tests.chromium && exit 0
[ -n "${CI:-}" ] && exit 1
echo "The browser tests will be skipped." >&2
