"""The files of a folder by split and class."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from nas.data.archive import where
from nas.data.entry import Entry
from nas.data.naming import split_of
from nas.errors import DatasetError

IMAGE_SUFFIXES = {
    *(".png", ".jpg", ".jpeg", ".jpe", ".jfif", ".bmp", ".webp", ".tif", ".tiff", ".gif", ".pgm", ".ppm", ".pnm"),
    *(".avif", ".heic", ".jp2"),
}
"""Endings by which an image is told from other files; whether it can be read is seen when it is opened."""

Files = Sequence[tuple[Entry, int]]
"""Image files, each with the number of its class."""


@dataclass(frozen=True)
class Tree:
    """A folder's content: class names in order, and files of each split with their class."""

    classes: tuple[str, ...]
    train: Files
    validation: Files
    """Empty without a `val` folder; so is `test`."""
    test: Files
    empty: tuple[str, ...] = ()
    """Folders beside the classes that have no file in them."""
    notes: tuple[str, ...] = ()
    """Decisions about the files, for the report."""


def arranged(entries: list[Entry], path: Path, folders: Collection[PurePosixPath] = ()) -> Tree:
    """The entries by split and class; `folders` are those that the archive has, empty ones among them."""
    found = [(entry, entry.path.parts) for entry in sorted(entries, key=lambda entry: entry.path.as_posix())]
    if not found:
        raise DatasetError(f"{where(path)} has no files in it")
    while len({parts[0] for _, parts in found}) == 1 and all(len(parts) > 2 for _, parts in found):
        found = [(entry, parts[1:]) for entry, parts in found]
    named = {split_of(parts[0]) for _, parts in found}
    splits: dict[str, list[tuple[Entry, tuple[str, ...]]]] = {"train": [], "validation": [], "test": []}
    if None not in named and "train" in named and len(named) > 1:
        for entry, parts in found:
            splits[split_of(parts[0]) or "train"].append((entry, parts[1:]))
    else:
        splits["train"] = found
    notes = []
    if splits["test"] and all(len(parts) == 1 for _, parts in splits["test"]):
        notes.append(f"{len(splits['test'])} files to test lie in no folder of a class, and were left out")
        splits["test"] = []
    for entry, parts in (pair for files in splits.values() for pair in files):
        if len(parts) != 2:
            raise DatasetError(
                f"{where(path)}: {entry.path} is not in the folder of a class: they lie as CLASS/image.png, "
                "or as train/CLASS/image.png, val/CLASS/image.png and test/CLASS/image.png; leave out what has no class"
            )
    classes = tuple(sorted({parts[0] for _, parts in splits["train"]}))
    for split in ("validation", "test"):
        for entry, parts in splits[split]:
            if parts[0] not in classes:
                raise DatasetError(
                    f"{where(path)}: {entry.path} is of the class {parts[0]!r}, which train does not have"
                )
    numbers = {name: number for number, name in enumerate(classes)}

    def numbered(split: str) -> Files:
        return tuple((entry, numbers[parts[0]]) for entry, parts in splits[split])

    filled = {parent for entry in entries for parent in entry.path.parents}
    empty = tuple(sorted(folder.as_posix() for folder in folders if folder not in filled))
    return Tree(classes, numbered("train"), numbered("validation"), numbered("test"), empty, tuple(notes))


def split_tree(classes: tuple[str, ...], files: Files, splits: Sequence[str | None], notes: Sequence[str]) -> Tree:
    """Files whose classes and splits are known one by one; without a split they are to train."""
    parts: dict[str, list[tuple[Entry, int]]] = {"train": [], "validation": [], "test": []}
    for file, split in zip(files, splits, strict=True):
        parts[split or "train"].append(file)
    return Tree(classes, parts["train"], parts["validation"], parts["test"], notes=tuple(notes))
