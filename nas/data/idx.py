"""The IDX format of MNIST, gzip-compressed or not: a big-endian header, then unsigned bytes."""

import gzip
import struct
import zlib
from math import prod
from pathlib import Path
from typing import IO

import numpy as np
from numpy.typing import NDArray

from nas.data.archive import where
from nas.errors import DatasetError

_UNSIGNED_BYTE = 0x08
_GZIP = b"\x1f\x8b"
_CHUNK_BYTES = 2**20


def read_idx(path: Path, shape: tuple[int, ...]) -> NDArray[np.uint8]:
    """Read an array of exactly this shape. Raises `DatasetError` naming the file and the bytes expected and found."""
    expected_header = struct.pack(f">HBB{len(shape)}I", 0, _UNSIGNED_BYTE, len(shape), *shape)
    expected = len(expected_header) + prod(shape)
    data = _read(path, expected)
    header = data[: len(expected_header)]
    if header != expected_header:
        raise DatasetError(
            f"{where(path)} is not the IDX file of shape {shape} that was expected: "
            f"its header is {header.hex()} instead of {expected_header.hex()}"
        )
    if len(data) != expected:
        found = "more" if len(data) > expected else str(len(data))
        raise DatasetError(f"{where(path)} unpacks to {found} bytes instead of {expected}")
    return np.frombuffer(data, dtype=np.uint8, offset=len(expected_header)).reshape(shape)


def _read(path: Path, expected: int) -> bytearray:
    """Unpack the file: at most one byte more than expected, so that no bomb explodes."""
    data = bytearray()
    try:
        with path.open("rb") as raw:
            compressed = raw.read(len(_GZIP)) == _GZIP
            raw.seek(0)
            file: IO[bytes] = gzip.GzipFile(fileobj=raw) if compressed else raw  # type: ignore[assignment]
            while len(data) <= expected and (chunk := file.read(min(_CHUNK_BYTES, expected + 1 - len(data)))):
                data += chunk
    except (OSError, EOFError, zlib.error) as error:
        raise DatasetError(
            f"{where(path)} is truncated or damaged: {error}: {len(data)} of {expected} bytes could be read"
        ) from error
    return data
