"""The IDX format of MNIST, gzip-compressed: a big-endian header, then unsigned bytes."""

import gzip
import struct
import zlib
from math import prod
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from nas.errors import DatasetError

_UNSIGNED_BYTE = 0x08


def read_idx(path: Path, shape: tuple[int, ...]) -> NDArray[np.uint8]:
    """Read an array of exactly this shape. Raises `DatasetError` naming the file and its size in bytes."""
    expected_header = struct.pack(f">HBB{len(shape)}I", 0, _UNSIGNED_BYTE, len(shape), *shape)
    expected = len(expected_header) + prod(shape)
    try:
        with gzip.open(path) as file:
            data = file.read(
                expected + 1
            )  # one more than fits, so that a longer file is noticed and a bomb is not read
    except (OSError, EOFError, zlib.error) as error:
        raise DatasetError(f"{_where(path)} is truncated or damaged: {error}") from error
    header = data[: len(expected_header)]
    if header != expected_header:
        raise DatasetError(
            f"{_where(path)} is not the IDX file of shape {shape} that was expected: "
            f"its header is {header.hex()} instead of {expected_header.hex()}"
        )
    if len(data) != expected:
        unpacked = "more" if len(data) > expected else str(len(data))
        raise DatasetError(f"{_where(path)} unpacks to {unpacked} bytes instead of {expected}")
    return np.frombuffer(data, dtype=np.uint8, offset=len(expected_header)).reshape(shape)


def _where(path: Path) -> str:
    try:
        return f"{path} ({path.stat().st_size} bytes)"
    except OSError:
        return str(path)
