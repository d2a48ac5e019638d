"""A helper's process, `python -m server.helper DESCRIPTOR`: runs errands that come over a socket, until it closes."""

import logging
import os
import pickle
import resource
import shutil
import sys
import threading
from multiprocessing.connection import Connection
from multiprocessing.reduction import recv_handle
from queue import SimpleQueue
from typing import Any

import torch

import nas
import store
from server.backend import Backend
from server.failures import from_error
from server.helpers import FOLDER
from server.problems import FieldError, InvalidRequest, ProblemError
from store import logs
from store.settings import Settings

log = logging.getLogger(__name__)

NICENESS = 10
Task = tuple[bytes, int | None]


def main() -> None:
    """Run errands; ends with the server, whatever became of it."""
    connection = Connection(int(sys.argv[1]))
    settings: Settings = pickle.loads(connection.recv_bytes())
    logs.configure(settings.log_format)
    os.nice(NICENESS)
    torch.set_num_threads(1)
    limit_memory(settings.errand_bytes)
    backend = Backend.of(settings)
    tasks: SimpleQueue[Task] = SimpleQueue()
    threading.Thread(target=listen, args=(connection, tasks), name="listen", daemon=True).start()
    while True:
        connection.send_bytes(pickle.dumps(outcome(backend, *tasks.get(), settings.errand_bytes)))


def listen(connection: Connection, tasks: "SimpleQueue[Task]") -> None:
    """Hand on what the server sends; when it is gone, so is this process, also in the middle of an errand."""
    try:
        while True:
            sent = connection.recv_bytes()
            tasks.put((sent[1:], recv_handle(connection) if sent[:1] == b"f" else None))
    except (EOFError, OSError):
        shutil.rmtree(os.environ.get(FOLDER, ""), ignore_errors=True)
        os._exit(0)


def outcome(backend: Backend, sent: bytes, descriptor: int | None, most_bytes: int) -> tuple[bool, Any]:
    """Whether the errand succeeded, and its result or its error; an error that can be sent."""
    try:
        function, arguments = pickle.loads(sent)
        if descriptor is None:
            return True, function(backend, *arguments)
        with os.fdopen(descriptor, "rb") as file:
            file.seek(0)
            return True, function(backend, file, *arguments)
    except ProblemError as error:
        return False, error
    except (store.Error, nas.Error) as error:
        return False, from_error(error)
    except MemoryError:
        return False, InvalidRequest(
            FieldError(
                field="", message=f"this takes more memory than the {most_bytes:,} bytes of NETGROW_ERRAND_BYTES"
            )
        )
    except Exception as error:
        log.exception("an errand failed")
        return False, RuntimeError(f"an errand failed: {error!r}")


def limit_memory(most_bytes: int) -> None:
    """Let allocations beyond it fail. Where the system has no such limit, nothing happens."""
    _, hard = resource.getrlimit(resource.RLIMIT_DATA)
    most = most_bytes if hard == resource.RLIM_INFINITY else min(most_bytes, hard)
    resource.setrlimit(resource.RLIMIT_DATA, (most, hard))


if __name__ == "__main__":
    main()
