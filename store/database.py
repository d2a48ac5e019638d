"""The database: sessions that read, sessions that write, and what its failures mean."""

import random
import sqlite3
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, TypeVar

from sqlalchemy import URL, Connection, Engine, create_engine, event, text
from sqlalchemy.exc import DatabaseError, DBAPIError, DisconnectionError, OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeout
from sqlalchemy.orm import Session

from store.addresses import checked_database, redacted
from store.columns import to_json
from store.errors import Contended, NotMigrated, Unavailable, UnsupportedDatabase
from store.tally import Tally, noted

BUSY_SECONDS = 10.0  # how long a SQLite writer waits for another one
CONNECT_SECONDS = 5
TRANSACT_ATTEMPTS = 8
_UNACKNOWLEDGED_MS = 15_000
POOL_SIZE = 20
POOL_OVERFLOW = 40  # more than the server's and a worker's threads: nobody waits for a connection
IDLE_SECONDS = 1.0  # a pooled connection that was used since then is not asked whether it still works
TURN_SECONDS = (0.0005, 0.003)  # between two tries to begin to write to SQLite

# PostgreSQL ends what a stopped or unreachable process left open, so that no job's row stays locked behind it.
_POSTGRESQL_SETTINGS = {"timezone": "UTC", "idle_in_transaction_session_timeout": "30s", "lock_timeout": "20s"}
_POSTGRESQL_CONTENDED = {"40001", "40P01", "55P03"}  # serialization failure, deadlock, lock timeout
_POSTGRESQL_NO_TABLE = {"42P01", "42703"}  # undefined table, undefined column
_MIGRATION_LOCK = 0x6E6574_67726F77  # any number, always the same: "netgrow"

Result = TypeVar("Result")


def normalise(url: str | URL) -> URL:
    """The URL with its driver (`sqlite` or `postgresql+psycopg`); `UnsupportedDatabase` for any other."""
    try:
        return checked_database(url)
    except ValueError as error:
        raise UnsupportedDatabase(str(error)) from None


