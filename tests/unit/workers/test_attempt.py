from collections.abc import Iterator
from pathlib import Path
from time import monotonic

import pytest
from sqlalchemy import text
from sqlalchemy.orm import Session

from store.database import Database
from store.errors import StaleAttempt
from workers.attempt import TRIES_WHILE_STOPPING, Attempt, LeaseLostError
from workers.lease import Lease

NOBODY = "postgresql://netgrow@127.0.0.1:1/netgrow"  # nothing listens on port 1


@pytest.fixture
def lease() -> Iterator[Lease]:
    made = Lease(60, monotonic(), lambda: None)
    yield made
    made.close()


def new_database(folder: Path) -> Database:
    (folder / "file").touch()
    return Database(f"sqlite:///{folder / 'file'}")


def one(session: Session) -> int:
    return int(session.execute(text("SELECT 1")).scalar_one())


def test_a_write_gives_its_result(tmp_path: Path, lease: Lease) -> None:
    attempt = Attempt(new_database(tmp_path), lease, lambda: False)
    assert attempt.write(one) == 1


def test_a_stale_attempt_is_not_tried_again(tmp_path: Path, lease: Lease) -> None:
    calls = []

    def stale(session: Session) -> None:
        calls.append(1)
        raise StaleAttempt("trial_1", 2)

    with pytest.raises(StaleAttempt):
        Attempt(new_database(tmp_path), lease, lambda: False).write(stale)
    assert calls == [1]


def test_a_database_that_is_away_is_asked_until_the_lease_has_run_out() -> None:
    lease = Lease(0.5, monotonic(), lambda: None)
    with pytest.raises(LeaseLostError, match="away until the lease may have run out"):
        Attempt(Database(NOBODY), lease, lambda: False).write(one)
    assert lease.expired
    lease.close()


def test_a_database_that_comes_back_in_time_is_written(tmp_path: Path, lease: Lease) -> None:
    """A folder in the place of the SQLite file is as good as an outage."""
    place = tmp_path / "file"
    place.mkdir()
    tries = []

    def heal() -> bool:
        tries.append(1)
        if len(tries) == 2:
            place.rmdir()
            place.touch()
        return False

    assert Attempt(Database(f"sqlite:///{place}"), lease, heal).write(one) == 1
    assert len(tries) == 2


def test_a_worker_that_stops_does_not_wait_for_the_whole_lease(lease: Lease) -> None:
    asked = []

    def stopping() -> bool:
        asked.append(1)
        return True

    with pytest.raises(LeaseLostError):
        Attempt(Database(NOBODY), lease, stopping).write(one)
    assert len(asked) == TRIES_WHILE_STOPPING
    assert not lease.expired
