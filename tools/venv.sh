#!/usr/bin/env bash
# Install netgrow into .venv, with every dependency at its version in constraints.txt.
# Usage: tools/venv.sh runtime|dev    (what `make` calls; it leaves .venv/<argument>.stamp behind)
set -euo pipefail
cd "$(dirname "$0")/.."

what=$1
case $what in
    runtime) requirement=. ;;
    dev) requirement='.[dev]' ;;
    *) echo "usage: tools/venv.sh runtime|dev" >&2; exit 2 ;;
esac
unset PYTHONPATH PYTHONHOME VIRTUAL_ENV
export PIP_USER=0 PIP_DISABLE_PIP_VERSION_CHECK=1

find_python() {
    local candidate
    for candidate in ${PYTHON:-python3.11 python3 python3.12 python3.13}; do
        if "$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
            echo "$candidate"
            return
        fi
    done
    echo "netgrow needs Python 3.11 or newer: none of '${PYTHON:-python3.11, python3, python3.12, python3.13}' is one." >&2
    echo "Install it (Debian: apt-get install python3.11 python3.11-venv), or say where it is: make $what PYTHON=/path/to/python3.11" >&2
    return 1
}

# A venv whose last install did not end, or whose Python is gone, is made anew: pip cannot tell half a package from a whole one.
if [ -e .venv/incomplete ] || ! .venv/bin/python -m pip --version >/dev/null 2>&1; then
    python=$(find_python)
    if ! "$python" -c 'import ensurepip, venv' 2>/dev/null; then
        echo "$python cannot make virtual environments (Debian: apt-get install python3-venv)." >&2
        exit 1
    fi
    echo "Making .venv with $("$python" --version)"
    mkdir -p .venv && touch .venv/incomplete
    "$python" -m venv --clear .venv
fi

touch .venv/incomplete
rm -f .venv/*.stamp
echo "Installing netgrow's $what dependencies into .venv (a minute or two the first time)"
.venv/bin/python -m pip install --quiet --quiet --no-input -c constraints.txt -e "$requirement"
touch .venv/runtime.stamp ".venv/$what.stamp"
rm .venv/incomplete
