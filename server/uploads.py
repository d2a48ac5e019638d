"""Takes an uploaded network in, as an errand: read with suspicion, and never as a pickle."""

import json
import math
from typing import IO, Annotated

import torch
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from nas import Architecture, Network, adapt
from nas.adaptation import adapted
from nas.data import DatasetInfo
from nas.data.normalisation import MAX_KEPT
from nas.errors import ArchitectureError, CheckpointError
from nas.training.failures import failures_named
from server.admission import misfits
from server.backend import Backend
from server.inventory import usable_dataset
from server.model_storage import earlier, keep_upload
from server.problems import FieldError, InvalidRequest
from server.schemas.models import Model
from store.growth import Request
from store.models import Json
from store.repositories import Actor

EXAMPLE = 'send {"mean": [0.485, 0.456, 0.406], "std": [0.229, 0.224, 0.225], "scale": 255}'
"""The shape of a `normalisation`."""


def take_in(
    found: Backend,
    file: IO[bytes],
    architecture: str | None,
    dataset: str | None,
    classes: int | None,
    normalisation: str | None,
    key: str | None,
    actor: Actor,
) -> tuple[Model, bool]:
    """Errand: read, check and keep it, and whether it is new; `key` is the request's Idempotency-Key.

    Raises InvalidRequest, Conflict.
    """
    network = read_network(file, architecture)
    if classes is not None:
        network = with_classes(network, classes, found.settings.max_upload_bytes)
    own = None if normalisation is None else read_normalisation(normalisation, network.architecture)
    if dataset is not None:
        check_fit(found, network, dataset)
    body = {"upload": network.digest, "dataset": dataset} | ({} if own is None else {"normalisation": own})
    asked = Request.of(key, body, actor.key_id)
    known = earlier(found, asked)
    return (known, False) if known else keep_upload(found, network, dataset, asked, actor, own)


def with_classes(network: Network, classes: int, max_bytes: int) -> Network:
    """The network with a new last layer. Raises InvalidRequest."""
    try:
        size = 4 * adapted(network.architecture, classes).parameters
        if size > max_bytes:
            message = f"with {classes} classes the network has {size:,} bytes; the limit of an upload is {max_bytes:,}"
            raise InvalidRequest(FieldError(field="classes", message=message, value=classes))
        return adapt(network, classes=classes)
    except ArchitectureError as error:
        raise InvalidRequest(FieldError(field="classes", message=str(error), value=classes)) from error


def read_normalisation(text: str, architecture: Architecture) -> Json:
    """The statistics in a form's field as they are kept: per channel, in raw units. Raises InvalidRequest."""
    channels = architecture.input.shape[0]
    try:
        given = GivenNormalisation.model_validate_json(text)
        kept = given.kept(channels)
    except ValidationError as error:
        first = error.errors(include_url=False, include_context=False)[0]
        field = ".".join(["normalisation", *map(str, first["loc"])])
        raise InvalidRequest(FieldError(field=field, message=f"{first['msg']}; {EXAMPLE}")) from error
    except ValueError as error:
        raise InvalidRequest(FieldError(field="normalisation", message=str(error))) from error
    return kept


class GivenNormalisation(BaseModel):
    """Mean and deviation of a network's raw inputs, one a channel or one for all; both are multiplied by `scale`."""

    model_config = ConfigDict(extra="forbid", allow_inf_nan=False)

    mean: Annotated[list[float], Field(min_length=1, max_length=MAX_KEPT)]
    std: Annotated[list[Annotated[float, Field(gt=0)]], Field(min_length=1, max_length=MAX_KEPT)]
    scale: Annotated[float, Field(gt=0)] = 1.0

    def kept(self, channels: int) -> Json:
        """As they are kept with a model: float32 numbers. Raises ValueError."""
        found = {}
        for field, values in (("mean", self.mean), ("std", self.std)):
            if len(values) not in (1, channels):
                raise ValueError(
                    f"{field} has {len(values)} numbers, and the network takes {channels} channels or features; give "
                    "one for each, or one for all"
                )
            numbers = torch.tensor(values, dtype=torch.float64) * self.scale
            found[field] = numbers.float().expand(channels).tolist()
        if not all(map(math.isfinite, found["mean"])) or not all(0 < std < math.inf for std in found["std"]):
            raise ValueError(f"times scale ({self.scale:g}) they are too small or too large for float32; {EXAMPLE}")
        return found


def check_fit(found: Backend, network: Network, dataset: str) -> None:
    """Raise InvalidRequest unless the network takes the data set's samples and tells its classes apart."""
    with found.database.read() as session:
        info = usable_dataset(session, found.settings, dataset)
    errors = misfits("dataset", network.architecture, info, None) if isinstance(info, DatasetInfo) else [info]
    if errors := list(errors):
        raise InvalidRequest(*errors)


def read_network(file: IO[bytes], architecture: str | None) -> Network:
    """The network in a checkpoint, or of an architecture (JSON) and its weights. Raises InvalidRequest."""
    given = None if architecture is None else read_architecture(architecture)
    try:
        with failures_named("reading the upload"):
            data = file.read()
            network = Network.from_bytes(data) if given is None else Network.from_weights(given, data)
            check_finite(network)
            return network
    except CheckpointError as error:
        hint = " (send the architecture too, or a checkpoint as netgrow writes it)" if given is None else ""
        missing = "no 'architecture' in its metadata" in str(error)
        message = f"{error}{hint if missing else ''}"
        raise InvalidRequest(FieldError(field="file", message=message)) from error


def read_architecture(text: str) -> Architecture:
    """The architecture in a form's field. Raises InvalidRequest."""
    try:
        return Architecture.model_validate(json.loads(text))
    except ArchitectureError as error:
        raise InvalidRequest(FieldError(field="architecture", message=str(error))) from error
    except (ValueError, RecursionError) as error:
        raise InvalidRequest(FieldError(field="architecture", message=f"is not JSON: {error}")) from error


def check_finite(network: Network) -> None:
    """Raises CheckpointError if a weight is not a number, or infinite: no certificate could be measured."""
    for key, tensor in network.weights.items():
        if tensor.is_floating_point() and not tensor.isfinite().all():
            raise CheckpointError(f"the weights of {key!r} are not all finite")
