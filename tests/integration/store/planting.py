"""Models by the thousand, put straight into the tables: their trials are not what the tests are about."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from sqlalchemy.orm import Session

from store import JobState, TrialState
from store.ids import JobId, ModelId, TrialId
from store.models import Job, Model, Trial

EPOCH = datetime(2026, 1, 1, tzinfo=UTC)


@dataclass(frozen=True)
class Plant:
    """What ranks a model; `age` in milliseconds before EPOCH."""

    val_accuracy: float = 0.5
    val_loss: float = 1.0
    parameters: int = 100
    flops: int = 100
    seconds: float = 1.0
    age: int = 0
    job: int = 0
    dataset: str = "digits"


def job_id(number: int) -> JobId:
    return JobId(f"job_{number}")


def plant(session: Session, plants: Sequence[Plant]) -> list[ModelId]:
    """Insert the models, in this order; returns their ids, which sort in this order too."""
    numbers = sorted({p.job for p in plants})
    session.add_all(
        Job(
            id=job_id(number),
            name="planted",
            spec={},
            dataset="digits",
            state=JobState.SUCCEEDED,
            parallel=1,
            objective="val_accuracy",
            trials_total=len(plants),
            request_digest="",
        )
        for number in numbers
    )
    session.flush()
    trials = [
        Trial(
            id=TrialId(f"trial_{i:06}"),
            job_id=job_id(p.job),
            number=i,
            state=TrialState.SUCCEEDED,
            seed=i,
            lease_until=None,
        )
        for i, p in enumerate(plants)
    ]
    session.add_all(trials)
    session.flush()
    models = [
        Model(
            id=ModelId(f"model_{i:06}"),
            job_id=job_id(p.job),
            trial_id=TrialId(f"trial_{i:06}"),
            trial_number=i,
            parent_id=None,
            generation=0,
            dataset=p.dataset,
            val_accuracy=p.val_accuracy,
            val_loss=p.val_loss,
            test_accuracy=None,
            parameters=p.parameters,
            flops=p.flops,
            architecture={},
            architecture_digest="",
            checkpoint_sha256=f"{i:064}",
            checkpoint_bytes=1,
            mutations=[],
            mutation_names=["wider"],
            recipe={},
            seconds=p.seconds,
            created_at=EPOCH - timedelta(milliseconds=p.age),
        )
        for i, p in enumerate(plants)
    ]
    session.add_all(models)
    session.flush()
    return [model.id for model in models]
