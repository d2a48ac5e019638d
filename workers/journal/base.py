"""What is written of a trial, whatever the format."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from store.growth import EpochRecord
from workers.messages import JsonObject, Trained


@dataclass(frozen=True)
class Story:
    """Which trial, and where its files lie: a folder for the job, and in it one for the trial."""

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
        """How the network was made from its parent, with the certificates."""

    def epoch(self, row: Row) -> None:
        """The epoch after the last one."""

    def trained(self, trained: Trained) -> None:
        """The trial has ended with a model."""

    def failed(self, kind: str, message: str) -> None:
        """The trial has ended without one."""

    def close(self) -> None:
        """Nothing more will be said by this attempt."""