class Database:
    """One database; safe to share between threads. A process that was forked makes its own."""

    def __init__(self, url: str | URL, prepares: bool = True) -> None:
        self.url = normalise(url)
        self.tally = Tally()
        self._write_lock = None
        if self.url.drivername == "sqlite":
            self.engine = _sqlite_engine(self.url)
            self._writer: Engine = self.engine.execution_options(netgrow_writes=True)
            # Threads of one process queue here; only processes meet in SQLite's busy handler, which is not fair.
            self._write_lock = threading.Lock()
        else:
            self.engine = self._writer = _postgresql_engine(self.url, prepares)

    @contextmanager
    def read(self) -> Iterator[Session]:
        """A session for reading; nothing it changes is kept. Raises `Unavailable`."""
        with self._errors(), Session(self.engine, expire_on_commit=False) as session:
            yield session

    @contextmanager
    def write(self) -> Iterator[Session]:
        """One transaction: committed at the end, rolled back on any error. Raises `Unavailable`, `Contended`."""
        with self._errors(), self._turn(), Session(self._writer, expire_on_commit=False) as session:
            session.connection()  # begin now, so that SQLite's only writer is known before anything is read
            yield session
            session.commit()
            self.tally.add(noted(session))

    def transact(self, move: Callable[[Session], Result]) -> Result:
        """`move` in one transaction, tried again while another transaction is in its way."""
        for attempt in range(TRANSACT_ATTEMPTS):
            try:
                with self.write() as session:
                    return move(session)
            except Contended:
                if attempt == TRANSACT_ATTEMPTS - 1:
                    raise
                time.sleep(random.uniform(0, 0.01 * 2**attempt))
        raise AssertionError("unreachable")

    @contextmanager
    def exclusive(self) -> Iterator[Connection]:
        """A connection in one transaction that no other `exclusive` runs beside; for migrations.

        It alone makes an SQLite file that is not there yet.
        """
        if self.url.drivername == "sqlite":
            _make_file(Path(str(self.url.database)))
        with self._errors(), self._turn(), self._writer.connect() as connection, _unreferenced(connection):
            if connection.dialect.name == "postgresql":
                connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _MIGRATION_LOCK})
            yield connection

    def check(self) -> None:
        """Raise `Unavailable` unless the database answers."""
        with self.read() as session:
            session.execute(text("SELECT 1"))

    def dispose(self) -> None:
        """Close the pooled connections."""
        self.engine.dispose()

    @contextmanager
    def _turn(self) -> Iterator[None]:
        """This thread's turn to write; `Contended` if it does not come."""
        if self._write_lock is None:
            yield
            return
        if not self._write_lock.acquire(timeout=BUSY_SECONDS):
            raise Contended(f"{self._name} is busy: another thread has been writing for {BUSY_SECONDS:g} s")
        try:
            yield
        finally:
            self._write_lock.release()

    @contextmanager
    def _errors(self) -> Iterator[None]:
        try:
            yield
        except PoolTimeout as error:
            raise Unavailable(f"no free connection to {self._name}") from error
        except DBAPIError as error:
            raise self._translated(error) from error

    def _translated(self, error: DBAPIError) -> Exception:
        reason = " ".join(str(error.orig).split())
        code = getattr(error.orig, "sqlstate", None)
        if code in _POSTGRESQL_NO_TABLE or "no such table" in reason or "no such column" in reason:
            return NotMigrated(f"{NotMigrated.__doc__} ({reason})")
        if code in _POSTGRESQL_CONTENDED or "database is locked" in reason or "database table is locked" in reason:
            return Contended(f"{self._name} is busy: {reason}")
        if self.url.drivername == "sqlite" and not Path(str(self.url.database)).exists():
            return NotMigrated(f"{self._name} is not there ({reason}); `netgrow migrate` makes a new, empty one")
        # The plain class: SQLite's word for a file that is damaged. Other errors are ours, and stay as they are.
        if error.connection_invalidated or isinstance(error, OperationalError) or type(error) is DatabaseError:
            return Unavailable(f"{self._name} is unavailable: {reason}")
        return error

    @property
    def _name(self) -> str:
        return redacted(self.url.render_as_string(hide_password=True))


@contextmanager
def _unreferenced(connection: Connection) -> Iterator[None]:
    """One transaction in which SQLite lets a table be replaced by an altered copy, whatever refers to its rows.

    Otherwise dropping the original is deleting its rows. SQLite changes its mind about this outside transactions only.
    """
    if connection.dialect.name != "sqlite":
        with connection.begin():
            yield
        return
    driver: Any = connection.connection.driver_connection
    driver.execute("PRAGMA foreign_keys=OFF")
    try:
        with connection.begin():
            yield
    finally:
        driver.execute("PRAGMA foreign_keys=ON")


def _postgresql_engine(url: URL, prepares: bool) -> Engine:
    arguments: dict[str, object] = {
        "connect_timeout": CONNECT_SECONDS,
        "application_name": "netgrow",
        "client_encoding": "utf8",
        "keepalives_idle": 10,
        "keepalives_interval": 5,
        "keepalives_count": 3,
        # Keepalives are not sent while a question waits to be acknowledged: Linux would go on for a quarter of an
        # hour to bring it to a host that is gone.
        "tcp_user_timeout": _UNACKNOWLEDGED_MS,
    }
    if not prepares:
        arguments["prepare_threshold"] = None
    engine = create_engine(
        url,
        pool_size=POOL_SIZE,
        max_overflow=POOL_OVERFLOW,
        pool_timeout=CONNECT_SECONDS,
        json_serializer=to_json,
        # What the operator wrote in the URL goes before what we would have.
        connect_args={name: value for name, value in arguments.items() if name not in url.query},
    )
    given = str(url.query.get("options", ""))
    settings = {name: value for name, value in _POSTGRESQL_SETTINGS.items() if name not in given}

    # Not by the startup parameter `options`: PgBouncer refuses it, and it would take the place of the operator's own.
    @event.listens_for(engine, "connect")
    def _configure(connection: Any, record: Any) -> None:
        connection.autocommit = True
        connection.execute("; ".join(f"SET {name} TO '{value}'" for name, value in settings.items()))
        connection.autocommit = False

    @event.listens_for(engine, "checkin")
    def _remember(connection: Any, record: Any) -> None:
        record.info["used_at"] = time.monotonic()

    @event.listens_for(engine, "checkout")
    def _ask(connection: Any, record: Any, proxy: Any) -> None:
        # As `pool_pre_ping`, without a round trip for each of many transactions in a row. One that has broken since is
        # found out by its next statement, and then all that the pool holds are left.
        if time.monotonic() - record.info.get("used_at", time.monotonic()) > IDLE_SECONDS:
            try:
                engine.dialect.do_ping(connection)
            except engine.dialect.loaded_dbapi.Error as error:
                raise DisconnectionError(str(error)) from error

    return engine


