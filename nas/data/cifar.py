"""CIFAR-10 and CIFAR-100: 60,000 colour images of 32x32, from the binary archives, their unpacked files, or one `.npz`.

Of CIFAR-10's `.npz` there is a version with only the first 1,000 of the test images (`x_test1k`). The archives of the
Python version are pickles, which run what they like when they are read: they are refused.
"""

import gzip
import tarfile
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import IO

import numpy as np
from numpy.typing import NDArray

from nas.data import packed
from nas.data.archive import where
from nas.data.dataset import Dataset, DatasetInfo
from nas.data.official import from_official
from nas.data.source import File, Form, Source
from nas.errors import DatasetError

_TRAIN, _VALIDATION, _TEST = 45_000, 5_000, 10_000
_IMAGE_BYTES = 3 * 32 * 32
_TAR_OVERHEAD = 2**20
_ORIGIN = "https://www.cs.toronto.edu/~kriz/"


@dataclass(frozen=True)
class Binary:
    """The binary version: records of `label_bytes` labels, of which the last counts, then 3,072 pixels."""

    folder: str
    train: tuple[str, ...]
    test: str
    label_bytes: int
    samples: tuple[int, int] = (_TRAIN + _VALIDATION, _TEST)
    """To train (all its files together), and to test."""

    @property
    def files(self) -> tuple[str, ...]:
        """The files' names, the test's last."""
        return (*self.train, self.test)

    def bytes_of(self, file: str) -> int:
        """The file's length in bytes."""
        return self.samples_of(file) * (self.label_bytes + _IMAGE_BYTES)

    def samples_of(self, file: str) -> int:
        """The file's number of records."""
        return self.samples[1] if file == self.test else self.samples[0] // len(self.train)


def read_archive(info: DatasetInfo, binary: Binary, paths: Sequence[Path]) -> Dataset:
    """45,000 of the training images to train and 5,000 to validate, stratified; 10,000 test images to test."""
    (path,) = paths
    parts: dict[str, bytes] = {}
    most = sum(binary.bytes_of(file) for file in binary.files) + _TAR_OVERHEAD
    try:
        # As a stream, bounded: neither a bomb nor a lying header can make it read more than the archive should hold.
        with gzip.open(path) as raw, tarfile.open(fileobj=_Bounded(raw, most), mode="r|") as archive:  # type: ignore[call-overload]
            for member in archive:
                file = member.name.removeprefix("./").removeprefix(f"{binary.folder}/")
                if file in binary.files and file not in parts and (stream := archive.extractfile(member)) is not None:
                    parts[file] = _exactly(stream, member.size, binary.bytes_of(file), f"{where(path)}: {member.name}")
    except (OSError, EOFError, zlib.error, tarfile.TarError) as error:
        raise DatasetError(
            f"{where(path)} is truncated or damaged: {error}; {len(parts)} of {len(binary.files)} files could be read"
        ) from error
    if absent := [file for file in binary.files if file not in parts]:
        raise DatasetError(f"{where(path)}: the file {binary.folder}/{absent[0]} is missing in it")
    return _assembled(info, binary, parts, (path, path))


def read_files(info: DatasetInfo, binary: Binary, paths: Sequence[Path]) -> Dataset:
    """The same from the archive's files."""
    parts: dict[str, bytes] = {}
    for file, path in zip(binary.files, paths, strict=True):
        with path.open("rb") as stream:
            parts[file] = _exactly(stream, path.stat().st_size, binary.bytes_of(file), str(path))
    return _assembled(info, binary, parts, (paths[0], paths[-1]))


def _assembled(info: DatasetInfo, binary: Binary, parts: dict[str, bytes], files: tuple[Path, Path]) -> Dataset:
    train = b"".join(parts[file] for file in binary.train)
    return from_official(info, _records(train, binary), _records(parts[binary.test], binary), files)


def _records(data: bytes, binary: Binary) -> tuple[NDArray[np.uint8], NDArray[np.uint8]]:
    """Images (samples, 3, 32, 32) and labels (samples,)."""
    rows = np.frombuffer(data, dtype=np.uint8).reshape(-1, binary.label_bytes + _IMAGE_BYTES)
    return rows[:, binary.label_bytes :].reshape(-1, 3, 32, 32), rows[:, binary.label_bytes - 1]


def _exactly(stream: IO[bytes], size: int, expected: int, name: str) -> bytes:
    if size != expected:
        raise DatasetError(f"{name} has {size} bytes instead of {expected}")
    data = stream.read(expected)
    if len(data) != expected:
        raise DatasetError(f"{name} is truncated: {len(data)} of {expected} bytes could be read")
    return data


class _Bounded:
    """A stream that ends after so many bytes, wherever the one behind it would."""

    def __init__(self, stream: IO[bytes] | gzip.GzipFile, most: int) -> None:
        self._stream, self._left = stream, most

    def read(self, size: int) -> bytes:
        """At most `size` bytes."""
        data = self._stream.read(min(size, self._left))
        self._left -= len(data)
        return data


def _source(name: str, classes: int, binary: Binary, tests: dict[str, int], published: tuple[str, int, str]) -> Source:
    archive, size, sha256 = published
    # Without files it is described as the first form would be, the one that people have who were given it.
    info = DatasetInfo(
        name=name,
        input_shape=(3, 32, 32),
        classes=classes,
        train=_TRAIN,
        validation=_VALIDATION,
        test=next(iter(tests.values())),
    )
    layout = packed.Layout(train=_TRAIN + _VALIDATION, tests=tests, image=(32, 32, 3))
    files = tuple(File(f"{name}/{binary.folder}/{file}") for file in binary.files)
    return Source(
        info,
        (
            Form(
                (File(f"{name}/{name}.npz"),),
                partial(packed.read, info, layout),
                test_samples=partial(packed.test_samples, layout),
            ),
            Form(
                (File(f"{name}/{archive}", bytes=size, sha256=sha256),),
                partial(read_archive, info, binary),
                _ORIGIN,
                test_samples=lambda _: _TEST,
            ),
            Form(files, partial(read_files, info, binary), test_samples=lambda _: _TEST),
        ),
        refused=tuple(
            (
                f"{name}/{file}",
                f"{file} is there, but is made of pickles, which are never loaded: take the binary version",
            )
            for file in (archive.replace("binary", "python"), f"cifar-{classes}-batches-py")
        ),
    )


CIFAR10 = _source(
    "cifar10",
    10,
    Binary("cifar-10-batches-bin", tuple(f"data_batch_{i}.bin" for i in range(1, 6)), "test_batch.bin", 1),
    {"test1k": 1_000, "test": _TEST},
    (
        "cifar-10-binary.tar.gz",
        170052171,
        "c4a38c50a1bc5f3a1c5537f2155ab9d68f9f25eb1ed8d9ddda3db29a59bca1dd",
    ),
)
CIFAR100 = _source(
    "cifar100",
    100,
    Binary("cifar-100-binary", ("train.bin",), "test.bin", 2),
    {"test": _TEST},
    (
        "cifar-100-binary.tar.gz",
        168513733,
        "58a81ae192c23a4be8b1804d68e518ed807d710a4eb253b1f2a199162a40d8ec",
    ),
)
