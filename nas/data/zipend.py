"""The end of a zip file, with zip64's records or not: how large its directory is, before anything is made of it."""

import os
import struct
import zipfile
from pathlib import Path

_END, _LOCATOR, _END64 = b"PK\x05\x06", b"PK\x06\x07", b"PK\x06\x06"
_ENTRY = b"PK\x01\x02"
"""The beginning of each entry of the directory."""
_LONGEST_COMMENT = 2**16
_END_BYTES, _LOCATOR_BYTES, _END64_BYTES = 22, 20, 56


def directory_bytes(path: Path) -> int:
    """Size of the directory. Raises `zipfile.BadZipFile`, `OSError`."""
    return _directory(path)[1]


def directory_entries(path: Path) -> int:
    """At least as many entries as the directory has, by reading it once. Raises `zipfile.BadZipFile`, `OSError`."""
    start, length = _directory(path)
    with path.open("rb") as file:
        file.seek(start)
        return file.read(length).count(_ENTRY)


def _directory(path: Path) -> tuple[int, int]:
    """Where the directory begins, and its size.

    A file with an entry above 2 GiB has zip64's records: numpy writes them for large arrays.
    """
    with path.open("rb") as file:
        size = file.seek(0, os.SEEK_END)
        file.seek(max(0, size - _LONGEST_COMMENT - _END_BYTES - _LOCATOR_BYTES - _END64_BYTES))
        tail = file.read()
    end = tail.rfind(_END)
    if end < 0 or len(tail) - end < _END_BYTES:
        raise zipfile.BadZipFile("it does not end as a zip file does")
    (stated,) = struct.unpack_from("<I", tail, end + 12)
    if not tail[max(end - _LOCATOR_BYTES, 0) : end].startswith(_LOCATOR):
        return max(0, size - len(tail) + end - stated), int(stated)
    record = end - _LOCATOR_BYTES - _END64_BYTES
    if record < 0 or not tail[record:].startswith(_END64):
        raise zipfile.BadZipFile("its zip64 record is not where it should be")
    (stated,) = struct.unpack_from("<Q", tail, record + 40)
    return max(0, size - len(tail) + record - stated), int(stated)
