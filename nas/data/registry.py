"""Data sets by name."""

from pathlib import Path

from nas.data import npz
from nas.data.cifar import CIFAR10, CIFAR100
from nas.data.dataset import Dataset, DatasetInfo
from nas.data.digits import DIGITS
from nas.data.mnist import FASHION_MNIST, MNIST
from nas.data.source import Source
from nas.data.svhn import SVHN
from nas.errors import DatasetError

_SOURCES: dict[str, Source] = {
    source.info.name: source for source in (CIFAR10, CIFAR100, DIGITS, FASHION_MNIST, MNIST, SVHN)
}


def names() -> list[str]:
    """The data sets that are known without an upload."""
    return sorted(_SOURCES)


def load(name: str, directory: Path | str | None = None, *, path: Path | str | None = None) -> Dataset:
    """Read a known data set from `directory`, or an uploaded one, under the name given, from the `.npz` at `path`.

    Raises `DatasetError`: unknown name (the known ones are listed), a missing or damaged file (it is named).
    """
    if path is not None:
        return npz.load(path, name)
    return source(name).load(_folder(directory))


def info(name: str, directory: Path | str | None = None) -> DatasetInfo:
    """What a known data set holds, and whether its files are in `directory`. Raises `DatasetError` for other names."""
    return source(name).describe(_folder(directory))


def source(name: str) -> Source:
    """What is known of a data set. Raises `DatasetError` for other names."""
    if name not in _SOURCES:
        raise DatasetError(f"unknown data set {name!r}; known are {', '.join(names())}")
    return _SOURCES[name]


def _folder(directory: Path | str | None) -> Path | None:
    return None if directory is None else Path(directory)
