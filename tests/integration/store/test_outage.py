from __future__ import annotations

import threading
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.orm import Session

from store import Contended, Database, Unavailable, growth, migrate
from store.repositories import Jobs
from tests.services import Server
from tests.unit.store.world import World


def test_an_unreachable_database_is_unavailable_and_comes_back_by_itself(
    postgres_server: Server, postgres_url: str
) -> None:
    migrate.upgrade(postgres_url)
    database = Database(postgres_url)
    world = World(database)
    job = world.submit()
    postgres_server.kill()
    with pytest.raises(Unavailable, match="unavailable"):
        world.job(job.id)
    with pytest.raises(Unavailable):
        world.submit()
    with pytest.raises(Unavailable):
        database.check()
    postgres_server.start()
    database.check()
    assert world.job(job.id).id == job.id
    world.claim()
    database.dispose()


def test_a_connection_that_breaks_in_a_transaction_leaves_nothing(postgres_server: Server, postgres_url: str) -> None:
    migrate.upgrade(postgres_url)
    database = Database(postgres_url)
    world = World(database)
    job = world.submit()

    def pause_and_lose_the_server(session: Session) -> None:
        growth.pause(session, job.id)
        session.flush()
        postgres_server.kill()

    with pytest.raises(Unavailable):
        world.do(pause_and_lose_the_server)
    postgres_server.start()
    assert world.kinds(job.id) == ["job.created", "trial.queued"]
    database.dispose()


def test_the_password_is_in_no_error() -> None:
    database = Database("postgresql://netgrow:hunter2@127.0.0.1:1/nothing")
    with pytest.raises(Unavailable) as caught:
        database.check()
    assert "hunter2" not in str(caught.value)
    assert "127.0.0.1" in str(caught.value)


def test_a_sqlite_file_that_cannot_be_opened_is_unavailable(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(Unavailable, match="unable to open"):
        Database(f"sqlite:///{tmp_path}/file/netgrow.sqlite3").check()


def test_a_file_that_is_no_database_is_unavailable(tmp_path: Path) -> None:
    (tmp_path / "netgrow.sqlite3").write_bytes(b"not a database, but as long as one page" * 100)
    with pytest.raises(Unavailable, match="not a database"):
        Database(f"sqlite:///{tmp_path}/netgrow.sqlite3").check()


def test_deadlocked_transactions_are_tried_again(postgres_url: str) -> None:
    migrate.upgrade(postgres_url)
    database = Database(postgres_url)
    world = World(database)
    one, two = world.submit().id, world.submit().id
    met = threading.Barrier(2, timeout=240)
    tries: list[str] = []

    def crosswise(first: str, second: str) -> None:
        def move(session: Session) -> None:
            tries.append(first)
            Jobs(session).lock(first)
            if len(tries) <= 2:
                met.wait()
            Jobs(session).lock(second)

        database.transact(move)

    threads = [threading.Thread(target=crosswise, args=pair) for pair in ((one, two), (two, one))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(240)
        assert not thread.is_alive()
    assert len(tries) == 3
    database.dispose()


def test_a_lock_that_is_held_too_long_is_contention(postgres_url: str) -> None:
    migrate.upgrade(postgres_url)
    database = Database(postgres_url)
    job = World(database).submit()

    def lock_impatiently(session: Session) -> None:
        session.execute(text("SET LOCAL lock_timeout = '20ms'"))
        Jobs(session).lock(job.id)

    with database.write() as holder:
        Jobs(holder).lock(job.id)
        with pytest.raises(Contended):
            database.transact(lock_impatiently)
    database.dispose()
