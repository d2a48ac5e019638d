"""One model in full."""

from collections.abc import Sequence
from enum import StrEnum
from typing import Annotated, Any, Self

from pydantic import Field, JsonValue

from server.schemas.common import Schema
from server.schemas.leaderboard import ModelFacts
from store import models
from store.repositories.leaderboard import COUNTED


class Checkpoint(Schema):
    """The safetensors file of a model."""

    sha256: str
    bytes: int


class MutationRecord(Schema):
    """Record of a mutation: with the parent, enough to repeat it."""

    name: str
    site: str
    parameters: dict[str, JsonValue]
    exact: bool
    certificate: Annotated[
        dict[str, JsonValue] | None, Field(description="The measured proof that the function was kept.")
    ]

    @classmethod
    def of(cls, record: dict[str, Any]) -> Self:
        """From a row. What an older or foreign record lacks is blank, and claims nothing."""
        blank = {"name": "unknown", "site": "", "parameters": {}, "exact": False, "certificate": None}
        return cls.model_validate(blank | record)


class ScoreState(StrEnum):
    """Whether the test split was scored."""

    NOT_SCORED = "not_scored"
    SCORED = "scored"


class TestScore(Schema):
    """The score on the test split. It is computed only when asked for, and never selects."""

    __test__ = False  # not a test, whatever pytest thinks of the name

    state: ScoreState
    accuracy: float | None


class Normalisation(Schema):
    """Subtract `mean`, divide by `std`: a number for each channel or feature of raw inputs."""

    mean: list[float]
    std: list[float]


class Metrics(StrEnum):
    """Source of a model's metrics."""

    MEASURED = "measured"
    INHERITED = "inherited"
    NOT_MEASURED = "not_measured"


class Model(ModelFacts):
    """One model: its place, its network, and how it came to be."""

    rank: Annotated[
        int | None,
        Field(
            description=f"Among all models by val_accuracy, counted up to {COUNTED:,}; null beyond that, and for one "
            "that was not measured."
        ),
    ]
    metrics: Annotated[
        Metrics,
        Field(
            description="`measured` by its trial; `inherited`: grown by hand, it computes what its parent does, and "
            "has its parent's val_accuracy and val_loss; `not_measured`: uploaded, or grown by hand from an upload."
        ),
    ]
    mutations: Annotated[list[MutationRecord], Field(description="In full, in order; none for a seed network.")]
    architecture: Annotated[dict[str, JsonValue], Field(description="The graph, without weights.")]
    architecture_digest: str
    checkpoint: Checkpoint
    recipe: Annotated[dict[str, JsonValue], Field(description="How it was trained; empty where no trial made it.")]
    normalisation: Annotated[
        Normalisation | None,
        Field(
            description="What training subtracted from raw inputs and divided them by, per channel or feature; null "
            "for a model that no trial trained, unless it was uploaded with its own or its data set was deleted, and "
            "for very many features."
        ),
    ] = None
    class_names: Annotated[
        list[str] | None, Field(description="In the order of the logits; null where they have no names.")
    ] = None
    owner: Annotated[
        str | None,
        Field(description="The name of the API key that uploaded it, kept it by hand or posted its job; null without."),
    ] = None
    test_score: TestScore
    seconds: Annotated[float, Field(description="Training seconds.")]

    @classmethod
    def of(
        cls,
        row: models.Model,
        rank: int | None,
        class_names: Sequence[str] | None = None,
        owner: str | None = None,
    ) -> Self:
        """From the model's row, its rank, what its data set calls the classes, and whose it is."""
        scored = ScoreState.NOT_SCORED if row.test_accuracy is None else ScoreState.SCORED
        return cls(
            rank=rank,
            model_id=row.id,
            job_id=row.job_id,
            trial_id=row.trial_id,
            parent_id=row.parent_id,
            generation=row.generation,
            dataset=row.dataset,
            metrics=_metrics(row),
            val_accuracy=row.val_accuracy,
            val_loss=row.val_loss,
            parameters=row.parameters,
            flops=row.flops,
            created_at=row.created_at,
            mutations=[MutationRecord.of(mutation) for mutation in row.mutations],
            architecture=row.architecture,
            architecture_digest=row.architecture_digest,
            checkpoint=Checkpoint(sha256=row.checkpoint_sha256, bytes=row.checkpoint_bytes),
            recipe=row.recipe,
            normalisation=None if row.normalisation is None else Normalisation.model_validate(row.normalisation),
            class_names=None if class_names is None else list(class_names),
            owner=owner,
            test_score=TestScore(state=scored, accuracy=row.test_accuracy),
            seconds=row.seconds,
        )


def _metrics(row: models.Model) -> Metrics:
    if row.val_accuracy is None:
        return Metrics.NOT_MEASURED
    return Metrics.INHERITED if row.trial_id is None else Metrics.MEASURED


class Epoch(Schema):
    """One epoch of a model's training."""

    epoch: Annotated[int, Field(description="From 1.")]
    train_loss: float
    train_accuracy: float
    val_loss: float
    val_accuracy: float
    learning_rate: float
    seconds: float
