"""Reads an uploaded network: with suspicion, and never as a pickle."""

import json
from typing import IO

from nas import Architecture, Network
from nas.errors import ArchitectureError, CheckpointError
from nas.training.failures import failures_named
from server.problems import FieldError, InvalidRequest


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
