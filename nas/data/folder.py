"""A folder of images, or a zip file of one: which files it has, class by class, and how each is read.

Nothing is ever unpacked to disk, so that no name can lead outside; names are still refused if they try.
"""

import os
import stat
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from nas.data.archive import where
from nas.errors import DatasetError

MAX_FILES = 250_000
MAX_FILE_BYTES = 64 * 2**20
MAX_DIRECTORY_BYTES = 256 * 2**20
_ENTRY = b"PK\x01\x02"
"""What each entry of a zip file's directory begins with."""
_IGNORED = {"__MACOSX", "Thumbs.db", "desktop.ini"}
_SPLITS = {"train", "test"}


@dataclass(frozen=True)
class Entry:
    """A file of the folder."""

    path: PurePosixPath
    read: Callable[[], bytes]
    """Its content; raises DatasetError."""


@dataclass(frozen=True)
class Tree:
    """What the folder holds: class names in order, and files of each split with the number of their class."""

    classes: tuple[str, ...]
    train: tuple[tuple[Entry, int], ...]
    test: tuple[tuple[Entry, int], ...]
    """Empty without a `test` folder."""


@contextmanager
def open_tree(path: Path, max_bytes: int) -> Iterator[Tree]:
    """The images of a folder or a zip file of one. Raises `DatasetError` naming the file at fault.

    One folder a class; around them there may be `train` and `test`, and around all one more folder. `max_bytes` is how
    much all files together may have, unpacked.
    """
    if path.is_dir():
        yield arranged(list(_files_below(path)), path)
        return
    try:
        check_directory(path)
        with zipfile.ZipFile(path) as archive:
            yield arranged(_members(archive, path, max_bytes), path)
    except FileNotFoundError as error:
        raise DatasetError(f"the file {path} is missing") from error
    except (zipfile.BadZipFile, OSError) as error:
        raise DatasetError(f"{where(path)} is truncated or damaged: {error}") from error


def arranged(entries: list[Entry], path: Path) -> Tree:
    """The entries by split and class."""
    found = [(entry, entry.path.parts) for entry in sorted(entries, key=lambda entry: entry.path.as_posix())]
    if not found:
        raise DatasetError(f"{where(path)} has no files in it")
    while len({parts[0] for _, parts in found}) == 1 and all(len(parts) > 2 for _, parts in found):
        found = [(entry, parts[1:]) for entry, parts in found]
    if {parts[0] for _, parts in found} == _SPLITS:
        splits = {name: [(entry, parts[1:]) for entry, parts in found if parts[0] == name] for name in sorted(_SPLITS)}
    else:
        splits = {"train": found, "test": []}
    for entry, parts in (pair for files in splits.values() for pair in files):
        if len(parts) != 2:
            raise DatasetError(
                f"{where(path)}: {entry.path} is not in the folder of a class: they lie as CLASS/image.png, "
                "or as train/CLASS/image.png and test/CLASS/image.png"
            )
    classes = tuple(sorted({parts[0] for _, parts in splits["train"]}))
    for entry, parts in splits["test"]:
        if parts[0] not in classes:
            raise DatasetError(f"{where(path)}: {entry.path} is of the class {parts[0]!r}, which train does not have")
    numbers = {name: number for number, name in enumerate(classes)}

    def numbered(files: list[tuple[Entry, tuple[str, ...]]]) -> tuple[tuple[Entry, int], ...]:
        return tuple((entry, numbers[parts[0]]) for entry, parts in files)

    return Tree(classes, numbered(splits["train"]), numbered(splits["test"]))


def ignored(path: PurePosixPath) -> bool:
    """What file managers leave behind."""
    return any(part in _IGNORED or part.startswith(".") for part in path.parts)


