"""The page of a model: network, mutations and proof, curves, mistakes, sites."""

from typing import Annotated, Any

from fastapi import APIRouter, Body, Query, Request
from pydantic import JsonValue
from starlette.concurrency import run_in_threadpool
from starlette.responses import HTMLResponse, JSONResponse

from nas import Architecture, mutations
from nas.data import Task
from nas.errors import ArchitectureError
from nas.mutations.catalogue import parameter_schemas
from server.dashboard.model import descent
from server.dashboard.model.assessment import assess
from server.dashboard.model.confusions import confused, shades
from server.dashboard.model.graphs import drawing, touched
from server.dashboard.model.parameters import Choice, choice
from server.dashboard.model.recipes import entries
from server.dashboard.render import page
from server.dependencies import CallerDep, DatabaseDep, ResourcesDep
from server.model_storage import shown
from server.mutation_trials import oversize
from server.predicting import found_model
from server.problems import FieldError, InvalidRequest
from server.statistics import described_dataset
from server.verifying import MAX_GENERATIONS, verified
from store import models
from store.repositories import Jobs, Models
from store.repositories.leaderboard import COUNTED

router = APIRouter()

FORMATS = (("ONNX", "onnx"), ("Python module", "python"), ("torch", "torch"))
MAX_ID = 200
LARGEST_MATRIX = 20
"""Classes; of more, the pairs that are confused most are shown."""

PAIRS = 20


@router.get("/ui/models/{model_id}")
def show_model(request: Request, model_id: str, database: DatabaseDep) -> HTMLResponse:
    """The page; its heavy parts load when they are looked at."""
    with database.read() as session:
        lineage = descent.path(session, model_id)
        row = lineage[-1]
        model = shown(session, row)
        job = None if row.job_id is None else Jobs(session).get(row.job_id)
        described = None if row.dataset is None else described_dataset(session, row.dataset)
    parent = lineage[-2] if len(lineage) > 1 else None
    rows, resized = ([], 0) if parent is None else touched(_architecture(parent), _architecture(row))
    return page(
        request,
        "model/page.html",
        model=model,
        parent=parent,
        job=job,
        lineage=lineage,
        label=descent.label,
        exact=descent.exact,
        proven=descent.proven,
        rows=rows,
        resized=resized,
        recipe=entries(model.recipe),
        formats=FORMATS,
        counted=COUNTED,
        too_large=oversize(_architecture(row)),
        score=(Task.CLASSIFICATION if described is None else described.task).score,
    )


@router.get("/ui/models/{model_id}/sites")
def show_sites(request: Request, model_id: str, database: DatabaseDep) -> HTMLResponse:
    """The form that tries mutations at the model's sites."""
    with database.read() as session:
        architecture = _architecture(Models(session).get(model_id))
    sites = {name: mutations.sites(architecture, name) for name in mutations.names()}
    return page(
        request,
        "model/sites.html",
        model_id=model_id,
        sites=sites,
        summaries={name: mutations.get(name).summary for name in sites},
        choices={name: _choices(name) for name in sites},
    )


@router.get("/ui/models/{model_id}/mistakes")
async def show_mistakes(request: Request, model_id: str, found: ResourcesDep, caller: CallerDep) -> HTMLResponse:
    """The confusion matrix and the worst examples; computed unless that was done lately."""
    row = await run_in_threadpool(found_model, found, model_id)
    assessment = await assess(found, caller, row)
    return page(
        request,
        "model/mistakes.html",
        assessment=assessment,
        recorded=row.val_accuracy,
        shades=shades,
        confused=confused,
        largest=LARGEST_MATRIX,
        pairs=PAIRS,
    )


@router.post("/ui/models/{model_id}/verification")
async def show_verification(request: Request, model_id: str, found: ResourcesDep, caller: CallerDep) -> HTMLResponse:
    """Results of verifying the lineage."""
    what = "a lineage to be verified"
    made = await found.errands.run_once(caller.key_id, what, verified, model_id, MAX_GENERATIONS)
    return page(request, "model/verification.html", found=made, model_id=model_id)


@router.get("/ui/data/models/{model_id}/network")
def network_data(
    model_id: str, database: DatabaseDep, against: Annotated[str | None, Query(max_length=MAX_ID)] = None
) -> JSONResponse:
    """The network to be drawn, and its parent's (or that of `against`) beside it."""
    with database.read() as session:
        row = Models(session).get(model_id)
        other_id = row.parent_id if against is None else against
        other = None if other_id in (None, model_id) else Models(session).get(str(other_id))
    return JSONResponse(drawing(_architecture(row), None if other is None else _architecture(other)))


@router.post("/ui/data/models/{model_id}/network")
def tried_network_data(
    model_id: str, database: DatabaseDep, architecture: Annotated[dict[str, JsonValue], Body()]
) -> JSONResponse:
    """An architecture that the model could become, to be drawn beside the model's."""
    with database.read() as session:
        row = Models(session).get(model_id)
    try:
        child = Architecture.model_validate(architecture)
    except ArchitectureError as error:
        raise InvalidRequest(FieldError(field="body", message=str(error))) from error
    return JSONResponse(drawing(child, _architecture(row)))


@router.get("/ui/data/models/{model_id}/curves")
def curves_data(model_id: str, database: DatabaseDep) -> JSONResponse:
    """The learning curves of the model and those it grew from, end to end."""
    with database.read() as session:
        segments = descent.curves(descent.stages(session, descent.path(session, model_id)))
    return JSONResponse({"models": [{"label": model_id, "segments": segments}]})


def _architecture(row: models.Model) -> Architecture:
    return Architecture.model_validate(row.architecture)


def _choices(mutation: str) -> list[Choice]:
    schemas: dict[str, dict[str, Any]] = parameter_schemas(mutation)
    return [choice(name, schema) for name, schema in schemas.items()]
