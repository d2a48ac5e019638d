"""The time for which a trial is surely ours, by our own clock."""

import threading
from collections.abc import Callable
from time import monotonic


class Lease:
    """Counts down from the last renewal; calls `on_expiry` if it gets to zero.

    A renewal counts from the moment it was asked for, so that this clock never runs behind the database's. It has a
    thread of its own, because the supervisor may be waiting for a database that does not answer.
    """

    def __init__(self, seconds: float, asked_at: float, on_expiry: Callable[[], None]) -> None:
        self._seconds = seconds
        self._on_expiry = on_expiry
        self._ends_at = asked_at + seconds
        self._closed = threading.Event()
        self.expired = False
        self._thread = threading.Thread(target=self._watch, name="lease", daemon=True)
        self._thread.start()

    @property
    def seconds_left(self) -> float:
        """Until it expires; negative after that."""
        return self._ends_at - monotonic()

    def renewed(self, asked_at: float) -> None:
        """The database renewed it when it was asked at `asked_at`, on this process's monotonic clock."""
        self._ends_at = max(self._ends_at, asked_at + self._seconds)

    def close(self) -> None:
        """Stop counting: the trial is done."""
        self._closed.set()
        self._thread.join()

    def _watch(self) -> None:
        while not self._closed.wait(max(self.seconds_left, 0)):
            if self.seconds_left <= 0:
                self.expired = True
                self._on_expiry()
                return
