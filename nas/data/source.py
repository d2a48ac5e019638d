"""A data set that netgrow knows by name: what it holds, which files it needs, how to read it."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from nas.data.dataset import Dataset, DatasetInfo
from nas.errors import DatasetError


@dataclass(frozen=True)
class Source:
    """A named data set; `files` are relative to the data sets' directory, `read` is given that directory."""

    info: DatasetInfo
    files: tuple[str, ...]
    read: Callable[[Path], Dataset]

    def missing(self, directory: Path | None) -> str | None:
        """Why the data set cannot be read: the first missing file and where to put it, or None."""
        if not self.files:
            return None
        if directory is None:
            return (
                f"data set {self.info.name} is read from files, and no directory was named: "
                f"put {', '.join(self.files)} into the directory of the setting NETGROW_DATASETS_DIR"
            )
        for file in self.files:
            if not (directory / file).is_file():
                return (
                    f"data set {self.info.name}: the file {directory / file} is missing: put it there, "
                    "or name another directory with the setting NETGROW_DATASETS_DIR"
                )
        return None

    def describe(self, directory: Path | None) -> DatasetInfo:
        """The data set's sizes, and whether its files are there; reads none of them."""
        reason = self.missing(directory)
        return self.info.model_copy(update={"available": reason is None, "reason": reason})

    def load(self, directory: Path | None) -> Dataset:
        """Read the data set. Raises `DatasetError` naming the file that is missing or damaged."""
        reason = self.missing(directory)
        if reason is not None:
            raise DatasetError(reason)
        return self.read(directory if directory is not None else Path())
