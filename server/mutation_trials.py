"""Trials of mutations on a stored model, as an errand: bounded in memory and time."""

from collections.abc import Sequence

import numpy as np

from nas import mutations
from nas.architecture import Architecture
from nas.errors import Error, LimitExceeded, MutationError, NoSite
from nas.mutations import Command, Mutation
from nas.network import Network
from nas.training.failures import failures_named
from server.backend import Backend
from server.model_storage import earlier, keep_child
from server.problems import FieldError, InvalidRequest
from server.schemas.models import Model
from server.schemas.mutation_trials import Child, Growth
from store.growth import Request
from store.repositories import Actor, Models

MAX_PARAMETERS = 2**24
"""Of a model to try mutations on, and of what it becomes."""

MAX_FLOPS = 2**31
"""Of a model to try mutations on: each certificate takes some hundred forward passes."""

MAX_ACTIVATIONS = 2**24
"""Of such a model, for one sample: layers without a FLOP take memory too."""

MAX_CHILD_FLOPS = 4 * MAX_FLOPS
"""Of what it becomes in one step, which a certificate is measured of."""


def check_size(architecture: Architecture) -> None:
    """Raises InvalidRequest if the model is too large to be tried on here."""
    reason = oversize(architecture)
    if reason is not None:
        raise InvalidRequest(FieldError(field="model_id", message=f"{reason}: submit a job"))


def oversize(architecture: Architecture, done: str = "mutations are tried here on") -> str | None:
    """Why something (by default: mutations) is not done with a network; None if it is."""
    for noun, size, limit in (
        ("parameters", architecture.parameters, MAX_PARAMETERS),
        ("FLOPs", architecture.flops, MAX_FLOPS),
        ("activations", architecture.activations, MAX_ACTIVATIONS),
    ):
        if size > limit:
            return f"the network has {size:,} {noun}; {done} at most {limit:,}"
    return None


def grown(network: Network, growth: Growth) -> tuple[Network, list[Mutation]]:
    """The child that the mutations make, and what was done; raises InvalidRequest naming the field at fault."""
    records = []
    commands = growth.steps()
    seeds = np.random.SeedSequence(growth.seed).generate_state(len(commands), np.uint64)
    for step, command in enumerate(commands):
        try:
            check_network(network.architecture)
            with failures_named(f"trying {command.name}"):
                seed = int(seeds[step]) >> 1
                ((network, mutation),) = mutations.carried_out(
                    network, [command], seed, max_parameters=MAX_PARAMETERS, max_flops=MAX_CHILD_FLOPS
                )
        except Error as error:
            raise InvalidRequest(at_fault(error, growth.place(step), command)) from error
        records.append(mutation)
    return network, records


def check_exact(records: Sequence[Mutation], growth: Growth) -> None:
    """Raises InvalidRequest unless the child computes what the model does: then its metrics are the model's."""
    approximate = [(step, record) for step, record in enumerate(records) if not _proven(record)]
    if approximate:
        raise InvalidRequest(
            *(
                FieldError(
                    field=f"{growth.place(step)}name",
                    message=f"{record.name} at {record.site!r} is not exact with these parameters: a child that "
                    "computes something else has to be measured before it is kept; submit a job",
                    value=record.name,
                )
                for step, record in approximate
            )
        )


def _proven(record: Mutation) -> bool:
    return record.exact and record.certificate is not None and record.certificate.exact


def check_network(architecture: Architecture) -> None:
    """Raises LimitExceeded if the network is too large to be grown here."""
    reason = oversize(architecture)
    if reason is not None:
        raise LimitExceeded(reason)


def at_fault(error: Error, place: str, command: Command) -> FieldError:
    """The error with the field that it speaks of."""
    if isinstance(error, NoSite):
        field = "site" if command.site is not None else "name"
        return FieldError(field=place + field, message=str(error), value=command.site or command.name)
    if isinstance(error, MutationError):
        name = error.field if error.field in command.parameters else "parameters"
        field = name if name == "parameters" else f"parameters.{name}"
        return FieldError(field=place + field, message=error.reason, value=command.parameters.get(error.field))
    return FieldError(field=place + "name", message=str(error), value=command.name)


def tried(found: Backend, model_id: str, growth: Growth, asked: Request, actor: Actor) -> Child | tuple[Model, bool]:
    """Errand: try the mutations; with `store`, the stored model, and whether it is new.

    Raises NotFound, InvalidRequest, Conflict.
    """
    with found.database.read() as session:
        row = Models(session).get(model_id)
        check_size(Architecture.model_validate(row.architecture))
        digest = row.checkpoint_sha256
    if growth.store and (known := earlier(found, asked)) is not None:
        return known, False
    network, records = grown(Network.from_bytes(found.checkpoints.get(digest)), growth)
    if not growth.store:
        return Child.of(network, records)
    check_exact(records, growth)
    return keep_child(found, model_id, network, records, asked, actor)
