"""The interface of every journal format."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from store.growth import EpochRecord
from workers.messages import JsonObject, Trained


@dataclass(frozen=True)
class Story:
    """A trial and its files: in a folder for the job, one folder for the trial."""

    folder: Path
    job_id: str
    number: int
    parent_id: str | None

    @property
    def job_folder(self) -> Path:
        """Of all trials of the job."""
        return self.folder / self.job_id

    @property
    def trial_folder(self) -> Path:
        """Of this trial; names sort as the numbers do."""
        return self.job_folder / f"trial-{self.number:04d}"


@dataclass(frozen=True)
class Row:
    """An epoch, and when it was recorded, in seconds since 1970."""

    metrics: EpochRecord
    at: float


class Chronicle(Protocol):
    """One format. Whatever it is told twice it has written once; it may raise OSError."""

    def begin(self, rows: Sequence[Row]) -> None:
        """These are the epochs of the attempts before this one: nothing else is to stand there."""

    def grown(self, mutations: Sequence[JsonObject]) -> None:
        """Record the mutations that made the network, with their certificates."""

    def epoch(self, row: Row) -> None:
        """The epoch after the last one."""

    def trained(self, trained: Trained) -> None:
        """The trial has ended with a model."""

    def failed(self, kind: str, message: str) -> None:
        """The trial has ended without one."""

    def close(self) -> None:
        """Nothing more will be said by this attempt."""
