"""Data sets as they are kept: one `.npz` with the arrays `x` and `y`, and optionally parts to validate and to test.

`x` is (samples, features), (samples, height, width) or (samples, height, width, channels), of whole or floating-point
numbers; `y` has a label for each sample, whole numbers from 0 without gaps. `x_val`, `y_val`, `x_test`, `y_test` are
the same; `class_names` has a name for each class. Where a part is missing, a tenth of the samples is held out for it:
stratified, and the same in every run. Arrays of other names and axes become these in `nas.data.arrays`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from nas.data.archive import MAX_BYTES, NUMBERS_OR_TEXT, Archive, open_archive, where
from nas.data.assemble import Pixels, assemble
from nas.data.dataset import Dataset, DatasetInfo
from nas.data.labels import check_labels, count_classes
from nas.data.precision import number_type
from nas.data.report import Findings
from nas.data.rows import rows
from nas.data.splits import Indices, hold_out
from nas.data.survey import Survey
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
    """What the headers and the labels say."""

    shape: tuple[int, ...]
    classes: int
    labels: Mapping[str, Indices]
    """By part, of those that are there."""
    names: tuple[str, ...] | None

    def splits(self) -> dict[str, tuple[str, Indices]]:
        """By split, the part that it comes from and the samples of that."""
        whole = {part: np.arange(len(labels), dtype=np.int64) for part, labels in self.labels.items()}
        rest = whole.pop("train")
        found = {part: (part, indices) for part, indices in whole.items()}
        labels, tenth = self.labels["train"], len(rest) // _HELD_OUT
        for part in ("test", "validation"):
            if part not in found:
                kept, held_out = hold_out(labels[rest], tenth, _SPLIT_SEED)
                found[part] = ("train", rest[held_out])
                rest = rest[kept]
        return found | {"train": ("train", rest)}


def inspect(
    path: Path | str, name: str | None = None, *, max_bytes: int = MAX_BYTES, findings: Findings | None = None
) -> DatasetInfo:
    """Check everything that `load` would, without holding the images in memory. Raises `DatasetError`.

    `findings` are what a reader that made the file has to add to the report.
    """
    path, findings = Path(path), findings or Findings()
    with open_archive(path, max_bytes) as archive:
        found = _describe(archive)
        survey = Survey()
        for part in found.labels:
            for _, block in rows(archive, PARTS[part][0]):
                _check_finite(block, archive, PARTS[part][0])
                survey.add(part, block)
    names = findings.class_names or found.names
    splits = found.splits()
    return DatasetInfo(
        name=name or path.stem,
        input_shape=found.shape,
        classes=found.classes,
        train=len(splits["train"][1]),
        validation=len(splits["validation"][1]),
        test=len(splits["test"][1]),
        class_names=names,
        report=survey.report(found.shape, found.classes, found.labels, splits, names, findings),
    )


def load(path: Path | str, name: str | None = None, *, max_bytes: int = MAX_BYTES) -> Dataset:
    """Read an uploaded data set. Raises `DatasetError` naming the file and what is wrong with it."""
    path = Path(path)
    with open_archive(path, max_bytes) as archive:
        found = _describe(archive)
        splits = found.splits()
        images: dict[str, Pixels] = {}
        dtype = number_type(archive, [PARTS[part][0] for part in found.labels])
        for part in found.labels:
            taken = {split: indices for split, (source, indices) in splits.items() if source == part}
            images |= _images(archive, PARTS[part][0], found, taken, dtype)

    def pair(split: str) -> tuple[Pixels, Indices]:
        part, indices = splits[split]
        return images[split], found.labels[part][indices]

    return assemble(name or path.stem, found.classes, pair("train"), pair("validation"), pair("test"))


def _describe(archive: Archive) -> Description:
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
        if part == "train":
            classes = count_classes(labels[part], MAX_CLASSES, f"{file}: y")
        else:
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


def _class_names(archive: Archive, classes: int) -> tuple[str, ...]:
    stored = archive.read(NAMES, NUMBERS_OR_TEXT)
    names = tuple(each.decode("utf-8", "replace") if isinstance(each, bytes) else str(each) for each in stored.flat)
    if len(names) != classes or len(set(names)) != classes:
        raise DatasetError(
            f"{where(archive.path)}: {NAMES} has {len(set(names))} different names, but there are {classes} classes"
        )
    return names


def _images(
    archive: Archive, name: str, found: Description, taken: Mapping[str, Indices], dtype: np.dtype[np.generic]
) -> dict[str, Pixels]:
    """The samples of each split that come from this array: (samples, channels, height, width) or (samples, features).

    Read block by block into place: in memory there is no more than what is returned.
    """
    images: dict[str, Pixels] = {
        split: np.empty((len(indices), *found.shape), dtype=dtype) for split, indices in taken.items()
    }
    for start, block in rows(archive, name):
        _check_finite(block, archive, name)
        arranged = block.transpose(0, 3, 1, 2) if block.ndim == 4 else block.reshape(-1, *found.shape)
        for split, indices in taken.items():
            first, last = np.searchsorted(indices, (start, start + len(block)))
            images[split][first:last] = arranged[indices[first:last] - start]
    return images


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
