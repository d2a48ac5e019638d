"""A data set: three splits of labelled samples in memory."""

from dataclasses import dataclass

from pydantic import BaseModel, ConfigDict
from torch import Tensor

from nas.data.normalisation import Normalisation
from nas.data.report import Report
from nas.data.task import Task


@dataclass(frozen=True)
class Split:
    """Labelled samples of one purpose: training, validation or test.

    `images` are as read, uint8 or float32 (float64 where that would be too coarse), of shape (samples, channels,
    height, width) or (samples, features);
    `labels` are int64 of shape (samples,), or of a multi-label data set float32 of shape (samples, labels), 0 or 1.
    `normalisation` is the training split's, whatever this split is for.
    """

    images: Tensor
    labels: Tensor
    normalisation: Normalisation

    def __len__(self) -> int:
        return len(self.labels)


@dataclass(frozen=True)
class Dataset:
    """A data set in memory; its tensors are never written to.

    `input_shape` is (channels, height, width) or (features,), without the batch. `mean` and `std` are per channel or
    per feature, in the units of the stored images, and come from the training split alone. `watched` is the part of the
    validation split that each epoch is measured on, where that is not all of it; a trained network is scored on all.
    """

    name: str
    input_shape: tuple[int, ...]
    classes: int
    train: Split
    validation: Split
    test: Split
    watched: Split | None = None
    report: Report | None = None
    """The report on a user's own data."""

    @property
    def task(self) -> Task:
        """The task, as the labels define it; `classes` is the number of labels for several a sample."""
        return Task.CLASSIFICATION if self.train.labels.dim() == 1 else Task.MULTI_LABEL

    @property
    def mean(self) -> Tensor:
        """The mean to subtract from each channel or feature."""
        return self.train.normalisation.mean

    @property
    def std(self) -> Tensor:
        """The deviation to divide each channel or feature by."""
        return self.train.normalisation.std


class DatasetInfo(BaseModel):
    """Facts about a data set without its pixels; `reason` says why it is not available."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: str
    input_shape: tuple[int, ...]
    classes: int
    """Of a multi-label data set: labels."""
    task: Task = Task.CLASSIFICATION
    train: int
    validation: int
    test: int
    available: bool = True
    reason: str | None = None
    class_names: tuple[str, ...] | None = None
    """In the order of the labels, where they are known."""
    report: Report | None = None
    """The report on an upload; None for known data sets, and for uploads to earlier versions."""
