"""Writes training states in the background while training goes on."""

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from types import TracebackType
from typing import Self

from nas.training import EpochMetrics, TrainingState
from nas.training.device import peak_bytes
from store.checkpoints import CheckpointStore
from workers.messages import Epoch, Order, Saved


class StateWriter:
    """Writes states in order, at most one at a time, and reports `Epoch` or `Saved` once each is stored."""

    def __init__(self, order: Order, store: CheckpointStore, say: Callable[[Epoch | Saved], None]) -> None:
        self._order = order
        self._store = store
        self._say = say
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="state-writer")
        self._last: Future[None] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Wait for the last state, also after a failure: a finished epoch stays finished."""
        self._thread.shutdown()
        if error is None:
            self._raise()

    @property
    def idle(self) -> bool:
        """Whether every state so far is stored."""
        return self._last is None or self._last.done()

    def keep(self, metrics: EpochMetrics, state: TrainingState) -> None:
        """Store an epoch's state in the background; raises the error of the one before."""
        self._raise()
        self._last = self._thread.submit(self._keep, metrics, state)

    def keep_within(self, state: TrainingState) -> None:
        """The same with a state in the middle of an epoch."""
        self._raise()
        self._last = self._thread.submit(self._keep_within, state)

    def _keep(self, metrics: EpochMetrics, state: TrainingState) -> None:
        state_sha256 = self._put(state)
        metrics_json = metrics.model_dump(mode="json")
        self._say(Epoch(metrics=metrics_json, training_state=state_sha256, device_bytes=peak_bytes()))

    def _keep_within(self, state: TrainingState) -> None:
        self._say(Saved(training_state=self._put(state)))

    def _put(self, state: TrainingState) -> str:
        return self._store.put(wrap(self._order, state.to_bytes())).sha256

    def _raise(self) -> None:
        if self._last is not None:
            self._last.result()


def wrap(order: Order, state: bytes) -> bytes:
    """A training state as it is stored, with a head that no other attempt has.

    Two jobs of the same spec and seed make the same states, byte for byte. Under their digest they would be one file,
    and the first job to remove it would take it from the other.
    """
    return f"{order.trial_id} {order.attempt}\n".encode() + state


def unwrap(stored: bytes) -> bytes:
    """The training state in what `wrap` made."""
    return stored[stored.index(b"\n") + 1 :]
