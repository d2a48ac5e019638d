"""Data sets that come with an official training and test part: part of the training images validate."""

from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from nas.data.assemble import assemble
from nas.data.dataset import Dataset, DatasetInfo
from nas.data.labels import check_labels
from nas.data.splits import hold_out
from nas.errors import DatasetError

Bytes = NDArray[np.uint8]
SPLIT_SEED = 0


def from_official(
    info: DatasetInfo, train: tuple[Bytes, Bytes], test: tuple[Bytes, Bytes], files: tuple[Path, Path]
) -> Dataset:
    """Official parts, images (samples, channels, height, width) and labels (samples,) -> the data set.

    `info.validation` of the training samples are held out, stratified and the same each time. `files` are where the
    labels stand, for errors. Raises `DatasetError` for labels that are out of range, and classes without a sample.
    """
    labels = _labels(train[1], info.classes, files[0])
    test_labels = _labels(test[1], info.classes, files[1])
    kept, validation = hold_out(labels, info.validation, SPLIT_SEED)
    return assemble(
        info.name,
        info.classes,
        (train[0][kept], labels[kept]),
        (train[0][validation], labels[validation]),
        (test[0], test_labels),
    )


def _labels(labels: Bytes, classes: int, file: Path) -> NDArray[np.int64]:
    checked = check_labels(labels, classes, str(file))
    absent = np.flatnonzero(np.bincount(checked, minlength=classes) == 0)
    if len(absent):
        raise DatasetError(
            f"{file}: no sample has the label {int(absent[0])}; {len(absent)} of {classes} classes have none"
        )
    return checked
