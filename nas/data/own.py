"""Data that people bring, in whatever form: recognised by their content, and made the one form that is kept."""

import zipfile
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from nas.data import arrays, images, npz
from nas.data.archive import MAX_BYTES, where
from nas.data.dataset import Dataset, DatasetInfo
from nas.data.folder import check_directory
from nas.data.options import Layout, Options, UnfitOption
from nas.errors import DatasetError


def convert(
    source: Path, target: Path, name: str, options: Options | None = None, *, max_bytes: int = MAX_BYTES
) -> tuple[DatasetInfo, Path]:
    """What the data set is, with a report of what was understood, and the `.npz` to keep of it.

    That is `source` itself where it is as it should be, else `target`, which is written. Raises `DatasetError`.
    """
    options = options or Options()
    if is_folder(source):
        if options.layout is not None:
            raise UnfitOption(where(source), "layout", "is for arrays; these are images")
        return images.convert(source, target, name, options, max_bytes=max_bytes), target
    if options.size is not None:
        raise UnfitOption(where(source), "size", "is for image folders; this is an .npz")
    return arrays.convert(source, target, name, options, max_bytes=max_bytes)


def load(
    name: str,
    path: Path,
    size: tuple[int, int] | None = None,
    layout: str | None = None,
    skip_unreadable: bool = False,
) -> Dataset:
    """The data set in memory, with the report. Raises `DatasetError`."""
    if layout is not None and layout not in list(Layout):
        raise DatasetError(f"layout is {layout!r}, but must be one of {', '.join(Layout)}")
    options = Options(size, None if layout is None else Layout(layout), skip_unreadable)
    with TemporaryDirectory(prefix="netgrow-own-") as folder:
        info, kept = convert(path, Path(folder) / "data.npz", name, options)
        dataset = npz.load(kept, name)
    return replace(dataset, report=info.report)


def is_folder(path: Path) -> bool:
    """Whether this is a folder of images, or a zip file that is no `.npz`; a damaged one counts as an `.npz`."""
    if path.is_dir():
        return True
    try:
        check_directory(path)
        with zipfile.ZipFile(path) as archive:
            return not all(name.endswith(".npy") for name in archive.namelist())
    except (OSError, zipfile.BadZipFile, DatasetError):
        return False
