"""Waiting for something that happens elsewhere."""

import time
from collections.abc import Callable
from typing import TypeVar

Result = TypeVar("Result")


def eventually(look: Callable[[], Result | None], what: str, seconds: float = 120.0) -> Result:
    """The first result that is not None or False; fails after `seconds`."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        if found := look():
            return found
        time.sleep(0.02)
    raise AssertionError(f"it did not happen within {seconds:g} s: {what}")
