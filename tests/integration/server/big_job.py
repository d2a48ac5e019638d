"""A job of thousands of models, put straight into the tables: how it was grown is not what the tests are about."""

from __future__ import annotations

import random
from datetime import UTC, datetime, timedelta

from sqlalchemy.orm import Session

from nas import presets
from nas.job import JobSpec
from store import JobState, TrialState
from store.ids import JobId, ModelId, TrialId, new_job_id, new_model_id, new_trial_id
from store.models import Epoch, Event, Job, Model, Trial

BEGIN = datetime(2026, 1, 1, tzinfo=UTC)
NAMES = ("wider", "deeper", "branch", "skip", "continue", "kernel")


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
    models: list[Model] = []
    for number in range(children + 1):
        parent = models[-draw.randint(1, min(len(models), 60))] if models else None
        at = BEGIN + timedelta(seconds=number)
        mutations = [draw.choice(NAMES) for _ in range(draw.randint(1, 2))] if parent else []
        trial_id: TrialId = new_trial_id()
        accuracy = 0.5 if parent is None or parent.val_accuracy is None else parent.val_accuracy
        accuracy = min(accuracy + draw.gauss(0.0005, 0.004), 0.999)
        size = int((parent.parameters if parent else 5_000) * draw.uniform(1, 1.002)) + 1
        shared = {"parent_id": parent.id if parent else None, "parameters": size, "flops": size * 20, "created_at": at}
        session.add(
            Trial(
                id=trial_id, job_id=job.id, number=number, state=TrialState.SUCCEEDED, seed=number, seconds=1.0, **shared
            )
        )
        models.append(
            Model(
                id=new_model_id(),
                job_id=job.id,
                trial_id=trial_id,
                trial_number=number,
                generation=parent.generation + 1 if parent else 0,
                dataset="digits",
                val_accuracy=accuracy,
                val_loss=1 - accuracy,
                architecture=document,
                architecture_digest=architecture.digest,
                checkpoint_sha256=f"{number:064}",
                checkpoint_bytes=1,
                mutations=[{"name": each} for each in mutations],
                mutation_names=mutations,
                recipe={},
                seconds=draw.uniform(0.5, 2),
                **shared,
            )
        )
    session.flush()
    ids: list[ModelId] = [model.id for model in models]
    session.add_all(models)
    session.flush()
    for number, model in enumerate(models):
        at = BEGIN + timedelta(seconds=number)
        session.add(
            Epoch(
                trial_id=model.trial_id,
                epoch=1,
                attempt=1,
                train_loss=1.0,
                train_accuracy=0.5,
                val_loss=1.0,
                val_accuracy=0.5,
                learning_rate=0.1,
                seconds=1.0,
            )
        )
        for step, kind in enumerate(("trial.queued", "trial.started", "trial.succeeded")):
            data = {"job_id": job.id, "trial_id": model.trial_id, "number": number, "attempt": 1}
            data |= {"model": {"model_id": ids[number], "val_accuracy": model.val_accuracy}} if step == 2 else {}
            session.add(Event(job_id=job.id, seq=3 * number + step + 1, kind=kind, data=data, created_at=at))
    job.event_seq = 3 * len(models)
    job.seconds = sum(model.seconds for model in models)
    session.flush()
    return job.id
