"""The checker finds what it is there to find, and nothing in a database that is sound."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import text

from store import CheckpointStore, growth
from store.growth import Claim
from tests.invariants import fingerprints, violations
from tests.unit.store.world import EXPIRED, World


def busy(world: World, store: CheckpointStore) -> Claim:
    """A job that has a bit of everything: a seed, a child that failed, one that runs, one that waits; all is well."""
    job = world.submit(trials=4, parallel=3)
    seed = world.claim()
    world.epoch(seed, 1, store.put(b"state of the seed").sha256)
    finished = world.finish(seed, **checkpoint(store, b"seed"), optimizer_sha256=store.put(b"moments").sha256)
    store.delete(finished.obsolete or "")
    world.fail(world.claim("worker_b"))
    running = world.claim("worker_c")
    world.epoch(running, 1, store.put(b"state").sha256)
    assert job.id == running.job_id
    return running


def checkpoint(store: CheckpointStore, content: bytes) -> dict[str, object]:
    stored = store.put(content)
    return {"checkpoint_sha256": stored.sha256, "checkpoint_bytes": stored.bytes}


@pytest.fixture
def store(tmp_path: Path) -> CheckpointStore:
    return CheckpointStore(tmp_path / "checkpoints")


def look(world: World, store: CheckpointStore | None = None) -> list[str]:
    return violations(world.database, store, patience_seconds=0.1)


def test_a_sound_database_has_no_violation(world: World, store: CheckpointStore) -> None:
    assert look(world, store) == []
    busy(world, store)
    assert look(world, store) == []
    world.grown_job()
    world.do(growth.pause, world.submit().id)
    cancelled = world.submit()
    world.claim()
    world.do(growth.cancel, cancelled.id)
    assert look(world) == []


WRONGS = {
    "a trial that runs in a job that ended": (
        "UPDATE jobs SET state = 'succeeded', ended_at = created_at",
        "is succeeded, and 3 trials are not",
    ),
    "a job that nobody works on": ("UPDATE trials SET state = 'cancelled'", "waits for nothing"),
    "a lease of nobody": ("UPDATE trials SET worker_id = NULL WHERE state = 'running'", "worker_id None"),
    "a trial without a lease": ("UPDATE trials SET lease_until = NULL", "lease_until None"),
    "a second attempt out of nothing": ("UPDATE trials SET attempt = 7 WHERE number = 0", "its events say"),
    "a failure without a reason": ("UPDATE trials SET error = NULL, error_kind = NULL", "error_kind None"),
    "an epoch that is gone": ("DELETE FROM epochs", "and has the epochs []"),
    "an event that is gone": ("DELETE FROM events WHERE seq = 3", "have gaps"),
    "a trial claimed twice": (
        "UPDATE events SET kind = 'trial.started' WHERE kind = 'trial.epoch'",
        "trial.started of attempt 1, and it was running at attempt 1",
    ),
    "a model without its trial's end": (
        "UPDATE trials SET state = 'failed', error = 'x', error_kind = 'x'",
        "1 models",
    ),
    "a model of a wrong generation": ("UPDATE models SET generation = 3", "is of generation 3"),
    "a model that was never measured": ("UPDATE models SET val_loss = NULL", "val_loss None"),
    "trials beyond the total": ("UPDATE jobs SET trials_total = 1", "trials of 1"),
    "more trials at once than may": ("UPDATE jobs SET parallel = 0", "and 0 may"),
    "seconds that were lost": ("UPDATE jobs SET seconds = seconds + 1", "of training, but its trials' are"),
    "a state that an ended trial still has": ("UPDATE trials SET training_state = 'x'", "training_state x"),
    "a lost trial": ("UPDATE trials SET lease_until = created_at WHERE state = 'running'", "nobody returned it"),
    "trials that wait in a job that is cancelled": ("UPDATE jobs SET cancel_requested = TRUE", "is being cancelled"),
    "a gap in the numbers": ("UPDATE trials SET number = number + 100 WHERE number > 1", "its trials are numbered"),
}


@pytest.mark.parametrize("wrong", WRONGS)
def test_each_wrong_is_found(world: World, store: CheckpointStore, wrong: str) -> None:
    busy(world, store)
    statement, found = WRONGS[wrong]
    with world.database.write() as session:
        session.execute(text(statement))
    assert any(found in violation for violation in look(world)), look(world)


def test_files_that_are_missing_damaged_or_nobodys_are_found(world: World, store: CheckpointStore) -> None:
    running = busy(world, store)
    state = world.trial(running.trial_id).training_state
    assert state is not None
    Path(store.path(state)).write_bytes(b"stale")
    store.delete(store.put(b"moments").sha256)
    lonely = store.put(b"nobody's").sha256
    found = violations(world.database, store, orphan_seconds=-1.0, patience_seconds=0.0)
    assert len(found) == 3
    for name, what in ((state, "is damaged"), ("the optimizer of", "has no file"), (lonely, "no row names it")):
        assert any(name in violation and what in violation for violation in found), found
    assert len(violations(world.database, store, patience_seconds=0.0)) == 2


def test_a_worker_that_runs_two_trials_is_found(world: World) -> None:
    world.submit(trials=2)
    world.submit(trials=2)
    world.claim("worker_a")
    world.claim("worker_a")
    assert look(world) == ["worker_a runs 2 trials at once"]


def test_a_lost_trial_that_is_returned_in_time_is_none(world: World) -> None:
    world.submit()
    world.claim(lease=EXPIRED)
    assert any("nobody returned it" in violation for violation in look(world))
    world.do(growth.reap)
    assert look(world) == []


def test_a_model_that_changed_shows(world: World) -> None:
    world.grown_job(trials=2)
    before = fingerprints(world.database)
    assert fingerprints(world.database) == before
    with world.database.write() as session:
        session.execute(text("UPDATE models SET flops = 1 WHERE trial_number = 1"))
    after = fingerprints(world.database)
    assert sum(after[model_id] != before[model_id] for model_id in before) == 1
