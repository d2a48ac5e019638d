"""Models: one in full, its checkpoint, its curves; uploads."""

from collections.abc import Iterator, Mapping
from typing import IO, Annotated

from fastapi import APIRouter, Depends, File, Form, Header, Request, Response, UploadFile
from fastapi.responses import StreamingResponse

from server.dependencies import CallerDep, DatabaseDep, Resources, ResourcesDep, multipart_body
from server.model_storage import answer, shown
from server.openapi import kept_responses, problems
from server.pagination import DEFAULT_LIMIT, Cursor, Limit, page_of
from server.schemas.common import IdempotencyKey, Page
from server.schemas.models import Epoch, Model
from server.uploads import take_in
from store.blobs import CHUNK_BYTES
from store.repositories import Epochs, Models

router = APIRouter(prefix="/models", tags=["models"])

CHECKPOINT_MEDIA_TYPE = "application/octet-stream"


@router.post(
    "",
    response_model=Model,
    status_code=201,
    dependencies=[Depends(multipart_body)],
    responses=problems(409, 413, 415, 507) | kept_responses(Model),
)
async def upload_model(
    request: Request,
    response: Response,
    found: ResourcesDep,
    caller: CallerDep,
    file: Annotated[
        UploadFile,
        File(description="A checkpoint as `GET /models/{id}/checkpoint` gives it; with `architecture`, its weights."),
    ],
    architecture: Annotated[
        str | None,
        Form(description="The graph as JSON, for a safetensors file with tensors named `<node>.<parameter>` alone."),
    ] = None,
    dataset: Annotated[
        str | None, Form(max_length=200, description="The data set it is for; it must fit that.", examples=["digits"])
    ] = None,
    classes: Annotated[
        int | None,
        Form(
            ge=1, le=2**20, description="Gives the network a new last layer, with small weights, for so many classes."
        ),
    ] = None,
    normalisation: Annotated[
        str | None,
        Form(
            description="What the network was trained with, as JSON: `mean` and `std`, one number a channel or one for "
            "all, in units of raw values. Both are multiplied by `scale`: 255 for those of values from 0 to 1, where "
            "images are stored from 0 to 255. By default a job uses its data set's own.",
            examples=['{"mean": [0.485, 0.456, 0.406], "std": [0.229, 0.224, 0.225], "scale": 255}'],
        ),
    ] = None,
    idempotency_key: IdempotencyKey = None,
) -> Model:
    """Upload a network, to be named as a job's `seed_model`. It is read through and checked before it is stored.

    Nobody has measured it: it has no metrics, and is not on the leaderboard. A job that starts from it trains it first.
    """
    model, created = await found.errands.run_with(
        caller.key_id,
        "an upload to be read",
        file.file,
        take_in,
        architecture,
        dataset,
        classes,
        normalisation,
        idempotency_key,
        caller.actor,
    )
    return answer(request, response, model, created=created)


@router.get("/{model_id}", response_model=Model, responses=problems(404))
def get_model(model_id: str, database: DatabaseDep) -> Model:
    """One model: its line on the leaderboard of all models, its architecture, and how it came to be."""
    with database.read() as session:
        return shown(session, Models(session).get(model_id))


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
    return checkpoint_response(found, digest, headers)


def checkpoint_response(found: Resources, digest: str, headers: Mapping[str, str]) -> Response:
    """The file, checked before its first byte is sent."""
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
    """The metrics of each epoch of the model's training, in order; none where no trial trained it."""
    with database.read() as session:
        trial_id = Models(session).get(model_id).trial_id
        rows = () if trial_id is None else Epochs(session).of_trial(trial_id)
        epochs = [Epoch.model_validate(row) for row in rows]
    return page_of(f"curves:{model_id}", epochs, lambda row: f"{row.epoch:012d}", limit, cursor)


def names(if_none_match: str | None, digest: str) -> bool:
    """Whether an `If-None-Match` header names the digest."""
    tags = [tag.strip().removeprefix("W/").strip('"') for tag in (if_none_match or "").split(",")]
    return digest in tags or "*" in tags


def chunks(file: IO[bytes]) -> Iterator[bytes]:
    """The file's content in pieces; the file is closed at the end."""
    with file:
        while chunk := file.read(CHUNK_BYTES):
            yield chunk
