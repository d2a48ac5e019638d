"""Files named by their SHA-256: checkpoints, training states, uploaded data sets; in a folder, or at any fsspec URL."""

import errno
import hashlib
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import IO

import fsspec
from fsspec.implementations.local import LocalFileSystem

from store.addresses import redacted
from store.blobs import CHUNK_BYTES, Blobs, Entry, Folder, NotMountedError, ObjectStore
from store.errors import (
    CheckpointsAway,
    CheckpointStoreError,
    CorruptCheckpoint,
    DiskFull,
    MissingCheckpoint,
    ReserveReached,
)

_FULL = {errno.ENOSPC, errno.EDQUOT}
_DIGEST = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True)
class Stored:
    """A stored file: its name and its size."""

    sha256: str
    bytes: int


class CheckpointStore:
    """The store at `url`; safe to share between threads and processes."""

    def __init__(self, url: str | Path) -> None:
        try:
            filesystem, root = fsspec.core.url_to_fs(str(url))
        except (ImportError, ValueError) as error:
            raise CheckpointStoreError(redacted(f"checkpoint store {url}: {error}")) from error
        self.url = str(url)
        self._root = str(root).rstrip("/")
        local = isinstance(filesystem, LocalFileSystem)
        self._blobs: Blobs = Folder(self._root) if local else ObjectStore(filesystem, self._root)

    def put(self, data: bytes) -> Stored:
        """Store `data`; complete and durable when this returns. Storing it again mends a damaged copy."""
        digest = hashlib.sha256(data).hexdigest()
        with self._errors(digest), _found():
            self._blobs.write(self.path(digest), data)
        return Stored(digest, len(data))

    def put_file(self, source: Path) -> Stored:
        """Store the content of a local file, without holding it in memory."""
        with source.open("rb") as file:
            digest = hashlib.file_digest(file, "sha256").hexdigest()
            size = file.tell()
        with self._errors(digest), _found():
            self._blobs.copy(self.path(digest), source)
        return Stored(digest, size)

    def free(self) -> int | None:
        """Bytes free on the store's disk; None where it is no folder."""
        with self._errors(self.url):
            return self._blobs.free()

    def require_room(self, size: int, reserve: int) -> None:
        """Raise `ReserveReached` if the disk would have less than `reserve` bytes free with `size` more on it."""
        if reserve and (free := self.free()) is not None and free - size < reserve:
            raise ReserveReached("the checkpoint store", free, size, reserve)

    def get(self, sha256: str) -> bytes:
        """The content; raises `MissingCheckpoint`, or `CorruptCheckpoint` if it does not have this digest."""
        with self.open_stream(sha256) as file, self._errors(sha256):
            data = file.read()
        found = hashlib.sha256(data).hexdigest()
        if found != sha256:
            raise CorruptCheckpoint(self.path(sha256), sha256, found)
        return data

    def verify(self, sha256: str) -> int:
        """Read the content through in pieces and return its size; raises as `get` does."""
        digest, size = hashlib.sha256(), 0
        with self.open_stream(sha256) as file, self._errors(sha256):
            while chunk := file.read(CHUNK_BYTES):
                digest.update(chunk)
                size += len(chunk)
        if digest.hexdigest() != sha256:
            raise CorruptCheckpoint(self.path(sha256), sha256, digest.hexdigest())
        return size

    def open_stream(self, sha256: str) -> IO[bytes]:
        """The content as an open file, unverified; raises `MissingCheckpoint`."""
        with self._errors(sha256):
            return self._blobs.open(self.path(sha256))

    def exists(self, sha256: str) -> bool:
        """Whether there is a file of this digest; its content is not read."""
        with self._errors(sha256):
            return self._blobs.exists(self.path(sha256))

    def delete(self, sha256: str) -> None:
        """Remove the file; that it is gone already is fine."""
        with self._errors(sha256):
            self._blobs.delete(self.path(sha256))

    def delete_old(self, sha256: str, before: datetime) -> bool:
        """Remove the file unless it was stored, or stored again, since `before`; whether it was removed."""
        with self._errors(sha256):
            return self._blobs.delete_old(self.path(sha256), before)

    def sweep(self, entry: Entry, before: datetime) -> bool:
        """Remove what a broken off write left, a file without a digest for a name, unless it was written since."""
        with self._errors(entry.name):
            return self._blobs.delete_old(entry.path, before)

    def entries(self) -> Iterator[Entry]:
        """Every file below the store's root, also those that have no digest for a name."""
        with self._errors(self.url):
            yield from self._blobs.entries()

    def now(self) -> datetime:
        """The time by the clock that the files' ages go by."""
        with self._errors(self.url):
            return self._blobs.now()

    def path(self, sha256: str) -> str:
        """Path of the file with this digest."""
        if not is_digest(sha256):
            raise CheckpointStoreError(f"not a sha256 digest: {sha256!r}")
        return f"{self._root}/{sha256[:2]}/{sha256}"

    @contextmanager
    def _errors(self, sha256: str) -> Iterator[None]:
        """Translate errors: an object store's client raises those of its own libraries."""
        try:
            yield
        except (CheckpointStoreError, MemoryError):
            raise
        except NotMountedError as error:
            raise CheckpointsAway(self._told(error)) from error
        except FileNotFoundError as error:
            raise MissingCheckpoint(redacted(self.path(sha256))) from error
        except OSError as error:
            kind = DiskFull if error.errno in _FULL else CheckpointStoreError
            raise kind(self._told(error)) from error
        except Exception as error:
            raise CheckpointStoreError(self._told(f"{type(error).__name__}: {error}")) from error

    def _told(self, error: object) -> str:
        return redacted(f"checkpoint store {self.url}: {error}")


@contextmanager
def _found() -> Iterator[None]:
    """A writer looks for no file: what it does not find is where to write."""
    try:
        yield
    except FileNotFoundError as error:
        raise NotMountedError(*error.args) from error


def is_digest(name: str) -> bool:
    """Whether a file of this name is one of the store's."""
    return _DIGEST.fullmatch(name) is not None
