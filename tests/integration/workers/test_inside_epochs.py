"""Epochs that take long: what interrupts one costs the running batch, and what goes wrong in one has a name."""

import resource
import signal
from pathlib import Path
from typing import Any

import psutil
import pytest

from nas.training import TrainingState
from store import growth
from store.checkpoints import CheckpointStore
from store.models import Trial
from store.states import JobState, TrialState
from tests.integration.workers.stack import Stack, WorkerProcess, eventually, lives
from tests.invariants import violations
from workers.state_writer import unwrap

pytestmark = pytest.mark.slow

# An epoch of single samples takes seconds: it still runs when the test has seen a state of it, however late that is.
WIDE = {
    "input": {"shape": [1, 8, 8]},
    "nodes": [
        {"name": "conv1", "op": "conv2d", "inputs": ["input"], "out_channels": 128, "kernel_size": 5},
        {"name": "relu1", "op": "relu", "inputs": ["conv1"]},
        {"name": "conv2", "op": "conv2d", "inputs": ["relu1"], "out_channels": 128, "kernel_size": 5},
        {"name": "relu2", "op": "relu", "inputs": ["conv2"]},
        {"name": "drop", "op": "dropout", "inputs": ["relu2"], "p": 0.2},
        {"name": "flat", "op": "flatten", "inputs": ["drop"]},
        {"name": "out", "op": "linear", "inputs": ["flat"], "out_features": 10},
    ],
    "output": "out",
}
LONG: dict[str, Any] = {
    "seed_model": {"architecture": WIDE},
    "search": {"trials": 1},
    "training": {"seed_epochs": 1, "epochs": 1, "batch_size": 1, "optimizer": "adam", "learning_rate": 1e-4},
    "limits": {"max_parameters": 2_000_000},
}
SHORTER = {**LONG, "dataset_limit": 600}


@pytest.fixture
def stack(tmp_path: Path) -> Any:
    patient = {"lease_seconds": 60.0, "grace_seconds": 120.0}  # half of it is for the state of the running batch
    made = Stack.create(tmp_path, state_seconds=0.2, trial_attempts=1, **patient)
    yield made
    made.close()


def await_state(stack: Stack, job_id: str, *, after: str | None = None) -> Trial:
    """The seed's trial once it has a state in the middle of its first epoch, another one than `after`."""

    def stored() -> Trial | None:
        (trial, *_) = stack.trials(job_id)
        assert trial.epoch == 0, "the epoch was too short to be interrupted"
        return trial if trial.training_state not in (None, after) else None

    return eventually(stored, "a state in the middle of the first epoch")


def batch_of(stack: Stack, state: str | None) -> int:
    assert state is not None
    stored = CheckpointStore(stack.settings.checkpoints_url).get(state)
    return TrainingState.from_bytes(unwrap(stored)).position.batch


def await_queued(stack: Stack, job_id: str) -> Trial:
    return eventually(
        lambda: next((t for t in stack.trials(job_id) if t.state is TrialState.QUEUED), None), "it is given back"
    )


def check_end(stack: Stack, job_id: str, spec: dict[str, Any], *, kills: int) -> None:
    """The job ends as an undisturbed one does, and leaves nothing.

    But for what a training process had stored and not yet told when it was killed: that is the collector's.
    """
    assert stack.await_end(job_id).state is JobState.SUCCEEDED
    stack.await_end(again := stack.submit(**spec))
    assert stack.digests(job_id) == stack.digests(again)
    kept = {digest for job in (job_id, again) for _, digest in stack.digests(job)}
    eventually(lambda: kept <= stack.files() and len(stack.files() - kept) <= kills, "training states are removed")
    assert violations(stack.database, CheckpointStore(stack.settings.checkpoints_url)) == []


def trainer_of(worker: WorkerProcess) -> psutil.Process:
    (trainer,) = worker.trainers
    return trainer


