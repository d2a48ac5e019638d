"""Stored data sets: an `.npz` with `x` and `y`, and optionally validation and test parts.

`x` is (samples, features), (samples, height, width) or (samples, height, width, channels), of whole or floating-point
numbers; `y` has a label for each sample, whole numbers from 0 without gaps. `x_val`, `y_val`, `x_test`, `y_test` are
the same; `class_names` has a name for each class. Where a part is missing, a tenth of the samples is held out for it:
stratified, and the same in every run. Arrays of other names and axes become these in `nas.data.arrays`.
"""

from collections.abc import Mapping
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from nas.data.archive import MAX_BYTES, Archive, open_archive, where
from nas.data.assemble import Marks, Pixels, assemble
from nas.data.dataset import Dataset, DatasetInfo
from nas.data.description import (
    PARTS,
    Description,
    describe,
)
from nas.data.precision import number_type
from nas.data.report import Findings
from nas.data.rows import rows
from nas.data.splits import Indices
from nas.data.survey import Survey
from nas.errors import DatasetError


def inspect(
    path: Path | str, name: str | None = None, *, max_bytes: int = MAX_BYTES, findings: Findings | None = None
) -> DatasetInfo:
    """Check everything that `load` would, without holding the images in memory. Raises `DatasetError`.

    `findings` are what a reader that made the file has to add to the report.
    """
    path, findings = Path(path), findings or Findings()
    with open_archive(path, max_bytes) as archive:
        found = describe(archive)
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
        task=found.task,
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
        found = describe(archive)
        splits = found.splits()
        images: dict[str, Pixels] = {}
        dtype = number_type(archive, [PARTS[part][0] for part in found.labels])
        for part in found.labels:
            taken = {split: indices for split, (source, indices) in splits.items() if source == part}
            images |= _images(archive, PARTS[part][0], found, taken, dtype)

    def pair(split: str) -> tuple[Pixels, Marks]:
        part, indices = splits[split]
        labels = found.labels[part][indices]
        return images[split], labels if labels.ndim == 1 else labels.astype(np.float32)

    return assemble(name or path.stem, found.classes, pair("train"), pair("validation"), pair("test"))


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
