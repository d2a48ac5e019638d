"""Data that people bring, in whatever form: recognised by their content, and made the one form that is kept."""

import shutil
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory

import numpy as np
from numpy.typing import NDArray

from nas.data import arrays, features, idxfiles, images, npz, parquet, parquet_images, parquet_table
from nas.data.archive import MAX_BYTES, where
from nas.data.dataset import Dataset, DatasetInfo
from nas.data.entry import Entry
from nas.data.folder import check_directory, open_files
from nas.data.foreign import HEAD_BYTES, recognised, recognised_by_names
from nas.data.options import Layout, Options, UnfitOption
from nas.data.tarball import is_tar
from nas.data.task import Task
from nas.data.tree import IMAGE_SUFFIXES
from nas.errors import DatasetError

_FEW = 16
"""Files of a folder that are looked into, where none of them is an image."""


def convert(
    source: Path, target: Path, name: str, options: Options | None = None, *, max_bytes: int = MAX_BYTES
) -> tuple[DatasetInfo, Path]:
    """Convert a user's file: the data set's facts, the report, and the `.npz` to store.

    That is `source` itself where it is as it should be, else `target`, which is written. Raises `DatasetError`.
    """
    options = options or Options()
    if is_folder(source):
        return _of_files(source, target, name, options, max_bytes), target
    if _head(source).startswith(parquet.MAGIC):
        return _of_parquet(source, None, target, name, options, max_bytes), target
    _check_unused(
        options, source, "this is an .npz or a table", size="is for image folders", skip_unreadable="is for images"
    )
    if not zipfile.is_zipfile(source):
        head = _head(source)
        if (known := recognised(head)) is not None:
            raise DatasetError(known.answer(where(source)))
        if features.is_one(source):
            _check_unused(options, source, "this is a table", layout="is for arrays")
            made, notes = features.read(source, options, max_bytes)
            return _through_arrays(made, notes, source, target, name, Options(task=options.task), max_bytes), target
        if not head.startswith(b"PK"):
            raise DatasetError(
                f"{where(source)} is no .npz, and nothing else that is read here: a table (CSV), or a folder, a zip or "
                "a tar file of images (CLASS/image.png) or of IDX files"
            )
    _check_unused(options, source, "this is an .npz", label_column="is for tables")
    return arrays.convert(source, target, name, options, max_bytes=max_bytes)


def load(
    name: str,
    path: Path,
    size: tuple[int, int] | None = None,
    layout: str | None = None,
    label_column: str | None = None,
    skip_unreadable: bool = False,
    task: str | None = None,
) -> Dataset:
    """The data set in memory, with the report. Raises `DatasetError`."""
    if layout is not None and layout not in list(Layout):
        raise DatasetError(f"layout is {layout!r}, but must be one of {', '.join(Layout)}")
    if task is not None and task not in list(Task):
        raise DatasetError(f"task is {task!r}, but must be one of {', '.join(Task)}")
    chosen = None if task is None else Task(task)
    options = Options(size, None if layout is None else Layout(layout), label_column, skip_unreadable, chosen)
    with TemporaryDirectory(prefix="netgrow-own-") as folder:
        info, kept = convert(path, Path(folder) / "data.npz", name, options)
        dataset = npz.load(kept, name)
    return replace(dataset, report=info.report)


def is_folder(path: Path) -> bool:
    """Whether this is a folder, or a zip or tar file of one. A damaged zip file counts as an `.npz`.

    Raises `DatasetError` for a zip file of too many files.
    """
    if path.is_dir() or is_tar(path):
        return True
    try:
        check_directory(path)
        with zipfile.ZipFile(path) as archive:
            return not all(name.endswith(".npy") for name in archive.namelist())
    except (OSError, zipfile.BadZipFile):
        return False


def _of_files(source: Path, target: Path, name: str, options: Options, max_bytes: int) -> DatasetInfo:
    with open_files(source, max_bytes) as listing:
        if idxfiles.is_one(listing.entries):
            _check_unused(options, source, "these are IDX files", size="is for images", label_column="is for tables")
            try:
                made = idxfiles.read(listing.entries, max_bytes)
            except DatasetError as error:
                raise DatasetError(f"{where(source)}: {error}") from error
            notes = [f"IDX files were read: {len(made)}"]
            return _through_arrays(made, notes, source, target, name, options, max_bytes)
        if {entry.path.suffix.casefold() for entry in listing.entries} == {".npy"}:
            _check_unused(options, source, "these are arrays", size="is for images", label_column="is for tables")
            return _of_npy(listing.entries, source, target, name, options, max_bytes)
        if parquet.is_one(listing.entries):
            return _of_parquet(source, listing.entries, target, name, options, max_bytes)
        _check_foreign(listing.entries, source)
    _check_unused(options, source, "these are images", layout="is for arrays", task="is for arrays")
    return images.convert(source, target, name, options, max_bytes=max_bytes)


