"""A model in the forms that others read, written when someone asks, as an errand."""

import json
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from starlette.concurrency import run_in_threadpool

from nas import Architecture, Network, export
from nas.errors import ExportError, ExtraMissing
from nas.export import Description
from nas.export.onnx_file import InputType
from nas.lru import LRU
from nas.tensorfile import header_with
from nas.training.failures import failures_named
from server.authentication import Caller
from server.backend import Backend
from server.dependencies import Resources
from server.mutation_trials import oversize
from server.problem_kinds import EXTRA_MISSING
from server.problems import FieldError, InvalidRequest, ProblemError
from server.statistics import DatasetAway, Statistics, statistics_of
from server.written import Written, new_file
from store.blobs import CHUNK_BYTES
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

MAX_PARAMETERS = {ExportFormat.PYTHON: 2**25, ExportFormat.TORCH: 2**26}
"""Formats that only rewrite weights; each weight takes up to 25 bytes of memory meanwhile."""

REMEMBERED = 16
MAX_REMEMBERED_BYTES = 2**23
"""Of a file that is kept for the next who asks: ONNX takes seconds, for a small network too."""

MAX_GENERATIONS = 100
"""The most generations that a file's lineage goes back."""

EDITION = "described"
"""Part of every tag: files had no descriptions once, and caches may have those."""

_made = LRU[bytes](REMEMBERED)


@dataclass(frozen=True)
class Wanted:
    """One file of a model; `normalised`: an ONNX file that takes raw inputs; `input`: of what numbers."""

    form: ExportFormat
    normalised: bool = True
    opset: int | None = None
    input: InputType = "float32"

    def tag(self, model: Model, description: Description) -> str:
        """The file's ETag among those of the model."""
        options = [] if self.normalised else ["inputs-normalised"]
        options += [] if self.opset is None else [f"opset-{self.opset}"]
        options += [] if self.input == "float32" else [self.input]
        options += [] if description.normalisation is not None else ["without-statistics"]
        return "-".join([model.checkpoint_sha256, self.form, EDITION, *options])

    def check(self) -> None:
        """Raise InvalidRequest for an option that the form does not have."""
        if self.form is ExportFormat.ONNX:
            if self.input == "uint8" and not self.normalised:
                message = "uint8 inputs are raw, and normalised in the file: leave normalisation=false out"
                raise InvalidRequest(FieldError(field="input", message=message, value=self.input))
            return
        if self.input != "float32":
            raise InvalidRequest(FieldError(field="input", message="is for format onnx alone", value=self.input))
        if self.opset is not None:
            raise InvalidRequest(FieldError(field="opset", message="is for format onnx alone", value=self.opset))
        if not self.normalised:
            message = "is for format onnx: the other forms take normalised inputs, and hold the statistics beside them"
            raise InvalidRequest(FieldError(field="normalisation", message=message, value=False))


async def described(found: Resources, caller: Caller, model: Model) -> Description:
    """Description of the model's inputs, classes and lineage; shorter if its data set is gone."""
    if model.normalisation is None and model.dataset is not None:
        return await found.errands.run_once(caller.key_id, "a data set to be measured", description_of, model.id)
    return await run_in_threadpool(description_of, found, model.id)


def description_of(found: Backend, model_id: str) -> Description:
    """As `described`; an errand, where the statistics are not kept with the model. Raises NotFound."""
    with found.database.read() as session:
        model = Models(session).get(model_id)
    return _description(found, model)


def _description(found: Backend, model: Model) -> Description:
    with found.database.read() as session:
        lineage = Models(session).ancestry(model.id, MAX_GENERATIONS)
    statistics: Statistics | None = None
    with suppress(DatasetAway):
        statistics = statistics_of(found, model)
    steps = [{"model_id": each.id, "mutations": each.mutation_names} for each in lineage]
    facts = {"model_id": model.id, "lineage": json.dumps(steps)}
    if model.dataset is not None:
        facts["dataset"] = model.dataset
    if statistics is None:
        return Description(facts=facts)
    names = statistics.class_names
    outputs = Architecture.model_validate(model.architecture)
    fits = names is not None and (len(names),) == outputs.shapes[outputs.output]
    return Description(statistics.normalisation, names if fits else None, facts)


async def exported(
    found: Resources, caller: Caller, model: Model, wanted: Wanted, description: Description
) -> bytes | Written:
    """The model's file. Raises InvalidRequest for a model too large to be converted here, 501 without the extra."""
    await run_in_threadpool(_require_small, model, wanted.form)
    key = (model.id, wanted.tag(model, description))
    if (made := _made.get(key)) is not None:
        return made
    written = await found.errands.run_once(caller.key_id, "a model to be exported", converted, model.id, wanted)
    return _made.keep(key, written) if isinstance(written, bytes) else written


def converted(found: Backend, model_id: str, wanted: Wanted) -> bytes | Written:
    """Errand: the model's file, in memory if it is small. Raises NotFound, InvalidRequest, 501 without the extra."""
    with found.database.read() as session:
        model = Models(session).get(model_id)
    description = _description(found, model)
    network = Network.from_bytes(found.checkpoints.get(model.checkpoint_sha256))
    with tempfile.TemporaryDirectory(prefix="netgrow-export-") as folder:
        path = Path(folder) / f"model.{SUFFIXES[wanted.form]}"
        try:
            with failures_named(f"writing {wanted.form}"):
                _write(network, path, wanted, description)
        except ExtraMissing as error:
            raise ProblemError(EXTRA_MISSING, f"on the server, {error}") from error
        except ExportError as error:
            if wanted.input == "uint8" and description.normalisation is None:
                raise InvalidRequest(FieldError(field="input", message=str(error), value=wanted.input)) from error
            if wanted.opset is None:
                raise
            raise InvalidRequest(FieldError(field="opset", message=str(error), value=wanted.opset)) from error
        if path.stat().st_size <= MAX_REMEMBERED_BYTES:
            return path.read_bytes()
        return Written(path.replace(new_file(path.suffix)))


def described_checkpoint(found: Backend, model: Model, description: Description) -> tuple[int, Iterator[bytes]]:
    """The checkpoint with the description in its metadata: how many bytes it has, and them. It is checked first."""
    digest = model.checkpoint_sha256
    size = found.checkpoints.verify(digest)
    file = found.checkpoints.open_stream(digest)
    length = int.from_bytes(file.read(8), "little")
    known = description.metadata(Architecture.model_validate(model.architecture))
    begin = header_with(file.read(length), known)

    def pieces() -> Iterator[bytes]:
        with file:
            yield begin
            while chunk := file.read(CHUNK_BYTES):
                yield chunk

    return size - 8 - length + len(begin), pieces()


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


def _write(network: Network, path: Path, wanted: Wanted, description: Description) -> None:
    match wanted.form:
        case ExportFormat.ONNX:
            export.onnx(network, path, description, normalise=wanted.normalised, opset=wanted.opset, input=wanted.input)
        case ExportFormat.PYTHON:
            export.python(network, path, description)
        case ExportFormat.TORCH:
            export.torch(network, path, description)
        case ExportFormat.SAFETENSORS:
            export.safetensors(network, path, description)
