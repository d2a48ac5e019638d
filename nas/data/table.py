"""Tables as text: CSV with a comma, semicolon, tab or bar, in UTF-8, with or without a line of names."""

import csv
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TextIO

from nas.data.naming import split_of
from nas.errors import DatasetError

_DELIMITERS = ",;\t|"
_LABELS = ("label", "labels", "class", "target", "y", "category", "species", "class_name", "classname", "class_id")
_SPLITS = ("split", "subset", "partition", "set")
_PLAIN_ROW = 4
"""So many values that are 0, 1, 2, … are names of columns."""
ASKED = "(--label-column, label_column)"


@dataclass(frozen=True)
class Table:
    """A table that is read line by line."""

    names: tuple[str, ...]
    """Of the columns; their numbers from 1, where the table has no names."""
    named: bool
    rows: Iterator[tuple[int, list[str]]]
    """(line in the file, cells)."""

    def label_column(self, given: str | None) -> int:
        """The label column: the given one (name, or number from 1), or one with a usual name."""
        shown = ", ".join(self.names[:20]) + (f" and {len(self.names) - 20} more" if len(self.names) > 20 else "")
        if given is not None:
            if given in self.names:
                return self.names.index(given)
            if given.isdecimal() and 1 <= int(given) <= len(self.names):
                return int(given) - 1
            raise DatasetError(f"there is no column {given!r}; there are {shown} {ASKED}")
        if not self.named:
            raise DatasetError(
                f"the first line has no names of columns: add them, or say which of the {len(self.names)} columns has "
                f"the labels, by its number from 1 {ASKED}"
            )
        found = [index for index, name in enumerate(self.names) if name.casefold() in _LABELS]
        if len(found) != 1:
            raise DatasetError(f"which column has the labels? There are {shown}: say so {ASKED}")
        return found[0]

    def split_column(self) -> int | None:
        """The column that says to which split a row belongs, if there is one."""
        return next((index for index, name in enumerate(self.names) if name.casefold() in _SPLITS), None)


def split_in(cell: str, line: int) -> str:
    """The split that a cell names."""
    found = split_of(cell.strip())
    if found is None:
        raise DatasetError(f"line {line}: {cell!r} is no split; train, val and test are")
    return found


def read(text: TextIO) -> Table:
    """A table; `text` is opened with newline="". Raises `DatasetError`, also while its rows are read."""
    first = _line(text)
    counts = {delimiter: first.count(delimiter) for delimiter in _DELIMITERS}
    delimiter = max(_DELIMITERS, key=lambda each: counts[each])
    if not counts[delimiter]:
        raise DatasetError("the first line has one column: a table has columns with commas, semicolons or tabs between")
    head = next(csv.reader([first], delimiter=delimiter))
    named = _has_names(head)
    names = tuple(cell.strip() for cell in head) if named else tuple(str(n + 1) for n in range(len(head)))
    twice = sorted({name for name in names if names.count(name) > 1})
    if twice:
        raise DatasetError(f"two columns are named {twice[0]!r}")
    rows = _rows(text, delimiter, len(head), 1)
    return Table(names, named, rows if named else _chained(head, rows))


def of_json_lines(text: TextIO) -> Table:
    """A table of which each line is an object with the same fields, as Hugging Face's `metadata.jsonl`."""
    rows: list[tuple[int, list[str]]] = []
    names: tuple[str, ...] = ()
    for number, line in enumerate(text, start=1):
        if not line.strip():
            continue
        try:
            found = json.loads(line)
        except (ValueError, RecursionError) as error:
            raise DatasetError(f"line {number} is no JSON: {error}") from error
        names = names or (tuple(found) if isinstance(found, dict) else ())
        if not isinstance(found, dict) or not names or set(found) != set(names):
            raise DatasetError(f"line {number} is no object with the fields {', '.join(names) or 'of a table'}")
        rows.append((number, ["" if found[name] is None else str(found[name]) for name in names]))
    return Table(names, True, iter(rows))


def _has_names(head: list[str]) -> bool:
    """Whether the first line names columns: text, or numbers in a row, as pandas writes them for an array.

    Raises `DatasetError` where it could be either.
    """
    numbers = [cell for cell in head if _is_number(cell)]
    if not numbers or any(cell.strip().casefold() in _LABELS for cell in head):
        return True
    if numbers not in ([str(n + start) for n in range(len(numbers))] for start in (0, 1)):
        return False
    if len(numbers) < _PLAIN_ROW:
        raise DatasetError(
            f"the first line, {', '.join(head)}, could be names of columns or values: begin the table with "
            "a line of names"
        )
    return True


def _chained(head: list[str], rows: Iterator[tuple[int, list[str]]]) -> Iterator[tuple[int, list[str]]]:
    yield 1, head
    yield from rows


def _rows(text: TextIO, delimiter: str, columns: int, line: int) -> Iterator[tuple[int, list[str]]]:
    reader = csv.reader(text, delimiter=delimiter)
    try:
        for row in reader:
            if not row:
                continue
            if len(row) != columns:
                raise DatasetError(f"line {line + reader.line_num} has {len(row)} cells instead of {columns}")
            yield line + reader.line_num, row
    except csv.Error as error:
        raise DatasetError(f"line {line + reader.line_num}: {error}") from error
    except UnicodeError as error:
        raise DatasetError(f"after line {line + reader.line_num}: the text is not UTF-8: save it as such") from error


def _line(text: TextIO) -> str:
    try:
        line = text.readline(2**20)
    except UnicodeError as error:
        raise DatasetError("the text is not UTF-8: save it as such") from error
    if not line.strip():
        raise DatasetError("the first line is empty, where names of columns belong")
    return line


def _is_number(cell: str) -> bool:
    try:
        float(cell)
    except ValueError:
        return False
    return True


def missing(row: Sequence[str]) -> list[int]:
    """The columns without a value in this row."""
    return [index for index, cell in enumerate(row) if cell.strip().casefold() in _NOTHING]


_NOTHING = {"", "na", "n/a", "nan", "null", "none", "?"}
