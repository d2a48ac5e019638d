"""Data sets: what there is, what is in them, and a form that uploads one."""

from fastapi import APIRouter, Request
from starlette.concurrency import run_in_threadpool
from starlette.responses import HTMLResponse, Response

from nas import data
from server.dashboard.dataset.preview import SHOWN_CLASSES, NoPreview, preview
from server.dashboard.render import page
from server.dependencies import CallerDep, Resources, ResourcesDep
from server.inventory import all_datasets, known_dataset
from server.routes.datasets import NAME_PATTERN, SIZE_PATTERN
from server.schemas.datasets import Dataset
from store.errors import NotFound
from store.repositories import Datasets, Keys, Leaderboard, Scope

router = APIRouter()

# Sent with `?v=` and a digest of the pictures: another data set of the same name has another address.
KEEP = "private, max-age=31536000, immutable"
BEST = 5


@router.get("/ui/datasets")
def show_datasets(request: Request, found: ResourcesDep) -> HTMLResponse:
    """Every data set, and the form."""
    with found.database.read() as session:
        datasets = all_datasets(session, found.settings)
    ordered = sorted(datasets, key=lambda each: (not each.available, each.created_at is None, each.name))
    return page(
        request,
        "dataset/list.html",
        datasets=ordered,
        name_pattern=NAME_PATTERN.strip("^$").replace("_-]", r"_\-]"),  # browsers want it escaped
        size_pattern=SIZE_PATTERN.strip("^$"),
        layouts=list(data.Layout),
        max_bytes=found.settings.max_upload_bytes,
    )


@router.get("/ui/datasets/{name}")
def show_dataset(request: Request, found: ResourcesDep, name: str) -> HTMLResponse:
    """The page of a data set, without reading its files; the page asks for the rest."""
    dataset = _described(found, name)
    with found.database.read() as session:
        best = Leaderboard(session).page(scope=Scope(dataset=name), limit=BEST).items
    return page(request, "dataset/page.html", dataset=dataset, best=best)


@router.get("/ui/datasets/{name}/preview")
async def show_preview(request: Request, found: ResourcesDep, caller: CallerDep, name: str) -> HTMLResponse:
    """The part of the page that reads the data set."""
    dataset = await run_in_threadpool(_described, found, name)
    made = await preview(found, caller, dataset)
    fault = made.reason if isinstance(made, NoPreview) else None
    return page(request, "dataset/preview.html", dataset=dataset, preview=made, fault=fault, most=SHOWN_CLASSES)


@router.get("/ui/data/datasets/{name}/{label}.png")
async def get_samples(found: ResourcesDep, caller: CallerDep, name: str, label: int, v: str | None = None) -> Response:
    """Some samples of a class, side by side."""
    made = await preview(found, caller, await run_in_threadpool(_described, found, name))
    if isinstance(made, NoPreview) or not 0 <= label < len(made.rows):
        raise NotFound("class with samples to show", str(label))
    headers = {"Cache-Control": KEEP if v == made.digest else "no-cache"}
    return Response(made.rows[label], headers=headers, media_type="image/png")


def _described(found: Resources, name: str) -> Dataset:
    """Raises NotFound."""
    if name in data.names():
        return Dataset.built_in(known_dataset(name, found.settings))
    with found.database.read() as session:
        row = Datasets(session).get(name)
        owners = Keys(session).names([row.key_id] if row.key_id is not None else ())
        return Dataset.uploaded(row, owners.get(row.key_id))
