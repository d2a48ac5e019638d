"""CIFAR-10: 51,000 colour images of 32x32, from one `.npz` (LZMA-compressed, seven seconds to unpack).

The file holds the official 50,000 training images in their order and the first 1,000 of the official test batch. What
was unpacked is kept beside it where the folder can be written to.
"""

import contextlib
import os
import tempfile
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from nas.data.archive import open_archive, where
from nas.data.assemble import assemble
from nas.data.dataset import Dataset, DatasetInfo
from nas.data.labels import check_labels
from nas.data.source import Source
from nas.data.splits import hold_out
from nas.errors import DatasetError

_TRAIN, _VALIDATION, _TEST = 45_000, 5_000, 1_000
_SPLIT_SEED = 0
_FILE = "cifar10/cifar10.npz"
_SHAPES = {
    "x_train": (_TRAIN + _VALIDATION, 32, 32, 3),
    "y_train": (_TRAIN + _VALIDATION,),
    "x_test1k": (_TEST, 32, 32, 3),
    "y_test1k": (_TEST,),
}


def read(directory: Path) -> Dataset:
    """45,000 of the training images to train and 5,000 to validate, stratified; 1,000 test images to test."""
    path = directory / _FILE
    arrays = _read_arrays(path)
    labels = check_labels(arrays["y_train"], 10, f"{path}: y_train")
    test_labels = check_labels(arrays["y_test1k"], 10, f"{path}: y_test1k")
    images = arrays["x_train"].transpose(0, 3, 1, 2)
    test_images = arrays["x_test1k"].transpose(0, 3, 1, 2)
    train, validation = hold_out(labels, _VALIDATION, _SPLIT_SEED)
    return assemble(
        "cifar10",
        10,
        (images[train], labels[train]),
        (images[validation], labels[validation]),
        (test_images, test_labels),
    )


def _read_arrays(path: Path) -> dict[str, NDArray[np.uint8]]:
    """The unpacked copy if it is there and whole, else the file itself, unpacked for the next time."""
    stat = path.stat()
    # Named after what it was made from: another file under the same name finds no copy.
    copy = path.with_name(f"cifar10-unpacked-{stat.st_size}-{stat.st_mtime_ns}.npz")
    if copy.is_file():
        with contextlib.suppress(DatasetError):
            return _read_checked(copy)
    arrays = _read_checked(path)
    # A folder without any write bit is meant to stay as it is, also where root could write to it.
    if path.parent.stat().st_mode & 0o222:
        with contextlib.suppress(OSError):
            _write_whole(copy, arrays)
    return arrays


def _read_checked(path: Path) -> dict[str, NDArray[np.uint8]]:
    with open_archive(path) as archive:
        for name, shape in _SHAPES.items():
            if name not in archive.names:
                raise DatasetError(f"{where(path)}: the array {name} is missing")
            header = archive.header(name)
            if header.shape != shape or header.dtype.kind not in "ui":
                raise DatasetError(f"{where(path)}: {name} is {header.dtype} of shape {header.shape}, not of {shape}")
        return {name: archive.read(name).astype(np.uint8) for name in _SHAPES}


def _write_whole(path: Path, arrays: dict[str, NDArray[np.uint8]]) -> None:
    """Write a file that is there in full or not at all, whoever else writes it at the same time."""
    handle, temporary = tempfile.mkstemp(prefix=".cifar10-", suffix=".tmp", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            np.savez(file, allow_pickle=False, **arrays)
        os.replace(temporary, path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise


SOURCE = Source(
    info=DatasetInfo(
        name="cifar10", input_shape=(3, 32, 32), classes=10, train=_TRAIN, validation=_VALIDATION, test=_TEST
    ),
    files=(_FILE,),
    read=read,
)
