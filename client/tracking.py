"""Keeps a copy of a job in MLflow: an experiment, a run for each trial, the winner as a registered model.

It writes what the job's events say, by ids and times that are the same whenever it is done: done again, whether it was
stopped or killed, it adds nothing twice.
"""

from __future__ import annotations

import os
import tempfile
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from pydantic import JsonValue

from client.api import Client
from client.errors import Error
from client.models import Event, ExportFormat, Job, JobId, LeaderboardItem, ModelId, TrialId

if TYPE_CHECKING:
    from mlflow.entities import Experiment
    from mlflow.tracking import MlflowClient

JOB, TRIAL, MODEL, SEQ = "netgrow.job_id", "netgrow.trial_id", "netgrow.model_id", "netgrow.event_seq"
METRICS = ("train_loss", "train_accuracy", "val_loss", "val_accuracy", "learning_rate", "seconds")
OF_MODEL = ("val_accuracy", "val_loss", "parameters", "flops")
ENDS = {"trial.succeeded": "FINISHED", "trial.failed": "FAILED", "trial.cancelled": "KILLED"}
FOLDER = "model"
REMEMBER_SECONDS = 2.0
PAGE = 1_000
MAX_VALUE = 5_000  # characters of a parameter or a tag; MLflow allows 6,000 and 8,000


@dataclass(frozen=True)
class Registered:
    """The registered winner: a version of a registered model."""

    name: str
    version: str
    model_id: ModelId
    run_id: str


def connected(tracking_uri: str | None, registry_uri: str | None = None) -> MlflowClient:
    """MLflow at this address (None: as MLFLOW_TRACKING_URI says); raises `Error` where it is not installed."""
    os.environ.setdefault("MLFLOW_DISABLE_TELEMETRY", "true")
    try:
        from mlflow.tracking import MlflowClient
    except ImportError as error:
        raise Error("this needs MLflow, which is not installed: pip install 'netgrow[mlflow]'") from error
    return MlflowClient(tracking_uri, registry_uri)


