from __future__ import annotations

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from sqlalchemy import inspect, text

from store import Database, NotFound, NotMigrated, growth, migrate
from store.models import Base
from tests.unit.store.world import World
from tests.waiting import PATIENCE_SECONDS

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


def test_models_survive_the_way_back_and_forth_but_for_those_that_no_trial_made(database_url: str) -> None:
    """SQLite copies the table, whose rows refer to each other, and must not forget how its indexes are sorted."""
    migrate.upgrade(database_url)
    database = Database(database_url)
    world = World(database)
    job = world.grown_job()
    before = world.models(job.id)
    network = growth.NetworkRecord(1, 1, {}, "", "0" * 64, 1)
    by_hand, _ = world.do(growth.keep_child, before[0], network, [], growth.Request.of(None, {}))
    heir = world.submit(seed_model={"model_id": by_hand.id})
    world.run_all()
    orphans = [model for model in world.models(heir.id) if world.model(model).parent_id == by_hand.id]
    assert orphans
    parents = {model: world.model(model).parent_id for model in before}
    database.dispose()

    migrate.downgrade(database_url, "0001")
    migrate.upgrade(database_url)
    assert migrate.drift(database_url) == []
    assert world.models(job.id) == before
    assert {model: world.model(model).parent_id for model in before} == parents
    assert [world.model(model).parent_id for model in orphans] == [None] * len(orphans)
    with pytest.raises(NotFound):
        world.model(by_hand.id)
    with database.read() as session:
        if session.connection().dialect.name == "sqlite":
            query = "SELECT sql FROM sqlite_master WHERE name = 'ix_models_job_val_accuracy'"
            assert "val_accuracy DESC" in str(session.scalar(text(query)))
            assert session.execute(text("PRAGMA foreign_keys")).scalar() == 1
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
        done = subprocess.run(
            command, cwd=REPOSITORY, env=environment, capture_output=True, text=True, timeout=PATIENCE_SECONDS
        )
        assert done.returncode == 0, done.stderr
        return done.stdout

    alembic("upgrade", "head")
    assert "No new upgrade operations" in alembic("check")
    alembic("downgrade", "base")
    assert tables(database_url) == {"alembic_version"}
