"""Handwritten digits, 1,797 images of 8x8, that ship inside scikit-learn (UCI optical recognition, test part)."""

import gzip
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from nas.data.assemble import assemble
from nas.data.dataset import Dataset, DatasetInfo
from nas.data.source import Form, Source
from nas.data.splits import hold_out

_TEST, _VALIDATION = 359, 359
_SPLIT_SEED = 0


def packaged_file() -> Path | None:
    """scikit-learn's file of digits, found without its import, which takes longer than an epoch."""
    spec = find_spec("sklearn")
    if spec is None or spec.origin is None:
        return None
    path = Path(spec.origin).parent / "datasets" / "data" / "digits.csv.gz"
    return path if path.is_file() else None


def read_file(path: Path) -> NDArray[np.uint8]:
    """The rows of the packaged file: 64 pixels of 0 to 16, then the label; shape (1797, 65)."""
    with gzip.open(path, "rt", encoding="ascii") as file:
        return np.loadtxt(file, delimiter=",", dtype=np.uint8)


def read_with_sklearn() -> NDArray[np.uint8]:
    """The same rows through scikit-learn's own reader, should the file have moved; shape (1797, 65)."""
    from sklearn.datasets import load_digits

    pixels, labels = load_digits(return_X_y=True)
    return np.column_stack([pixels, labels]).astype(np.uint8)


def read(_paths: Sequence[Path]) -> Dataset:
    """60 % to train, 20 % to validate, 20 % to test, stratified; needs no files."""
    path = packaged_file()
    rows = read_with_sklearn() if path is None else read_file(path)
    images, labels = rows[:, :64].reshape(-1, 1, 8, 8), rows[:, 64].astype(np.int64)
    rest, test = hold_out(labels, _TEST, _SPLIT_SEED)
    train, validation = hold_out(labels[rest], _VALIDATION, _SPLIT_SEED)
    train, validation = rest[train], rest[validation]
    return assemble(
        "digits",
        10,
        (images[train], labels[train]),
        (images[validation], labels[validation]),
        (images[test], labels[test]),
    )


DIGITS = Source(
    info=DatasetInfo(
        name="digits",
        input_shape=(1, 8, 8),
        classes=10,
        train=1797 - _TEST - _VALIDATION,
        validation=_VALIDATION,
        test=_TEST,
    ),
    forms=(Form(files=(), read=read),),
)