class Tracker:
    """One job's copy. Let no two of them write the same job at the same time."""

    def __init__(self, client: Client, mlflow: MlflowClient, job_id: JobId) -> None:
        """Finds or makes the job's experiment. Raises `client.Error`, and MLflow's own `MlflowException`."""
        self._client = client
        self._mlflow = mlflow
        self.job = client.job(job_id)
        self.experiment = self._experiment()
        self._runs = dict(self._known_runs())
        self._seq = int(self.experiment.tags.get(SEQ, 0))

    def follow(self) -> Iterator[Event]:
        """Copy what has happened, then what happens, until the job has ended; gives each event that was copied."""
        remembered = time.monotonic()
        for event in self._client.events(self.job.id, self._seq):
            self._copy(event)
            self._seq = event.seq
            if time.monotonic() - remembered >= REMEMBER_SECONDS:
                self._remember()
                remembered = time.monotonic()
            yield event
        self._remember()

    def register(self, name: str, form: ExportFormat) -> Registered | None:
        """Register the job's best model, its export and its card as artefacts of its run; None if there is none."""
        best = self._best()
        if best is None or best.trial_id is None:
            return None
        run_id = self._runs[best.trial_id]
        for version in self._mlflow.search_model_versions(f"name = '{name}'"):
            if version.tags.get(MODEL) == best.model_id:
                return Registered(name, str(version.version), best.model_id, run_id)
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / f"{best.model_id}{form.suffix}"
            self._client.export(best.model_id, form, path)
            card = Path(folder) / "README.md"
            card.write_text(self._client.card(best.model_id), encoding="utf-8")
            for file in (path, card):
                self._mlflow.log_artifact(run_id, str(file), FOLDER)
        if not self._mlflow.search_registered_models(f"name = '{name}'"):
            self._mlflow.create_registered_model(name, tags={"netgrow": "true"})
        source = f"{self._mlflow.get_run(run_id).info.artifact_uri}/{FOLDER}"
        tags = {JOB: self.job.id, TRIAL: best.trial_id, MODEL: best.model_id}
        version = self._mlflow.create_model_version(name, source, run_id, tags=tags)
        return Registered(name, str(version.version), best.model_id, run_id)

    def _best(self) -> LeaderboardItem | None:
        items = self._client.leaderboard(job_id=self.job.id, sort=str(self.job.spec.get("objective", "val_accuracy")))
        return next((item for item in items if item.trial_id in self._runs), None)

    def _experiment(self) -> Experiment:
        name = experiment_name(self.job)
        found = self._mlflow.get_experiment_by_name(name)
        if found is None:
            tags = {JOB: self.job.id, "netgrow.dataset": str(self.job.spec.get("dataset", ""))}
            found = self._mlflow.get_experiment(self._mlflow.create_experiment(name, tags=tags))
        if found.lifecycle_stage != "active":
            raise Error(f"MLflow's experiment {name!r} was deleted there: restore it, or delete it for good")
        return found

    def _known_runs(self) -> Iterator[tuple[TrialId, str]]:
        token = None
        while True:
            page = self._mlflow.search_runs([self.experiment.experiment_id], max_results=PAGE, page_token=token)
            for run in page:
                if TRIAL in run.data.tags:
                    yield TrialId(run.data.tags[TRIAL]), run.info.run_id
            token = page.token
            if not token:
                return

    def _remember(self) -> None:
        self._mlflow.set_experiment_tag(self.experiment.experiment_id, SEQ, str(self._seq))

    def _copy(self, event: Event) -> None:
        data, at = event.data, milliseconds(event)
        trial_id = TrialId(str(data.get("trial_id", "")))
        if event.kind == "trial.started":
            self._run(trial_id, data, at)
        elif event.kind == "trial.grown":
            named = {"mutations": names(data.get("mutations")) or "none"}
            sizes = {key: str(data[key]) for key in ("parameters", "flops") if data.get(key) is not None}
            self._params(self._run(trial_id, data, at), named | sizes)
        elif event.kind == "trial.epoch":
            values = {name: data[name] for name in METRICS if name in data}
            self._metrics(self._run(trial_id, data, at), values, at, step=int(str(data["epoch"])))
        elif event.kind in ENDS and (event.kind != "trial.cancelled" or trial_id in self._runs):
            self._end(self._run(trial_id, data, at), event, at)

    def _run(self, trial_id: TrialId, data: Mapping[str, JsonValue], at: int) -> str:
        """The trial's run, made if there is none."""
        if trial_id not in self._runs:
            number = data.get("number")
            tags = {TRIAL: trial_id, JOB: self.job.id, "netgrow.number": str(number)}
            run = self._mlflow.create_run(
                self.experiment.experiment_id, start_time=at, tags=tags, run_name=f"trial {number}"
            )
            self._runs[trial_id] = run.info.run_id
            recipe = self.job.spec.get("training")
            asked = {"dataset": self.job.spec.get("dataset"), "seed": self.job.spec.get("seed")}
            self._params(run.info.run_id, flat("training", recipe) | {key: str(value) for key, value in asked.items()})
        return self._runs[trial_id]

    def _end(self, run_id: str, event: Event, at: int) -> None:
        model = event.data.get("model")
        if isinstance(model, dict):
            self._metrics(run_id, {f"model_{name}": model[name] for name in OF_MODEL if name in model}, at, step=0)
            lineage = {MODEL: model.get("model_id"), "netgrow.parent_id": model.get("parent_id")}
            tags = lineage | {"netgrow.generation": model.get("generation")}
        else:
            tags = {"netgrow.error_kind": event.data.get("error_kind"), "netgrow.error": event.data.get("error")}
        for key, value in tags.items():
            if value is not None:
                self._mlflow.set_tag(run_id, key, str(value)[:MAX_VALUE])
        self._mlflow.set_terminated(run_id, ENDS[event.kind], end_time=at)

    def _params(self, run_id: str, params: Mapping[str, str]) -> None:
        from mlflow.entities import Param

        known = self._mlflow.get_run(run_id).data.params  # one that is there cannot be changed: an attempt before
        fresh = [Param(key, value[:MAX_VALUE]) for key, value in params.items() if key not in known]
        if fresh:
            self._mlflow.log_batch(run_id, params=fresh)

    def _metrics(self, run_id: str, values: Mapping[str, JsonValue], at: int, step: int) -> None:
        from mlflow.entities import Metric

        measured = {name: value for name, value in values.items() if isinstance(value, int | float)}
        self._mlflow.log_batch(run_id, metrics=[Metric(name, value, at, step) for name, value in measured.items()])


def experiment_name(job: Job) -> str:
    """The name of a job's experiment."""
    return f"{job.name} ({job.id})" if job.name else str(job.id)


def names(mutations: JsonValue) -> str:
    """Mutations by name, in order."""
    return ", ".join(map(str, mutations)) if isinstance(mutations, list) else ""


def flat(prefix: str, value: JsonValue) -> dict[str, str]:
    """Nested settings as parameters: `training.learning_rate`."""
    if isinstance(value, dict):
        return {key: text for name, item in value.items() for key, text in flat(f"{prefix}.{name}", item).items()}
    return {} if value is None else {prefix: str(value)}


def milliseconds(event: Event) -> int:
    """When the event happened, as MLflow counts time."""
    return int(datetime.fromisoformat(str(event.data["created_at"])).timestamp() * 1000)
