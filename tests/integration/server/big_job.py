"""A job of thousands of models, put straight into the tables: how it was grown is not what the tests are about."""

from __future__ import annotations

import random
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import insert
from sqlalchemy.orm import Session

from nas import presets
from nas.job import JobSpec
from store import JobState, TrialState
from store.ids import JobId, new_job_id, new_model_id, new_trial_id
from store.models import Epoch, Event, Job, Model, Trial

BEGIN = datetime(2026, 1, 1, tzinfo=UTC)
NAMES = ("wider", "deeper", "branch", "skip", "continue", "kernel")
METRICS = ("train_loss", "train_accuracy", "val_loss", "val_accuracy", "learning_rate", "seconds")


def plant_big_job(session: Session, children: int, name: str = "big", **fields: object) -> JobId:
    """A job that has succeeded, with a seed network and so many children, each of one of the youngest models."""
    draw = random.Random(0)
    spec = JobSpec.model_validate({"name": name, "dataset": "digits", "search": {"trials": children}, **fields})
    architecture = presets.get("digits_cnn")
    document = architecture.model_dump(mode="json")
    job = Job(
        id=new_job_id(),
        name=name,
        spec=spec.model_dump(mode="json", exclude_none=True),
        dataset="digits",
        state=JobState.SUCCEEDED,
        parallel=2,
        objective="val_accuracy",
        trials_total=children + 1,
        request_digest="",
        started_at=BEGIN,
        ended_at=BEGIN + timedelta(seconds=children),
    )
    session.add(job)
    session.flush()
    rows: list[dict[str, Any]] = []
    trials, epochs, events = list[dict[str, Any]](), list[dict[str, Any]](), list[dict[str, Any]]()
    for number in range(children + 1):
        parent = rows[-draw.randint(1, min(len(rows), 60))] if rows else None
        mutations = [draw.choice(NAMES) for _ in range(draw.randint(1, 2))] if parent else []
        trial_id, at = new_trial_id(), BEGIN + timedelta(seconds=number)
        accuracy = min((parent["val_accuracy"] if parent else 0.5) + draw.gauss(0.0005, 0.004), 0.999)
        size = int((parent["parameters"] if parent else 5_000) * draw.uniform(1, 1.002)) + 1
        shared = {"job_id": job.id, "parent_id": parent["id"] if parent else None, "created_at": at}
        shared |= {"parameters": size, "flops": size * 20}
        trials.append(
            {"id": trial_id, "number": number, "state": TrialState.SUCCEEDED, "seed": number, "seconds": 1.0, **shared}
        )
        rows.append(
            {
                "id": new_model_id(),
                "trial_id": trial_id,
                "trial_number": number,
                "generation": parent["generation"] + 1 if parent else 0,
                "dataset": "digits",
                "val_accuracy": accuracy,
                "val_loss": 1 - accuracy,
                "architecture": document,
                "architecture_digest": architecture.digest,
                "checkpoint_sha256": f"{number:064}",
                "checkpoint_bytes": 1,
                "mutations": [{"name": each} for each in mutations],
                "mutation_names": mutations,
                "recipe": {},
                "seconds": draw.uniform(0.5, 2),
                **shared,
            }
        )
        epochs.append({"trial_id": trial_id, "epoch": 1, "attempt": 1, "created_at": at} | dict.fromkeys(METRICS, 0.5))
        for step, kind in enumerate(("trial.queued", "trial.started", "trial.succeeded"), start=1):
            data: dict[str, Any] = {"job_id": job.id, "trial_id": trial_id, "number": number, "attempt": 1}
            if kind == "trial.succeeded":
                data["model"] = {"model_id": rows[-1]["id"], "val_accuracy": accuracy, "parameters": size}
            events.append({"job_id": job.id, "seq": 3 * number + step, "kind": kind, "data": data, "created_at": at})
    for table, planted in ((Trial, trials), (Model, rows), (Epoch, epochs), (Event, events)):
        session.execute(insert(table), planted)
    job.event_seq, job.seconds = len(events), sum(row["seconds"] for row in rows)
    session.flush()
    return job.id
