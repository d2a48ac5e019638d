"""Files named by their SHA-256: checkpoints, training states, uploaded data sets; in a folder, or at any fsspec URL."""

import hashlib
import io
import os
import re
import secrets
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any, Protocol, cast

import fsspec
from fsspec.implementations.local import LocalFileSystem

from store.errors import CheckpointStoreError, CorruptCheckpoint, MissingCheckpoint

CHUNK_BYTES = 1 << 20
_DIGEST = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True)
class Stored:
    """What was stored: its name and its size."""

    sha256: str
    bytes: int


class _Files(Protocol):
    """Where the bytes lie. `write` is all or nothing, and durable when it returns."""

    def write(self, path: str, source: IO[bytes]) -> None: ...
    def open(self, path: str) -> IO[bytes]: ...
    def delete(self, path: str) -> None: ...
    def exists(self, path: str) -> bool: ...


class CheckpointStore:
    """The store at `url`; safe to share between threads and processes."""

    def __init__(self, url: str | Path) -> None:
        filesystem, root = fsspec.core.url_to_fs(str(url))
        self.url = str(url)
        self._root = str(root).rstrip("/")
        self._files: _Files = _Folder() if isinstance(filesystem, LocalFileSystem) else _Remote(filesystem)

    def put(self, data: bytes) -> Stored:
        """Store `data`; complete and durable when this returns. Storing it again mends a damaged copy."""
        digest = hashlib.sha256(data).hexdigest()
        with self._errors(digest):
            self._files.write(self.path(digest), io.BytesIO(data))
        return Stored(digest, len(data))

    def put_file(self, source: Path) -> Stored:
        """Store the content of a local file, without holding it in memory."""
        with source.open("rb") as file:
            digest = hashlib.file_digest(file, "sha256").hexdigest()
            size = file.tell()
            file.seek(0)
            with self._errors(digest):
                self._files.write(self.path(digest), file)
        return Stored(digest, size)

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
            return self._files.open(self.path(sha256))

    def exists(self, sha256: str) -> bool:
        """Whether there is a file of this digest; its content is not read."""
        with self._errors(sha256):
            return self._files.exists(self.path(sha256))

    def delete(self, sha256: str) -> None:
        """Remove the file; that it is gone already is fine."""
        with self._errors(sha256):
            self._files.delete(self.path(sha256))

    def path(self, sha256: str) -> str:
        """Where the file of this digest lies."""
        if not _DIGEST.fullmatch(sha256):
            raise CheckpointStoreError(f"not a sha256 digest: {sha256!r}")
        return f"{self._root}/{sha256[:2]}/{sha256}"

    @contextmanager
    def _errors(self, sha256: str) -> Iterator[None]:
        try:
            yield
        except FileNotFoundError as error:
            raise MissingCheckpoint(self.path(sha256)) from error
        except OSError as error:
            raise CheckpointStoreError(f"checkpoint store {self.url}: {error}") from error


class _Folder:
    """A local folder: written beside its place, flushed to the disk, then renamed into it."""

    def write(self, path: str, source: IO[bytes]) -> None:
        folder = Path(path).parent
        if not folder.exists():
            folder.mkdir(parents=True, exist_ok=True)
            _flush_folder(folder.parent)
        temporary = folder / f".tmp-{os.getpid()}-{secrets.token_hex(8)}"
        try:
            with temporary.open("xb") as file:
                while chunk := source.read(CHUNK_BYTES):
                    file.write(chunk)
                file.flush()
                os.fsync(file.fileno())
            temporary.replace(path)
        except BaseException:
            with suppress(OSError):
                temporary.unlink()
            raise
        _flush_folder(folder)

    def open(self, path: str) -> IO[bytes]:
        return Path(path).open("rb")

    def delete(self, path: str) -> None:
        Path(path).unlink(missing_ok=True)

    def exists(self, path: str) -> bool:
        return Path(path).is_file()


def _flush_folder(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


class _Remote:
    """An object store: an object appears whole, when its upload is complete."""

    def __init__(self, filesystem: Any) -> None:
        self._filesystem = filesystem

    def write(self, path: str, source: IO[bytes]) -> None:
        self._filesystem.pipe_file(path, source.read())

    def open(self, path: str) -> IO[bytes]:
        return cast(IO[bytes], self._filesystem.open(path, "rb"))

    def delete(self, path: str) -> None:
        with suppress(FileNotFoundError):
            self._filesystem.rm_file(path)

    def exists(self, path: str) -> bool:
        self._filesystem.invalidate_cache()
        return bool(self._filesystem.exists(path))
