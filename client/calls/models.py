"""Models: ranking, showing, growing, checking and fetching them."""

from __future__ import annotations

import json
import uuid
from collections.abc import Mapping, Sequence
from pathlib import Path

from pydantic import JsonValue

from client import events as streams
from client.downloads import written
from client.errors import Error
from client.flows import Close, Flow, Request, perform
from client.models import (
    Child,
    Epoch,
    ExportFormat,
    JobId,
    LeaderboardItem,
    Model,
    ModelId,
    Page,
    Predictions,
    Site,
    Verification,
)
from client.transport import (
    Document,
    Params,
    get,
    get_text,
    opened,
    pages,
    path_of,
    piece,
    post,
    post_file,
    post_once,
    post_repeatable,
    present,
)

DOWNLOAD_SILENCE_LIMIT = 60.0
WORK_SILENCE_LIMIT = 600.0
"""Seconds: the service computes before it answers, and others may be before us."""


def leaderboard(
    job_id: JobId | None = None,
    dataset: str | None = None,
    sort: str | None = None,
    pareto: str | None = None,
    limit: int | None = None,
) -> Flow[None]:
    """All models, the best first; pages are fetched as needed."""
    params = {"job_id": job_id, "dataset": dataset, "sort": sort, "pareto": pareto}
    return pages("/leaderboard", Page[LeaderboardItem], params, limit)


def leaderboard_stream(
    job_id: JobId | None = None,
    dataset: str | None = None,
    sort: str | None = None,
    pareto: str | None = None,
    limit: int | None = None,
) -> Flow[None]:
    """The first `limit` rows (by default 50) of the leaderboard, best first, and again whenever they change.

    It never ends by itself. Survives lost connections and restarts of the service.
    """
    params = {"job_id": job_id, "dataset": dataset, "sort": sort, "pareto": pareto, "limit": limit}
    return streams.rankings("/leaderboard/stream", params)


def model(model_id: ModelId) -> Flow[Model]:
    """One model in full."""
    return get(path_of("models", model_id), Model)


def curves(model_id: ModelId) -> Flow[None]:
    """The metrics of each epoch of a model's training, in order; pages are fetched as needed."""
    return pages(path_of("models", model_id, "curves"), Page[Epoch])


def sites(model_id: ModelId, mutation: str | None = None) -> Flow[None]:
    """Sites of this mutation (by default of each) in the model, with reasons where it may not apply."""
    return pages(path_of("models", model_id, "sites"), Page[Site], {"mutation": mutation})


def try_mutations(model_id: ModelId, commands: Sequence[Mapping[str, JsonValue]], seed: int = 0) -> Flow[Child]:
    """Try these commands (`name`, optionally `site` and `parameters`) on the model, and store nothing."""
    return post(path_of("models", model_id, "mutations"), Child, _growth(commands, seed))


def grow(
    model_id: ModelId,
    commands: Sequence[Mapping[str, JsonValue]],
    seed: int = 0,
    idempotency_key: str | None = None,
) -> Flow[Model]:
    """Keep what the model becomes by these commands, which have to be exact, as a model with its metrics.

    Lost connections are retried: the key (a fresh one by default) keeps it one model.
    """
    body: JsonValue = {**_growth(commands, seed), "store": True}
    key = idempotency_key or uuid.uuid4().hex
    return post_once(path_of("models", model_id, "mutations"), Model, body, key, WORK_SILENCE_LIMIT)


def upload(
    path: Path,
    architecture: Mapping[str, JsonValue] | None = None,
    dataset: str | None = None,
    *,
    classes: int | None = None,
    normalisation: Mapping[str, JsonValue] | None = None,
) -> Flow[Model]:
    """Upload a checkpoint, or the weights (safetensors) of an `architecture`, to be a job's seed model.

    `dataset` says what it is for, and is checked; `classes` gives it a new last layer for so many. `normalisation`
    (`mean`, `std` and if wanted `scale`) is what it was trained with, and jobs use it instead of the data set's own.
    Raises `Error` for a file that cannot be read.
    """
    given: dict[str, str | int | None] = {
        "architecture": None if architecture is None else json.dumps(architecture),
        "dataset": dataset,
        "classes": classes,
        "normalisation": None if normalisation is None else json.dumps(normalisation),
    }
    return _sent("/models", Model, given, path)


def verify(model_id: ModelId, generations: int | None = None) -> Flow[Verification]:
    """Do the model's lineage again from the stored checkpoints, by default all of it, and compare."""
    path = path_of("models", model_id, "verify")
    return post(path, Verification, params={"generations": generations}, silence=WORK_SILENCE_LIMIT)


def download(model_id: ModelId, path: Path) -> Flow[Model]:
    """Write a model's checkpoint to `path`: complete and with its digest checked, or not at all."""
    found = yield from model(model_id)
    yield from _fetched(path_of("models", model_id, "checkpoint"), {}, path, found.checkpoint.sha256)
    return found


def export(
    model_id: ModelId,
    format: ExportFormat | str,
    path: Path,
    normalisation: bool = True,
    opset: int | None = None,
    input: str | None = None,
) -> Flow[Path]:
    """Write the model to `path` as `onnx`, `safetensors`, `python` or `torch`: complete, or not at all.

    An ONNX file takes raw inputs unless `normalisation` is false; `opset` is the version of its operators,
    `input` the type of its inputs: `float32`, or `uint8` for bytes as image files have them.
    """
    params: dict[str, str] = {"format": str(format)}
    if not normalisation:
        params["normalisation"] = "false"
    if opset is not None:
        params["opset"] = str(opset)
    if input is not None:
        params["input"] = input
    yield from _fetched(path_of("models", model_id, "export"), params, path, None)
    return path


def card(model_id: ModelId) -> Flow[str]:
    """The model's card, in Markdown."""
    return get_text(path_of("models", model_id, "card"))


def predict(model_id: ModelId, inputs: Path | Sequence[JsonValue]) -> Flow[Predictions]:
    """Predictions for raw samples: an `.npz` with the array `x`, or nested lists of numbers.

    They are normalised as in training. Raises `Error` for a file that cannot be read.
    """
    path = path_of("models", model_id, "predict")
    if isinstance(inputs, Path):
        return _sent(path, Predictions, {}, inputs)
    return post_repeatable(path, Predictions, {"inputs": list(inputs)}, WORK_SILENCE_LIMIT)


def _growth(commands: Sequence[Mapping[str, JsonValue]], seed: int) -> dict[str, JsonValue]:
    return {"commands": [dict(command) for command in commands], "seed": seed}


def _sent(path: str, answer: type[Document], given: Params, file: Path) -> Flow[Document]:
    """POST a file that is read as it is sent."""
    try:
        with file.open("rb") as content:
            return (yield from post_file(path, answer, present(given), file.name, content))
    except OSError as error:
        raise Error(f"{file} cannot be read: {error.strerror or error}") from error


def _fetched(url: str, params: Params, path: Path, sha256: str | None) -> Flow[None]:
    """Write an answer's body to `path`."""
    silence = DOWNLOAD_SILENCE_LIMIT if sha256 is not None else WORK_SILENCE_LIMIT
    with written(path, sha256) as write:
        response = yield from opened(Request("GET", url, present(params), silence=silence))
        while data := (yield from piece(response)):
            write(data)
        yield from perform(Close(response))
