"""Takes an uploaded network in, as an errand: read with suspicion, and never as a pickle."""

import json
from typing import IO

from nas import Architecture, Network
from nas.data import DatasetInfo
from nas.errors import ArchitectureError, CheckpointError
from nas.training.failures import failures_named
from server.admission import misfits
from server.backend import Backend
from server.inventory import usable_dataset
from server.keeping import earlier, keep_upload
from server.problems import FieldError, InvalidRequest
from server.schemas.models import Model
from store.growth import Request
from store.repositories import Actor


def take_in(
    found: Backend,
    file: IO[bytes],
    architecture: str | None,
    dataset: str | None,
    key: str | None,
    actor: Actor,
) -> tuple[Model, bool]:
    """Errand: read, check and keep it, and whether it is new; `key` is the request's Idempotency-Key.

    Raises InvalidRequest, Conflict.
    """
    network = read_network(file, architecture)
    if dataset is not None:
        check_fit(found, network, dataset)
    asked = Request.of(key, {"upload": network.digest, "dataset": dataset}, actor.key_id)
    known = earlier(found, asked)
    return (known, False) if known else keep_upload(found, network, dataset, asked, actor)


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
