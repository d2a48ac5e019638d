"""Errands for tests: functions that a helper's process can import."""

import os
import signal
import time
from pathlib import Path
from typing import IO

from server.backend import Backend
from server.problems import FieldError, InvalidRequest
from store.errors import NotFound


def pid(found: Backend) -> int:
    return os.getpid()


def size_of(found: Backend, file: IO[bytes], name: str) -> tuple[str, int, bytes]:
    content = file.read()
    return name, len(content), content[:4]


def refuse(found: Backend) -> None:
    raise InvalidRequest(FieldError(field="file", message="is no good", value=3))


def miss(found: Backend) -> None:
    raise NotFound("model", "model_x")


def break_down(found: Backend) -> None:
    raise ZeroDivisionError("a secret")


def die(found: Backend) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def hang(found: Backend, mark: str) -> None:
    Path(mark).write_text(os.environ["TMPDIR"])
    time.sleep(600)


def hoard(found: Backend, size: int) -> int:
    return len(bytearray(size))


def big_file(found: Backend, size: int) -> object:
    from server.written import Written, new_file

    path = new_file(".bin")
    path.write_bytes(b"x" * size)
    return Written(path)
