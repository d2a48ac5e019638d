"""A row of the leaderboard, as every list of models shows it."""

from typing import Annotated

from pydantic import Field

from server.schemas.common import Schema, Time


class Ranked(Schema):
    """A place in an order."""

    rank: Annotated[int, Field(description="From 1, in the order asked for; ties: fewer parameters first, then older.")]


class ModelFacts(Schema):
    """Facts about every model."""

    model_id: str
    job_id: Annotated[str | None, Field(description="Null for an upload, and for what was grown from one by hand.")]
    trial_id: Annotated[
        str | None, Field(description="Null where no trial made it: it was grown by hand, or uploaded.")
    ]
    parent_id: Annotated[str | None, Field(description="The model it was grown from; null for a seed network.")]
    generation: Annotated[int, Field(description="0 for a seed network, else its parent's plus one.")]
    dataset: Annotated[str | None, Field(description="Null for an upload that names none.")]
    val_accuracy: Annotated[
        float | None, Field(description="A fraction, on the validation split; null if it was not measured.")
    ]
    val_loss: float | None
    parameters: int
    flops: Annotated[int, Field(description="Floating point operations of one forward pass of one sample.")]
    created_at: Time


class ModelSummary(ModelFacts):
    """A model that was measured, in short."""

    dataset: str
    val_accuracy: Annotated[
        float, Field(description="A fraction, on the validation split; F1 where its task is multi_label.")
    ]
    val_loss: float
    mutations: Annotated[list[str], Field(description="Names of the mutations that made it of its parent, in order.")]


class LeaderboardItem(ModelSummary, Ranked):
    """A model and its rank."""


class LeaderboardChange(Schema):
    """A message of `GET /leaderboard/stream` after its snapshot."""

    items: Annotated[list[LeaderboardItem], Field(description="Rows that are new, or whose rank changed.")]
    removed: Annotated[list[str], Field(description="Ids of the models that are no longer among the rows.")]
