"""Real worker processes run whole jobs on the embedded default and on PostgreSQL with Redis."""

from collections import Counter

import pytest

from store.checkpoints import CheckpointStore
from store.states import JobState, TrialState
from tests.integration.workers.stack import Stack, eventually

pytestmark = pytest.mark.slow

SMALL = {"search": {"trials": 4, "parallel": 2}, "training": {"epochs": 1, "seed_epochs": 2}}


def test_a_job_runs_from_its_seed_to_its_last_child(stack: Stack) -> None:
    stack.start_worker()
    stack.start_worker()
    job = stack.await_end(job_id := stack.submit(**SMALL))
    assert (job.state, job.error) == (JobState.SUCCEEDED, None)

    trials = stack.trials(job_id)
    assert [trial.number for trial in trials] == [0, 1, 2, 3, 4]
    assert {trial.state for trial in trials} == {TrialState.SUCCEEDED}
    assert [trial.attempt for trial in trials] == [1] * 5
    assert [trial.epoch for trial in trials] == [2, 1, 1, 1, 1]

    seed, *children = stack.models(job_id)
    assert (seed.generation, seed.parent_id, seed.mutations) == (0, None, [])
    for child in children:
        assert child.generation >= 1
        assert child.mutations
        assert all(mutation["certificate"]["exact"] for mutation in child.mutations)
        assert (child.recipe["learning_rate"], child.recipe["warmup_epochs"]) == (0.05, 0.5)

    kept = {model.checkpoint_sha256 for model in stack.models(job_id)}
    eventually(lambda: stack.files() == kept, "training states are removed, checkpoints kept")
    for digest in kept:
        CheckpointStore(stack.settings.checkpoints_url).verify(digest)

    kinds = Counter(event.kind for event in stack.events(job_id))
    assert kinds["trial.started"] == kinds["trial.grown"] == kinds["trial.succeeded"] == 5
    assert kinds["trial.epoch"] == 6


def test_workers_are_listed_while_they_live(stack: Stack) -> None:
    first, second = stack.start_worker(), stack.start_worker("-c", "2")
    three = eventually(lambda: rows if len(rows := stack.listed_workers()) == 3 else None, "one row a share")
    assert {row.pid for row in three} == {first.popen.pid, second.popen.pid}
    assert {row.device for row in three} == {"cpu"}
    second.popen.terminate()
    assert second.wait() == 0
    assert second.popen.pid not in {row.pid for row in stack.listed_workers()}
    eventually(lambda: [row.pid for row in stack.listed_workers()] == [first.popen.pid], "the other one is listed")


def test_two_shares_of_one_worker_run_two_trials_at_a_time(embedded: Stack) -> None:
    worker = embedded.start_worker(NETGROW_SHARES="2")
    assert len(worker.trainers) == 2
    job_id = embedded.submit(search={"trials": 2, "parallel": 2}, training={"epochs": 200, "seed_epochs": 1})
    eventually(lambda: sum(t.state is TrialState.RUNNING for t in embedded.trials(job_id)) == 2, "two run")
    assert embedded.await_end(job_id).state is JobState.SUCCEEDED


def test_a_generational_job_does_not_depend_on_the_number_of_workers(embedded: Stack) -> None:
    spec = {"search": {"trials": 6, "parallel": 2, "population": 3, "generational": True}, "seed": 7}
    embedded.start_worker()
    alone = embedded.submit(**spec, training={"epochs": 1, "seed_epochs": 1})
    embedded.await_end(alone)
    embedded.start_worker()
    together = embedded.submit(**spec, training={"epochs": 1, "seed_epochs": 1})
    embedded.await_end(together)
    assert len(embedded.digests(alone)) == 7
    assert embedded.digests(alone) == embedded.digests(together)


def test_a_model_of_another_job_is_a_seed(embedded: Stack) -> None:
    embedded.start_worker()
    embedded.await_end(first := embedded.submit(search={"trials": 1}, training={"epochs": 1, "seed_epochs": 1}))
    seed = embedded.models(first)[-1]
    embedded.await_end(second := embedded.submit(seed_model={"model_id": seed.id}, search={"trials": 2}))
    child = embedded.models(second)[0]
    assert (child.trial_number, child.parent_id, child.generation) == (1, seed.id, seed.generation + 1)
