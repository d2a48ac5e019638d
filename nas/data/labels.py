"""The rule for labels: whole numbers from 0 to the number of classes less one."""

import numpy as np
from numpy.typing import NDArray

from nas.errors import DatasetError

RENUMBER = "numpy.unique(y, return_inverse=True)[1]"
"""Makes labels of any numbers."""


def check_labels(labels: NDArray[np.integer], classes: int, where: str) -> NDArray[np.int64]:
    """The labels as int64. Raises `DatasetError` naming the first label that is out of range and `where` it stands."""
    wrong = np.flatnonzero((labels < 0) | (labels >= classes))
    if len(wrong):
        first = int(wrong[0])
        raise DatasetError(
            f"{where}: sample {first} has the label {labels[first]}, but labels must be 0 to {classes - 1}; "
            f"{len(wrong)} of {len(labels)} are out of range"
        )
    return labels.astype(np.int64)


def count_classes(labels: NDArray[np.integer], limit: int, where: str) -> int:
    """Count the classes. Raises `DatasetError` for one class, more than `limit`, and unused numbers."""
    lowest, highest = int(labels.min()), int(labels.max())
    if lowest < 0 or highest >= limit:
        raise DatasetError(
            f"{where}: labels run from {lowest} to {highest}, but must be 0 to at most {limit - 1}: leave out samples "
            f"without a label; {RENUMBER} numbers the others"
        )
    if lowest == highest:
        raise DatasetError(f"{where}: every sample has the label {lowest}; at least two classes are needed")
    counts = np.bincount(labels.astype(np.int64))
    unused = np.flatnonzero(counts == 0)
    if len(unused):
        raise DatasetError(
            f"{where}: labels must be numbered from 0 without gaps: the highest is {highest}, "
            f"but no sample has the label {int(unused[0])}: {RENUMBER} numbers them so"
        )
    return highest + 1