def _of_npy(
    entries: Sequence[Entry], source: Path, target: Path, name: str, options: Options, max_bytes: int
) -> DatasetInfo:
    """Arrays in files of their own, named as in an `.npz`: which is what they become."""
    with TemporaryDirectory(prefix="netgrow-own-") as folder:
        raw = Path(folder) / PurePosixPath(source.name).with_suffix(".npz")
        total, around = 0, {entry.path.parts[:-1] for entry in entries}
        with zipfile.ZipFile(raw, "w") as archive:
            for entry in entries:
                # train/x.npy is the array train_x; a folder around all of them says nothing.
                parts = entry.path.parts if len(around) > 1 else entry.path.parts[-1:]
                data = entry.read(max_bytes - total)
                total += len(data)
                with archive.open("_".join(parts), "w", force_zip64=True) as member:
                    member.write(data)
        return _converted(raw, source, target, name, options, max_bytes)


def _of_parquet(
    source: Path, entries: Sequence[Entry] | None, target: Path, name: str, options: Options, max_bytes: int
) -> DatasetInfo:
    with parquet.open_shards(source, entries, max_bytes) as shards:
        columns = parquet.columns_of(shards, options)
        if columns.image is not None:
            _check_unused(options, source, "these are images", layout="is for arrays", task="is for arrays")
            with parquet_images.open_tree(shards, columns, max_bytes) as tree:
                return images.store(tree, source, target, name, options, max_bytes)
        _check_unused(options, source, "this is a table", size="is for images", skip_unreadable="is for images")
        made, notes = parquet_table.read(shards, columns)
    return _through_arrays(
        made, notes, source, target, name, Options(layout=options.layout, task=options.task), max_bytes
    )


def _check_foreign(entries: Sequence[Entry], source: Path) -> None:
    """Raises `DatasetError` with what to do, where there are no images but files that are known."""
    if (answer := recognised_by_names([entry.path for entry in entries])) is not None:
        raise DatasetError(f"{where(source)} is {answer}")
    if any(entry.path.suffix.casefold() in IMAGE_SUFFIXES for entry in entries):
        return
    for entry in entries[:_FEW]:
        data = entry.read()
        if (known := recognised(data[:HEAD_BYTES])) is not None and known.name != "one image":
            raise DatasetError(known.answer(f"{where(source)}: {entry.path}"))
    for entry in entries:
        if entry.path.suffix.casefold() in (".csv", ".tsv", ".npz"):
            raise DatasetError(f"{where(source)} holds no images, but {entry.path}: upload that file itself")


def _through_arrays(
    made: Mapping[str, NDArray[np.generic]],
    notes: Sequence[str],
    source: Path,
    target: Path,
    name: str,
    options: Options,
    max_bytes: int,
) -> DatasetInfo:
    """The arrays as if they had come as an `.npz`: labels and axes are understood in one way."""
    with TemporaryDirectory(prefix="netgrow-own-") as folder:
        raw = Path(folder) / PurePosixPath(source.name).with_suffix(".npz")
        np.savez(raw, allow_pickle=False, **made)
        info = _converted(raw, source, target, name, options, max_bytes)
    if info.report is None:
        return info
    return info.model_copy(update={"report": info.report.model_copy(update={"notes": (*notes, *info.report.notes)})})


def _check_unused(options: Options, source: Path, what: str, **unused: str) -> None:
    """Raises `UnfitOption` for an option that says nothing about data of this kind."""
    for option, reason in unused.items():
        if getattr(options, option) not in (None, False):
            raise UnfitOption(where(source), option, f"{reason}; {what}")


def _head(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(HEAD_BYTES)
    except FileNotFoundError as error:
        raise DatasetError(f"the file {path} is missing") from error
    except OSError as error:
        raise DatasetError(f"{path} cannot be read: {error.strerror}") from error


def _converted(raw: Path, source: Path, target: Path, name: str, options: Options, max_bytes: int) -> DatasetInfo:
    """Convert a temporary `.npz`; errors name the source that it was made of."""
    try:
        info, kept = arrays.convert(raw, target, name, options, max_bytes=max_bytes)
    except DatasetError as error:
        raise DatasetError(str(error).replace(where(raw), where(source))) from error
    if kept == raw:
        shutil.copyfile(raw, target)
    return info
