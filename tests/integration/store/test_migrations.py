from __future__ import annotations

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from sqlalchemy import inspect, text

from store import Database, NotMigrated, migrate
from store.models import Base
from tests.unit.store.world import World

REPOSITORY = Path(__file__).resolve().parents[3]


def tables(url: str) -> set[str]:
    database = Database(url)
    with database.read() as session:
        found = set(inspect(session.connection()).get_table_names())
    database.dispose()
    return found


def test_an_empty_database_is_brought_to_the_tables_of_the_code_and_back(database_url: str) -> None:
    migrate.upgrade(database_url)
    assert migrate.drift(database_url) == []
    assert tables(database_url) == {*Base.metadata.tables, "alembic_version"}
    migrate.downgrade(database_url)
    assert tables(database_url) == {"alembic_version"}
    migrate.upgrade(database_url)
    assert migrate.drift(database_url) == []


def test_migrating_again_keeps_what_is_there(database_url: str) -> None:
    migrate.upgrade(database_url)
    database = Database(database_url)
    job = World(database).submit()
    migrate.upgrade(database_url)
    assert World(database).job(job.id).id == job.id
    database.dispose()


def test_many_may_migrate_at_once(database_url: str) -> None:
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(lambda _: migrate.upgrade(database_url), range(4)))
    assert migrate.drift(database_url) == []


def test_drift_is_noticed(database_url: str) -> None:
    migrate.upgrade(database_url)
    database = Database(database_url)
    with database.write() as session:
        session.execute(text("DROP INDEX ix_models_all_val_accuracy"))
        session.execute(text("ALTER TABLE workers ADD COLUMN mood TEXT"))
    database.dispose()
    found = " ".join(migrate.drift(database_url))
    assert "ix_models_all_val_accuracy" in found
    assert "mood" in found


def test_a_database_without_tables_says_how_to_make_them(database_url: str) -> None:
    database = Database(database_url)
    with pytest.raises(NotMigrated, match="netgrow migrate"):
        migrate.check(database)
    with pytest.raises(NotMigrated, match="netgrow migrate"):
        World(database).submit()
    migrate.upgrade(database_url)
    migrate.check(database)
    database.dispose()


def test_the_alembic_command_finds_the_database_and_no_drift(database_url: str) -> None:
    environment = os.environ | {"NETGROW_DATABASE_URL": database_url}

    def alembic(*arguments: str) -> str:
        command = [sys.executable, "-m", "alembic", *arguments]
        done = subprocess.run(command, cwd=REPOSITORY, env=environment, capture_output=True, text=True, timeout=120)
        assert done.returncode == 0, done.stderr
        return done.stdout

    alembic("upgrade", "head")
    assert "No new upgrade operations" in alembic("check")
    alembic("downgrade", "base")
    assert tables(database_url) == {"alembic_version"}
