"""Reading `.npz` files that nobody vouches for: no pickle, and nothing allocated before its size was checked."""

import lzma
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from math import prod
from pathlib import Path
from typing import IO

import numpy as np
from numpy.typing import NDArray

from nas.data.zipend import directory_of
from nas.errors import DatasetError

MAX_BYTES = 4 * 2**30
MAX_ARRAYS = 64
NUMBERS, NUMBERS_OR_TEXT = "buif", "buifUS"
"""Kinds of numpy types."""
_MAX_DIRECTORY_BYTES = 2**16
_CHUNK_BYTES = 2**20
_HEADERS = {(1, 0): np.lib.format.read_array_header_1_0, (2, 0): np.lib.format.read_array_header_2_0}


@dataclass(frozen=True)
class Header:
    """An array's header, checked against the size in the zip directory."""

    shape: tuple[int, ...]
    fortran: bool
    dtype: np.dtype[np.generic]


class Archive:
    """An open `.npz` file whose arrays' sizes are known to be within bounds."""

    def __init__(self, path: Path, file: zipfile.ZipFile, max_bytes: int) -> None:
        self.path = path
        self._file = file
        entries = file.infolist()
        if len(entries) > MAX_ARRAYS:
            raise DatasetError(f"{where(path)} holds {len(entries)} arrays; at most {MAX_ARRAYS} are allowed")
        total = sum(entry.file_size for entry in entries)
        if total > max_bytes:
            raise DatasetError(f"{where(path)} unpacks to {total} bytes; at most {max_bytes} are allowed")
        names = [entry.filename.removesuffix(".npy") for entry in entries]
        if len(set(names)) != len(names):
            raise DatasetError(f"{where(path)} holds two arrays of one name")
        self._entries = dict(zip(names, entries, strict=True))

    @property
    def names(self) -> list[str]:
        """The arrays' names, sorted."""
        return sorted(self._entries)

    @property
    def compressed(self) -> bool:
        """Whether any of the arrays is."""
        return any(entry.compress_type != zipfile.ZIP_STORED for entry in self._entries.values())

    def header(self, name: str, kinds: str = NUMBERS) -> Header:
        """An array's shape and type. Raises `DatasetError` if it is not a plain array of its stated size.

        `kinds` are numpy's letters for what it may hold: numbers, or text too.
        """
        with self._file.open(self._entries[name]) as member:
            return self._header(name, member, kinds)

    def read(self, name: str, kinds: str = NUMBERS) -> NDArray[np.generic]:
        """One array, in memory. Raises `DatasetError` if the file is damaged (each array carries a checksum)."""
        with self._file.open(self._entries[name]) as member:
            header = self._header(name, member, kinds)
            flat = np.empty(prod(header.shape), dtype=header.dtype)
            view = flat.view(np.uint8)
            done = 0
            while chunk := member.read(_CHUNK_BYTES):
                view[done : done + len(chunk)] = np.frombuffer(chunk, dtype=np.uint8)
                done += len(chunk)
            if done != flat.nbytes:
                raise DatasetError(f"{where(self.path)}: the array {name} has {done} bytes instead of {flat.nbytes}")
        return flat.reshape(header.shape, order="F" if header.fortran else "C")

    def chunks(self, name: str) -> Iterator[NDArray[np.generic]]:
        """An array's values piece by piece, flat, in the order of the file: for checks that need no memory."""
        with self._file.open(self._entries[name]) as member:
            header = self._header(name, member)
            size = _CHUNK_BYTES // max(header.dtype.itemsize, 1) * header.dtype.itemsize
            rest = b""
            while data := rest + member.read(size):
                whole = len(data) // header.dtype.itemsize * header.dtype.itemsize
                if not whole:
                    raise DatasetError(f"{where(self.path)}: the array {name} ends within a value")
                yield np.frombuffer(data[:whole], dtype=header.dtype)
                rest = data[whole:]

    def _header(self, name: str, member: IO[bytes], kinds: str = NUMBERS) -> Header:
        """Read the header at the start of `member`, and leave it at the first value."""
        try:
            read_header = _HEADERS[np.lib.format.read_magic(member)]
            shape, fortran, dtype = read_header(member)
        except (ValueError, KeyError) as error:
            raise DatasetError(f"{where(self.path)}: {name} is not an array: {error}") from error
        if dtype.hasobject:
            raise DatasetError(
                f"{where(self.path)}: the array {name} holds Python objects, which are pickles, but must hold plain "
                f"numbers: save {name}.astype(str) for text, or {name}.astype(float)"
            )
        if dtype.kind not in kinds or not dtype.itemsize:
            raise DatasetError(f"{where(self.path)}: the array {name} is of type {dtype}, but must hold plain numbers")
        stated = self._entries[name].file_size - member.tell()
        if any(size < 0 for size in shape) or prod(shape) * dtype.itemsize != stated:
            raise DatasetError(
                f"{where(self.path)}: the array {name} says that it is {dtype} of shape {shape}, but has {stated} bytes"
            )
        return Header(shape, fortran, dtype)


@contextmanager
def open_archive(path: Path, max_bytes: int = MAX_BYTES) -> Iterator[Archive]:
    """Open an `.npz` file. Raises `DatasetError` naming the file and its size, also for damage found while reading."""
    try:
        _check_directory(path)
        with zipfile.ZipFile(path) as file:
            yield Archive(path, file, max_bytes)
    except FileNotFoundError as error:
        raise DatasetError(f"the file {path} is missing") from error
    except (zipfile.BadZipFile, zlib.error, lzma.LZMAError, EOFError, OSError) as error:
        raise DatasetError(f"{where(path)} is truncated or damaged: {error}") from error
    except (RuntimeError, NotImplementedError) as error:  # what zipfile raises for encryption and unknown compression
        raise DatasetError(f"{where(path)} cannot be read: {error}") from error


def _check_directory(path: Path) -> None:
    """Refuse a zip directory of many entries: `zipfile` would make an object of each before anyone could count them."""
    with path.open("rb") as file:
        if file.read(2) != b"PK":
            raise DatasetError(f"{where(path)} is no .npz: a zip file of arrays, as `numpy.savez` writes it")
    if directory_of(path).bytes > _MAX_DIRECTORY_BYTES:
        raise DatasetError(f"{where(path)} has a directory of more than {_MAX_DIRECTORY_BYTES} bytes")


def where(path: Path) -> str:
    """The file and its size, as an error names it."""
    try:
        return f"{path} ({path.stat().st_size} bytes)"
    except OSError:
        return str(path)
