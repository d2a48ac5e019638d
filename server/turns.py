"""Heavy work in the server, one piece at a time: a few requests may wait for their turn, others come again later."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager

from server.problems import Unavailable

WAITING = 4


class Turns:
    """Whose turn it is. The requests that wait hold a thread each, so that only a few may."""

    def __init__(self, waiting: int = WAITING) -> None:
        self._places = threading.BoundedSemaphore(waiting + 1)
        self._turn = threading.Lock()

    @contextmanager
    def taken(self, what: str) -> Iterator[None]:
        """Inside, it is the caller's turn. Raises Unavailable if too many wait for theirs."""
        if not self._places.acquire(blocking=False):
            raise Unavailable(f"too many requests wait for {what}")
        try:
            with self._turn:
                yield
        finally:
            self._places.release()
