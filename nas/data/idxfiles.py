"""IDX files of any name and size, compressed or not: images and labels told apart by their axes, splits by names."""

import gzip
import io
import re
import struct
import zlib
from collections.abc import Sequence
from math import prod

import numpy as np
from numpy.typing import NDArray

from nas.data.description import PARTS
from nas.data.entry import Entry
from nas.errors import DatasetError

_TYPES = {0x08: ">u1", 0x09: ">i1", 0x0B: ">i2", 0x0C: ">i4", 0x0D: ">f4", 0x0E: ">f8"}
_NAMED = re.compile(r"(idx\d|ubyte|\.idx)(\.gz)?$|-idx\d-", re.IGNORECASE)
_SPLITS = {
    "test": re.compile(r"(^|[^a-z])(test|t10k)([^a-z]|$)", re.IGNORECASE),
    "validation": re.compile(r"(^|[^a-z])(val|valid|validation|dev)([^a-z]|$)", re.IGNORECASE),
}
_MOST_AXES = 4


def is_one(entries: Sequence[Entry]) -> bool:
    """Whether these are IDX files, by their names."""
    return bool(entries) and all(_NAMED.search(entry.path.name) for entry in entries)


def read(entries: Sequence[Entry], max_bytes: int) -> dict[str, NDArray[np.generic]]:
    """The arrays `x`, `y`, `x_test`, …. Raises `DatasetError` naming the file."""
    arrays: dict[str, NDArray[np.generic]] = {}
    origin: dict[str, Entry] = {}
    for entry in sorted(entries, key=lambda entry: entry.path.as_posix()):
        array = _array(entry, max_bytes)
        split = next((split for split, pattern in _SPLITS.items() if pattern.search(entry.path.as_posix())), "train")
        role = PARTS[split][1 if array.ndim == 1 else 0]
        if role in arrays:
            kind = "labels" if array.ndim == 1 else "images"
            raise DatasetError(
                f"{origin[role].path} and {entry.path} are both {kind} to {split}: name what is to test …test… "
                "or t10k…, and what is to validate …val…"
            )
        arrays[role], origin[role] = array, entry
    return arrays


def _array(entry: Entry, max_bytes: int) -> NDArray[np.generic]:
    data = entry.read(max_bytes)
    if data.startswith(b"\x1f\x8b"):
        try:
            with gzip.open(io.BytesIO(data)) as packed:
                data = packed.read(max_bytes + 1)
        except (OSError, EOFError, zlib.error) as error:
            raise DatasetError(f"{entry.path} is truncated or damaged: {error}") from error
    if len(data) > max_bytes:
        raise DatasetError(f"{entry.path} unpacks to more than the {max_bytes} bytes that are allowed")
    axes = data[3] if len(data) > 3 else 0
    if data[:2] != b"\0\0" or data[2] not in _TYPES or not 1 <= axes <= _MOST_AXES or len(data) < 4 + 4 * axes:
        raise DatasetError(f"{entry.path} ({len(data)} bytes) is no IDX file: its first bytes are {data[:4].hex()}")
    shape = struct.unpack_from(f">{axes}I", data, 4)
    dtype = np.dtype(_TYPES[data[2]])
    expected = 4 + 4 * axes + prod(shape) * dtype.itemsize
    if len(data) != expected:
        raise DatasetError(f"{entry.path} unpacks to {len(data)} bytes instead of {expected}: it says it is {shape}")
    array = np.frombuffer(data, dtype=dtype, offset=4 + 4 * axes).reshape(shape)
    return array.astype(dtype.newbyteorder("="), copy=False)
