"""The server's side of a helper process: started at the first errand, and again if it dies."""

import logging
import os
import pickle
import shutil
import socket
import subprocess
import sys
import tempfile
import threading
from contextlib import suppress
from multiprocessing.connection import Connection
from multiprocessing.reduction import send_handle
from pathlib import Path
from typing import Any

from server.errands import Errand
from server.problem_kinds import INTERNAL
from server.problems import FieldError, InvalidRequest, ProblemError, Unavailable
from store.settings import Settings

log = logging.getLogger(__name__)

FOLDER = "NETGROW_HELPER_FOLDER"
"""Environment variable: the folder for the helper's temporary files, which nobody needs once it is gone."""


class Helper:
    """One `python -m server.helper`. It ends when this process does: its socket is closed then."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._lock = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self._connection: Connection | None = None
        self._folder: Path | None = None
        self._closed = False

    @property
    def pid(self) -> int | None:
        """Of the process, if there is one."""
        process = self._process
        return None if process is None else process.pid

    def run(self, errand: Errand) -> Any:
        """The errand's result. Raises what it raised; 422 if it took too long, 500 if the process died of it."""
        connection, process = self._started()
        try:
            form = b"-" if errand.file is None else b"f"  # a file's descriptor follows
            connection.send_bytes(form + pickle.dumps((errand.function, errand.arguments)))
            if errand.file is not None:
                descriptor = errand.file.fileno()  # an upload that is small lies in memory until now
                errand.file.flush()
                send_handle(connection, descriptor, process.pid)
            if not connection.poll(self._settings.errand_seconds):
                self._end()
                raise too_long(self._settings.errand_seconds)
            succeeded, answer = pickle.loads(connection.recv_bytes())
        except (EOFError, OSError) as error:
            if self._closed:
                raise Unavailable("the server stops") from error
            code = self._end()
            log.error("a helper died (exit status %s) while it ran %s", code, errand.function.__qualname__)
            raise died() from error
        if succeeded:
            return answer
        raise answer

    def close(self) -> None:
        """End the process, also in the middle of an errand."""
        self._closed = True
        self._end()

    def _started(self) -> tuple[Connection, subprocess.Popen[bytes]]:
        with self._lock:
            if self._closed:
                raise Unavailable("the server stops")
            if self._process is not None and self._process.poll() is not None:
                self._forget()
            if self._process is None or self._connection is None:
                ours, theirs = socket.socketpair()
                self._folder = Path(tempfile.mkdtemp(prefix="netgrow-helper-"))
                with theirs:
                    self._process = subprocess.Popen(
                        [sys.executable, "-m", "server.helper", str(theirs.fileno())],
                        stdin=subprocess.DEVNULL,
                        pass_fds=[theirs.fileno()],
                        start_new_session=True,  # Ctrl-C is for the server
                        env=environment(self._folder),
                    )
                self._connection = Connection(ours.detach())
                with suppress(OSError):  # it died at once: the errand learns it
                    self._connection.send_bytes(pickle.dumps(self._settings))
            return self._connection, self._process

    def _end(self) -> int | None:
        with self._lock:
            return self._forget()

    def _forget(self) -> int | None:
        """Kill and reap the process, and remove what it left; returns its exit status."""
        process, connection, folder = self._process, self._connection, self._folder
        self._process = self._connection = self._folder = None
        if process is None:
            return None
        process.kill()
        code = process.wait()
        if connection is not None and not self._closed:
            connection.close()  # when closed by another thread, `run` may still wait on it: it reads the end
        if folder is not None:
            shutil.rmtree(folder, ignore_errors=True)
        return code


def environment(folder: Path) -> dict[str, str]:
    """One thread for each helper, no GPU, and its own folder for temporary files."""
    single = dict.fromkeys(("OMP_NUM_THREADS", "MKL_NUM_THREADS", "OPENBLAS_NUM_THREADS"), "1")
    return os.environ | single | {"CUDA_VISIBLE_DEVICES": "", "TMPDIR": str(folder), FOLDER: str(folder)}


def too_long(seconds: float) -> ProblemError:
    """422."""
    return InvalidRequest(
        FieldError(field="", message=f"this took more than {seconds:g} s (NETGROW_ERRAND_SECONDS) and was given up")
    )


def died() -> ProblemError:
    """500."""
    detail = "the process that did this died, as it does where memory runs out; the server's log says more"
    return ProblemError(INTERNAL, detail)
