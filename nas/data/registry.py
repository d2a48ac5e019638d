"""Data sets by name."""

from pathlib import Path

from nas.data import own
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


def load(
    name: str,
    directory: Path | str | None = None,
    *,
    path: Path | str | None = None,
    size: tuple[int, int] | None = None,
    layout: str | None = None,
    label_column: str | None = None,
    skip_unreadable: bool = False,
    task: str | None = None,
) -> Dataset:
    """Read a known data set from `directory`, or one of one's own, under the name given, from `path`.

    `path` is an `.npz`, a table (CSV), or a folder, a zip or a tar file of images (CLASS/image.png, or train/, val/ and
    test/ around that; or with a table of labels), of IDX files, or a WebDataset. `size` is the (width, height) that
    images become; `layout` the order of an array's axes, where that is not plain: NCHW, NHWC, NHW, NTC or NCT;
    `label_column` the column of a table that has the labels; `task` is multi_label for one-hot rows of labels that
    could meet. The data set's `report` says what was understood.

    Raises `DatasetError`: unknown name (the known ones are listed), a missing or damaged file (it is named).
    """
    if path is not None:
        return own.load(name, Path(path), size, layout, label_column, skip_unreadable, task)
    return source(name).load(_folder(directory))


def info(name: str, directory: Path | str | None = None) -> DatasetInfo:
    """Facts about a known data set, with its files in `directory` or not. Raises `DatasetError` for other names."""
    return source(name).describe(_folder(directory))


def source(name: str) -> Source:
    """The source of a known data set. Raises `DatasetError` for other names."""
    if name not in _SOURCES:
        raise DatasetError(f"unknown data set {name!r}; known are {', '.join(names())}")
    return _SOURCES[name]


def _folder(directory: Path | str | None) -> Path | None:
    return None if directory is None else Path(directory)
