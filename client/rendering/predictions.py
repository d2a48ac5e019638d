"""Predictions for samples as a table."""

from __future__ import annotations

from rich.console import Group, RenderableType
from rich.text import Text

from client.models import Normalised, Prediction, Predictions
from client.rendering import format
from client.rendering.service import plain_table

NEXT = 2


def predictions_page(found: Predictions) -> RenderableType:
    """One row a sample: its class, how sure that is, and what comes next."""
    table = plain_table(("sample", "class", "probability", "next"), right=("sample", "probability"))
    names = {prediction.label: prediction.name for prediction in found.predictions}
    for number, prediction in enumerate(found.predictions):
        name = _called(prediction.label, prediction.name)
        if prediction.labels == ():  # several labels are possible, and none is over one half
            name = f"none; most likely {name}"
        table.add_row(str(number), Text(name), format.percent(prediction.probability), Text(_next(prediction, names)))
    if found.normalised is Normalised.AS_IN_TRAINING:
        return table
    note = "the model names no data set: the network saw the samples as they were sent, not normalised"
    return Group(table, Text(f"\n{note}", style="dim"))


def _next(prediction: Prediction, names: dict[int, str | None]) -> str:
    chances = prediction.probabilities
    order = sorted(range(len(chances)), key=lambda label: -chances[label])[1 : 1 + NEXT]
    return ", ".join(f"{_called(label, names.get(label))} {format.percent(chances[label])}" for label in order)


def _called(label: int, name: str | None) -> str:
    return str(label) if name is None else format.plain(name)
