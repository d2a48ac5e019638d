"""Files that may be compressed, read as what they unpack to."""

import bz2
import gzip
import lzma
import tarfile
import zlib
from pathlib import Path
from typing import IO, cast

DAMAGED = (tarfile.TarError, zlib.error, lzma.LZMAError, EOFError, OSError)
"""Raised where a file is not what it should be."""


def opened(path: Path) -> IO[bytes]:
    """The content of a plain, gzip, bzip2 or xz file. Raises one of `DAMAGED`, also while reading."""
    with path.open("rb") as file:
        head = file.read(6)
    if head.startswith(b"\x1f\x8b"):
        return cast(IO[bytes], gzip.open(path))
    if head.startswith(b"BZh"):
        return cast(IO[bytes], bz2.open(path))
    if head == b"\xfd7zXZ\x00":
        return cast(IO[bytes], lzma.open(path))
    return path.open("rb")
