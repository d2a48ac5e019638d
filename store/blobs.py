"""Storage of files: a local folder, or an object store behind fsspec. Writes are atomic and durable."""

import errno
import fcntl
import io
import os
import secrets
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import IO, Any, Protocol, cast

CHUNK_BYTES = 1 << 20
TEMPORARY = ".tmp-"
CLOCK = ".clock"
WITH_BUCKETS = {"s3", "az", "abfs", "gs", "gcs"}
"""Protocols whose paths begin with a bucket or container, which may be missing as a whole."""


@dataclass(frozen=True)
class Entry:
    """A file: its path, its size, and when it was last written, by the clock of where it lies."""

    path: str
    bytes: int
    modified: datetime

    @property
    def name(self) -> str:
        """The path's last part."""
        return self.path.rpartition("/")[2]


class Blobs(Protocol):
    """Files by path. Raises OSError; FileNotFoundError says that a file is missing, never the place of all files."""

    def write(self, path: str, data: bytes) -> None:
        """Write all of it, or nothing; it is durable when this returns."""

    def copy(self, path: str, source: Path) -> None:
        """Write a local file's content, as `write` does."""

    def open(self, path: str) -> IO[bytes]:
        """The file, open for reading."""

    def delete(self, path: str) -> None:
        """Remove the file; that it is gone already is fine."""

    def delete_old(self, path: str, before: datetime) -> bool:
        """Remove the file unless it was written since `before`; whether it was removed."""

    def exists(self, path: str) -> bool:
        """Whether there is such a file."""

    def entries(self) -> Iterator[Entry]:
        """All files, those that are half written included."""

    def now(self) -> datetime:
        """The time by the clock that `Entry.modified` goes by."""

    def free(self) -> int | None:
        """Bytes that may still be written; None where nobody can say."""


class NotMountedError(OSError):
    """The place of all files is not there, or not the one that it was: that says nothing of any file."""


class Folder:
    """A local folder: a file is written beside its place, flushed to the disk, then renamed into it.

    A folder that is empty, where a file is looked for, counts as a mount point without its mount.
    """

    def __init__(self, root: str) -> None:
        self._root = Path(root)
        self._device: int | None = None

    def write(self, path: str, data: bytes) -> None:
        """Raises OSError with ENOSPC when the disk is full; nothing is left behind then."""
        self._write(Path(path), io.BytesIO(data))

    def copy(self, path: str, source: Path) -> None:
        """As `write`."""
        with source.open("rb") as file:
            self._write(Path(path), file)

    def open(self, path: str) -> IO[bytes]:
        """Raises NotMountedError rather than FileNotFoundError where no file at all is there."""
        try:
            return Path(path).open("rb")
        except FileNotFoundError:
            self._require_mount()
            raise

    def delete(self, path: str) -> None:
        """That it is gone, or not mounted, is fine."""
        Path(path).unlink(missing_ok=True)

    def delete_old(self, path: str, before: datetime) -> bool:
        """Nobody renames a new file into its place between the look and the removal."""
        with suppress(FileNotFoundError), self._locked(fcntl.LOCK_EX):
            if datetime.fromtimestamp(Path(path).stat().st_mtime, UTC) < before:
                Path(path).unlink()
                return True
        return False

    def exists(self, path: str) -> bool:
        """Raises NotMountedError as `open` does."""
        if Path(path).is_file():
            return True
        self._require_mount()
        return False

    def entries(self) -> Iterator[Entry]:
        """A file that is removed meanwhile may be passed over."""
        for folder, _, names in os.walk(self._root):
            for name in names:
                path = Path(folder, name)
                with suppress(FileNotFoundError):
                    found = path.stat()
                    yield Entry(str(path), found.st_size, datetime.fromtimestamp(found.st_mtime, UTC))

    def now(self) -> datetime:
        """The time of a file that is written now: the folder may be another machine's."""
        _make_folder(self._root)
        probe = self._root / f"{TEMPORARY}{os.getpid()}-{secrets.token_hex(8)}"
        try:
            probe.touch()
            return datetime.fromtimestamp(probe.stat().st_mtime, UTC)
        finally:
            probe.unlink(missing_ok=True)

    def free(self) -> int | None:
        """Of the folder's disk, to whoever is not root."""
        return free_bytes(self._root)

    def _write(self, path: Path, source: IO[bytes]) -> None:
        if self._device is None:
            _make_folder(path.parent)
        else:
            self._require_mount()
            _make_folder_in(path.parent)
        temporary = path.parent / f"{TEMPORARY}{os.getpid()}-{secrets.token_hex(8)}"
        try:
            with temporary.open("xb") as file:
                while chunk := source.read(CHUNK_BYTES):
                    file.write(chunk)
                file.flush()
                os.fsync(file.fileno())
            with self._locked(fcntl.LOCK_SH):
                os.utime(temporary)  # writing may have taken long: it is now that it is new
                temporary.replace(path)
        except BaseException:
            with suppress(OSError):
                temporary.unlink()
            raise
        _flush_folder(path.parent)
        self._seen()

    @contextmanager
    def _locked(self, how: int) -> Iterator[None]:
        """With the folder's lock, shared or not. A folder of a kind that has no locks does without."""
        descriptor = os.open(self._root, os.O_RDONLY)
        try:
            with suppress(OSError):
                fcntl.flock(descriptor, how)
            yield
        finally:
            os.close(descriptor)

    def _seen(self) -> None:
        if self._device is None:
            with suppress(OSError):
                self._device = self._root.stat().st_dev

    def _require_mount(self) -> None:
        """Raise NotMountedError if the folder is missing or empty, or on another device than it was."""
        try:
            device = self._root.stat().st_dev
            empty = not any(len(name) == 2 for name in os.listdir(self._root))
        except FileNotFoundError:
            device, empty = None, True
        if empty or self._device not in (None, device):
            raise NotMountedError(errno.ENOENT, "nothing is there (is it mounted?)", str(self._root))


