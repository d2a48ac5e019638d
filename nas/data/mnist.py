"""MNIST: 70,000 handwritten digits of 28x28, from the four original IDX files."""

from pathlib import Path

import numpy as np

from nas.data.assemble import assemble
from nas.data.dataset import Dataset, DatasetInfo
from nas.data.idx import read_idx
from nas.data.labels import check_labels
from nas.data.source import Source
from nas.data.splits import hold_out

_TRAIN, _VALIDATION, _TEST = 50_000, 10_000, 10_000
_SPLIT_SEED = 0
_FILES = (
    "mnist/train-images-idx3-ubyte.gz",
    "mnist/train-labels-idx1-ubyte.gz",
    "mnist/t10k-images-idx3-ubyte.gz",
    "mnist/t10k-labels-idx1-ubyte.gz",
)


def read(directory: Path) -> Dataset:
    """50,000 of the training images to train and 10,000 to validate, stratified; the 10,000 test images to test."""
    paths = [directory / file for file in _FILES]
    images = read_idx(paths[0], (_TRAIN + _VALIDATION, 28, 28))[:, np.newaxis]
    labels = check_labels(read_idx(paths[1], (_TRAIN + _VALIDATION,)), 10, str(paths[1]))
    test_images = read_idx(paths[2], (_TEST, 28, 28))[:, np.newaxis]
    test_labels = check_labels(read_idx(paths[3], (_TEST,)), 10, str(paths[3]))
    train, validation = hold_out(labels, _VALIDATION, _SPLIT_SEED)
    return assemble(
        "mnist",
        10,
        (images[train], labels[train]),
        (images[validation], labels[validation]),
        (test_images, test_labels),
    )


SOURCE = Source(
    info=DatasetInfo(
        name="mnist", input_shape=(1, 28, 28), classes=10, train=_TRAIN, validation=_VALIDATION, test=_TEST
    ),
    files=_FILES,
    read=read,
)
