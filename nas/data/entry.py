"""A file among others, wherever they lie: in a folder, a zip file or a tar file."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import PurePosixPath


@dataclass(frozen=True)
class Entry:
    """A file of the folder."""

    path: PurePosixPath
    read: Callable[[], bytes]
    """Its content; raises DatasetError."""
