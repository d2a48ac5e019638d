"""A file among others, wherever they lie: in a folder, a zip file or a tar file."""

from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Protocol

MAX_FILES = 250_000
MAX_FILE_BYTES = 64 * 2**20


class Read(Protocol):
    """Reads a file; raises `DatasetError`, also where it has more than `most` bytes."""

    def __call__(self, most: int = MAX_FILE_BYTES) -> bytes:
        """Its content."""


@dataclass(frozen=True)
class Entry:
    """A file of the folder."""

    path: PurePosixPath
    read: Read
