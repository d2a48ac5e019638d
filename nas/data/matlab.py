"""Arrays of bytes from MATLAB files of version 5, which is what SVHN comes in.

A reader of our own for the one kind of array that is needed: it takes nothing from the file but numbers, reads no more
than was asked for, and says how many bytes are missing. The format: "MAT-File Format", The MathWorks, chapter 1.
"""

import struct
import zlib
from collections.abc import Mapping
from math import prod
from pathlib import Path
from typing import IO

import numpy as np
from numpy.typing import NDArray

from nas.data.archive import where
from nas.errors import DatasetError

_HEADER_BYTES = 128
_UINT8, _INT32, _MATRIX, _COMPRESSED = 2, 5, 14, 15
_UINT8_CLASS = 9
_OVERHEAD = 1024
_CHUNK_BYTES = 2**20


def read_bytes(path: Path, shapes: Mapping[str, tuple[int, ...]]) -> dict[str, NDArray[np.uint8]]:
    """The named arrays of uint8, each of exactly this shape. Raises `DatasetError` naming the file and the array."""
    found: dict[str, NDArray[np.uint8]] = {}
    try:
        with path.open("rb") as file:
            header = _take(file, _HEADER_BYTES, "the header")
            order = {b"IM": "<", b"MI": ">"}.get(header[126:128])
            if order is None or header[:6] != b"MATLAB":
                raise _Damaged("it is no MATLAB file of version 5")
            while len(found) < len(shapes) and (tag := file.read(8)):
                if len(tag) < 8:
                    raise _Damaged("it ends within an element")
                kind, size = struct.unpack(f"{order}II", tag)
                limit = max(prod(shape) for shape in shapes.values()) + _OVERHEAD
                name, array = _matrix(_body(file, kind, size, limit), order, shapes)
                found[name] = array
    except (_Damaged, OSError, zlib.error, struct.error) as error:
        raise DatasetError(f"{where(path)} is truncated or damaged: {error}") from error
    if absent := sorted(set(shapes) - set(found)):
        raise DatasetError(f"{where(path)}: the array {absent[0]} is missing; it holds {', '.join(found) or 'none'}")
    return found


class _Damaged(Exception):
    """The file is not what it should be."""


def _body(file: IO[bytes], kind: int, size: int, limit: int) -> bytes:
    """The content of a matrix element, unpacked; at most `limit` bytes."""
    if kind == _MATRIX:
        if size > limit:
            raise _Damaged(f"an array of {size} bytes, where at most {limit} were expected")
        return _take(file, size, "an array")
    if kind != _COMPRESSED:
        raise _Damaged(f"an element of the kind {kind}, where an array was expected")
    unpacker, left, data = zlib.decompressobj(), size, bytearray()
    while left and not unpacker.eof:
        chunk = _take(file, min(left, _CHUNK_BYTES), f"a compressed array, {size - left} of {size} bytes")
        left -= len(chunk)
        data += unpacker.decompress(chunk, limit + 8 - len(data) + 1)
        if len(data) > limit + 8 or unpacker.unconsumed_tail:
            raise _Damaged(f"an array that unpacks to more than the {limit} bytes that were expected")
    if not unpacker.eof:
        raise _Damaged(f"a compressed array that ends after {len(data)} bytes")
    file.seek(left, 1)
    return bytes(data[8:])  # without the tag of the matrix itself


def _matrix(body: bytes, order: str, shapes: Mapping[str, tuple[int, ...]]) -> tuple[str, NDArray[np.uint8]]:
    """(name, values) of a real array of uint8: flags, dimensions, name, values."""
    flags, at = _element(body, 0, order)
    sizes, at = _element(body, at, order)
    label, at = _element(body, at, order)
    name = label.decode("ascii", "replace")
    if len(flags) != 8 or len(sizes) % 4:
        raise _Damaged("an array without flags and dimensions")
    shape = struct.unpack(f"{order}{len(sizes) // 4}i", sizes)
    if name not in shapes:
        raise _Damaged(f"an array {name!r}; known are {', '.join(shapes)}")
    if struct.unpack(f"{order}I", flags[:4])[0] & 0xFF != _UINT8_CLASS:
        raise _Damaged(f"the array {name} is not of unsigned bytes")
    if shape != shapes[name]:
        raise _Damaged(f"the array {name} is of shape {shape} instead of {shapes[name]}")
    values, _ = _element(body, at, order)
    if len(values) != prod(shape):
        raise _Damaged(f"the array {name} has {len(values)} bytes instead of {prod(shape)}")
    return name, np.frombuffer(values, dtype=np.uint8).reshape(shape, order="F")


def _element(body: bytes, at: int, order: str) -> tuple[bytes, int]:
    """The content of the element at this offset, and where the next one starts."""
    (word,) = struct.unpack_from(f"{order}I", body, at)
    if word >> 16:  # a small element: size and kind in one word, up to four bytes in the next
        size, start, end = word >> 16, at + 4, at + 8
    else:
        (size,) = struct.unpack_from(f"{order}I", body, at + 4)
        start, end = at + 8, at + 8 + (size + 7) // 8 * 8
    if size > len(body) - start:
        raise _Damaged(f"an array that ends after {len(body) - start} of {size} bytes")
    return body[start : start + size], end


def _take(file: IO[bytes], size: int, what: str) -> bytes:
    data = file.read(size)
    if len(data) != size:
        raise _Damaged(f"it ends within {what}: {len(data)} of {size} bytes are there")
    return data
