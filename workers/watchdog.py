"""Watchdog over a training process: it notices when the process hangs."""

from collections.abc import Callable
from time import monotonic

from workers.messages import Beat

PREPARING = 6
"""Factor on the time-out while data, certificates and a compiled first batch are prepared."""


class Watchdog:
    """Seconds since the process last made progress; a process that reports that it waits makes progress."""

    def __init__(self, hang_seconds: float, clock: Callable[[], float] = monotonic) -> None:
        self._seconds = hang_seconds
        self._clock = clock
        self._at = clock()
        self._beat = Beat(doing="preparing")

    @property
    def limit(self) -> float:
        """Seconds that the process may be silent now."""
        return self._seconds * (PREPARING if self._beat.doing == "preparing" else 1)

    @property
    def seconds_left(self) -> float:
        """Seconds until the process counts as hanging."""
        return self._at + self.limit - self._clock()

    def heard(self, beat: Beat | None = None) -> None:
        """Note a message of the process."""
        self._at = self._clock()
        self._beat = beat or self._beat

    def hangs(self) -> str | None:
        """The reason why the process counts as hanging; None if it does not."""
        if self.seconds_left > 0:
            return None
        if self._beat.doing == "preparing":
            return f"the training process hangs: no first batch within {self.limit:g} s"
        place = f"after batch {self._beat.batch} of {self._beat.batches} of an epoch"
        return f"the training process hangs: nothing for {self.limit:g} s, {place}"
