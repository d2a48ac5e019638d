"""WebDataset: a tar file in which `000.jpg` and its label, `000.cls` or in `000.json`, lie side by side."""

import json
from pathlib import Path, PurePosixPath

import numpy as np

from nas.data import table
from nas.data.archive import where
from nas.data.entry import Entry
from nas.data.meanings import understood
from nas.data.naming import split_of
from nas.data.options import Options
from nas.data.tree import IMAGE_SUFFIXES, Tree, split_tree
from nas.errors import DatasetError

LABEL, FIELDS = "cls", "json"
_MOST_LABEL_BYTES = 1000
_MOST_FIELDS_BYTES = 2**20


def is_one(entries: list[Entry]) -> bool:
    """Whether there is a file of a label, or one of fields beside each image."""
    keys: dict[str, set[str]] = {}
    for entry in entries:
        key, kind = _key(entry.path)
        keys.setdefault("image" if f".{kind}" in IMAGE_SUFFIXES else kind, set()).add(key)
    return LABEL in keys or ("image" in keys and keys["image"] <= keys.get(FIELDS, set()))


def tree_of(entries: list[Entry], path: Path, options: Options) -> Tree:
    """Images by the labels beside them; below `train/`, `val/` and `test/` they are of these splits."""
    label = LABEL if any(_key(entry.path)[1] == LABEL for entry in entries) else FIELDS
    images: dict[str, Entry] = {}
    labels: dict[str, str] = {}
    others: set[str] = set()
    for entry in sorted(entries, key=lambda entry: entry.path.as_posix()):
        key, kind = _key(entry.path)
        if kind == label:
            labels[key] = _label_in(entry, kind, path, options)
        elif f".{kind}" in IMAGE_SUFFIXES:
            if key in images:
                raise DatasetError(f"{where(path)}: the sample {key} has two images, and one can be learned")
            images[key] = entry
        else:
            others.add(kind)
    for key in sorted(images.keys() ^ labels.keys())[:1]:
        missing = "image" if key in labels else f"label (.{label})"
        raise DatasetError(f"{where(path)}: the sample {key} has no {missing}")
    keys = sorted(images)
    try:
        found = understood({"train": np.array([labels[key] for key in keys])}, None)
    except DatasetError as error:
        raise DatasetError(f"{where(path)}: {error}") from error
    splits = [split_of(PurePosixPath(key).parts[0]) if "/" in key else None for key in keys]
    notes = [f"labels are those of the .{label} files", *found.notes]
    if others:
        notes.append(f"files that are neither images nor labels were left out: {', '.join(sorted(others)[:10])}")
    numbers = found.parts["train"].tolist()
    classes = found.names or tuple(str(label) for label in range(max(numbers) + 1))
    return split_tree(classes, [(images[key], label) for key, label in zip(keys, numbers, strict=True)], splits, notes)


def _label_in(entry: Entry, kind: str, path: Path, options: Options) -> str:
    if kind == LABEL:
        return entry.read(_MOST_LABEL_BYTES).decode("utf-8", "replace").strip()
    try:
        found = json.loads(entry.read(_MOST_FIELDS_BYTES))
    except (ValueError, RecursionError) as error:
        raise DatasetError(f"{where(path)}: {entry.path} is no JSON: {error}") from error
    if isinstance(found, dict):
        names = tuple(found)
        try:
            found = found[names[table.Table(names, True, iter(())).label_column(options.label_column)]]
        except DatasetError as error:
            raise DatasetError(f"{where(path)}: {entry.path}: {error}") from error
    if isinstance(found, bool) or not isinstance(found, int | str):
        raise DatasetError(f"{where(path)}: {entry.path}: the label is {found!r}, but must be a number or text")
    return str(found)


def _key(path: PurePosixPath) -> tuple[str, str]:
    """(path without endings, ending): as WebDataset says, from the first dot of the file's name."""
    stem, _, kind = path.name.partition(".")
    return (path.parent / stem).as_posix(), kind.casefold()
