"""Gain from growth in a job: its best model against the best plain continuation of its seed network."""

import math
from dataclasses import dataclass

from sqlalchemy import Text, cast, or_, select
from sqlalchemy.orm import Session

from store.ids import ModelId
from store.models import Job, Model
from store.repositories import Datasets, LeaderboardItem

CONTROL = '["continue"]'


@dataclass(frozen=True)
class Margin:
    """Gain of the best model over the control, in accuracy and loss; positive is better.

    `standard_error`: of the difference of two accuracies on the validation split, as if they were drawn independently.
    They are of the same samples, so that the true one is smaller. The control may have had less training.
    """

    control_model_id: ModelId
    val_accuracy: float
    val_loss: float
    accuracy: float
    loss: float
    standard_error: float
    paid: bool


def margin(session: Session, job: Job, best: LeaderboardItem | None) -> Margin | None:
    """The margin of the job's best model; None without a plain continuation: the seed trained on, and on, unchanged."""
    plain = _plain_lineage(session, job)
    if best is None or not plain:
        return None
    control = min(plain, key=lambda model: _order(job, model))
    assert control.val_accuracy is not None
    assert control.val_loss is not None
    samples = _validation_samples(session, job)
    spread = sum(accuracy * (1 - accuracy) for accuracy in (best.val_accuracy, control.val_accuracy))
    accuracy, loss = best.val_accuracy - control.val_accuracy, control.val_loss - best.val_loss
    gained = loss if job.objective == "val_loss" else accuracy
    return Margin(
        control_model_id=control.id,
        val_accuracy=control.val_accuracy,
        val_loss=control.val_loss,
        accuracy=accuracy,
        loss=loss,
        standard_error=math.sqrt(spread / samples),
        paid=gained > 0,
    )


def _plain_lineage(session: Session, job: Job) -> list[Model]:
    """The measured models of the job that are its seed network, trained on once or more often and never grown."""
    seeds = select(Model.id).where(
        or_(Model.id == job.seed_model_id, (Model.job_id == job.id) & Model.parent_id.is_(None))
    )
    known = set(session.scalars(seeds))
    continued = select(Model).where(
        Model.job_id == job.id, cast(Model.mutation_names, Text) == CONTROL, Model.val_loss.is_not(None)
    )
    found = []
    for model in session.scalars(continued.order_by(Model.generation)):
        if model.parent_id in known:
            known.add(model.id)
            found.append(model)
    return found


def _order(job: Job, model: Model) -> tuple[float, int]:
    assert model.val_accuracy is not None
    assert model.val_loss is not None
    return (model.val_loss if job.objective == "val_loss" else -model.val_accuracy, model.generation)


def _validation_samples(session: Session, job: Job) -> int:
    from nas import data  # imports torch, which workers do without

    if job.dataset in data.names():
        return data.info(job.dataset).validation
    return int(Datasets(session).learned(job.dataset).info["validation"])
