"""The journals of real workers."""

import csv
import signal
from pathlib import Path

from tensorboard.backend.event_processing.event_accumulator import EventAccumulator

from store.states import JobState, TrialState
from tests.integration.workers.stack import Stack, eventually


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
    first = embedded.start_worker(**asked)
    job = embedded.submit(
        search={"trials": 2, "parallel": 1}, training={"seed_epochs": 12, "epochs": 2}, mutations={"wider": 1}
    )
    eventually(lambda: embedded.trials(job)[0].epoch >= 3, "three epochs are recorded")
    first.signal(signal.SIGKILL)
    first.wait()
    embedded.start_worker(**asked)
    assert embedded.await_end(job).state is JobState.SUCCEEDED
    trials = embedded.trials(job)
    assert trials[0].attempt > 1
    assert [trial.state for trial in trials] == [TrialState.SUCCEEDED] * 3
    for number, count in enumerate((12, 2, 2)):
        folder = logs / job / f"trial-{trials[number].number:04d}"
        assert epochs(folder) == list(range(1, count + 1))
        assert eventually(lambda folder=folder: steps(folder), "the curve") == list(range(1, count + 1))
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
