"""Uploads of data sets: a file as it is, or a folder as a zip file."""

from __future__ import annotations

import os
import tempfile
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from client.errors import Error


@contextmanager
def opened(path: Path) -> Iterator[IO[bytes]]:
    """Open the file, or a zip file of the folder. Raises `Error` naming an unreadable file."""
    try:
        if not path.is_dir():
            with path.open("rb") as file:
                yield file
            return
        with tempfile.TemporaryFile(prefix="netgrow-upload-") as packed:
            pack(path, packed)
            packed.seek(0)
            yield packed
    except OSError as error:
        raise Error(f"{error.filename or path}: {error.strerror or error}") from error


def pack(folder: Path, out: IO[bytes]) -> None:
    """Write a zip file of the folder: the same bytes for the same files. Hidden files stay; links are refused."""
    count = 0
    # Images are compressed already.
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as archive:
        for path in _files(folder):
            member = zipfile.ZipInfo(path.relative_to(folder).as_posix())
            member.external_attr = 0o644 << 16
            member.file_size = path.stat().st_size  # so that a large one gets the room for its size
            with path.open("rb") as source, archive.open(member, "w") as target:
                while chunk := source.read(1 << 20):
                    target.write(chunk)
            count += 1
    if not count:
        raise Error(f"{folder} has no files in it")


def _files(folder: Path) -> Iterator[Path]:
    """All files below, in the order of their names, hidden ones left out."""
    for entry in sorted(os.scandir(folder), key=lambda entry: entry.name):
        if entry.name.startswith("."):
            continue
        path = Path(entry.path)
        if entry.is_symlink():
            raise Error(f"{path} is a symbolic link: put the file itself there")
        if entry.is_dir():
            yield from _files(path)
        elif entry.is_file():
            yield path
