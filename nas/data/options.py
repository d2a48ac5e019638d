"""Choices that a reader of foreign data needs from its owner, where the file itself leaves them open."""

from dataclasses import dataclass
from enum import StrEnum

from nas.data.task import Task
from nas.errors import DatasetError

MAX_SIDE = 4096


class UnfitOption(DatasetError):
    """An option that has nothing to do with data of this form."""

    def __init__(self, where: str, option: str, reason: str) -> None:
        self.option, self.reason = option, reason
        super().__init__(f"{where}: {option} {reason}")


class Layout(StrEnum):
    """The order of an array's axes after the first, the samples."""

    NCHW = "NCHW"
    """Pictures, channels first, as torch keeps them."""
    NHWC = "NHWC"
    """Pictures, channels last, as numpy, PIL and Keras keep them."""
    NHW = "NHW"
    """Grey pictures: height, width."""
    NCT = "NCT"
    """Signals, channels first: channels, positions."""
    NTC = "NTC"
    """Signals, channels last: positions, channels."""


@dataclass(frozen=True)
class Options:
    """The user's options for reading data; None is settled by the data, or asked for."""

    size: tuple[int, int] | None = None
    """(width, height) in pixels that all images become."""
    layout: Layout | None = None
    label_column: str | None = None
    """The column of a table that holds the labels: its name, or its number from 1."""
    skip_unreadable: bool = False
    """Whether images that cannot be read are left out, and counted."""
    task: Task | None = None
    """The task, where one-hot rows could be classes, or labels that happen not to meet."""
