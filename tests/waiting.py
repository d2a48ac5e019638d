"""Waiting for something that happens elsewhere."""

import time
from collections.abc import Callable, Iterable
from typing import TypeVar

import psutil

Result = TypeVar("Result")

PATIENCE_SECONDS = 240.0
"""No healthy run comes near it, three test processes on two slow cores included: it bounds failure alone."""


def eventually(look: Callable[[], Result | None], what: str, seconds: float = PATIENCE_SECONDS) -> Result:
    """The first result that is not None or False; fails after `seconds`."""
    until = time.monotonic() + seconds
    while True:
        late = time.monotonic() >= until  # before the look: the last one is made when time is up
        if found := look():
            return found
        if late:
            raise AssertionError(f"it did not happen within {seconds:g} s: {what}")
        time.sleep(0.02)


def lives(process: psutil.Process) -> bool:
    """Whether it runs. One that ended is gone, also while nobody has asked how; one may end between two questions."""
    try:
        return bool(process.is_running() and process.status() != psutil.STATUS_ZOMBIE)
    except psutil.NoSuchProcess:
        return False


def await_gone(processes: Iterable[psutil.Process], what: str) -> None:
    """Wait until none of them lives."""
    waited_for = list(processes)
    eventually(lambda: not any(lives(process) for process in waited_for), what)
