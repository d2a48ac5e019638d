"""Predictions for samples."""

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from server.schemas.common import Schema


class Normalised(StrEnum):
    """Normalisation of the inputs."""

    AS_IN_TRAINING = "as_in_training"
    NOT_AT_ALL = "not_at_all"


class Prediction(Schema):
    """Of one sample."""

    label: Annotated[int, Field(description="The most probable class, from 0.")]
    name: Annotated[str | None, Field(description="Its name, where the data set has names.")]
    probability: Annotated[float, Field(description="Of that class.")]
    probabilities: Annotated[
        list[float],
        Field(
            description="Of each class, in the order of the labels. Their sum is 1, but of a multi-label data set each "
            "stands by itself."
        ),
    ]
    labels: Annotated[
        list[int] | None,
        Field(
            description="The labels that the sample has, those of a probability over one half; null: it has one class."
        ),
    ] = None


class Predictions(Schema):
    """Of all samples, in their order."""

    model_id: str
    dataset: Annotated[str | None, Field(description="Whose inputs and classes these are; null: nobody has said.")]
    normalised: Annotated[
        Normalised,
        Field(
            description="`as_in_training`: by the mean and standard deviation of the data set's training split. "
            "`not_at_all`: the model names no data set, so the network saw the inputs as they were sent."
        ),
    ]
    predictions: list[Prediction]
