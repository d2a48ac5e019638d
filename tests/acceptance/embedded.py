"""`netgrow up` as a user starts it, on a free port and in a folder of its own."""

from __future__ import annotations

import contextlib
import os
import re
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from pathlib import Path

from client import Client
from client.models import Job, JobId
from tests.services import die_with_parent

START_SECONDS = 240.0
STOP_SECONDS = 120.0


@contextlib.contextmanager
def service(folder: Path, environment: Mapping[str, str]) -> Iterator[Client]:
    """A client of a running service with two workers; Ctrl-C at the end, which must stop all of it."""
    log = folder / "up.log"
    inherited = {name: value for name, value in os.environ.items() if not name.startswith("NETGROW_")}
    with log.open("wb") as output:
        process = subprocess.Popen(
            [sys.executable, "-m", "client", "up", "--port", "0", "--data-dir", str(folder / "data")],
            cwd=folder,
            env={**inherited, **environment},
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            preexec_fn=die_with_parent,
        )
    try:
        with Client(_address(process, log)) as client:
            yield client
    finally:
        process.terminate()
        assert process.wait(STOP_SECONDS) == 0, log.read_text()


def _address(process: subprocess.Popen[bytes], log: Path) -> str:
    """The address that the service says it listens on."""
    deadline = time.monotonic() + START_SECONDS
    while not (found := re.search(r"netgrow is up: (\S+)", log.read_text())):
        assert process.poll() is None, log.read_text()
        assert time.monotonic() < deadline, log.read_text()
        time.sleep(0.1)
    return found[1]


def ended(client: Client, job_id: JobId, limit: float) -> Job:
    """The job once it has ended, within `limit` seconds."""
    deadline = time.monotonic() + limit
    while not (job := client.job(job_id)).state.ended:
        assert time.monotonic() < deadline, job
        time.sleep(0.25)
    return job
