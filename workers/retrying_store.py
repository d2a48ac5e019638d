"""A checkpoint store that retries: an outage costs time, but no trial."""

import sys
from collections.abc import Callable
from pathlib import Path
from time import monotonic, sleep
from typing import TypeVar

from store.checkpoints import CheckpointStore, Stored
from store.errors import CheckpointStoreError, CorruptCheckpoint, MissingCheckpoint

FIRST_WAIT_SECONDS = 0.5
LONGEST_WAIT_SECONDS = 5.0

Result = TypeVar("Result")


class RetryingStore(CheckpointStore):
    """A store that retries failed calls for `patience_seconds`.

    For the training process alone: its worker goes on renewing the lease meanwhile, and kills it to pause or cancel.
    Raised, the refusal would end the process, and a few ends in a row fail the trial.
    """

    def __init__(
        self,
        url: str | Path,
        patience_seconds: float,
        waiting: Callable[[str], None] = lambda reason: None,
        reserve_bytes: int = 0,
    ) -> None:
        """Call `waiting` with the reason before each retry. Nothing is written into the disk's reserve."""
        super().__init__(url)
        self._patience_seconds = patience_seconds
        self._reserve_bytes = reserve_bytes
        self._waiting = waiting

    def put(self, data: bytes) -> Stored:
        """Store the bytes; retry while the store is away."""

        def put_in_room() -> Stored:
            self.require_room(len(data), self._reserve_bytes)
            return super(RetryingStore, self).put(data)

        return self._until_answered(put_in_room)

    def get(self, sha256: str) -> bytes:
        """Read the bytes; retry while the store is away, but not for a missing or damaged file."""
        return self._until_answered(lambda: super(RetryingStore, self).get(sha256))

    def _until_answered(self, ask: Callable[[], Result]) -> Result:
        deadline = monotonic() + self._patience_seconds
        wait = FIRST_WAIT_SECONDS
        while True:
            try:
                return ask()
            except (MissingCheckpoint, CorruptCheckpoint):
                raise
            except CheckpointStoreError as error:
                if monotonic() + wait > deadline:
                    raise
                print(f"{error}; asking again in {wait:g} s", file=sys.stderr, flush=True)
                self._waiting(str(error))
            sleep(wait)
            wait = min(2 * wait, LONGEST_WAIT_SECONDS)
