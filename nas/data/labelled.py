"""Images with a table of their labels: a CSV file (or JSON lines) beside them, with a column of file names."""

import io
from collections import Counter, defaultdict
from collections.abc import Sequence
from pathlib import Path, PurePosixPath

import numpy as np

from nas.data import table
from nas.data.archive import where
from nas.data.entry import Entry
from nas.data.meanings import understood
from nas.data.naming import split_of, tidy
from nas.data.options import Options
from nas.data.tree import IMAGE_SUFFIXES, Tree, split_tree
from nas.errors import DatasetError

_LINES = ".jsonl"
_SUFFIXES = {".csv", ".tsv", _LINES}
_NAMED = 10


def is_one(entries: Sequence[Entry]) -> bool:
    """Whether there is a table among images."""
    suffixes = {entry.path.suffix.casefold() for entry in entries}
    return bool(suffixes & _SUFFIXES) and bool(suffixes & IMAGE_SUFFIXES)


def tree_of(entries: Sequence[Entry], path: Path, options: Options) -> Tree:
    """Images by the tables' labels. Raises `DatasetError` for rows without an image, and images of two rows.

    The split is a column's (`split`), or the table's own name (`train.csv`), or the folder's of the image.
    """
    tables = [entry for entry in entries if entry.path.suffix.casefold() in _SUFFIXES]
    files = _Files([entry for entry in entries if entry.path.suffix.casefold() not in _SUFFIXES])
    rows: list[tuple[Entry, str, str | None]] = []
    lost: list[str] = []
    columns: set[str] = set()
    for entry in sorted(tables, key=lambda entry: entry.path.as_posix()):
        try:
            columns.add(_read(entry, files, options, rows, lost))
        except DatasetError as error:
            raise DatasetError(f"{where(path)}: {entry.path}: {error}") from error
    if lost:
        more = f" and {len(lost) - _NAMED} more" if len(lost) > _NAMED else ""
        raise DatasetError(
            f"{where(path)}: {len(lost)} rows name images that are not there: {', '.join(lost[:_NAMED])}{more}"
        )
    used = [entry.path for entry, _, _ in rows]
    if len(set(used)) != len(used):
        twice = min(each for each, count in Counter(used).items() if count > 1)
        raise DatasetError(f"{where(path)}: {twice} is in more than one row")
    try:
        found = understood({"train": np.array([label for _, label, _ in rows])}, None)
    except DatasetError as error:
        raise DatasetError(f"{where(path)}: {error}") from error
    notes = [f"labels are those of the column {' and '.join(sorted(columns))}", *found.notes]
    if unused := files.count - len(rows):
        notes.append(f"{unused} files that no row names were left out")
    numbers = found.parts["train"].tolist()
    classes = found.names or tuple(str(label) for label in range(max(numbers) + 1))
    labelled = [(entry, number) for (entry, _, _), number in zip(rows, numbers, strict=True)]
    return split_tree(classes, labelled, [split for _, _, split in rows], notes)


class _Files:
    """Images by the ways in which a table may name them."""

    def __init__(self, entries: Sequence[Entry]) -> None:
        self.count = len(entries)
        self._by_name: dict[str, list[Entry]] = defaultdict(list)
        for entry in entries:
            path = entry.path
            tails = {PurePosixPath(*path.parts[start:]) for start in range(len(path.parts))}
            for tail in tails:
                self._by_name[tail.as_posix()].append(entry)
                self._by_name[tail.with_suffix("").as_posix()].append(entry)

    def find(self, name: str, folder: PurePosixPath) -> Entry | None:
        """Find a file by its path from the table, or by a unique ending of it."""
        name = tidy(name.strip().replace("\\", "/").removeprefix("./")).as_posix()
        for each in ((folder / name).as_posix(), name):
            found = self._by_name.get(each, [])
            exact = [entry for entry in found if each in (entry.path.as_posix(), entry.path.with_suffix("").as_posix())]
            if len(exact or found) == 1:
                return (exact or found)[0]
        return None


def _read(
    entry: Entry, files: _Files, options: Options, rows: list[tuple[Entry, str, str | None]], lost: list[str]
) -> str:
    """Add the table's rows, and the names that no image has; returns the name of the column of the labels."""
    text = io.TextIOWrapper(io.BytesIO(entry.read()), encoding="utf-8-sig", newline="")
    found = table.of_json_lines(text) if entry.path.suffix.casefold() == _LINES else table.read(text)
    lines = list(found.rows)
    if not lines:
        raise DatasetError("it has no rows")
    hits = [
        sum(files.find(row[index], entry.path.parent) is not None for _, row in lines[:100])
        for index in range(len(found.names))
    ]
    column = max(range(len(hits)), key=hits.__getitem__)
    if not hits[column]:
        raise DatasetError(
            f"none of its columns names the images: {', '.join(found.names[:20])}: name them as they lie beside the "
            "table, or take the table out, if the folders are the classes"
        )
    split = found.split_column()
    others = [index for index in range(len(found.names)) if index not in (column, split)]
    label = others[0] if len(others) == 1 and options.label_column is None else found.label_column(options.label_column)
    if label == column:
        raise DatasetError(f"the column {found.names[label]!r} names the images, and cannot be their label")
    for line, row in lines:
        image = files.find(row[column], entry.path.parent)
        if image is None:
            lost.append(row[column])
            continue
        if not row[label].strip():
            raise DatasetError(f"line {line} has no label in the column {found.names[label]!r}")
        told = table.split_in(row[split], line) if split is not None else split_of(entry.path.stem)
        rows.append((image, row[label], told or _of_folder(image.path)))
    return found.names[label]


def _of_folder(path: PurePosixPath) -> str | None:
    return next((split for split in map(split_of, path.parts[:-1]) if split is not None), None)
