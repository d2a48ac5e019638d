"""Two to five models side by side."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from http import HTTPStatus
from typing import Annotated

from fastapi import APIRouter, Query, Request
from sqlalchemy.orm import Session
from starlette.responses import HTMLResponse, JSONResponse

from server.dashboard.formats import NOTHING, compact, count, duration, figure, percent
from server.dashboard.model import descent
from server.dashboard.model.recipes import entries
from server.dashboard.render import page
from server.dependencies import DatabaseDep
from server.problems import FieldError, InvalidRequest
from store.models import Model
from store.repositories import Models

router = APIRouter()

FEWEST, MOST = 2, 5
MAX_TEXT = 1000

Asked = Annotated[str, Query(max_length=MAX_TEXT)]


@dataclass(frozen=True)
class Fact:
    """A line of the table: each model's value, and the best ones (none if no value is better)."""

    name: str
    values: tuple[str, ...]
    best: frozenset[int] = frozenset()

    @property
    def differs(self) -> bool:
        """Whether the models differ in it."""
        return len(set(self.values)) > 1


@dataclass(frozen=True)
class Column:
    """A model, and the models that led from the common ancestor to it, itself last."""

    model: Model
    way: Sequence[Model]


@router.get("/ui/compare")
def compare(request: Request, database: DatabaseDep, models: Asked = "") -> HTMLResponse:
    """The page; without enough models, a form that asks for them."""
    ids = chosen(models)
    with database.read() as session:
        if not ids:
            return page(request, "model/compare_choose.html", models="", fault=None)
        if (fault := miscounted(ids)) is not None:
            return page(request, "model/compare_choose.html", status=HTTPStatus.BAD_REQUEST, models=models, fault=fault)
        if unknown := [model_id for model_id in ids if Models(session).find(model_id) is None]:
            fault = f"There is no model {', '.join(unknown)} (any more)."
            return page(request, "model/compare_choose.html", status=HTTPStatus.NOT_FOUND, models=models, fault=fault)
        lineages = [descent.path(session, model_id) for model_id in ids]
    ancestor_id = descent.common_ancestor([[model.id for model in lineage] for lineage in lineages])
    columns = [Column(lineage[-1], descent.since(lineage, ancestor_id)) for lineage in lineages]
    return page(
        request,
        "model/compare.html",
        columns=columns,
        ancestor=next((model for model in lineages[0] if model.id == ancestor_id), None),
        facts=facts([column.model for column in columns]),
        comparable=comparable([column.model for column in columns]),
        models=",".join(ids),
        label=descent.label,
        exact=descent.exact,
    )


@router.get("/ui/data/compare/curves")
def curves_data(database: DatabaseDep, models: Asked) -> JSONResponse:
    """The learning curves of each model's lineage."""
    ids = chosen(models)
    if (fault := miscounted(ids)) is not None:
        raise InvalidRequest(FieldError(field="models", message=fault, value=models))
    with database.read() as session:
        return JSONResponse({"models": [_curves(session, model_id) for model_id in ids]})


def chosen(text: str) -> list[str]:
    """The ids in a text, each once, in its order."""
    return list(dict.fromkeys(text.replace(",", " ").split()))


def miscounted(ids: Sequence[str]) -> str | None:
    """The fault of the number of chosen models; None if it is right."""
    return None if FEWEST <= len(ids) <= MOST else f"Name {FEWEST} to {MOST} different models; these are {len(ids)}."


def facts(rows: Sequence[Model]) -> list[Fact]:
    """Facts about the models, line by line; of their recipes, only differences.

    What they reached on different data sets is no contest: there no value is the best.
    """
    same = comparable(rows)
    found = [
        _fact("Data set", [row.dataset or "none" for row in rows]),
        _measured("Validation accuracy", [row.val_accuracy for row in rows], percent, max if same else None),
        _measured("Validation loss", [row.val_loss for row in rows], figure, min if same else None),
        _measured("Parameters", [row.parameters for row in rows], lambda value: count(int(value)), min),
        _measured("FLOPs of a forward pass", [row.flops for row in rows], compact, min),
        _fact("Layers", [str(len(row.architecture["nodes"])) for row in rows]),
        _fact("Generation", [str(row.generation) for row in rows]),
        _measured(
            "Training time",
            [None if row.trial_id is None else row.seconds for row in rows],
            duration,
            min if same else None,
            "none",
        ),
        _fact("Mutations", ["exact" if descent.exact(row) else "approximate" for row in rows]),
    ]
    recipes = [dict(entries(row.recipe)) for row in rows]
    trained = [recipe for recipe in recipes if recipe]
    for key in dict.fromkeys(key for recipe in trained for key in recipe):
        if len({recipe.get(key) for recipe in trained}) > 1:
            found.append(_fact(f"Recipe: {key}", [recipe.get(key, NOTHING) for recipe in recipes]))
    return found


def comparable(rows: Sequence[Model]) -> bool:
    """Whether all of them were measured on one data set."""
    return len({row.dataset for row in rows}) == 1


def _fact(name: str, values: Sequence[str]) -> Fact:
    return Fact(name, tuple(values))


def _measured(
    name: str,
    values: Sequence[float | None],
    text: Callable[[float], str],
    better: Callable[[Sequence[float]], float] | None,
    missing: str = "not measured",
) -> Fact:
    known = [value for value in values if value is not None]
    best = better(known) if better is not None and len(set(known)) > 1 else None
    return Fact(
        name,
        tuple(missing if value is None else text(value) for value in values),
        frozenset(place for place, value in enumerate(values) if best is not None and value == best),
    )


def _curves(session: Session, model_id: str) -> dict[str, object]:
    lineage = descent.path(session, model_id)
    return {"label": model_id, "segments": descent.curves(descent.stages(session, lineage))}
