"""What is learned of a data set's samples, and what its labels look like then."""

from enum import StrEnum

import numpy as np
from numpy.typing import NDArray


class Task(StrEnum):
    """What a network is to say of a sample."""

    CLASSIFICATION = "classification"
    """Which one of the classes it is of: labels are (samples,), numbers from 0."""
    MULTI_LABEL = "multi_label"
    """Which of the labels it has, none or several: labels are (samples, labels), 0 or 1."""

    @property
    def score(self) -> str:
        """What stands in the place of accuracy, for people: higher is better, 1 is perfect."""
        return "accuracy" if self is Task.CLASSIFICATION else "F1"


def strata(labels: NDArray[np.generic]) -> NDArray[np.int64]:
    """Numbers (samples,) in whose proportions samples are divided: classes, or the rarest label that a sample has."""
    if labels.ndim == 1:
        return labels.astype(np.int64)
    has = labels != 0
    counts = np.where(has, has.sum(axis=0), len(labels) + 1)
    rarest: NDArray[np.int64] = counts.argmin(axis=1).astype(np.int64)
    rarest[~has.any(axis=1)] = labels.shape[1]
    return rarest
