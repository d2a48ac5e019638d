"""What `benchmarks.queue` measures on: databases of their own, as durable as they come."""

import os
import sqlite3
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from tests.services import LocalPostgres, fresh_database, postgres_binaries, postgres_user


@contextmanager
def postgresql() -> Iterator[str]:
    """A database in a PostgreSQL of its own, as durable as one comes."""
    server = DurablePostgres(postgres_binaries(), postgres_user())
    server.start()
    try:
        with fresh_database(server) as url:
            yield url
    finally:
        server.remove()


class DurablePostgres(LocalPostgres):
    """The tests' PostgreSQL, with what makes it durable switched on again."""

    def command(self) -> Sequence[str]:
        """What is said last holds."""
        return [*super().command(), "-c", "fsync=on", "-c", "full_page_writes=on"]


@contextmanager
def sqlite() -> Iterator[str]:
    """A file of its own, with a write-ahead log: that setting stays with the file."""
    with tempfile.TemporaryDirectory(prefix="netgrow-queue-", dir=os.environ.get("NETGROW_BENCHMARK_DIR")) as folder:
        file = Path(folder) / "queue.sqlite3"
        connection = sqlite3.connect(file)
        connection.execute("PRAGMA journal_mode=WAL")
        connection.close()
        yield f"sqlite:///{file}"


DATABASES = {"postgresql": postgresql, "sqlite": sqlite}
