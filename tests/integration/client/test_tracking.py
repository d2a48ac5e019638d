"""A job in MLflow: a real tracking store on SQLite beside a real service, with real training."""

from __future__ import annotations

import json
from itertools import islice
from pathlib import Path

import pytest

from client import Client
from client.models import ExportFormat
from client.tracking import Tracker, connected, experiment_name
from tests.integration.client.netgrow import Up, answer, netgrow
from tests.integration.client.test_commands import SMALL

TWO_TRIALS = {**SMALL, "name": "tracked", "search": {"trials": 2, "parallel": 1}}


@pytest.fixture
def uri(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.chdir(tmp_path)  # where MLflow puts artefacts of a store without a server
    return f"sqlite:///{tmp_path / 'mlflow.sqlite3'}"


@pytest.mark.slow
def test_a_job_is_followed_into_mlflow_and_never_written_twice(service: Up, uri: str, tmp_path: Path) -> None:
    mlflow = connected(uri)
    with Client(service.url) as client:
        job = client.submit(TWO_TRIALS)
        stopped = Tracker(client, mlflow, job.id)
        list(islice(stopped.follow(), 5))  # live, and then killed: what it remembers is not even written
        tracker = Tracker(client, mlflow, job.id)
        list(tracker.follow())
        winner = tracker.register("digits-winner", ExportFormat.SAFETENSORS)
        job = client.job(job.id)
        trials = list(client.trials(job.id))
        curves = {trial.id: list(client.curves(trial.model_id)) for trial in trials if trial.model_id}

        again = Tracker(client, mlflow, job.id)
        assert list(again.follow()) == []
        again.register("digits-winner", ExportFormat.SAFETENSORS)
        again._seq = 0  # as if nothing of it had been remembered
        list(again.follow())

    assert job.state == "succeeded"
    experiment = mlflow.get_experiment_by_name(experiment_name(job))
    assert experiment.tags["netgrow.job_id"] == job.id
    runs = {run.data.tags["netgrow.trial_id"]: run for run in mlflow.search_runs([experiment.experiment_id])}
    assert len(mlflow.search_runs([experiment.experiment_id])) == len(trials) == 3
    for trial in trials:
        run = runs[trial.id]
        assert run.info.status == "FINISHED"
        assert run.data.tags["netgrow.model_id"] == trial.model_id
        assert run.data.tags.get("netgrow.parent_id") == trial.parent_id
        assert run.data.params["mutations"] == (", ".join(trial.mutations or ()) or "none")
        assert run.data.params["parameters"] == str(trial.parameters)
        assert run.data.params["training.batch_size"] == str(job.spec["training"]["batch_size"])
        logged = mlflow.get_metric_history(run.info.run_id, "val_accuracy")
        assert [(m.step, m.value) for m in logged] == [(e.epoch, e.val_accuracy) for e in curves[trial.id]]

    assert winner is not None
    assert job.best_model is not None
    (version,) = mlflow.search_model_versions("name = 'digits-winner'")
    assert version.run_id == runs[job.best_model.trial_id].info.run_id
    assert version.tags["netgrow.model_id"] == job.best_model.model_id == winner.model_id
    kept = {Path(file.path).name for file in mlflow.list_artifacts(version.run_id, "model")}
    assert kept == {f"{winner.model_id}.safetensors", "README.md"}


@pytest.mark.slow
def test_the_command_says_what_it_did_and_what_is_wrong(service: Up, uri: str) -> None:
    job = answer("submit", "-", "--watch", url=service.url, stdin=json.dumps({**TWO_TRIALS, "search": {"trials": 1}}))
    done = answer("mlflow", job["id"], "--tracking-uri", uri, "--register", "w", url=service.url)
    assert done["registered"]["model_id"] == job["best_model"]["model_id"]
    assert done["events"] > 0
    assert answer("mlflow", job["id"], "--tracking-uri", uri, "--register", "w", url=service.url)["events"] == 0
    unknown = netgrow("mlflow", "job_none", "--tracking-uri", uri, url=service.url)
    assert (unknown.returncode, "no job" in unknown.stderr) == (1, True)
