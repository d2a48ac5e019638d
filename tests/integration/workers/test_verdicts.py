"""Pause and cancel reach a running trial within a renewal; failures are named."""

import re
from time import sleep

import psutil
import pytest
from sqlalchemy.orm import Session

from store import growth
from store.repositories import Jobs
from store.states import JobState, TrialState
from tests.integration.workers.stack import Stack, eventually

pytestmark = pytest.mark.slow

LONG = {"search": {"trials": 1}, "training": {"seed_epochs": 2_000, "epochs": 1}}


def test_cancelled_means_that_the_training_process_is_gone(stack: Stack) -> None:
    worker = stack.start_worker()
    job_id = stack.submit(**LONG)
    stack.await_epoch(job_id)
    (trainer,) = worker.trainers

    def cancel(session: Session) -> JobState:
        growth.cancel(session, job_id)
        session.flush()
        return Jobs(session).get(job_id).state

    # Read before the worker can hear of it.
    assert stack.database.transact(cancel) is JobState.RUNNING
    job = stack.await_end(job_id)
    assert not psutil.pid_exists(trainer.pid)
    assert job.state is JobState.CANCELLED
    assert {trial.state for trial in stack.trials(job_id)} == {TrialState.CANCELLED}
    assert stack.await_end(stack.submit(search={"trials": 1}, training={"seed_epochs": 1, "epochs": 1}))


def test_a_paused_job_frees_its_device_and_goes_on_where_it_was(embedded: Stack) -> None:
    worker = embedded.start_worker()
    spec = {"search": {"trials": 1}, "training": {"seed_epochs": 160, "epochs": 1}}
    job_id = embedded.submit(**spec)
    embedded.await_epoch(job_id, epoch=5)
    (trainer,) = worker.trainers
    embedded.database.transact(lambda session: growth.pause(session, job_id))
    trial = eventually(
        lambda: next((t for t in embedded.trials(job_id) if t.state is TrialState.QUEUED), None), "it is given back"
    )
    assert not psutil.pid_exists(trainer.pid)
    assert trial.epoch >= 5
    assert trial.training_state in embedded.files()

    embedded.database.transact(lambda session: growth.resume(session, job_id))
    assert embedded.await_end(job_id).state is JobState.SUCCEEDED
    started = [event.data["epoch"] for event in embedded.events(job_id) if event.kind == "trial.started"]
    assert started[:2] == [0, trial.epoch]
    again = embedded.submit(**spec)
    embedded.await_end(again)
    assert embedded.digests(again)[0] == embedded.digests(job_id)[0]


def test_divergence_fails_the_trial_at_once_and_names_it(embedded: Stack) -> None:
    embedded.start_worker()
    job_id = embedded.submit(
        search={"trials": 2},
        training={"seed_epochs": 1, "epochs": 3, "child_learning_rate": 100.0, "schedule": "constant"},
    )
    job = embedded.await_end(job_id)
    assert job.state is JobState.FAILED
    children = embedded.trials(job_id)[1:]
    assert [(trial.state, trial.error_kind, trial.attempt) for trial in children] == [
        (TrialState.FAILED, "diverged", 1)
    ] * 2


def test_a_trial_whose_process_dies_again_and_again_fails_with_its_last_words(embedded: Stack) -> None:
    """A training process that cannot write its results ends its attempt: here the store's folder is a file."""
    embedded.start_worker(NETGROW_STORE_PATIENCE_SECONDS="0")
    embedded.folder.joinpath("checkpoints").write_text("not a folder")
    job = embedded.await_end(job_id := embedded.submit(search={"trials": 1}))
    assert job.state is JobState.FAILED
    (trial,) = embedded.trials(job_id)
    assert (trial.error_kind, trial.attempt) == ("checkpoint_store", 3)
    assert trial.error is not None
    assert re.search("Not a directory|File exists", trial.error)  # as the system says it to who reads or who writes
    returned = [event.data for event in embedded.events(job_id) if event.kind == "trial.returned"]
    assert [data["error_kind"] for data in returned] == ["checkpoint_store"] * 2


def test_an_outage_of_the_checkpoint_store_costs_no_attempt(embedded: Stack) -> None:
    embedded.start_worker()
    folder = embedded.folder / "checkpoints"
    folder.write_text("not a folder")
    job_id = embedded.submit(search={"trials": 1})
    eventually(lambda: embedded.trials(job_id)[0].parameters, "the seed network is built, and trains")
    sleep(2)  # five short epochs, none of which can be kept
    folder.unlink()
    assert embedded.await_end(job_id).state is JobState.SUCCEEDED
    assert [trial.attempt for trial in embedded.trials(job_id)] == [1, 1]


def test_a_worker_whose_device_is_not_there_says_so_and_ends(embedded: Stack) -> None:
    worker = embedded.start_worker(wait=False, NETGROW_DEVICE="cuda:77")
    assert worker.wait() != 0
    assert "device 'cuda:77' is not there" in worker.log.read_text()