def _files_below(folder: Path) -> Iterator[Entry]:
    count = 0
    for root, folders, files in os.walk(folder, onerror=_raise):
        for name in sorted([*files, *folders]):
            path = Path(root) / name
            relative = PurePosixPath(path.relative_to(folder).as_posix())
            if ignored(relative):
                continue
            if path.is_symlink():
                raise DatasetError(f"{path} is a symbolic link: put the file itself there")
            if path.is_dir():
                continue
            if not path.is_file():
                raise DatasetError(f"{path} is neither a file nor a folder")
            count += 1
            if count > MAX_FILES:
                raise DatasetError(f"{folder} has more than {MAX_FILES} files")
            yield Entry(relative, _reader_of_file(path))
        folders[:] = [name for name in folders if not ignored(PurePosixPath(name))]


def _raise(error: OSError) -> None:
    raise DatasetError(f"{error.filename} cannot be read: {error.strerror}") from error


def _reader_of_file(path: Path) -> Callable[[], bytes]:
    def read() -> bytes:
        try:
            if (size := path.stat().st_size) > MAX_FILE_BYTES:
                raise DatasetError(f"{path} has {size} bytes; at most {MAX_FILE_BYTES} are allowed")
            return path.read_bytes()
        except OSError as error:
            raise DatasetError(f"{path} cannot be read: {error}") from error

    return read


def _members(archive: zipfile.ZipFile, path: Path, max_bytes: int) -> list[Entry]:
    """The zip file's files, each found to be harmless by what the directory says of it."""
    members = archive.infolist()
    if len(members) > MAX_FILES:
        raise DatasetError(f"{where(path)} holds {len(members)} files; at most {MAX_FILES} are allowed")
    total = sum(member.file_size for member in members)
    if total > max_bytes:
        raise DatasetError(f"{where(path)} unpacks to {total} bytes; at most {max_bytes} are allowed")
    entries, seen = [], set()
    for member in members:
        name = member.filename
        relative = PurePosixPath(name)
        if name in seen:
            raise DatasetError(f"{where(path)} holds two files named {name!r}")
        seen.add(name)
        if relative.is_absolute() or ".." in relative.parts or "\\" in name or "\0" in name or ":" in name:
            raise DatasetError(f"{where(path)}: the name {name!r} leads out of the folder")
        if stat.S_ISLNK(member.external_attr >> 16):
            raise DatasetError(f"{where(path)}: {name!r} is a symbolic link; only files and folders are allowed")
        if member.is_dir() or ignored(relative):
            continue
        if member.flag_bits & 0x1:
            raise DatasetError(f"{where(path)}: {name!r} is encrypted")
        if member.file_size > MAX_FILE_BYTES:
            raise DatasetError(
                f"{where(path)}: {name!r} has {member.file_size} bytes; at most {MAX_FILE_BYTES} are allowed"
            )
        entries.append(Entry(relative, _reader_of_member(archive, member, path)))
    return entries


def _reader_of_member(archive: zipfile.ZipFile, member: zipfile.ZipInfo, path: Path) -> Callable[[], bytes]:
    def read() -> bytes:
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
    with path.open("rb") as file:
        size = file.seek(0, os.SEEK_END)
        file.seek(max(0, size - 2**16 - 22 - 20 - 56))  # the longest comment, the end record, zip64's two records
        tail = file.read()
    end = tail.rfind(b"PK\x05\x06")
    if end < 0 or len(tail) - end < 22:
        raise zipfile.BadZipFile("it does not end as a zip file does")
    (directory_bytes,) = struct.unpack_from("<I", tail, end + 12)
    if end >= 76 and tail[end - 20 : end - 16] == b"PK\x06\x07":
        if tail[end - 76 : end - 72] != b"PK\x06\x06":
            raise zipfile.BadZipFile("its zip64 record is not where it should be")
        (directory_bytes,) = struct.unpack_from("<Q", tail, end - 76 + 40)
    if directory_bytes > MAX_DIRECTORY_BYTES:
        raise DatasetError(f"{where(path)} has a directory of more than {MAX_DIRECTORY_BYTES} bytes")
    with path.open("rb") as file:
        file.seek(max(0, size - len(tail) + end - directory_bytes - 76))
        if (files := file.read(directory_bytes + 76).count(_ENTRY)) > MAX_FILES:
            raise DatasetError(f"{where(path)} holds {files} files; at most {MAX_FILES} are allowed")
