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


def exported(found: Resources, model: Model, form: ExportFormat) -> bytes:
    """The model's file. Raises InvalidRequest for a model too large to be converted here, 501 without the extra."""
    reason = oversize(Architecture.model_validate(model.architecture), "converted here are")
    if reason is not None:
        message = f"{reason}: download the checkpoint (format safetensors), and convert it with nas.export.{form}"
        raise InvalidRequest(FieldError(field="format", message=message, value=form))
    with found.turns.taken("a model to be exported"), tempfile.TemporaryDirectory(prefix="netgrow-export-") as folder:
        path = Path(folder) / f"model.{SUFFIXES[form]}"
        network = Network.from_bytes(found.checkpoints.get(model.checkpoint_sha256))
        try:
            with failures_named(f"writing {form}"):
                WRITERS[form](network, path)
        except ExtraMissing as error:
            raise ProblemError(HTTPStatus.NOT_IMPLEMENTED, "extra-missing", f"on the server, {error}") from error
        return path.read_bytes()
