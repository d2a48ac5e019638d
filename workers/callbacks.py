"""Callbacks between batches of a training process: heartbeat, stored states, stop on request."""

import threading
from collections.abc import Callable
from time import monotonic

from nas.training import EpochMetrics, TrainingState
from workers.messages import Beat, Order, Stop
from workers.state_writer import StateWriter


class StoppedError(Exception):
    """The training was told to stop; its state is stored, or not worth storing."""


class Stops:
    """The latest request to stop, set by one thread and read by another."""

    def __init__(self) -> None:
        self._latest: tuple[str, int] | None = None

    def hear(self, stop: Stop) -> None:
        """Remember that this attempt is to stop."""
        self._latest = (stop.stop, stop.attempt)

    def check(self, order: Order) -> None:
        """Raise StoppedError if this attempt is to stop."""
        if self.wanted(order):
            raise StoppedError

    def wanted(self, order: Order) -> bool:
        """Whether this attempt is to stop."""
        return self._latest == (order.trial_id, order.attempt)


class Heartbeat:
    """Reports of progress to the worker, at most one a `beat_seconds`; several threads may call `say`."""

    def __init__(
        self,
        say: Callable[[Beat], None] = lambda beat: None,
        stops: Stops | None = None,
        *,
        state_seconds: float = 30.0,
        beat_seconds: float = 1.0,
    ) -> None:
        self.stops = stops or Stops()
        self.state_seconds = state_seconds
        self._say = say
        self._beat_seconds = beat_seconds
        self._last = Beat(doing="preparing")
        self._lock = threading.Lock()
        self._said_at = 0.0

    def preparing(self) -> None:
        """Report slow preparation: data, growing, or a compiled first batch."""
        self._beat(Beat(doing="preparing"), 0.0)

    def batch(self, done: int, of: int) -> None:
        """Report a finished batch."""
        self._beat(Beat(doing="training", batch=done, batches=of), self._beat_seconds)

    def waiting(self, reason: str) -> None:
        """Report that training waits, with the reason."""
        self._beat(self._last.model_copy(update={"waiting": reason}), 0.0)

    def _beat(self, beat: Beat, seconds: float) -> None:
        now = monotonic()
        if now - self._said_at < seconds and beat.doing == self._last.doing:
            return
        with self._lock:
            self._said_at = now
            self._last = beat.model_copy(update={"waiting": None})
            self._say(beat)


class TrainingCallbacks:
    """Callbacks that `nas.train` calls as one training goes on."""

    def __init__(self, order: Order, pace: Heartbeat, writer: StateWriter) -> None:
        self._order = order
        self._pace = pace
        self._writer = writer
        self._stored_at = monotonic()

    def on_batch(self, done: int, of: int) -> None:
        """Report the batch."""
        self._pace.batch(done, of)

    def on_step(self, make: Callable[[], TrainingState]) -> None:
        """Store the state if it is time to, or if this is the end; raises StoppedError, and the last write's error."""
        if self._pace.stops.wanted(self._order):
            self._writer.keep_within(make())
            raise StoppedError
        if monotonic() - self._stored_at >= self._pace.state_seconds and self._writer.idle:
            self._writer.keep_within(make())
            self._stored_at = monotonic()

    def on_epoch(self, metrics: EpochMetrics, state: TrainingState) -> None:
        """Store the state; raises as `on_step` does."""
        self._writer.keep(metrics, state)
        self._stored_at = monotonic()
        self._pace.stops.check(self._order)
