"""Data sets by name."""

from pathlib import Path
from tempfile import TemporaryDirectory

from nas.data import images, npz
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
    """Read a known data set from `directory`, or one of one's own, under the name given, from `path`.

    `path` is an `.npz`, a folder of images (CLASS/image.png, or train/ and test/ around that), or a zip file of one.

    Raises `DatasetError`: unknown name (the known ones are listed), a missing or damaged file (it is named).
    """
    if path is not None:
        return _own(Path(path), name)
    return source(name).load(_folder(directory))


def _own(path: Path, name: str) -> Dataset:
    if not images.is_folder(path):
        return npz.load(path, name)
    with TemporaryDirectory(prefix="netgrow-images-") as folder:
        converted = Path(folder) / "images.npz"
        images.convert(path, converted, name)
        return npz.load(converted, name)


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
