"""One model in full."""

from enum import StrEnum
from typing import Annotated

from pydantic import Field, JsonValue

from server.schemas.common import Schema
from server.schemas.leaderboard import ModelFacts, Ranked


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
    certificate: Annotated[dict[str, JsonValue] | None, Field(description="The measured proof that the function was kept.")]


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


class Epoch(Schema):
    """One epoch of a model's training."""

    epoch: Annotated[int, Field(description="From 1.")]
    train_loss: float
    train_accuracy: float
    val_loss: float
    val_accuracy: float
    learning_rate: float
    seconds: float
