"""Files that errands hand back, where they are too large to be held in memory."""

import os
import tempfile
from collections.abc import Iterator
from pathlib import Path
from threading import Lock
from typing import IO

from store.blobs import CHUNK_BYTES


class Written:
    """A file without a name, from when it is first opened. Any number of requests may read it at once."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._file: IO[bytes] | None = None
        self._lock = Lock()

    def __reduce__(self) -> tuple[type["Written"], tuple[Path]]:
        return Written, (self._path,)

    @property
    def size(self) -> int:
        """In bytes."""
        return os.fstat(self._opened().fileno()).st_size

    def chunks(self) -> Iterator[bytes]:
        """The content in pieces."""
        descriptor, place = self._opened().fileno(), 0
        while chunk := os.pread(descriptor, CHUNK_BYTES, place):
            place += len(chunk)
            yield chunk

    def _opened(self) -> IO[bytes]:
        with self._lock:
            if self._file is None:
                self._file = self._path.open("rb")
                self._path.unlink()
            return self._file


def new_file(suffix: str) -> Path:
    """An empty file in the folder for temporary ones; hand it back as `Written`, or remove it."""
    descriptor, path = tempfile.mkstemp(prefix="netgrow-", suffix=suffix)
    os.close(descriptor)
    return Path(path)
