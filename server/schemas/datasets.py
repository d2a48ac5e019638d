"""Data sets: built in, or uploaded."""

from enum import StrEnum
from typing import Annotated, Self

from pydantic import Field

from nas.data import DatasetInfo, Task
from server.schemas.common import Schema, Time
from store import models


class Source(StrEnum):
    """Source of a data set."""

    BUILT_IN = "built_in"
    UPLOADED = "uploaded"


class DatasetReport(Schema):
    """Report on an upload."""

    layout: Annotated[str, Field(description="Of one sample, in words.", examples=["28 high × 28 wide × 1 channel"])]
    values: Annotated[str, Field(description="The type of the stored numbers.", examples=["uint8"])]
    minimum: Annotated[float, Field(description="Of all values, as stored.")]
    maximum: float
    train_counts: Annotated[list[int], Field(description="Samples of each class, in the order of the labels.")]
    validation_counts: list[int]
    test_counts: list[int]
    skipped: Annotated[int, Field(description="Files that could not be read and were left out.")]
    notes: Annotated[list[str], Field(description="What was done to the data, or settled about them.")]
    warnings: Annotated[list[str], Field(description="What is probably a mistake.")]


class Dataset(Schema):
    """A data set that a job may name."""

    name: str
    source: Source
    input_shape: Annotated[list[int], Field(description="Of one sample: (channels, height, width) or (features,).")]
    classes: Annotated[int, Field(description="Of a multi-label data set: labels.")]
    task: Annotated[
        Task,
        Field(
            description="What is learned: one class a sample, or multi_label, none or several of the labels. Of the "
            "latter, whatever is called accuracy is F1, over all labels together, each found at one half."
        ),
    ] = Task.CLASSIFICATION
    train: Annotated[int, Field(description="Samples in the training split.")]
    validation: int
    test: int
    available: Annotated[bool, Field(description="Whether its files are there.")]
    reason: Annotated[str | None, Field(description="What is missing, where it is not available.")]
    class_names: Annotated[
        list[str] | None, Field(description="In the order of the labels, where the upload has them.")
    ] = None
    report: Annotated[
        DatasetReport | None, Field(description="What was understood of an upload; unknown for those of old versions.")
    ] = None
    sha256: Annotated[
        str | None, Field(description="Of the file that is kept: the upload, or the `.npz` of an image folder.")
    ] = None
    bytes: Annotated[int | None, Field(description="Size of that file.")] = None
    created_at: Annotated[Time | None, Field(description="When it was uploaded.")] = None
    owner: Annotated[str | None, Field(description="The name of the API key that uploaded it; null without one.")] = (
        None
    )

    @classmethod
    def built_in(cls, info: DatasetInfo) -> Self:
        """One that netgrow knows by name."""
        return cls(source=Source.BUILT_IN, **info.model_dump())

    @classmethod
    def uploaded(cls, row: models.Dataset, owner: str | None = None) -> Self:
        """One that a user sent."""
        info = DatasetInfo.model_validate(row.info)
        return cls(
            source=Source.UPLOADED,
            sha256=row.sha256,
            bytes=row.bytes,
            created_at=row.created_at,
            owner=owner,
            **info.model_dump(),
        )
