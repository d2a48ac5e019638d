"""A folder, or a zip or tar file of one: which files it has, and how each is read.

Nothing is ever unpacked to disk, so that no name can lead outside; names are still refused if they try.
"""

import os
import stat
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from nas.data.archive import where
from nas.data.entry import MAX_FILE_BYTES, MAX_FILES, Entry, Read
from nas.data.naming import ignored, leads_out, name_in_zip, tells_of_others, tidy
from nas.data.tarball import is_tar, open_tar
from nas.data.zipend import directory_of
from nas.errors import DatasetError

MAX_DIRECTORY_BYTES = 256 * 2**20


@dataclass(frozen=True)
class Listing:
    """The files of a folder, and its folders, empty ones among them."""

    entries: list[Entry]
    folders: set[PurePosixPath]


@contextmanager
def open_files(path: Path, max_bytes: int) -> Iterator[Listing]:
    """The files of a folder, a zip file or a tar file. Raises `DatasetError` naming the file at fault.

    `max_bytes` is how much all files of an archive together may have, unpacked.
    """
    folders: set[PurePosixPath] = set()
    if path.is_dir():
        yield Listing(list(_files_below(path, folders)), folders)
        return
    if is_tar(path):
        with open_tar(path, max_bytes, folders) as entries:
            yield Listing(entries, folders)
        return
    try:
        check_directory(path)
        with zipfile.ZipFile(path) as archive:
            yield Listing(_members(archive, path, max_bytes, folders), folders)
    except FileNotFoundError as error:
        raise DatasetError(f"the file {path} is missing") from error
    except (zipfile.BadZipFile, OSError) as error:
        raise DatasetError(f"{where(path)} is truncated or damaged: {error}") from error


def _files_below(folder: Path, folders_found: set[PurePosixPath]) -> Iterator[Entry]:
    count = 0
    for root, folders, files in os.walk(folder, onerror=_raise):
        for name in sorted([*files, *folders]):
            path = Path(root) / name
            relative = tidy(path.relative_to(folder).as_posix())
            if ignored(relative):
                continue
            if path.is_symlink():
                raise DatasetError(f"{path} is a symbolic link: put the file itself there")
            if path.is_dir():
                folders_found.add(relative)
                continue
            if not path.is_file():
                raise DatasetError(f"{path} is neither a file nor a folder")
            if tells_of_others(relative):
                continue
            count += 1
            if count > MAX_FILES:
                raise DatasetError(f"{folder} has more than {MAX_FILES} files")
            yield Entry(relative, _reader_of_file(path))
        folders[:] = [name for name in folders if not ignored(PurePosixPath(name))]


def _raise(error: OSError) -> None:
    raise DatasetError(f"{error.filename} cannot be read: {error.strerror}") from error


def _reader_of_file(path: Path) -> Read:
    def read(most: int = MAX_FILE_BYTES) -> bytes:
        try:
            if (size := path.stat().st_size) > most:
                raise DatasetError(f"{path} has {size} bytes; at most {most} are allowed")
            return path.read_bytes()
        except OSError as error:
            raise DatasetError(f"{path} cannot be read: {error}") from error

    return read


def _members(archive: zipfile.ZipFile, path: Path, max_bytes: int, folders: set[PurePosixPath]) -> list[Entry]:
    """The zip file's files, each found to be harmless by what the directory says of it."""
    members = archive.infolist()
    if len(members) > MAX_FILES:
        raise DatasetError(f"{where(path)} holds {len(members)} files; at most {MAX_FILES} are allowed")
    total = sum(member.file_size for member in members)
    if total > max_bytes:
        raise DatasetError(f"{where(path)} unpacks to {total} bytes; at most {max_bytes} are allowed")
    entries, seen = [], set()
    for member in members:
        name = name_in_zip(member)
        relative = tidy(name)
        if name in seen:
            raise DatasetError(f"{where(path)} holds two files named {name!r}")
        seen.add(name)
        if leads_out(name):
            raise DatasetError(f"{where(path)}: the name {name!r} leads out of the folder")
        if stat.S_ISLNK(member.external_attr >> 16):
            raise DatasetError(f"{where(path)}: {name!r} is a symbolic link; only files and folders are allowed")
        if ignored(relative):
            continue
        if name.endswith("/"):
            folders.add(relative)
            continue
        if tells_of_others(relative):
            continue
        if member.flag_bits & 0x1:
            raise DatasetError(f"{where(path)}: {name!r} is encrypted")
        entries.append(Entry(relative, _reader_of_member(archive, member, path)))
    return entries


def _reader_of_member(archive: zipfile.ZipFile, member: zipfile.ZipInfo, path: Path) -> Read:
    def read(most: int = MAX_FILE_BYTES) -> bytes:
        if member.file_size > most:
            raise DatasetError(
                f"{where(path)}: {member.filename!r} has {member.file_size} bytes; at most {most} are allowed"
            )
        try:
            with archive.open(member) as file:
                data = file.read(member.file_size + 1)  # one more than the directory says: it may lie
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, NotImplementedError) as error:
            raise DatasetError(f"{where(path)}: {member.filename!r} is truncated or damaged: {error}") from error
        if len(data) != member.file_size:
            raise DatasetError(
                f"{where(path)}: {member.filename!r} unpacks to another size than the {member.file_size} bytes it says"
            )
        return data

    return read


def check_directory(path: Path) -> None:
    """Refuse a directory of too many entries: `zipfile` makes an object of each before anyone could count them."""
    directory = directory_of(path)
    if directory.bytes > MAX_DIRECTORY_BYTES:
        raise DatasetError(f"{where(path)} has a directory of more than {MAX_DIRECTORY_BYTES} bytes")
    if (files := directory.entries()) > MAX_FILES:
        raise DatasetError(f"{where(path)} holds {files} files; at most {MAX_FILES} are allowed")
