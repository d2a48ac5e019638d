"""Description of a data set's `.npz`, from its headers and its labels alone."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from nas.data.archive import NUMBERS_OR_TEXT, Archive, where
from nas.data.labels import check_labels, count_classes
from nas.data.splits import Indices, hold_out
from nas.data.task import Task, strata
from nas.errors import DatasetError

MIN_SAMPLES = 10
MAX_SAMPLES = 2**27
MAX_CLASSES = 10_000
MAX_DIMENSION = 2**16
_SPLIT_SEED = 0
_HELD_OUT = 10
PARTS = {"train": ("x", "y"), "validation": ("x_val", "y_val"), "test": ("x_test", "y_test")}
NAMES = "class_names"
KNOWN = (*(name for pair in PARTS.values() for name in pair), NAMES)


@dataclass(frozen=True)
class Description:
    """Facts from the headers and the labels."""

    shape: tuple[int, ...]
    classes: int
    labels: Mapping[str, Indices]
    """By part, of those that are there: (samples,), or of multi-label data (samples, labels) of 0 and 1."""
    names: tuple[str, ...] | None

    @property
    def task(self) -> Task:
        """The task."""
        return Task.CLASSIFICATION if self.labels["train"].ndim == 1 else Task.MULTI_LABEL

    def splits(self) -> dict[str, tuple[str, Indices]]:
        """By split, the part that it comes from and the samples of that."""
        whole = {part: np.arange(len(labels), dtype=np.int64) for part, labels in self.labels.items()}
        rest = whole.pop("train")
        found = {part: (part, indices) for part, indices in whole.items()}
        labels, tenth = self.labels["train"], len(rest) // _HELD_OUT
        for part in ("test", "validation"):
            if part not in found:
                kept, held_out = hold_out(strata(labels[rest]), tenth, _SPLIT_SEED)
                found[part] = ("train", rest[held_out])
                rest = rest[kept]
        return found | {"train": ("train", rest)}


def describe(archive: Archive) -> Description:
    """Raises `DatasetError` for arrays that are missing, or not what they should be."""
    names, file = set(archive.names), where(archive.path)
    if missing := sorted({"x", "y"} - names):
        raise DatasetError(f"{file}: the array {missing[0]} is missing; it holds {', '.join(archive.names) or 'none'}")
    if unknown := sorted(names - set(KNOWN)):
        raise DatasetError(f"{file}: unknown array {unknown[0]}; known are {', '.join(KNOWN)}")
    shape, _ = _input_shape(archive, "x")
    classes, labels = 0, {}
    for part, (images, marks) in PARTS.items():
        if not names & {images, marks}:
            continue
        if len(names & {images, marks}) == 1:
            only = (names & {images, marks}).pop()
            raise DatasetError(f"{file}: {images} and {marks} go together; it holds only {only}")
        given, samples = _input_shape(archive, images)
        if given != shape:
            raise DatasetError(f"{file}: {images} has samples of shape {given}, but x of shape {shape}")
        least = MIN_SAMPLES if part == "train" else 1
        if not least <= samples <= MAX_SAMPLES:
            raise DatasetError(f"{file}: {images} has {samples} samples; {least} to {MAX_SAMPLES} are allowed")
        labels[part] = _labels(archive, marks, samples)
        if labels[part].ndim == 2:
            classes = _count_labels(labels, part, f"{file}: {marks}")
        elif part == "train":
            classes = count_classes(labels[part], MAX_CLASSES, f"{file}: y")
        else:
            if labels["train"].ndim == 2:
                raise DatasetError(f"{file}: {marks} has one label a sample, but those to train have several")
            labels[part] = check_labels(labels[part], classes, f"{file}: {marks}")
    return Description(shape, classes, labels, _class_names(archive, classes) if NAMES in names else None)


def _input_shape(archive: Archive, name: str) -> tuple[tuple[int, ...], int]:
    """((channels, height, width) or (features,), samples), from the array's header."""
    stored = archive.header(name).shape
    match stored:
        case (samples, features):
            shape: tuple[int, ...] = (features,)
        case (samples, height, width):
            shape = (1, height, width)
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
    """Labels as int64 of shape (samples,); a column (samples, 1) is taken too, and (samples, labels) of 0 and 1."""
    header = archive.header(name)
    if len(header.shape) == 2 and header.shape[0] == samples and 2 <= header.shape[1] <= MAX_CLASSES:
        rows = archive.read(name)
        if not ((rows == 0) | (rows == 1)).all():
            raise DatasetError(
                f"{where(archive.path)}: {name} is of shape {header.shape}, but holds more than 0 and 1, for labels "
                "that a sample has or has not"
            )
        return rows.astype(np.int64)
    if header.shape not in ((samples,), (samples, 1)):
        raise DatasetError(f"{where(archive.path)}: {name} is of shape {header.shape}, but must be ({samples},)")
    if header.dtype.kind not in "ui":
        raise DatasetError(f"{where(archive.path)}: {name} is of type {header.dtype}, but must hold whole numbers")
    labels = archive.read(name).reshape(samples)
    if header.dtype.kind == "u" and samples and labels.max() > np.iinfo(np.int64).max:
        raise DatasetError(f"{where(archive.path)}: {name} has the label {labels.max()}; at most {MAX_CLASSES - 1}")
    return labels.astype(np.int64)


def _count_labels(labels: Mapping[str, Indices], part: str, name: str) -> int:
    """Count the labels. Raises `DatasetError` unless all parts have as many, and each is used."""
    train = labels["train"]
    if labels[part].shape[1:] != train.shape[1:]:
        raise DatasetError(f"{name} is of shape {labels[part].shape}, but those to train of shape {train.shape}")
    if part == "train":
        for label in np.flatnonzero((train.sum(axis=0) == 0) | (train.sum(axis=0) == len(train)))[:1]:
            raise DatasetError(
                f"{name}: the label {int(label)} is the same for all samples, so that nothing is learned of it: leave "
                "its column out"
            )
    return int(train.shape[1])


def _class_names(archive: Archive, classes: int) -> tuple[str, ...]:
    stored = archive.read(NAMES, NUMBERS_OR_TEXT)
    names = tuple(each.decode("utf-8", "replace") if isinstance(each, bytes) else str(each) for each in stored.flat)
    if len(names) != classes or len(set(names)) != classes:
        raise DatasetError(
            f"{where(archive.path)}: {NAMES} has {len(set(names))} different names, but there are {classes} classes"
        )
    return names
