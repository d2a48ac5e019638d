"""Data sets that users upload: one `.npz` with the arrays `x` and `y`, and optionally `x_test` and `y_test`.

`x` is (samples, features), (samples, height, width) or (samples, height, width, channels), of whole or floating-point
numbers; `y` has a label for each sample, whole numbers from 0 without gaps. Without a test part a tenth of the samples
is held out to test; a tenth is always held out to validate. Both are stratified, and the same in every run.
"""

from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from nas.data.archive import MAX_BYTES, Archive, open_archive, where
from nas.data.assemble import Pixels, assemble
from nas.data.dataset import Dataset, DatasetInfo
from nas.data.labels import check_labels, count_classes
from nas.data.splits import Indices, hold_out
from nas.errors import DatasetError

MIN_SAMPLES = 10
MAX_SAMPLES = 2**27
MAX_CLASSES = 10_000
MAX_DIMENSION = 2**16
_SPLIT_SEED = 0
_HELD_OUT = 10
_REQUIRED, _OPTIONAL = {"x", "y"}, {"x_test", "y_test"}


def inspect(path: Path | str, name: str | None = None, *, max_bytes: int = MAX_BYTES) -> DatasetInfo:
    """Check everything that `load` would, without holding the images in memory. Raises `DatasetError`."""
    path = Path(path)
    with open_archive(path, max_bytes) as archive:
        shape, classes, labels, test_labels = _describe(archive)
        for array in sorted({"x", "x_test"}.intersection(archive.names)):
            for chunk in archive.chunks(array):
                _check_finite(chunk, archive, array)
    train, validation, test = _split(labels, test_labels)
    return DatasetInfo(
        name=name or path.stem,
        input_shape=shape,
        classes=classes,
        train=len(train),
        validation=len(validation),
        test=len(test),
    )


def load(path: Path | str, name: str | None = None, *, max_bytes: int = MAX_BYTES) -> Dataset:
    """Read an uploaded data set. Raises `DatasetError` naming the file and what is wrong with it."""
    path = Path(path)
    with open_archive(path, max_bytes) as archive:
        _, classes, labels, test_labels = _describe(archive)
        images = _images(archive, "x")
        test_images = images if test_labels is None else _images(archive, "x_test")
    train, validation, test = _split(labels, test_labels)
    return assemble(
        name or path.stem,
        classes,
        (images[train], labels[train]),
        (images[validation], labels[validation]),
        (test_images[test], (labels if test_labels is None else test_labels)[test]),
    )


def _describe(archive: Archive) -> tuple[tuple[int, ...], int, Indices, Indices | None]:
    """(input shape, classes, labels, test labels), from the headers and the labels alone."""
    names, file = set(archive.names), where(archive.path)
    if missing := sorted(_REQUIRED - names):
        raise DatasetError(f"{file}: the array {missing[0]} is missing; it holds {', '.join(archive.names) or 'none'}")
    if unknown := sorted(names - _REQUIRED - _OPTIONAL):
        raise DatasetError(f"{file}: unknown array {unknown[0]}; known are x, y, x_test and y_test")
    if len(names & _OPTIONAL) == 1:
        raise DatasetError(f"{file}: x_test and y_test go together; it holds only {(names & _OPTIONAL).pop()}")
    shape, samples = _input_shape(archive, "x")
    if not MIN_SAMPLES <= samples <= MAX_SAMPLES:
        raise DatasetError(f"{file}: x has {samples} samples; {MIN_SAMPLES} to {MAX_SAMPLES} are allowed")
    labels = _labels(archive, "y", samples)
    classes = count_classes(labels, MAX_CLASSES, f"{file}: y")
    if "x_test" not in names:
        return shape, classes, labels, None
    test_shape, test_samples = _input_shape(archive, "x_test")
    if test_shape != shape:
        raise DatasetError(f"{file}: x_test has samples of shape {test_shape}, but x of shape {shape}")
    if not 1 <= test_samples <= MAX_SAMPLES:
        raise DatasetError(f"{file}: x_test has {test_samples} samples; 1 to {MAX_SAMPLES} are allowed")
    test_labels = _labels(archive, "y_test", test_samples)
    return shape, classes, labels, check_labels(test_labels, classes, f"{file}: y_test")


def _input_shape(archive: Archive, name: str) -> tuple[tuple[int, ...], int]:
    """((channels, height, width) or (features,), samples), from the array's header."""
    stored = archive.header(name).shape
    match stored:
        case (samples, features):
            shape: tuple[int, ...] = (features,)
        case (samples, height, width):
            shape = (1, height, width)
        case (_, 1 | 3 | 4, height, width) if width > 4:
            raise DatasetError(
                f"{where(archive.path)}: {name} of shape {stored} looks like (samples, channels, height, width); "
                "channels must come last"
            )
        case (samples, height, width, channels):
            shape = (channels, height, width)
        case _:
            raise DatasetError(
                f"{where(archive.path)}: {name} is of shape {stored}, but must be (samples, features), "
                "(samples, height, width) or (samples, height, width, channels)"
            )
    if not all(1 <= size <= MAX_DIMENSION for size in shape):
        raise DatasetError(
            f"{where(archive.path)}: {name} is of shape {stored}; each size must be 1 to {MAX_DIMENSION}"
        )
    return shape, samples


def _labels(archive: Archive, name: str, samples: int) -> Indices:
    """Labels as int64 of shape (samples,); a column (samples, 1) is taken too."""
    header = archive.header(name)
    if header.shape not in ((samples,), (samples, 1)):
        raise DatasetError(f"{where(archive.path)}: {name} is of shape {header.shape}, but must be ({samples},)")
    if header.dtype.kind not in "ui":
        raise DatasetError(f"{where(archive.path)}: {name} is of type {header.dtype}, but must hold whole numbers")
    labels = archive.read(name).reshape(samples)
    if header.dtype.kind == "u" and samples and labels.max() > np.iinfo(np.int64).max:
        raise DatasetError(f"{where(archive.path)}: {name} has the label {labels.max()}; at most {MAX_CLASSES - 1}")
    return labels.astype(np.int64)


def _images(archive: Archive, name: str) -> Pixels:
    """Samples as (samples, channels, height, width) or (samples, features): uint8 as it is, all else as float32."""
    stored = archive.read(name)
    if stored.dtype != np.uint8:
        _check_finite(stored, archive, name)
        stored = stored.astype(np.float32)
    if stored.ndim == 3:
        stored = stored[:, np.newaxis]
    elif stored.ndim == 4:
        stored = stored.transpose(0, 3, 1, 2)
    return np.ascontiguousarray(stored)


def _check_finite(values: NDArray[np.generic], archive: Archive, name: str) -> None:
    """Refuse NaN, infinity, and what becomes infinite in float32."""
    if values.dtype.kind != "f":
        return
    with np.errstate(over="ignore"):
        wrong = int(np.count_nonzero(~np.isfinite(values.astype(np.float32))))
    if wrong:
        raise DatasetError(
            f"{where(archive.path)}: {name} has at least {wrong} values that are not finite as float32 (NaN, infinity)"
        )


def _split(labels: Indices, test_labels: Indices | None) -> tuple[Indices, Indices, Indices]:
    """Indices to train, validate and test; the last are into the test part where there is one."""
    tenth = len(labels) // _HELD_OUT
    if test_labels is None:
        rest, test = hold_out(labels, tenth, _SPLIT_SEED)
    else:
        rest, test = np.arange(len(labels), dtype=np.int64), np.arange(len(test_labels), dtype=np.int64)
    train, validation = hold_out(labels[rest], tenth, _SPLIT_SEED)
    return rest[train], rest[validation], test
