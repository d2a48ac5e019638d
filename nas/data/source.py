"""A data set that netgrow knows by name: what it holds, the files it may come in, how to read them."""

import warnings
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from nas.data.dataset import Dataset, DatasetInfo
from nas.errors import DatasetError


@dataclass(frozen=True)
class File:
    """A file of a data set; paths are relative to the data sets' directory."""

    path: str
    unpacked: str | None = None
    """The name of the uncompressed file."""
    bytes: int | None = None
    sha256: str | None = None
    """Size and digest as published; None for a file that is not published."""

    def find(self, directory: Path) -> Path | None:
        """Path of the file, compressed or not."""
        for path in (self.path, self.unpacked):
            if path is not None and (directory / path).is_file():
                return directory / path
        return None


@dataclass(frozen=True)
class Form:
    """One way in which a data set comes: all of `files`, read together by `read`, which is given where they are."""

    files: tuple[File, ...]
    read: Callable[[Sequence[Path]], Dataset]
    origin: str | None = None
    """The address of the folder in which the files are published, with a slash at its end."""
    test_samples: Callable[[Sequence[Path]], int] | None = None
    """Count of test samples, if that differs between forms; it reads no pixels."""

    def find(self, directory: Path) -> list[Path] | None:
        """Paths of its files, if all are there."""
        found = [file.find(directory) for file in self.files]
        present = [path for path in found if path is not None]
        return present if len(present) == len(found) else None

    def missing(self, directory: Path) -> list[File]:
        """The files that are not there."""
        return [file for file in self.files if file.find(directory) is None]


@dataclass(frozen=True)
class Source:
    """A named data set; the first of `forms` whose files are all there is read."""

    info: DatasetInfo
    forms: tuple[Form, ...]
    refused: tuple[tuple[str, str], ...] = ()
    """Files that people put there and that are not read, each with the reason."""
    doubt: Callable[[Sequence[Path]], str | None] = lambda _paths: None
    """A warning, if the files that are there are another data set's."""

    @property
    def published(self) -> Form | None:
        """The form that can be downloaded, if there is one."""
        return next((form for form in self.forms if form.origin is not None), None)

    def missing(self, directory: Path | None) -> str | None:
        """Why the data set cannot be read: the first missing file and where to put it, or None."""
        if any(not form.files for form in self.forms):
            return None
        if directory is None:
            files = ", ".join(file.path for file in (self.published or self.forms[0]).files)
            return (
                f"data set {self.info.name} is read from files, and no directory was named: "
                f"put {files} into the directory of the setting NETGROW_DATASETS_DIR"
            )
        if any(form.find(directory) is not None for form in self.forms):
            return None
        # The form of which most is there is the one that was meant; of equals the one that can be downloaded.
        candidates = sorted(self.forms, key=lambda form: form.origin is None)
        meant = max(candidates, key=lambda form: len(form.files) - len(form.missing(directory)))
        others = [form.files[0].path for form in self.forms if form is not meant]
        return "".join(
            [
                f"data set {self.info.name}: the file {directory / meant.missing(directory)[0].path} is missing: ",
                "put it there, or name another directory with the setting NETGROW_DATASETS_DIR",
                f", or download it with `netgrow datasets fetch {self.info.name}`" if self.published else "",
                f" (it may also come as {', '.join(others)})" if others else "",
                *(f"; {reason}" for file, reason in self.refused if (directory / file).exists()),
            ]
        )

    def describe(self, directory: Path | None) -> DatasetInfo:
        """The data set's sizes, and whether its files are there; reads no pixels."""
        reason = self.missing(directory)
        update: dict[str, object] = {"available": reason is None, "reason": reason}
        if reason is None:
            form, paths = self._found(directory)
            update["reason"] = self.doubt(paths) if paths else None
            if form.test_samples is not None:
                update["test"] = form.test_samples(paths)
        return self.info.model_copy(update=update)

    def load(self, directory: Path | None) -> Dataset:
        """Read the data set. Warns of files of another; raises `DatasetError` naming a missing or damaged one."""
        reason = self.missing(directory)
        if reason is not None:
            raise DatasetError(reason)
        form, paths = self._found(directory)
        if paths and (warning := self.doubt(paths)) is not None:
            warnings.warn(warning, stacklevel=2)
        return form.read(paths)

    def _found(self, directory: Path | None) -> tuple[Form, list[Path]]:
        for form in self.forms:
            paths = form.find(directory if directory is not None else Path())
            if paths is not None:
                return form, paths
        raise DatasetError(f"data set {self.info.name}: its files were removed while it was read")
