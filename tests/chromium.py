"""The Chromium that the browser tests drive.

Where it comes from, first match wins: `NETGROW_TEST_CHROMIUM`, a path; the machine's Chromium or Chrome; one that
`playwright install chromium` has put into the cache of whoever runs the tests.
"""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

from tests.services import ServiceUnavailableError

NAMES = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome")
# As root there is no sandbox; the rest keeps the browser from asking the internet anything.
ARGUMENTS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


def chromium_binary() -> Path:
    """The browser's program. Raises ServiceUnavailableError with what to do about it."""
    if given := os.environ.get("NETGROW_TEST_CHROMIUM"):
        if Path(given).is_file():
            return Path(given)
        raise ServiceUnavailableError(f"NETGROW_TEST_CHROMIUM names {given}, which is no file")
    for name in NAMES:
        if on_path := shutil.which(name):
            return Path(on_path)
    cache = Path(os.environ.get("PLAYWRIGHT_BROWSERS_PATH") or Path.home() / ".cache" / "ms-playwright")
    if downloaded := sorted(cache.glob("chromium-*/chrome-linux*/chrome")):
        return downloaded[-1]
    raise ServiceUnavailableError(
        "no Chromium on this machine: `apt-get install chromium`, or `.venv/bin/playwright install chromium`, "
        "or set NETGROW_TEST_CHROMIUM"
    )


if __name__ == "__main__":
    # `python -m tests.chromium`: where the browser would come from; fails, with the reason, where there is none.
    try:
        print(f"Chromium for the tests: {chromium_binary()}")
    except ServiceUnavailableError as unavailable:
        sys.exit(str(unavailable))
