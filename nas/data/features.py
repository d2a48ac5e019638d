"""A table of numbers, CSV with or without names, as the arrays `x` (samples, features) and `y`."""

import io
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any

import numpy as np
from numpy.typing import NDArray

from nas.data import table
from nas.data.archive import where
from nas.data.compressed import DAMAGED, opened
from nas.data.description import MAX_DIMENSION, MAX_SAMPLES
from nas.data.options import Options
from nas.errors import DatasetError

_BLOCK_ROWS = 4096
_NAMED = 10
_INDEX_NAMES = {"", "id", "index", "unnamed: 0", "rowid", "row"}
PARTS = {"train": "", "validation": "_val", "test": "_test"}
_SIGN_OF_BINARY = b"\0"


def is_one(path: Path) -> bool:
    """Whether the file begins as a table does: a line of text with a comma, semicolon, tab or bar in it."""
    try:
        with opened(path) as file:
            head = file.read(4096)
    except DAMAGED:
        return False
    line = head.partition(b"\n")[0]
    return bool(line.strip()) and _SIGN_OF_BINARY not in head and any(mark in line for mark in b",;\t|")


def read(path: Path, options: Options, max_bytes: int) -> tuple[dict[str, NDArray[np.generic]], list[str]]:
    """The arrays to keep, labels as they are written; and notes. Raises `DatasetError` naming line and column."""
    try:
        with opened(path) as raw:
            bounded = io.BufferedReader(_Bounded(raw, max_bytes))
            text = io.TextIOWrapper(bounded, encoding="utf-8-sig", newline="")
            return _Reader(table.read(text), options).arrays()
    except DAMAGED as error:
        raise DatasetError(f"{where(path)} is truncated or damaged: {error}") from error
    except DatasetError as error:
        message = str(error)
        raise DatasetError(message if str(path) in message else f"{where(path)}: {message}") from error


class _Bounded(io.RawIOBase):
    """A stream that raises `DatasetError` beyond so many bytes, for what unpacks to more than it should."""

    def __init__(self, raw: IO[bytes], most: int) -> None:
        self._raw, self._left, self._most = raw, most, most

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        data = self._raw.read(len(buffer))
        self._left -= len(data)
        if self._left < 0:
            raise DatasetError(f"it unpacks to more than the {self._most} bytes that are allowed")
        buffer[: len(data)] = data
        return len(data)


@dataclass
class _Part:
    blocks: list[NDArray[np.float64]] = field(default_factory=list)
    cells: list[list[str]] = field(default_factory=list)
    lines: list[int] = field(default_factory=list)
    labels: list[str] = field(default_factory=list)


class _Reader:
    """Rows as they come; what is wrong with their cells is said for the first of each kind."""

    def __init__(self, found: table.Table, options: Options) -> None:
        self._table = found
        self._label = found.label_column(options.label_column)
        self._split = found.split_column()
        if self._split == self._label:
            self._split = None
        self._columns = [index for index in range(len(found.names)) if index not in (self._label, self._split)]
        if not 1 <= len(self._columns) <= MAX_DIMENSION:
            raise DatasetError(f"it has {len(self._columns)} columns of features; 1 to {MAX_DIMENSION} are allowed")
        self._parts = {part: _Part() for part in PARTS}
        self._missing: list[str] = []
        self._rows_missing = 0

    def arrays(self) -> tuple[dict[str, NDArray[np.generic]], list[str]]:
        """Read all rows."""
        for count, (line, row) in enumerate(self._table.rows):
            if count == MAX_SAMPLES:
                raise DatasetError(f"it has more than {MAX_SAMPLES} rows")
            self._add(line, row)
        if self._rows_missing:
            raise DatasetError(
                f"{self._rows_missing} rows lack a value: {', '.join(self._missing)}: fill in what is missing, or "
                "leave out these rows or columns"
            )
        for part in self._parts.values():
            self._close(part)
        return self._finished()

    def _add(self, line: int, row: list[str]) -> None:
        empty = [index for index in table.missing(row) if index in self._columns or not row[index].strip()]
        if empty:
            self._rows_missing += 1
            if len(self._missing) < _NAMED:
                self._missing.append(f"line {line}, {self._table.names[empty[0]]!r}")
            return
        part = self._parts["train" if self._split is None else table.split_in(row[self._split], line)]
        part.labels.append(row[self._label])
        part.cells.append([row[index] for index in self._columns])
        part.lines.append(line)
        if len(part.cells) == _BLOCK_ROWS:
            self._close(part)

    def _close(self, part: _Part) -> None:
        """Make numbers of the cells so far."""
        if not part.cells:
            return
        try:
            part.blocks.append(np.array(part.cells, dtype=np.float64))
        except ValueError:
            self._blame(part)
        part.cells, part.lines = [], []

    def _blame(self, part: _Part) -> None:
        for line, row in zip(part.lines, part.cells, strict=True):
            for index, cell in zip(self._columns, row, strict=True):
                try:
                    float(cell)
                except ValueError:
                    raise DatasetError(
                        f"line {line}, column {self._table.names[index]!r}: {cell!r} is no number: write text as "
                        "numbers (one column for each value, 0 or 1), decimals with a point, or leave the column out"
                    ) from None

    def _finished(self) -> tuple[dict[str, NDArray[np.generic]], list[str]]:
        names = [self._table.names[index] for index in self._columns]
        notes = [f"labels are those of the column {self._table.names[self._label]!r}, out of {len(names) + 1}"]
        filled: dict[str, NDArray[np.generic]] = {
            part: np.concatenate(found.blocks) for part, found in self._parts.items() if found.blocks
        }
        if "train" not in filled:
            raise DatasetError("it has no rows to train with")
        filled, said = without_numbering(names, filled)
        notes += said
        arrays: dict[str, NDArray[np.generic]] = {}
        for part, values in filled.items():
            arrays[f"x{PARTS[part]}"] = values
            arrays[f"y{PARTS[part]}"] = np.array([label.strip() for label in self._parts[part].labels])
        return arrays, notes


def without_numbering(
    names: list[str], parts: Mapping[str, NDArray[np.generic]]
) -> tuple[dict[str, NDArray[np.generic]], list[str]]:
    """The features (samples, columns) of each part without the columns that only number the rows; and notes."""
    notes = []
    numbering = [index for index, name in enumerate(names) if _numbers_rows(name, index, parts)]
    if numbering and len(numbering) < len(names):
        named = ", ".join(repr(names[index]) for index in numbering)
        notes.append(f"columns that only number the rows were left out: {named}")
        parts = {part: np.delete(values, numbering, axis=1) for part, values in parts.items()}
    for index, name in enumerate(names):
        if name.casefold() in _INDEX_NAMES and index not in numbering:
            notes.append(f"the column {name!r} is learned from as a feature")
    side = round(parts["train"].shape[1] ** 0.5)
    if side > 7 and side * side == parts["train"].shape[1]:
        notes.append(
            f"{side * side} features: if they are the pixels of {side} × {side} pictures, upload an .npz with x "
            f"(samples, {side}, {side}), so that convolutions can see them"
        )
    return dict(parts), notes


def _numbers_rows(name: str, index: int, parts: Mapping[str, NDArray[np.generic]]) -> bool:
    """Whether the column says no more than which row it is, as pandas writes it beside every table."""
    if name.casefold() not in _INDEX_NAMES:
        return False
    # Splits take rows out of the order: they are a part of the numbers from 0 or 1, each once.
    column = np.sort(np.concatenate([values[:, index] for values in parts.values()]))
    return bool(np.array_equal(column, np.arange(len(column)) + column[0]) and column[0] in (0, 1))
