"""A model in the forms that others read, written when someone asks, as an errand."""

import tempfile
from collections.abc import Callable, Mapping
from enum import StrEnum
from http import HTTPStatus
from pathlib import Path

from starlette.concurrency import run_in_threadpool

from nas import Architecture, Network, export
from nas.errors import ExtraMissing
from nas.training.failures import failures_named
from server.authentication import Caller
from server.backend import Backend
from server.dependencies import Resources
from server.growing import oversize
from server.problems import FieldError, InvalidRequest, ProblemError
from server.remembered import Remembered
from server.written import Written, new_file
from store.models import Model
from store.repositories import Models


class ExportFormat(StrEnum):
    """The forms of a model."""

    ONNX = "onnx"
    SAFETENSORS = "safetensors"
    PYTHON = "python"
    TORCH = "torch"


SUFFIXES = {
    ExportFormat.ONNX: "onnx",
    ExportFormat.SAFETENSORS: "safetensors",
    ExportFormat.PYTHON: "py",
    ExportFormat.TORCH: "pt",
}
WRITERS: Mapping[ExportFormat, Callable[[Network, Path], object]] = {
    ExportFormat.ONNX: export.onnx,
    ExportFormat.SAFETENSORS: export.safetensors,
    ExportFormat.PYTHON: export.python,
    ExportFormat.TORCH: export.torch,
}


MAX_PARAMETERS = {ExportFormat.PYTHON: 2**25, ExportFormat.TORCH: 2**26}
"""Where weights are only written anew: each takes up to 25 bytes of memory on the way."""

REMEMBERED = 16
MAX_REMEMBERED_BYTES = 2**23
"""Of a file that is kept for the next who asks: ONNX takes seconds, for a small network too."""

_made = Remembered[bytes](REMEMBERED)


async def exported(found: Resources, caller: Caller, model: Model, form: ExportFormat) -> bytes | Written:
    """The model's file. Raises InvalidRequest for a model too large to be converted here, 501 without the extra."""
    await run_in_threadpool(_require_small, model, form)
    key = (model.checkpoint_sha256, form)
    if (made := _made.recall(key)) is not None:
        return made
    written = await found.errands.run_once(caller.key_id, "a model to be exported", converted, model.id, form)
    return _made.keep(key, written) if isinstance(written, bytes) else written


def converted(found: Backend, model_id: str, form: ExportFormat) -> bytes | Written:
    """Errand: the model's file, in memory if it is small. Raises NotFound, 501 without the extra."""
    with found.database.read() as session:
        model = Models(session).get(model_id)
    network = Network.from_bytes(found.checkpoints.get(model.checkpoint_sha256))
    with tempfile.TemporaryDirectory(prefix="netgrow-export-") as folder:
        path = Path(folder) / f"model.{SUFFIXES[form]}"
        try:
            with failures_named(f"writing {form}"):
                WRITERS[form](network, path)
        except ExtraMissing as error:
            raise ProblemError(HTTPStatus.NOT_IMPLEMENTED, "extra-missing", f"on the server, {error}") from error
        if path.stat().st_size <= MAX_REMEMBERED_BYTES:
            return path.read_bytes()
        return Written(path.replace(new_file(path.suffix)))


def _require_small(model: Model, form: ExportFormat) -> None:
    reason = _too_large(Architecture.model_validate(model.architecture), form)
    if reason is not None:
        message = f"{reason}: download the checkpoint (format safetensors), and convert it with nas.export.{form}"
        raise InvalidRequest(FieldError(field="format", message=message, value=form))


def _too_large(architecture: Architecture, form: ExportFormat) -> str | None:
    """ONNX is checked by computing with it, which FLOPs and activations limit too; the others only hold weights."""
    limit = MAX_PARAMETERS.get(form)
    if limit is None:
        return oversize(architecture, "converted here are")
    if architecture.parameters <= limit:
        return None
    return f"the network has {architecture.parameters:,} parameters; converted here are at most {limit:,}"
