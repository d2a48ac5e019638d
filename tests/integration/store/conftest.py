from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import text

from store import Database, migrate
from store.models import Base
from tests.unit.store.world import World


@pytest.fixture(scope="session")
def empty_sqlite(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated SQLite file without rows; to be copied."""
    path = tmp_path_factory.mktemp("store") / "empty.sqlite3"
    migrate.upgrade(f"sqlite:///{path}")
    return path


@pytest.fixture(scope="module")
def module_postgres(module_postgres_url: str) -> Iterator[Database]:
    """A migrated PostgreSQL database that the tests of a module empty for each other."""
    migrate.upgrade(module_postgres_url)
    database = Database(module_postgres_url)
    yield database
    database.dispose()


@pytest.fixture(params=["sqlite", "postgresql"])
def world(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[World]:
    """A world on a migrated, empty database: once on SQLite, once on PostgreSQL."""
    if request.param == "sqlite":
        shutil.copy(request.getfixturevalue("empty_sqlite"), tmp_path / "netgrow.sqlite3")
        database = Database(f"sqlite:///{tmp_path / 'netgrow.sqlite3'}")
        yield World(database)
        database.dispose()
    else:
        database = request.getfixturevalue("module_postgres")
        with database.write() as session:
            session.execute(text(f"TRUNCATE {', '.join(Base.metadata.tables)}"))
        yield World(database)