def free_bytes(folder: Path) -> int:
    """Bytes free on the disk of the folder, or of where it will be made."""
    there = next(path for path in (folder, *folder.absolute().parents) if path.exists())
    return shutil.disk_usage(there).free


def _make_folder(folder: Path) -> None:
    """Make the folder and those above it, each on the disk before anything lies in it."""
    if not folder.is_dir():
        _make_folder(folder.parent)
        _make_folder_in(folder)


def _make_folder_in(folder: Path) -> None:
    """Make the folder; raises FileNotFoundError rather than make those above it, which may just have gone."""
    if not folder.is_dir():
        folder.mkdir(exist_ok=True)
        _flush_folder(folder.parent)


def _flush_folder(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


class ObjectStore:
    """An object store: an object appears whole, when its upload is complete."""

    def __init__(self, filesystem: Any, root: str) -> None:
        self._filesystem = filesystem
        self._root = root

    def write(self, path: str, data: bytes) -> None:
        """An upload that breaks off leaves no object."""
        self._filesystem.pipe_file(path, data)

    def copy(self, path: str, source: Path) -> None:
        """In parts where it is large; as `write` otherwise."""
        self._filesystem.put_file(str(source), path)

    def open(self, path: str) -> IO[bytes]:
        """Raises NotMountedError rather than FileNotFoundError where the whole bucket is missing."""
        self._filesystem.invalidate_cache()
        try:
            return cast(IO[bytes], self._filesystem.open(path, "rb"))
        except FileNotFoundError:
            self._require_bucket()
            raise

    def delete(self, path: str) -> None:
        """That it is gone already is fine."""
        with suppress(FileNotFoundError):
            self._filesystem.rm_file(path)

    def delete_old(self, path: str, before: datetime) -> bool:
        """An object that is written between the look and the removal, which are milliseconds apart, is lost."""
        self._filesystem.invalidate_cache()
        with suppress(FileNotFoundError):
            if self._modified(self._filesystem.info(path)) < before:
                self._filesystem.rm_file(path)
                return True
        return False

    def exists(self, path: str) -> bool:
        """Raises NotMountedError as `open` does."""
        self._filesystem.invalidate_cache()
        if self._filesystem.exists(path):
            return True
        self._require_bucket()
        return False

    def entries(self) -> Iterator[Entry]:
        """As the store lists them."""
        self._filesystem.invalidate_cache()
        for path, info in self._filesystem.find(self._root, detail=True).items():
            yield Entry(str(path), int(info["size"]), self._modified(info))

    def now(self) -> datetime:
        """The time of an object that is written now."""
        path = f"{self._root}/{CLOCK}"
        self._filesystem.pipe_file(path, b"netgrow")
        self._filesystem.invalidate_cache()
        return self._modified(self._filesystem.info(path))

    def free(self) -> int | None:
        """Not known."""
        return None

    def _modified(self, info: Mapping[str, object]) -> datetime:
        for key in ("LastModified", "last_modified", "mtime", "created"):
            if isinstance(found := info.get(key), datetime):
                return found if found.tzinfo else found.replace(tzinfo=UTC)
        return datetime.now(UTC)  # a store that tells no times: no file of it ever grows old

    def _require_bucket(self) -> None:
        bucket = self._root.partition("/")[0]
        protocol = self._filesystem.protocol
        known = {protocol} if isinstance(protocol, str) else set(protocol)
        if known & WITH_BUCKETS and not self._filesystem.exists(bucket):
            raise NotMountedError(errno.ENOENT, "the bucket or container is not there", bucket)
