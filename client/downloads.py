"""Writes a download to a file: complete and with the right digest, or not at all."""

from __future__ import annotations

import hashlib
import os
import tempfile
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from client.errors import DigestMismatch, Error


def write_verified(chunks: Iterable[bytes], sha256: str, path: Path) -> None:
    """Write the chunks to `path` in one step (a file beside it, flushed, checked, renamed).

    Raises `DigestMismatch` if they are not the bytes with this SHA-256, `Error` if `path` cannot be written; either
    way what was at `path` before stays.
    """
    try:
        descriptor, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=".part")
    except OSError as error:
        raise _cannot_write(path, error) from error
    part = Path(name)
    try:
        with os.fdopen(descriptor, "wb") as file:
            digest = hashlib.sha256()
            for chunk in chunks:
                digest.update(chunk)
                file.write(chunk)
            file.flush()
            os.fsync(file.fileno())
        if digest.hexdigest() != sha256:
            raise DigestMismatch(path.name, sha256, digest.hexdigest())
        part.chmod(0o666 & ~_umask())
        part.replace(path)
    except OSError as error:
        raise _cannot_write(path, error) from error
    finally:
        with suppress(FileNotFoundError):
            part.unlink()


def _cannot_write(path: Path, error: OSError) -> Error:
    return Error(f"cannot write {path}: {error.strerror or error}")


def _umask() -> int:
    # The umask can only be read by setting it.
    mask = os.umask(0)
    os.umask(mask)
    return mask
