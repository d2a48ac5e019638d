"""A model in the forms that others read, written when someone asks."""

import tempfile
from enum import StrEnum
from http import HTTPStatus
from pathlib import Path

from nas import Architecture, Network, export
from nas.errors import ExtraMissing
from nas.training.failures import failures_named
from server.dependencies import Resources
from server.growing import oversize
from server.problems import FieldError, InvalidRequest, ProblemError
from server.remembered import Remembered
from store.models import Model


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
WRITERS = {
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


def exported(found: Resources, model: Model, form: ExportFormat) -> bytes:
    """The model's file. Raises InvalidRequest for a model too large to be converted here, 501 without the extra."""
    reason = _too_large(Architecture.model_validate(model.architecture), form)
    if reason is not None:
        message = f"{reason}: download the checkpoint (format safetensors), and convert it with nas.export.{form}"
        raise InvalidRequest(FieldError(field="format", message=message, value=form))
    key = (model.checkpoint_sha256, form)
    if (made := _made.recall(key)) is None:
        made = _converted(found, model, form)
        if len(made) <= MAX_REMEMBERED_BYTES:
            _made.keep(key, made)
    return made


def _too_large(architecture: Architecture, form: ExportFormat) -> str | None:
    """ONNX is checked by computing with it, which FLOPs and activations limit too; the others only hold weights."""
    limit = MAX_PARAMETERS.get(form)
    if limit is None:
        return oversize(architecture, "converted here are")
    if architecture.parameters <= limit:
        return None
    return f"the network has {architecture.parameters:,} parameters; converted here are at most {limit:,}"


def _converted(found: Resources, model: Model, form: ExportFormat) -> bytes:
    with found.turns.taken("a model to be exported"), tempfile.TemporaryDirectory(prefix="netgrow-export-") as folder:
        path = Path(folder) / f"model.{SUFFIXES[form]}"
        network = Network.from_bytes(found.checkpoints.get(model.checkpoint_sha256))
        try:
            with failures_named(f"writing {form}"):
                WRITERS[form](network, path)
        except ExtraMissing as error:
            raise ProblemError(HTTPStatus.NOT_IMPLEMENTED, "extra-missing", f"on the server, {error}") from error
        return path.read_bytes()
