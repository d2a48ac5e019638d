"""The watch over a training process: whether it gets on."""

from collections.abc import Callable
from time import monotonic

from workers.messages import Beat

PREPARING = 6
"""Data, certificates and a first batch that is compiled may take so many times what a batch may."""


class Watch:
    """Counts the seconds since the process last got on. A process that waits, and says so, gets on."""

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
        """Until it hangs."""
        return self._at + self.limit - self._clock()

    def heard(self, beat: Beat | None = None) -> None:
        """It said something."""
        self._at = self._clock()
        self._beat = beat or self._beat

    def hangs(self) -> str | None:
        """Why it counts as hanging, if it does."""
        if self.seconds_left > 0:
            return None
        if self._beat.doing == "preparing":
            return f"the training process hangs: no first batch within {self.limit:g} s"
        place = f"after batch {self._beat.batch} of {self._beat.batches} of an epoch"
        return f"the training process hangs: nothing for {self.limit:g} s, {place}"
