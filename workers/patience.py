"""Waiting for the checkpoint store: an outage costs time, and no trial."""

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


class PatientStore(CheckpointStore):
    """A store that asks again, for `patience_seconds`, while it is refused.

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
        """`waiting` is told the reason, again and again. Nothing is put while the disk's reserve would be touched."""
        super().__init__(url)
        self._patience_seconds = patience_seconds
        self._reserve_bytes = reserve_bytes
        self._waiting = waiting

    def put(self, data: bytes) -> Stored:
        """As of any store, but later if need be."""

        def put_in_room() -> Stored:
            self.require_room(len(data), self._reserve_bytes)
            return super(PatientStore, self).put(data)

        return self._until_answered(put_in_room)

    def get(self, sha256: str) -> bytes:
        """As of any store, but later if need be; a file that is missing or damaged is an answer."""
        return self._until_answered(lambda: super(PatientStore, self).get(sha256))

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
