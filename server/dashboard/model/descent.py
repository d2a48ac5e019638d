"""A model's lineage: its ancestors, their mutations, and their learning curves end to end."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy.orm import Session

from store.models import Epoch, Model
from store.repositories import Epochs, Models

GENERATIONS = 60
"""The nearest ancestors that a page shows."""

EPOCHS = 4_000
"""The most epochs that one chart draws of a lineage."""

COLUMNS = ("train_loss", "train_accuracy", "val_loss", "val_accuracy", "learning_rate")
DIGITS = 6


@dataclass(frozen=True)
class Stage:
    """A model of the lineage and the epochs that it was trained; none where no trial trained it."""

    model: Model
    epochs: Sequence[Epoch]


def path(session: Session, model_id: str) -> Sequence[Model]:
    """The model and those it grew from, the eldest that is shown first. Raises NotFound."""
    return Models(session).ancestry(model_id, GENERATIONS)


def stages(session: Session, lineage: Sequence[Model]) -> list[Stage]:
    """The lineage with its epochs: as many of the nearest models as `EPOCHS` allows, the model itself always."""
    epochs = Epochs(session)
    found: list[Stage] = []
    left = EPOCHS
    for model in reversed(lineage):
        own = () if model.trial_id is None else epochs.of_trial(model.trial_id)
        left -= len(own)
        if left < 0 and found:
            break
        found.append(Stage(model, own))
    return found[::-1]


def curves(lineage: Sequence[Stage]) -> list[dict[str, Any]]:
    """One segment a model on a common axis of epochs: it starts where its parent's training ended.

    `inherited` is what the parent had there, its val_loss and val_accuracy: an exact child has it too at that moment.
    Models that were not trained have a segment without epochs. Columns are arrays, in the order of the epochs.
    """
    segments, start = [], 0
    parents = [None, *(stage.model for stage in lineage)]
    for stage, parent in zip(lineage, parents, strict=False):
        inherited = None
        if parent is not None and parent.val_accuracy is not None:
            inherited = {"val_loss": parent.val_loss, "val_accuracy": parent.val_accuracy}
        columns = {key: [round(getattr(epoch, key), DIGITS) for epoch in stage.epochs] for key in COLUMNS}
        segments.append(
            {
                "model_id": stage.model.id,
                "label": label(stage.model),
                "mutations": stage.model.mutation_names,
                "exact": exact(stage.model),
                "start": start,
                "inherited": inherited,
                "columns": columns,
            }
        )
        start += len(stage.epochs)
    return segments


def label(model: Model) -> str:
    """The label of a model on a page about its lineage."""
    if model.parent_id is None:
        return "seed network" if model.trial_id is not None or model.val_accuracy is not None else "upload"
    return f"generation {model.generation}"


def exact(model: Model) -> bool:
    """Whether each of its mutations was measured to keep the function; so is a model without any."""
    return all(proven(record) for record in model.mutations)


def proven(record: dict[str, Any]) -> bool:
    """Whether a mutation's rule claims to be exact, and its certificate confirms it."""
    certificate = record.get("certificate")
    return bool(record.get("exact")) and isinstance(certificate, dict) and certificate.get("exact") is True


def common_ancestor(lineages: Sequence[Sequence[str]]) -> str | None:
    """The youngest id in all lineages (ids, eldest first); None if there is none."""
    if not lineages:
        return None
    shared = set(lineages[0]).intersection(*lineages[1:])
    return next((model_id for model_id in reversed(lineages[0]) if model_id in shared), None)


def since(lineage: Sequence[Model], ancestor_id: str | None) -> Sequence[Model]:
    """The part of the way after the ancestor; all of it where there is none."""
    ids: list[str | None] = [model.id for model in lineage]
    return lineage[ids.index(ancestor_id) + 1 :] if ancestor_id in ids else lineage
