"""Models: one in full, its checkpoint, its curves; where it could grow, and what it would become."""

from collections.abc import Iterator
from typing import IO, Annotated

from fastapi import APIRouter, Depends, Header, Query, Response
from fastapi.responses import StreamingResponse

from nas import Architecture, Network, mutations
from server.dependencies import DatabaseDep, ResourcesDep, json_body
from server.growing import check_size, tried
from server.openapi import problems
from server.pagination import DEFAULT_LIMIT, Cursor, Limit, page_of
from server.problems import FieldError, InvalidRequest
from server.schemas.common import Page
from server.schemas.growing import Child, Growth, Site
from server.schemas.models import Epoch, Model
from store.checkpoints import CHUNK_BYTES
from store.repositories import Epochs, Leaderboard, Models

router = APIRouter(prefix="/models", tags=["models"])

CHECKPOINT_MEDIA_TYPE = "application/octet-stream"


@router.get("/{model_id}", response_model=Model, responses=problems(404))
def get_model(model_id: str, database: DatabaseDep) -> Model:
    """One model: its line on the leaderboard of all models, its architecture, and how it came to be."""
    with database.read() as session:
        row = Models(session).get(model_id)
        return Model.of(row, Leaderboard(session).item(row))


@router.get(
    "/{model_id}/checkpoint",
    response_class=Response,
    responses=problems(404, 500)
    | {
        200: {
            "description": "The safetensors file, checked against its digest. `ETag` is the SHA-256.",
            "content": {CHECKPOINT_MEDIA_TYPE: {"schema": {"type": "string", "format": "binary"}}},
        },
        304: {"description": "`If-None-Match` names the digest: the client has it."},
    },
)
def get_checkpoint(
    model_id: str, found: ResourcesDep, if_none_match: Annotated[str | None, Header()] = None
) -> Response:
    """The model's weights, with its architecture in the metadata. Never a damaged file: that is a 500 that says so."""
    with found.database.read() as session:
        digest = Models(session).get(model_id).checkpoint_sha256
    headers = {
        "ETag": f'"{digest}"',
        "Cache-Control": "private, max-age=31536000, immutable",
        "Content-Disposition": f'attachment; filename="{model_id}.safetensors"',
    }
    if names(if_none_match, digest):
        return Response(status_code=304, headers=headers)
    size = found.checkpoints.verify(digest)
    return StreamingResponse(
        chunks(found.checkpoints.open_stream(digest)),
        headers={**headers, "Content-Length": str(size)},
        media_type=CHECKPOINT_MEDIA_TYPE,
    )


@router.get("/{model_id}/curves", response_model=Page[Epoch], responses=problems(404))
def get_curves(
    model_id: str, database: DatabaseDep, limit: Limit = DEFAULT_LIMIT, cursor: Cursor = None
) -> Page[Epoch]:
    """The metrics of each epoch of the model's training, in order."""
    with database.read() as session:
        epochs = [Epoch.model_validate(row) for row in Epochs(session).of_trial(Models(session).get(model_id).trial_id)]
    return page_of(epochs, lambda row: f"{row.epoch:012d}", limit, cursor)


@router.get("/{model_id}/sites", response_model=Page[Site], responses=problems(404))
def list_sites(
    model_id: str,
    database: DatabaseDep,
    limit: Limit = DEFAULT_LIMIT,
    cursor: Cursor = None,
    mutation: Annotated[str | None, Query(max_length=200, description="Only sites of this mutation.")] = None,
) -> Page[Site]:
    """Every place where a mutation may apply to the model, and where it may not, why; by mutation, along the graph."""
    if mutation is not None and mutation not in mutations.names():
        message = f"unknown mutation; known: {', '.join(mutations.names())}"
        raise InvalidRequest(FieldError(field="mutation", message=message, value=mutation))
    with database.read() as session:
        architecture = Architecture.model_validate(Models(session).get(model_id).architecture)
    found = {
        f"{name} {place:09d}": Site(name=name, site=site.name, legal=site.legal, reason=site.reason)
        for name in ([mutation] if mutation is not None else mutations.names())
        for place, site in enumerate(mutations.sites(architecture, name))
    }
    page = page_of(list(found), str, limit, cursor)
    return Page(items=[found[key] for key in page.items], next_cursor=page.next_cursor)


@router.post(
    "/{model_id}/mutations",
    response_model=Child,
    dependencies=[Depends(json_body)],
    responses=problems(404, 413, 415, 500),
)
def try_mutations(model_id: str, growth: Growth, found: ResourcesDep) -> Child:
    """What the model would become: its size, its architecture, and the proof that its function is kept. A dry run.

    Nothing is stored. The same request gives the same child; name, site and parameters of each of its `mutations` are
    a command that a job may list.
    """
    with found.database.read() as session:
        row = Models(session).get(model_id)
        check_size(Architecture.model_validate(row.architecture))
        digest = row.checkpoint_sha256
    with found.turns.taken("mutations to be tried"):
        return tried(Network.from_bytes(found.checkpoints.get(digest)), growth)


def names(if_none_match: str | None, digest: str) -> bool:
    """Whether an `If-None-Match` header names the digest."""
    tags = [tag.strip().removeprefix("W/").strip('"') for tag in (if_none_match or "").split(",")]
    return digest in tags or "*" in tags


def chunks(file: IO[bytes]) -> Iterator[bytes]:
    """The file's content in pieces; the file is closed at the end."""
    with file:
        while chunk := file.read(CHUNK_BYTES):
            yield chunk
