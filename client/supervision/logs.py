"""The log files of the parts: opened for a child, kept from growing for ever, and read for errors."""

from __future__ import annotations

import re
from pathlib import Path
from typing import BinaryIO

ROTATE_AT_BYTES = 10 * 1024 * 1024
READ_AT_MOST_BYTES = 256 * 1024
LONGEST_LINE = 300

_COLOUR = re.compile(r"\x1b\[[0-9;]*m")
_ERROR = re.compile(r"\[(?:error|critical) *\]|\b(?:ERROR|CRITICAL)\b|\"level\": ?\"(?:error|critical)\"")


def open_log(path: Path) -> BinaryIO:
    """The file, to be appended to; an overlong one is first set aside as `<name>.1`."""
    path.parent.mkdir(parents=True, exist_ok=True)
    if path.exists() and path.stat().st_size > ROTATE_AT_BYTES:
        path.replace(path.with_name(path.name + ".1"))
    return path.open("ab")


class LogReader:
    """Reads what is added to a log file after it was opened here."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._start = path.stat().st_size if path.exists() else 0
        self._position = self._start

    def new_errors(self) -> list[str]:
        """The complete lines since the last call that report an error."""
        data = self._read(self._position, READ_AT_MOST_BYTES)
        complete = data[: data.rfind(b"\n") + 1]
        self._position += len(complete) if complete or len(data) < READ_AT_MOST_BYTES else len(data)
        return [line for line in _lines(complete) if _ERROR.search(line)]

    def last_lines(self, count: int) -> list[str]:
        """The last lines that were written since this reader was made."""
        size = self._path.stat().st_size if self._path.exists() else 0
        begin = max(self._start, size - READ_AT_MOST_BYTES)
        return _lines(self._read(begin, READ_AT_MOST_BYTES))[-count:]

    def _read(self, position: int, count: int) -> bytes:
        try:
            with self._path.open("rb") as file:
                file.seek(position)
                return file.read(count)
        except FileNotFoundError:
            return b""


def _lines(data: bytes) -> list[str]:
    """The lines that are not empty, without colours, each of bearable length."""
    text = _COLOUR.sub("", data.decode("utf-8", "replace"))
    return [line.rstrip()[:LONGEST_LINE] for line in text.splitlines() if line.strip()]
