from __future__ import annotations

import subprocess
import sys
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import text

from store import (
    Conflict,
    Database,
    Error,
    JobState,
    NotFound,
    NotMigrated,
    StaleAttempt,
    TrialState,
    UnsupportedDatabase,
    clock,
)
from store.columns import storable, to_json
from store.database import normalise
from store.ids import new_job_id, new_model_id, new_trial_id
from store.states import ENDED_JOB, ENDED_TRIAL, TRANSITIONS, require_transition


def test_ids_are_new_and_name_their_kind() -> None:
    ids = {new_job_id() for _ in range(1_000)}
    assert len(ids) == 1_000
    assert all(len(one) == len("job_") + 26 for one in ids)
    assert new_trial_id().startswith("trial_")
    assert new_model_id().startswith("model_")


def test_ids_sort_by_the_time_they_were_made() -> None:
    import time

    early = new_job_id()
    time.sleep(0.002)
    assert early < new_job_id()


def test_every_state_is_in_the_table_of_transitions() -> None:
    assert set(TRANSITIONS["job"]) == set(JobState)
    assert set(TRANSITIONS["trial"]) == set(TrialState)


def test_an_ended_trial_stays_as_it_is_and_an_ended_job_may_only_be_extended() -> None:
    assert all(not TRANSITIONS["trial"][state] for state in ENDED_TRIAL)
    assert all(TRANSITIONS["job"][state] == {JobState.QUEUED} for state in ENDED_JOB)


def test_an_impossible_transition_names_both_states() -> None:
    with pytest.raises(Conflict, match="job job_1 is succeeded and cannot become paused"):
        require_transition("job", "job_1", JobState.SUCCEEDED, JobState.PAUSED)
    require_transition("trial", "trial_1", TrialState.QUEUED, TrialState.RUNNING)


def test_an_errors_docstring_is_its_message() -> None:
    assert str(Error()) == "The store refused."
    assert str(NotFound("job", "x")) == "there is no job 'x'"
    assert "attempt 3 of trial_1" in str(StaleAttempt("trial_1", 3))


@given(st.text())
def test_any_text_can_be_stored(value: str) -> None:
    stored = storable(value)
    stored.encode("utf-8")
    assert "\x00" not in stored


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"], exclude_characters="\x00")))
def test_text_that_is_sound_is_stored_as_it_is(value: str) -> None:
    assert storable(value) == value


def test_json_has_a_word_for_every_number() -> None:
    assert to_json({"a": [1.5, float("nan")], "b": (float("inf"), -float("inf"))}) == (
        '{"a": [1.5, "NaN"], "b": ["Infinity", "-Infinity"]}'
    )


@pytest.mark.parametrize(
    ("given_url", "expected"),
    [
        ("postgresql://u:p@h/d", "postgresql+psycopg://u:p@h/d"),
        ("postgres://u:p@h/d", "postgresql+psycopg://u:p@h/d"),
        ("postgresql+psycopg://h/d", "postgresql+psycopg://h/d"),
        ("sqlite:////data/x.sqlite3", "sqlite:////data/x.sqlite3"),
        ("sqlite+pysqlite:///x.sqlite3", "sqlite:///x.sqlite3"),
    ],
)
def test_a_database_url_gets_its_driver(given_url: str, expected: str) -> None:
    assert normalise(given_url).render_as_string(hide_password=False) == expected


@pytest.mark.parametrize("url", ["mysql://h/d", "sqlite://", "sqlite:///:memory:", "nonsense", ""])
def test_another_database_is_refused(url: str) -> None:
    with pytest.raises(UnsupportedDatabase, match="use sqlite:///FILE or postgresql://"):
        normalise(url)


def test_a_refused_url_keeps_its_password() -> None:
    with pytest.raises(UnsupportedDatabase) as caught:
        normalise("mysql://u:hunter2@h/d")
    assert "hunter2" not in str(caught.value)


def new_database(folder: Path) -> Database:
    (folder / "x.sqlite3").touch()
    return Database(f"sqlite:///{folder}/x.sqlite3")


def test_only_a_migration_makes_the_file(tmp_path: Path) -> None:
    """Where the database was moved away, or its disk is not mounted, an empty one in its place would hide that."""
    file = tmp_path / "new folder" / "100 % #ü.sqlite3"
    database = Database(f"sqlite:///{file}")
    with pytest.raises(NotMigrated, match=r"is not there .*`netgrow migrate` makes a new, empty one"):
        database.check()
    assert not file.parent.exists()
    with database.exclusive():
        pass
    database.check()
    file.rename(tmp_path / "away")
    database.dispose()
    with pytest.raises(NotMigrated), database.write():
        pass
    database.dispose()
    assert not file.exists()


def test_sqlite_is_set_up_to_lose_nothing(tmp_path: Path) -> None:
    database = new_database(tmp_path)
    with database.read() as session:
        pragmas = {
            name: session.execute(text(f"PRAGMA {name}")).scalar()
            for name in ("journal_mode", "synchronous", "foreign_keys", "busy_timeout")
        }
    database.dispose()
    assert pragmas == {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "busy_timeout": 10_000}


def test_the_databases_time_is_utc_and_goes_forward(tmp_path: Path) -> None:
    database = new_database(tmp_path)
    with database.read() as session:
        before, after = clock.read(session), clock.read(session)
    database.dispose()
    assert before.utcoffset() == timedelta(0)
    assert timedelta(0) <= after - before < timedelta(minutes=1)
    assert abs(datetime.now(UTC) - before) < timedelta(minutes=1)


@pytest.mark.parametrize("seconds", [-3_600.0, -0.25, 0.0, 0.001, 15.5, 86_400.0])
def test_later_is_the_databases_time_and_seconds(tmp_path: Path, seconds: float) -> None:
    from sqlalchemy import select

    database = new_database(tmp_path)
    with database.read() as session:
        now, then = session.execute(select(clock.now(), clock.later(seconds))).one()
    database.dispose()
    assert abs((then - now).total_seconds() - seconds) < 0.0025


@given(st.datetimes(timezones=st.sampled_from([UTC, timezone(timedelta(hours=13, minutes=45))])))
def test_a_moment_is_the_same_moment_after_the_database(moment: datetime) -> None:
    from sqlalchemy.dialects import sqlite

    instant, dialect = clock.Instant(), sqlite.dialect()
    try:
        bound = instant.process_bind_param(moment, dialect)
    except OverflowError:  # the first or last day of the calendar, in another zone
        return
    assert instant.process_result_value(bound, dialect) == moment


def test_importing_the_store_does_not_import_torch() -> None:
    """The Celery app and the doorbell need the settings, and must be cheap."""
    program = "import sys, store, store.repositories; sys.exit('torch' in sys.modules or 'nas' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", program], timeout=60).returncode == 0
