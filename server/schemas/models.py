"""One model in full."""

from enum import StrEnum
from typing import Annotated, Self

from pydantic import Field, JsonValue

from server.schemas.common import Schema
from server.schemas.leaderboard import ModelFacts, Ranked
from store import models, repositories


class Checkpoint(Schema):
    """The safetensors file of a model."""

    sha256: str
    bytes: int


class MutationRecord(Schema):
    """What was done to the parent: enough, with the parent, to do it again."""

    name: str
    site: str
    parameters: dict[str, JsonValue]
    exact: bool
    certificate: Annotated[
        dict[str, JsonValue] | None, Field(description="The measured proof that the function was kept.")
    ]


class ScoreState(StrEnum):
    """Whether the test split was scored."""

    NOT_SCORED = "not_scored"
    SCORED = "scored"


class TestScore(Schema):
    """The score on the test split. It is computed only when asked for, and never selects."""

    __test__ = False  # not a test, whatever pytest thinks of the name

    state: ScoreState
    accuracy: float | None


class Model(ModelFacts, Ranked):
    """One model: its place, its network, and how it came to be."""

    mutations: Annotated[list[MutationRecord], Field(description="In full, in order; none for a seed network.")]
    architecture: Annotated[dict[str, JsonValue], Field(description="The graph, without weights.")]
    architecture_digest: str
    checkpoint: Checkpoint
    recipe: Annotated[dict[str, JsonValue], Field(description="How it was trained.")]
    test_score: TestScore
    seconds: Annotated[float, Field(description="Training seconds.")]

    @classmethod
    def of(cls, row: models.Model, line: repositories.LeaderboardItem) -> Self:
        """From the model's row and its line on the leaderboard."""
        facts = ModelFacts.model_validate(line)
        scored = ScoreState.NOT_SCORED if row.test_accuracy is None else ScoreState.SCORED
        return cls(
            **facts.model_dump(),
            rank=line.rank,
            mutations=[MutationRecord.model_validate(mutation) for mutation in row.mutations],
            architecture=row.architecture,
            architecture_digest=row.architecture_digest,
            checkpoint=Checkpoint(sha256=row.checkpoint_sha256, bytes=row.checkpoint_bytes),
            recipe=row.recipe,
            test_score=TestScore(state=scored, accuracy=row.test_accuracy),
            seconds=row.seconds,
        )


class Epoch(Schema):
    """One epoch of a model's training."""

    epoch: Annotated[int, Field(description="From 1.")]
    train_loss: float
    train_accuracy: float
    val_loss: float
    val_accuracy: float
    learning_rate: float
    seconds: float
