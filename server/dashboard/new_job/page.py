"""The form that posts a job."""

from typing import Annotated, Any

from fastapi import APIRouter, Query, Request
from starlette.responses import HTMLResponse

from nas import mutations, presets
from nas.job import (
    MAX_MUTATIONS_PER_TRIAL,
    MAX_PRIORITY,
    MAX_SEED,
    MAX_WEIGHT,
    Limits,
    Objective,
    SeedModel,
    default_weights,
)
from nas.mutations.drawing import policies
from nas.search import registry as strategies
from nas.search.spec import SearchSpec
from nas.training.recipe import Recipe
from nas.training.usual import SOUND, USUAL
from server.dashboard.new_job.fields import Field, fields_of
from server.dashboard.render import page
from server.dashboard.specs import filled
from server.dependencies import CallerDep, ResourcesDep
from server.inventory import all_datasets
from server.routes.presets import described
from server.schemas.catalog import Preset
from store.repositories import Jobs, Models

router = APIRouter()

COMMON = ("epochs", "seed_epochs", "batch_size", "optimizer", "learning_rate", "child_learning_rate", "schedule")
SLIDER_MAX = 10


@router.get("/ui/jobs/new")
def new_job(
    request: Request,
    found: ResourcesDep,
    caller: CallerDep,
    like: Annotated[str | None, Query(max_length=200)] = None,
    dataset: Annotated[str | None, Query(max_length=200)] = None,
    model: Annotated[str | None, Query(max_length=200)] = None,
) -> HTMLResponse:
    """The form with the defaults, another job's spec, or a model to begin with. Raises NotFound."""
    with found.database.read() as session:
        datasets = all_datasets(session, found.settings)
        spec = filled({} if like is None else Jobs(session).get(like).spec)
        if model is not None:
            dataset = dataset or Models(session).get(model).dataset
            spec["seed_model"] = {"model_id": model}
    usual = spec["dataset"] if like is not None else next((each.name for each in datasets if each.available), "")
    seed_model = spec["seed_model"] or {}
    drawn = spec["mutations"] if isinstance(spec["mutations"], dict) else {}
    search = fields_of(SearchSpec, "search", spec["search"])
    own = {
        name: [each for each in fields_of(kind, "search", spec["search"]) if each.name not in SearchSpec.model_fields]
        for name, kind in strategies.specs().items()
    }
    recipe = fields_of(Recipe, "training", spec["training"])
    return page(
        request,
        "new_job/page.html",
        like=like,
        spec=spec,
        model=model,
        chosen=dataset or usual,
        datasets=datasets,
        known={each.name for each in datasets},
        presets=[described(name) for name in presets.names()],
        seed_kind=next((kind for kind, value in seed_model.items() if value is not None), "default"),
        seed_model=dict.fromkeys(SeedModel.model_fields) | seed_model,
        policies=[policies.get(name) for name in policies.names()],
        mutations=[
            {"name": name, "summary": mutations.get(name).summary, "weight": drawn.get(name, 0)}
            for name in mutations.names()
        ],
        commands=spec["mutations"] if isinstance(spec["mutations"], list) else None,
        strategies=strategies.names(),
        search=[each for each in search if each.name != "strategy"],
        own=own,
        common=sorted((each for each in recipe if each.name in COMMON), key=lambda each: COMMON.index(each.name)),
        rest=[each for each in recipe if each.name not in COMMON],
        limits=fields_of(Limits, "limits", spec["limits"]),
        objectives=list(Objective),
        priority=Field(
            "priority", "integer", "Higher runs first.", "0", spec["priority"], (), -MAX_PRIORITY, MAX_PRIORITY
        ),
        seed=Field("seed", "integer", "The same seed and job: the same draws.", "0", spec["seed"], (), 0, MAX_SEED),
        dataset_limit=Field(
            "dataset_limit",
            "integer",
            "Train on only so many of the training samples; all of them where it is empty.",
            value=spec["dataset_limit"],
            minimum=2,
            maximum=2**31,
        ),
        most_mutations=MAX_MUTATIONS_PER_TRIAL,
        most_weight=MAX_WEIGHT,
        slider_max=SLIDER_MAX,
        facts={
            "weights": {name: default_weights(name) for name in policies.names()},
            "presets": {preset.name: shape_of(preset) for preset in map(described, presets.names())},
            "datasets": {each.name: {"input_shape": each.input_shape, "classes": each.classes} for each in datasets},
            "keyed": caller.key is not None,
            "usual": {optimizer: dict(usual) for optimizer, usual in USUAL.items()},
            "rate_parts": list(SOUND),
        },
    )


def shape_of(preset: Preset) -> dict[str, Any]:
    """Input shape and classes of a preset, to compare with a data set's."""
    return {"input_shape": preset.input_shape, "classes": preset.classes}
