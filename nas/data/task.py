"""Tasks of data sets, and the form of their labels."""

from enum import StrEnum

import numpy as np
from numpy.typing import NDArray


class Task(StrEnum):
    """The prediction that a network makes for a sample."""

    CLASSIFICATION = "classification"
    """One class a sample: labels are (samples,), numbers from 0."""
    MULTI_LABEL = "multi_label"
    """Any number of labels a sample: labels are (samples, labels), 0 or 1."""

    @property
    def score(self) -> str:
        """The name of the metric in place of accuracy: higher is better, 1 is perfect."""
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
