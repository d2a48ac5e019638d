"""Writes a download to a file: complete and with the right digest, or not at all."""

from __future__ import annotations

import hashlib
import os
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from client.errors import DigestMismatch, Error

Write = Callable[[bytes], object]


@contextmanager
def written(path: Path, sha256: str | None = None) -> Iterator[Write]:
    """Inside, write the content piece by piece; at its end the file is at `path`, in one step (flushed, renamed).

    Raises `DigestMismatch` if that is not the content with this SHA-256, `Error` if `path` cannot be written; then, and
    for an error from inside, what was at `path` before stays.
    """
    try:
        descriptor, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=".part")
    except OSError as error:
        raise _cannot_write(path, error) from error
    part = Path(name)
    try:
        with os.fdopen(descriptor, "wb") as file:
            digest = hashlib.sha256()

            def write(data: bytes) -> None:
                digest.update(data)
                file.write(data)

            yield write
            file.flush()
            os.fsync(file.fileno())
        if sha256 is not None and digest.hexdigest() != sha256:
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
