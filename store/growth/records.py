"""Records that the transitions of a trial take and return."""

import math
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from enum import StrEnum
from typing import Any

from store.errors import Error
from store.ids import JobId, ModelId, TrialId

JUST_AFTER_SECONDS = 0.01
SHORTEST_PAUSE_SECONDS = 0.1  # where a lease has run out, and somebody else is at it

Json = dict[str, Any]


class InvalidRecord(Error):
    """A worker's report cannot be recorded."""

    kind = "invalid_record"


class Verdict(StrEnum):
    """Answer to a renewal of a lease."""

    CONTINUE = "continue"
    PAUSE = "pause"
    CANCEL = "cancel"
    LOST = "lost"


@dataclass(frozen=True)
class Parent:
    """A model to start from, and what its training cost, for an estimate of the child's."""

    model_id: ModelId
    checkpoint_sha256: str
    optimizer_sha256: str | None  # where its optimizer's last state lies, if it was kept
    generation: int
    seconds_per_epoch: float | None
    flops: int
    val_accuracy: float | None  # None for both if nobody has measured it
    val_loss: float | None
    normalisation: Json | None = None  # what its raw inputs are normalised with, where that is kept with it


@dataclass(frozen=True)
class DatasetRef:
    """The data set by name; an uploaded one has its file in the checkpoint store."""

    name: str
    sha256: str | None


@dataclass(frozen=True)
class Claim:
    """A trial that a worker has claimed, with all that it needs to run it."""

    trial_id: TrialId
    attempt: int
    job_id: JobId
    number: int
    spec: Json
    parent: Parent | None  # None: train the seed network itself
    seed_model: Parent | None  # the model that the spec names as the seed network, if it names one
    mutations: list[str] | None  # what the strategy asks for; None: draw by the spec's weights
    terms: Json | None  # how the trial departs from its job; None: not at all
    seed: int
    epoch: int  # the last one recorded; training goes on after it
    training_state: str | None  # sha256 of the state after that epoch
    grown: list[Json] | None  # the mutations in full, if an earlier attempt has recorded them
    seconds_left: float | None  # of training, for the whole job; None: no limit
    dataset: DatasetRef
    teacher: Parent | None  # the model that the recipe names as the teacher, if it names one
    transfer: DatasetRef | None  # the data set whose images are learned from besides, if the recipe names one


@dataclass(frozen=True)
class EpochRecord:
    """The metrics of one epoch; `epoch` counts from 1, `seconds` is its training time."""

    epoch: int
    train_loss: float
    train_accuracy: float
    val_loss: float
    val_accuracy: float
    learning_rate: float
    seconds: float

    @classmethod
    def of(cls, metrics: Mapping[str, Any]) -> "EpochRecord":
        """From the metrics that a training process sent; raises `InvalidRecord` naming the field."""
        missing = [one.name for one in fields(cls) if one.name not in metrics]
        if missing:
            raise InvalidRecord(f"an epoch's metrics lack {', '.join(missing)}")
        record = cls(**{one.name: metrics[one.name] for one in fields(cls)})
        if record.epoch < 1:
            raise InvalidRecord(f"epoch must be at least 1, not {record.epoch}")
        _require_finite(record)
        return record


@dataclass(frozen=True)
class ModelRecord:
    """A trained network as its worker reports it; its checkpoint is in the store already."""

    val_accuracy: float
    val_loss: float
    parameters: int
    flops: int
    architecture: Json
    architecture_digest: str
    checkpoint_sha256: str
    checkpoint_bytes: int
    mutations: list[Json]  # in full, in the order they were applied; [] for a seed network
    recipe: Json
    seconds: float
    optimizer_sha256: str | None = None
    normalisation: Json | None = None

    def __post_init__(self) -> None:
        _require_finite(self)


@dataclass(frozen=True)
class Finished:
    """The end of a trial: its model, how often to ring, and a training state that has become needless."""

    model_id: ModelId
    doorbells: int
    obsolete: str | None


@dataclass(frozen=True)
class Reaped:
    """A reaper's work: trials returned and ended, and the number of doorbells to ring.

    seconds_left: until the next lease runs out, should nobody renew it; None: no trial runs.
    """

    returned: int
    doorbells: int
    seconds_left: float | None = field(default=None, compare=False)

    def pause(self, seconds: float) -> float:
        """For how long to wait before the next round: `seconds`, or less, to be there when that lease runs out."""
        if self.seconds_left is None:
            return seconds
        return min(seconds, max(self.seconds_left + JUST_AFTER_SECONDS, SHORTEST_PAUSE_SECONDS))


def mutation_names(mutations: list[Json]) -> list[str]:
    """The names of mutations recorded in full."""
    return [str(mutation.get("name", "")) for mutation in mutations]


def _require_finite(record: EpochRecord | ModelRecord) -> None:
    for one in fields(record):
        value = getattr(record, one.name)
        if isinstance(value, float) and not math.isfinite(value):
            raise InvalidRecord(f"{one.name} must be finite, not {value}")