def test_pause_kill_and_stop_inside_an_epoch_lose_no_batch_that_was_stored(stack: Stack) -> None:
    worker = stack.start_worker()
    job_id = stack.submit(**LONG)
    first = await_state(stack, job_id)
    stack.database.transact(lambda session: growth.pause(session, job_id))
    paused = await_queued(stack, job_id)
    assert paused.training_state != first.training_state, "the state of the running batch was stored"
    at_pause = batch_of(stack, paused.training_state)
    assert at_pause > 0
    assert stack.files() == {paused.training_state}, "older states are removed"

    stack.database.transact(lambda session: growth.resume(session, job_id))
    later = await_state(stack, job_id, after=paused.training_state)
    at_kill = batch_of(stack, later.training_state)
    assert at_kill > at_pause
    trainer_of(worker).kill()  # with one attempt alone: an attempt that stored a state has got somewhere

    eventually(lambda: stack.trials(job_id)[0].attempt == 3, "another attempt begins")
    await_state(stack, job_id, after=stack.trials(job_id)[0].training_state)
    worker.signal(signal.SIGTERM)
    stopped = await_queued(stack, job_id)
    assert batch_of(stack, stopped.training_state) > at_kill
    assert worker.wait() == 0
    stack.start_worker()
    check_end(stack, job_id, LONG, kills=1)
    kinds = [event.data.get("error_kind") for event in stack.events(job_id) if event.kind == "trial.returned"]
    assert kinds == [None, "killed", None]


def test_a_hang_is_named_with_what_every_thread_was_at(stack: Stack) -> None:
    stack.settings.hang_seconds = 10.0
    worker = stack.start_worker()
    job_id = stack.submit(**SHORTER)
    await_state(stack, job_id)
    trainer_of(worker).suspend()
    returned = eventually(
        lambda: [event for event in stack.events(job_id) if event.kind == "trial.returned"], "the hang is noticed"
    )
    assert returned[0].data["error_kind"] == "hang"
    assert "hangs: nothing for 10 s, after batch" in returned[0].data["reason"]
    check_end(stack, job_id, SHORTER, kills=1)


def test_a_segmentation_fault_is_named_with_its_place(stack: Stack) -> None:
    stack.settings.state_seconds = 1000.0  # so that the attempt gets nowhere
    worker = stack.start_worker(NETGROW_STATE_SECONDS="1000")
    job_id = stack.submit(**LONG)
    eventually(lambda: stack.trials(job_id)[0].parameters, "it trains")
    trainer_of(worker).send_signal(signal.SIGSEGV)
    assert stack.await_end(job_id).state is JobState.FAILED
    (trial,) = stack.trials(job_id)
    assert trial.error_kind == "segmentation_fault"
    assert "killed by SIGSEGV" in str(trial.error)
    assert "Fatal Python error: Segmentation fault" in str(trial.error)
    stack.await_end(following := stack.submit(search={"trials": 1}, training={"seed_epochs": 1, "epochs": 1}))
    assert stack.job(following).state is JobState.SUCCEEDED


def test_memory_that_the_machine_refuses_is_named_and_not_tried_again(stack: Stack) -> None:
    stack.settings.trial_attempts = 3
    worker = stack.start_worker()
    trainer = trainer_of(worker)
    small = {"search": {"trials": 1}, "training": {"seed_epochs": 1, "epochs": 1}}
    assert stack.await_end(stack.submit(**small)).state is JobState.SUCCEEDED  # all that it needs is loaded
    assert lives(trainer)
    trainer.rlimit(resource.RLIMIT_AS, (trainer.memory_info().vms + 64 * 2**20, resource.RLIM_INFINITY))
    nodes = [
        {"name": "flat", "op": "flatten", "inputs": ["input"]},
        {"name": "huge", "op": "linear", "inputs": ["flat"], "out_features": 1_000_000},
        {"name": "out", "op": "linear", "inputs": ["huge"], "out_features": 10},
    ]
    huge = {"input": {"shape": [1, 8, 8]}, "nodes": nodes, "output": "out"}
    job_id = stack.submit(seed_model={"architecture": huge}, search={"trials": 1}, training={"seed_epochs": 1})
    assert stack.await_end(job_id).state is JobState.FAILED
    (trial,) = stack.trials(job_id)
    assert (trial.error_kind, trial.attempt) == ("out_of_memory", 1)
    stack.await_end(following := stack.submit(search={"trials": 1}, training={"seed_epochs": 1, "epochs": 1}))
    assert stack.job(following).state is JobState.SUCCEEDED
