"""A real server process on a real database; trials are run by hand."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx
import pytest

from store import migrate
from store.checkpoints import CheckpointStore
from store.database import Database
from tests.services import free_port
from tests.unit.server.hand import Hand

REPOSITORY = Path(__file__).resolve().parents[3]
START_SECONDS = 240.0
STOP_SECONDS = 120.0
ANSWER_SECONDS = 120.0


@dataclass(frozen=True)
class Service:
    """A running server, its address, and a hand for its trials."""

    process: subprocess.Popen[bytes]
    client: httpx.Client
    hand: Hand

    @property
    def url(self) -> str:
        return str(self.client.base_url).rstrip("/")

    def terminate(self) -> int:
        """TERM, as a supervisor sends it; returns the exit code."""
        self.process.send_signal(signal.SIGTERM)
        return self.process.wait(STOP_SECONDS)


@contextmanager
def serve(folder: Path, host: str = "127.0.0.1", **settings: str) -> Iterator[Service]:
    """`uvicorn server.main:app` with these settings, until the block ends."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("NETGROW_")}
    environment |= {"NETGROW_DATA_DIR": str(folder), "NETGROW_REAP_SECONDS": "0.2", "OMP_NUM_THREADS": "1"}
    environment |= {f"NETGROW_{name.upper()}": value for name, value in settings.items()}
    port = free_port()
    command = [sys.executable, "-m", "uvicorn", "server.main:app", "--host", host, "--port", str(port)]
    command += ["--log-level", "warning"]
    log = folder / "server.log"
    with log.open("wb") as output:
        process = subprocess.Popen(command, cwd=REPOSITORY, env=environment, stdout=output, stderr=output)
    database = Database(settings.get("database_url", f"sqlite:///{folder / 'netgrow.sqlite3'}"))
    client = httpx.Client(base_url=f"http://127.0.0.1:{port}", timeout=ANSWER_SECONDS, trust_env=False)
    try:
        await_answer(client, process, log)
        yield Service(process, client, Hand(database, CheckpointStore(folder / "checkpoints")))
    finally:
        client.close()
        database.dispose()
        process.kill()
        process.wait()


def await_answer(client: httpx.Client, process: subprocess.Popen[bytes], log: Path) -> None:
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline and process.poll() is None:
        try:
            client.get("/healthz").raise_for_status()
        except httpx.TransportError:
            time.sleep(0.05)
        else:
            return
    pytest.fail(f"the server did not start: {log.read_text()[-3000:]}")


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def service(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    """A server that a module's tests share; once on SQLite and once on PostgreSQL."""
    folder = tmp_path_factory.mktemp("service")
    url = f"sqlite:///{folder / 'netgrow.sqlite3'}"
    if request.param == "postgresql":
        url = request.getfixturevalue("module_postgres_url")
    migrate.upgrade(url)
    with serve(folder, database_url=url) as running:
        yield running
