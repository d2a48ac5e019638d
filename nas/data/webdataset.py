"""WebDataset: a tar file in which `000.jpg` and `000.cls`, its label, lie side by side."""

from pathlib import Path, PurePosixPath

import numpy as np

from nas.data.archive import where
from nas.data.entry import Entry
from nas.data.meanings import understood
from nas.data.naming import split_of
from nas.data.tree import IMAGE_SUFFIXES, Tree, split_tree
from nas.errors import DatasetError

LABEL = "cls"
_MOST_LABEL_BYTES = 1000


def is_one(entries: list[Entry]) -> bool:
    """Whether there is a file of a label."""
    return any(_key(entry.path)[1] == LABEL for entry in entries)


def tree_of(entries: list[Entry], path: Path) -> Tree:
    """Images by the labels beside them; below `train/`, `val/` and `test/` they are of these splits."""
    images: dict[str, Entry] = {}
    labels: dict[str, str] = {}
    others: set[str] = set()
    for entry in sorted(entries, key=lambda entry: entry.path.as_posix()):
        key, kind = _key(entry.path)
        if kind == LABEL:
            labels[key] = entry.read(_MOST_LABEL_BYTES).decode("utf-8", "replace").strip()
        elif f".{kind}" in IMAGE_SUFFIXES:
            if key in images:
                raise DatasetError(f"{where(path)}: the sample {key} has two images, and one can be learned")
            images[key] = entry
        else:
            others.add(kind)
    for key in sorted(images.keys() ^ labels.keys())[:1]:
        missing = "image" if key in labels else f"label (.{LABEL})"
        raise DatasetError(f"{where(path)}: the sample {key} has no {missing}")
    keys = sorted(images)
    try:
        found = understood({"train": np.array([labels[key] for key in keys])}, None)
    except DatasetError as error:
        raise DatasetError(f"{where(path)}: {error}") from error
    splits = [split_of(PurePosixPath(key).parts[0]) if "/" in key else None for key in keys]
    notes = [f"labels are those of the .{LABEL} files", *found.notes]
    if others:
        notes.append(f"files that are neither images nor labels were left out: {', '.join(sorted(others)[:10])}")
    numbers = found.parts["train"].tolist()
    classes = found.names or tuple(str(label) for label in range(max(numbers) + 1))
    return split_tree(classes, [(images[key], label) for key, label in zip(keys, numbers, strict=True)], splits, notes)


def _key(path: PurePosixPath) -> tuple[str, str]:
    """(path without endings, ending): as WebDataset says, from the first dot of the file's name."""
    stem, _, kind = path.name.partition(".")
    return (path.parent / stem).as_posix(), kind.casefold()
