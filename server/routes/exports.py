"""Walking away with a model: its files, its card, its predictions."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from http import HTTPStatus
from typing import IO, Annotated

from fastapi import APIRouter, Depends, Header, Query, Request, Response
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import PlainTextResponse, StreamingResponse
from starlette.datastructures import UploadFile

from nas.export.onnx_file import OPSETS, InputType
from server import samples
from server.cards import card
from server.dependencies import CallerDep, ResourcesDep, content_type, unsupported
from server.exporting import SUFFIXES, ExportFormat, Wanted, described, described_checkpoint, exported
from server.openapi import problems
from server.predicting import found_model, predict_json, predict_npz
from server.routes.models import CHECKPOINT_MEDIA_TYPE, names
from server.schemas.predictions import Predictions

router = APIRouter(prefix="/models", tags=["models"])

JSON, FORM = "application/json", "multipart/form-data"
MAX_PREDICT_BYTES = 64 * 2**20
"""Of a request's body."""

INPUTS = {
    "type": "object",
    "required": ["inputs"],
    "additionalProperties": False,
    "properties": {
        "inputs": {
            "type": "array",
            "minItems": 1,
            "description": "Samples as nested lists of numbers: (samples, features), (samples, height, width) or "
            "(samples, height, width, channels).",
        }
    },
}
ONE_EXAMPLE = {"one sample of two features": {"value": {"inputs": [[0, 16]]}}}
ONE_FILE = {"an .npz with the array x": {"value": {"file": "x.npz"}}}
ARCHIVE = {
    "type": "object",
    "required": ["file"],
    "properties": {
        "file": {
            "type": "string",
            "format": "binary",
            "description": "An `.npz` without pickles, with the samples as the array `x`.",
        }
    },
}


class MarkdownResponse(PlainTextResponse):
    """Markdown in UTF-8."""

    media_type = "text/markdown"


@router.get(
    "/{model_id}/export",
    response_class=Response,
    responses=problems(404, 500, 501)
    | {
        200: {
            "description": "The file. `ETag` is the checkpoint's SHA-256, the format and the options.",
            "content": {CHECKPOINT_MEDIA_TYPE: {"schema": {"type": "string", "format": "binary"}}},
        },
        304: {"description": "`If-None-Match` names the tag: the client has it."},
    },
)
async def export_model(
    model_id: str,
    found: ResourcesDep,
    caller: CallerDep,
    format: Annotated[
        ExportFormat,
        Query(
            description="`onnx`: checked with onnxruntime; `safetensors`: the checkpoint; `python`: one file that "
            "needs torch alone, weights included; `torch`: a state dict that loads with `weights_only=True`. Each "
            "holds mean, deviation and class names beside the network."
        ),
    ],
    normalisation: Annotated[
        bool,
        Query(
            description="Of `onnx`: whether the file normalises raw inputs itself, where it is known how. Without, it "
            "takes normalised inputs; mean and deviation are in its metadata in either case."
        ),
    ] = True,
    opset: Annotated[
        int | None,
        Query(
            ge=OPSETS.start,
            lt=OPSETS.stop,
            description="Of `onnx`: the version of its operators, for older consumers; by default the exporter's own.",
        ),
    ] = None,
    input: Annotated[
        InputType,
        Query(
            description="Of `onnx`: of what numbers its input is. `uint8`: bytes, as image files have them, which "
            "the file converts and normalises."
        ),
    ] = "float32",
    if_none_match: Annotated[str | None, Header()] = None,
) -> Response:
    """The model in a form that others read, with its statistics, class names and lineage in the file.

    Converted once for all who ask meanwhile; when too many wait, 429.
    """
    wanted = Wanted(format, normalisation, opset, input)
    wanted.check()
    model = await run_in_threadpool(found_model, found, model_id)
    description = await described(found, caller, model)
    tag = wanted.tag(model, description)
    headers = {
        "ETag": f'"{tag}"',
        "Cache-Control": "private, max-age=31536000, immutable",
        "Content-Disposition": f'attachment; filename="{model.id}.{SUFFIXES[format]}"',
    }
    if names(if_none_match, tag):
        return Response(status_code=HTTPStatus.NOT_MODIFIED, headers=headers)
    if format is ExportFormat.SAFETENSORS:
        size, pieces = await run_in_threadpool(described_checkpoint, found, model, description)
        headers["Content-Length"] = str(size)
        return StreamingResponse(pieces, headers=headers, media_type=CHECKPOINT_MEDIA_TYPE)
    made = await exported(found, caller, model, wanted, description)
    if isinstance(made, bytes):
        return Response(made, headers=headers, media_type=CHECKPOINT_MEDIA_TYPE)
    headers["Content-Length"] = str(made.size)
    return StreamingResponse(made.chunks(), headers=headers, media_type=CHECKPOINT_MEDIA_TYPE)


@router.get(
    "/{model_id}/card",
    response_class=MarkdownResponse,
    responses=problems(404) | {200: {"description": "Markdown."}},
)
async def get_card(model_id: str, found: ResourcesDep, caller: CallerDep) -> MarkdownResponse:
    """The model's card: data, normalisation, recipe, metrics, lineage with certificates, and how to load it."""
    return MarkdownResponse(await found.errands.run_once(caller.key_id, "a data set to be measured", card, model_id))


@dataclass(frozen=True)
class Given:
    """The body of a prediction's request: JSON, or a file."""

    body: bytes
    file: IO[bytes] | None


async def given_samples(request: Request) -> AsyncIterator[Given]:
    """The request's body, not yet looked into. 415 for another type, 422 for a form without its file."""
    match content_type(request):
        case "application/json":
            yield Given(await request.body(), None)
        case "multipart/form-data":
            async with request.form(max_files=2, max_fields=2) as form:
                sent = form.get(samples.FILE)
                if not isinstance(sent, UploadFile):
                    raise samples.refused(samples.FILE, "is required: an .npz with the array x")
                if unknown := sorted(set(form) - {samples.FILE}):
                    raise samples.refused(unknown[0][:200], f"unknown field; known: {samples.FILE}")
                yield Given(b"", sent.file)
        case kind:
            raise unsupported(f"the body must be {JSON} or {FORM}, not {kind or 'of no type'}")


@router.post(
    "/{model_id}/predict",
    response_model=Predictions,
    responses=problems(404, 409, 413, 415, 500),
    openapi_extra={
        "requestBody": {
            "required": True,
            "content": {
                JSON: {"schema": INPUTS, "examples": ONE_EXAMPLE},
                FORM: {"schema": ARCHIVE, "examples": ONE_FILE},
            },
        }
    },
)
async def predict(
    model_id: str, found: ResourcesDep, caller: CallerDep, given: Annotated[Given, Depends(given_samples)]
) -> Response:
    """Predict samples, sent as JSON or as an `.npz`.

    Inputs are raw, as in the data set: they are normalised as in training. A model that names no data set (an upload)
    sees them as they are sent, and `normalised` says so. Bounded: 64 MiB, 10,000 samples, and fewer of a large network.
    """
    key, what = caller.key_id, "a prediction"
    if given.file is not None:
        made = await found.errands.run_with(key, what, given.file, predict_npz, model_id)
    else:
        made = await found.errands.run(key, what, predict_json, model_id, given.body)
    return Response(made, media_type=JSON)
