"""The journals of real workers."""

import csv
import signal
from pathlib import Path

import pytest
from tensorboard.backend.event_processing.event_accumulator import EventAccumulator

from store.states import JobState, TrialState
from tests.integration.workers.stack import BRIEF_LEASE_SECONDS, Stack, eventually

pytestmark = pytest.mark.slow

SEED_EPOCHS = 100
"""So many that it still trains when the test has seen three of them, however late that is."""


def epochs(folder: Path) -> list[int]:
    with (folder / "epochs.csv").open(newline="") as file:
        return [int(line["epoch"]) for line in csv.DictReader(file)]


def steps(folder: Path) -> list[int]:
    reader = EventAccumulator(str(folder))
    reader.Reload()
    return [event.step for event in reader.Scalars("accuracy/validation")]


def test_a_worker_writes_what_its_trials_did_and_a_killed_one_leaves_nothing_twice(embedded: Stack) -> None:
    logs = embedded.folder / "logs"
    asked = {"NETGROW_TRIAL_LOGS": "csv,tensorboard", "NETGROW_TRIAL_LOGS_DIR": str(logs)}
    embedded.settings.lease_seconds = BRIEF_LEASE_SECONDS
    first = embedded.start_worker(**asked)
    job = embedded.submit(
        search={"trials": 2, "parallel": 1}, training={"seed_epochs": SEED_EPOCHS, "epochs": 2}, mutations={"wider": 1}
    )
    eventually(lambda: embedded.trials(job)[0].epoch >= 3, "three epochs are recorded")
    first.signal(signal.SIGKILL)
    first.wait()
    embedded.start_worker(**asked)
    assert embedded.await_end(job).state is JobState.SUCCEEDED
    trials = embedded.trials(job)
    assert trials[0].attempt > 1
    assert [trial.state for trial in trials] == [TrialState.SUCCEEDED] * 3
    for number, count in enumerate((SEED_EPOCHS, 2, 2)):
        folder = logs / job / f"trial-{trials[number].number:04d}"
        wanted = list(range(1, count + 1))
        assert epochs(folder) == wanted
        # TensorBoard's writer has a thread of its own, and the last trial's is closed after the job has ended.
        eventually(lambda folder=folder, wanted=wanted: steps(folder) == wanted, "the curve")
    with (logs / job / "mutations.csv").open(newline="") as file:
        found = list(csv.DictReader(file))
    assert {int(line["trial"]) for line in found} == {trial.number for trial in trials[1:]}
    assert all(line["name"] == "wider" and line["certified"] == "True" for line in found)


def test_nothing_is_written_unless_it_is_asked_for(embedded: Stack) -> None:
    embedded.start_worker()
    job = embedded.submit(search={"trials": 1, "parallel": 1}, training={"seed_epochs": 1, "epochs": 1})
    embedded.await_end(job)
    assert not list(embedded.folder.rglob("epochs.csv"))
    assert not embedded.settings.trial_logs_dir.exists()
