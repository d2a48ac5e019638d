"""The files of a tar file, compressed or not; nothing is unpacked to disk but the tar file itself."""

import tarfile
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path, PurePosixPath
from typing import IO

from nas.data.archive import where
from nas.data.compressed import DAMAGED, opened
from nas.data.entry import MAX_FILE_BYTES, MAX_FILES, Entry, Read
from nas.data.naming import ignored, leads_out, tells_of_others, tidy
from nas.errors import DatasetError

_CHUNK_BYTES = 2**20
_BLOCK_BYTES = 512
_DAMAGED = (*DAMAGED, UnicodeError, ValueError)


def is_tar(path: Path) -> bool:
    """Whether this is a tar file, compressed or not; what is damaged is none."""
    try:
        with opened(path) as file:
            block = file.read(_BLOCK_BYTES)
        tarfile.TarInfo.frombuf(block, "utf-8", "surrogateescape")
    except _DAMAGED:
        return False
    return True


@contextmanager
def open_tar(path: Path, max_bytes: int, folders: set[PurePosixPath]) -> Iterator[list[Entry]]:
    """Its files, each found to be harmless by its header. Raises `DatasetError` naming the file at fault."""
    with ExitStack() as stack:
        try:
            plain = stack.enter_context(tempfile.TemporaryFile(prefix="netgrow-tar-"))
            _unpack(path, plain, max_bytes)
            archive = stack.enter_context(tarfile.open(fileobj=plain, mode="r:"))
            entries = list(_members(archive, path, max_bytes, folders))
        except FileNotFoundError as error:
            raise DatasetError(f"the file {path} is missing") from error
        except _DAMAGED as error:
            raise DatasetError(f"{where(path)} is truncated or damaged: {error}") from error
        yield entries


def _unpack(path: Path, plain: IO[bytes], max_bytes: int) -> None:
    """The tar file itself, uncompressed: a file in the middle of a compressed one cannot be read alone."""
    most = max_bytes + _BLOCK_BYTES * 4 * MAX_FILES
    with opened(path) as file:
        while chunk := file.read(_CHUNK_BYTES):
            plain.write(chunk)
            if plain.tell() > most:
                raise DatasetError(f"{where(path)} unpacks to more than the {max_bytes} bytes that are allowed")
    plain.seek(0)


def _members(archive: tarfile.TarFile, path: Path, max_bytes: int, folders: set[PurePosixPath]) -> Iterator[Entry]:
    total = count = 0
    for member in archive:
        name = member.name
        relative = tidy(name)
        if leads_out(name):
            raise DatasetError(f"{where(path)}: the name {name!r} leads out of the folder")
        if ignored(relative):
            continue
        if member.isdir():
            folders.add(relative)
            continue
        if not member.isreg() or member.issparse():
            raise DatasetError(f"{where(path)}: {name!r} is a link or a device; only files and folders are allowed")
        if tells_of_others(relative):
            continue
        total, count = total + member.size, count + 1
        if count > MAX_FILES:
            raise DatasetError(f"{where(path)} holds more than {MAX_FILES} files")
        if total > max_bytes:
            raise DatasetError(f"{where(path)} unpacks to more than the {max_bytes} bytes that are allowed")
        yield Entry(relative, _reader(archive, member, path))


def _reader(archive: tarfile.TarFile, member: tarfile.TarInfo, path: Path) -> Read:
    def read(most: int = MAX_FILE_BYTES) -> bytes:
        if member.size > most:
            raise DatasetError(f"{where(path)}: {member.name!r} has {member.size} bytes; at most {most} are allowed")
        try:
            stream = archive.extractfile(member)
            data = b"" if stream is None else stream.read()
        except _DAMAGED as error:
            raise DatasetError(f"{where(path)}: {member.name!r} is truncated or damaged: {error}") from error
        if len(data) != member.size:
            raise DatasetError(f"{where(path)}: {member.name!r} is truncated: {len(data)} of {member.size} bytes")
        return data

    return read
