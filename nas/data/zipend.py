"""The end of a zip file, zip64 or not: its directory's size, read before the directory."""

import os
import struct
import zipfile
from dataclasses import dataclass
from pathlib import Path

_END, _LOCATOR, _END64 = b"PK\x05\x06", b"PK\x06\x07", b"PK\x06\x06"
_ENTRY = b"PK\x01\x02"
"""First bytes of each entry of the directory."""
_LONGEST_COMMENT = 2**16
_END_BYTES, _LOCATOR_BYTES, _END64_BYTES = 22, 20, 56


@dataclass(frozen=True)
class Directory:
    """Position of a zip file's directory."""

    path: Path
    start: int
    bytes: int

    def entries(self) -> int:
        """At least as many as it has; `zipfile` would make an object of each to count them."""
        with self.path.open("rb") as file:
            file.seek(max(0, self.start))
            return file.read(self.bytes).count(_ENTRY)


def directory_of(path: Path) -> Directory:
    """Raises `zipfile.BadZipFile`, `OSError`.

    A file with an entry above 2 GiB has zip64's records: numpy writes them for large arrays.
    """
    with path.open("rb") as file:
        size = file.seek(0, os.SEEK_END)
        before = max(0, size - _LONGEST_COMMENT - _END_BYTES - _LOCATOR_BYTES - _END64_BYTES)
        file.seek(before)
        tail = file.read()
    end = tail.rfind(_END)
    if end < 0 or len(tail) - end < _END_BYTES:
        raise zipfile.BadZipFile("it does not end as a zip file does")
    (stated,) = struct.unpack_from("<I", tail, end + 12)
    if tail[max(end - _LOCATOR_BYTES, 0) : end].startswith(_LOCATOR):
        end -= _LOCATOR_BYTES + _END64_BYTES
        if end < 0 or not tail[end:].startswith(_END64):
            raise zipfile.BadZipFile("its zip64 record is not where it should be")
        (stated,) = struct.unpack_from("<Q", tail, end + 40)
    return Directory(path, before + end - int(stated), int(stated))
