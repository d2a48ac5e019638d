"""Run once more, each alone, the few tests that failed beside others: `python tools/ask_again.py`.

A test that starts real servers can fail because the machine was busy with the tests beside it. What passes alone is
printed as FLAKY, to be mended later; what fails twice has failed. More than MOST failures are no accident: none is
asked again. The names come from pytest's own record of its last failures, so a fresh clone starts with none. A run that
broke off (`make test` notes its exit status) is not forgiven.
"""

import json
import subprocess
import sys
from pathlib import Path

MOST = 3
RECORD = Path(".pytest_cache/v/cache/lastfailed")
ENDINGS = Path(".pytest_cache/endings")
ENDED = {"0", "1"}
"""Pytest's exit statuses of a run that came to its end: all passed, some failed."""


def failed_tests() -> list[str]:
    """Node ids of the tests that failed when they last ran."""
    return sorted(json.loads(RECORD.read_text())) if RECORD.exists() else []


def main() -> int:
    """Ask again, and return 0 if every test passes now."""
    endings = ENDINGS.read_text().split() if ENDINGS.exists() else []
    if not endings or not set(endings) <= ENDED:
        print(f"The tests broke off: their exit statuses are {' '.join(endings) or 'not known'}.")
        return 1
    names = failed_tests()
    if not names:
        print("No test is on record as failed: what went wrong is not a test's failure.")
        return 1
    if len(names) > MOST:
        print(f"{len(names)} tests failed; up to {MOST} would be asked again.")
        return 1
    failed_twice = 0
    for name in names:
        print(f"\n== once more, alone: {name}", flush=True)
        again = subprocess.run([sys.executable, "-m", "pytest", name], check=False)
        failed_twice += again.returncode != 0
        print(f"{'FAILED TWICE' if again.returncode else 'FLAKY'}: {name}", flush=True)
    return int(failed_twice > 0)


if __name__ == "__main__":
    sys.exit(main())