def _sqlite_engine(url: URL) -> Engine:
    engine = create_engine(
        url,
        pool_size=POOL_SIZE,
        max_overflow=POOL_OVERFLOW,
        json_serializer=to_json,
        connect_args={"timeout": BUSY_SECONDS, "isolation_level": None, "check_same_thread": False},
    )

    @event.listens_for(engine, "do_connect")
    def _as_it_is(dialect: Any, record: Any, arguments: list[Any], parameters: dict[str, Any]) -> None:
        # Otherwise SQLite makes an empty file where the database was moved away, or its disk is not mounted.
        arguments[0] = f"{Path(str(url.database)).absolute().as_uri()}?mode=rw"
        parameters["uri"] = True

    @event.listens_for(engine, "connect")
    def _configure(connection: Any, record: Any) -> None:
        _patiently(connection, "PRAGMA journal_mode=WAL")
        # FULL: a commit is on the disk before it is answered, so that a power cut loses nothing either.
        for pragma in ("synchronous=FULL", "foreign_keys=ON", "temp_store=MEMORY"):
            connection.execute(f"PRAGMA {pragma}")

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        # A writer that began as a reader cannot wait its turn: SQLite would refuse it ("database is locked") at once.
        if connection.get_execution_options().get("netgrow_writes"):
            _begin_to_write(connection)
        else:
            connection.exec_driver_sql("BEGIN")

    return engine


def make_private(folder: Path) -> None:
    """Make a folder that nobody else may look into; one that is there stays as it is."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    folder.mkdir(mode=0o700, exist_ok=True)


def _make_file(path: Path) -> None:
    with suppress(OSError):  # SQLite says it better: "unable to open database file"
        make_private(path.parent)
        path.touch(mode=0o600)  # its write-ahead log gets the same


def _begin_to_write(connection: Connection) -> None:
    """`BEGIN IMMEDIATE`, tried again soon and often while another process writes.

    SQLite's own pauses grow to 100 ms: who has waited for long then waits longer than who has just come.
    """
    driver: Any = connection.connection.driver_connection
    driver.execute("PRAGMA busy_timeout=0")
    try:
        try:
            _patiently(driver, "BEGIN IMMEDIATE")
        except sqlite3.OperationalError:
            connection.exec_driver_sql("BEGIN IMMEDIATE")  # once more: the error as SQLAlchemy raises it
    finally:
        driver.execute(f"PRAGMA busy_timeout={int(BUSY_SECONDS * 1000)}")


def _patiently(driver: Any, statement: str) -> None:
    """`statement`, tried again for `BUSY_SECONDS` while another connection is in its way.

    SQLite's busy handler is not asked where it could deadlock: two connections that turn the same new file to WAL.
    """
    deadline = time.monotonic() + BUSY_SECONDS
    while True:
        try:
            driver.execute(statement)
            return
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY or time.monotonic() > deadline:
                raise
        time.sleep(random.uniform(*TURN_SECONDS))
