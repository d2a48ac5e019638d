"""Official parts in one `.npz`: `x_train` (samples, height, width[, channels]), `y_train`, and the same for the test.

What a compressed file unpacks to is kept beside it where the folder can be written to: LZMA takes seven seconds for
CIFAR-10.
"""

import contextlib
import os
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from nas.data.archive import Archive, open_archive, where
from nas.data.dataset import Dataset, DatasetInfo
from nas.data.official import from_official
from nas.errors import DatasetError

Arrays = dict[str, NDArray[np.uint8]]


@dataclass(frozen=True)
class Layout:
    """The expected arrays: training samples, test samples by part, shape of an image."""

    train: int
    tests: dict[str, int]
    """Usually {"test": n}, for `x_test` and `y_test`; of several the first that is there is taken."""
    image: tuple[int, ...]

    def test_part(self, names: Sequence[str]) -> str:
        """The part to test with, given the arrays' names; the first one where there is none."""
        return next((part for part in self.tests if f"x_{part}" in names), next(iter(self.tests)))


def read(info: DatasetInfo, layout: Layout, paths: Sequence[Path]) -> Dataset:
    """The data set. Raises `DatasetError` naming the file and the array at fault."""
    (path,) = paths
    arrays = _read_arrays(path, layout)
    part = layout.test_part(list(arrays))

    def pair(name: str) -> tuple[NDArray[np.uint8], NDArray[np.uint8]]:
        images = arrays[f"x_{name}"]
        return images[:, np.newaxis] if images.ndim == 3 else images.transpose(0, 3, 1, 2), arrays[f"y_{name}"]

    return from_official(info, pair("train"), pair(part), (path, path))


def test_samples(layout: Layout, paths: Sequence[Path]) -> int:
    """Number of test samples, by the names of the file's arrays alone."""
    try:
        with open_archive(paths[0]) as archive:
            return layout.tests[layout.test_part(archive.names)]
    except DatasetError:  # who loads it will be told
        return next(iter(layout.tests.values()))


def _read_arrays(path: Path, layout: Layout) -> Arrays:
    """The unpacked copy if it is there and whole, else the file itself, unpacked for the next time."""
    stat = path.stat()
    # Named after what it was made from: another file under the same name finds no copy.
    copy = path.with_name(f"{path.stem}-unpacked-{stat.st_size}-{stat.st_mtime_ns}.npz")
    if copy.is_file():
        with contextlib.suppress(DatasetError):
            return _read_checked(copy, layout)[0]
    arrays, compressed = _read_checked(path, layout)
    # A folder without any write bit is meant to stay as it is, also where root could write to it.
    if compressed and path.parent.stat().st_mode & 0o222:
        with contextlib.suppress(OSError):
            _write_whole(copy, arrays)
    return arrays


def _read_checked(path: Path, layout: Layout) -> tuple[Arrays, bool]:
    """The arrays, and whether they were compressed."""
    with open_archive(path) as archive:
        part = layout.test_part(archive.names)
        arrays: Arrays = {}
        for name, samples in (("train", layout.train), (part, layout.tests[part])):
            arrays[f"x_{name}"] = _bytes(archive, f"x_{name}", ((samples, *layout.image),))
            arrays[f"y_{name}"] = _bytes(archive, f"y_{name}", ((samples,), (samples, 1))).reshape(samples)
        return arrays, archive.compressed


def _bytes(archive: Archive, name: str, shapes: tuple[tuple[int, ...], ...]) -> NDArray[np.uint8]:
    """An array of whole numbers from 0 to 255 of one of the shapes."""
    if name not in archive.names:
        raise DatasetError(f"{where(archive.path)}: the array {name} is missing")
    header = archive.header(name)
    if header.shape not in shapes or header.dtype.kind not in "ui":
        raise DatasetError(
            f"{where(archive.path)}: {name} is {header.dtype} of shape {header.shape}, "
            f"but must be whole numbers of shape {shapes[0]}"
        )
    stored = archive.read(name)
    if stored.dtype != np.uint8 and (stored.min() < 0 or stored.max() > 255):
        raise DatasetError(
            f"{where(archive.path)}: {name} has values from {stored.min()} to {stored.max()}; only 0 to 255 fit"
        )
    return stored.astype(np.uint8, copy=False)


def _write_whole(path: Path, arrays: Arrays) -> None:
    """Write a file that is there in full or not at all, whoever else writes it at the same time."""
    handle, temporary = tempfile.mkstemp(prefix=f".{path.stem}-", suffix=".tmp", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            np.savez(file, allow_pickle=False, **arrays)
        os.replace(temporary, path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise
