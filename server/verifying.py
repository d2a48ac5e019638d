"""Does a model's lineage again, as an errand, from the stored checkpoints, and says what is not as recorded."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pydantic import JsonValue, ValidationError

from nas import Architecture, Mutation, Network
from nas.errors import ArchitectureError, CheckpointError, LimitExceeded
from nas.mutations import Command, Replayed, replay
from nas.training.failures import failures_named
from server.backend import Backend
from server.mutation_trials import MAX_CHILD_FLOPS, MAX_FLOPS, MAX_PARAMETERS, check_network
from server.schemas.verification import (
    ArchitectureFinding,
    CheckpointFinding,
    ModelFinding,
    MutationFinding,
    Verification,
)
from store.checkpoints import CheckpointStore
from store.errors import CorruptCheckpoint, MissingCheckpoint
from store.models import Model
from store.repositories import Models

MAX_GENERATIONS = 1000
"""Most generations that one request verifies."""

MAX_WORK = 64 * MAX_FLOPS
"""Most FLOPs of one request, summed over the mutated networks; as much as for a dry run."""

MAX_BYTES = 5 * MAX_PARAMETERS
"""Of a checkpoint that is read into memory: float32, and room for the header."""


class Allowance:
    """The rest of `MAX_WORK`, checked before each mutation."""

    def __init__(self) -> None:
        self._left = MAX_WORK

    def __call__(self, network: Network, command: Command) -> None:
        """Raises LimitExceeded if the network is too large, or too much was done already."""
        check_network(network.architecture)
        self._left -= network.architecture.flops
        if self._left < 0:
            raise LimitExceeded("the lineage is more work than is done at once: ask for fewer generations")


@dataclass(frozen=True)
class Stored:
    """A model's stored network, or the reason why there is none."""

    network: Network | None
    reason: str | None


def verified(found: Backend, model_id: str, generations: int) -> Verification:
    """The findings for the model and those before it, `generations` back. Raises NotFound."""
    with found.database.read() as session:
        rows = Models(session).ancestry(model_id, generations + 2)
    before, lineage = (rows[0], rows[1:]) if len(rows) > generations + 1 else (None, rows)
    with failures_named("verifying the lineage"):
        models = list(_findings(found.checkpoints, before, lineage))
    return Verification(
        verified=all(model.sound for model in models), complete=lineage[0].parent_id is None, models=models
    )


def verified_json(found: Backend, model_id: str, generations: int) -> bytes:
    """Errand: the findings, as JSON. Raises NotFound."""
    return verified(found, model_id, generations).model_dump_json().encode()


def _findings(checkpoints: CheckpointStore, before: Model | None, lineage: Sequence[Model]) -> Iterator[ModelFinding]:
    permit = Allowance()
    parent = None if before is None else _stored(checkpoints, before).network
    for row in lineage:
        own = _stored(checkpoints, row)
        last, mutations = _replayed(row, parent, permit)
        yield ModelFinding(
            model_id=row.id,
            generation=row.generation,
            checkpoint=_of_checkpoint(row, own, last),
            architecture=_of_architecture(row, own.network, last),
            mutations=mutations,
        )
        parent = own.network


def _stored(checkpoints: CheckpointStore, row: Model) -> Stored:
    """The model's network, its checkpoint read through and checked against its digest and size."""
    try:
        size = checkpoints.verify(row.checkpoint_sha256)
        if size != row.checkpoint_bytes:
            return Stored(None, f"the file has {size} bytes, recorded are {row.checkpoint_bytes}")
        if size > MAX_BYTES:
            return Stored(None, None)
        return Stored(Network.from_bytes(checkpoints.get(row.checkpoint_sha256)), None)
    except (MissingCheckpoint, CorruptCheckpoint, CheckpointError) as error:
        return Stored(None, str(error))


def _of_checkpoint(row: Model, own: Stored, last: Network | None) -> CheckpointFinding:
    """Of a child that nobody trained, the bytes follow from its parent."""
    reason = own.reason
    if reason is None and row.trial_id is None and last is not None and last.digest != row.checkpoint_sha256:
        reason = "it was not trained, and its mutations lead to other weights"
    return CheckpointFinding(
        sha256=row.checkpoint_sha256, bytes=row.checkpoint_bytes, matches=reason is None, reason=reason
    )


def _of_architecture(row: Model, own: Network | None, last: Network | None) -> ArchitectureFinding:
    recorded = row.architecture_digest
    reason = None
    if own is not None and own.architecture.digest != recorded:
        reason = f"the checkpoint's architecture has the digest {own.architecture.digest}"
    elif last is not None and last.architecture.digest != recorded:
        reason = f"its mutations lead to an architecture with the digest {last.architecture.digest}"
    else:
        reason = _misrecorded(row)
    return ArchitectureFinding(digest=recorded, matches=reason is None, reason=reason)


def _misrecorded(row: Model) -> str | None:
    """The mismatch between the architecture and the model's record."""
    try:
        architecture = Architecture.model_validate(row.architecture)
    except ArchitectureError as error:
        return f"the recorded architecture is not legal: {error}"
    if architecture.digest != row.architecture_digest:
        return f"the recorded architecture has the digest {architecture.digest}"
    for noun, found, recorded in (
        ("parameters", architecture.parameters, row.parameters),
        ("FLOPs", architecture.flops, row.flops),
    ):
        if found != recorded:
            return f"the architecture has {found} {noun}, recorded are {recorded}"
    return None


def _replayed(row: Model, parent: Network | None, permit: Allowance) -> tuple[Network | None, list[MutationFinding]]:
    """The network that the model's mutations make of its parent, if they can be carried out, and what came of each."""
    try:
        mutations = [Mutation.from_json(record) for record in row.mutations]
    except ValidationError as error:
        fault = error.errors(include_url=False)[0]
        where = ".".join(map(str, fault["loc"]))
        return None, [_unread(record, f"the record is damaged: {where}: {fault['msg']}") for record in row.mutations]
    if row.parent_id is None:
        return None, [_unread(record, "there is no parent to carry it out on") for record in row.mutations]
    if parent is None:
        return None, [_unread(record, "its parent's checkpoint cannot be read here") for record in row.mutations]
    last: Network | None = parent
    findings = []
    for last, replayed in replay(parent, mutations, permit, max_parameters=MAX_PARAMETERS, max_flops=MAX_CHILD_FLOPS):  # noqa: B007
        findings.append(_of_mutation(replayed))
    return last, findings


def _of_mutation(replayed: Replayed) -> MutationFinding:
    recorded, measured = replayed.mutation.certificate, replayed.certificate
    return MutationFinding(
        name=replayed.mutation.name,
        site=replayed.mutation.site,
        exact=None if measured is None else measured.exact,
        max_error=None if measured is None else measured.max_error,
        recorded_max_error=None if recorded is None else recorded.max_error,
        matches=replayed.matches,
        reason=replayed.reason,
    )


def _unread(record: dict[str, JsonValue], reason: str) -> MutationFinding:
    """Of a mutation that was not carried out again."""
    certificate = record.get("certificate")
    error = certificate.get("max_error") if isinstance(certificate, dict) else None
    return MutationFinding(
        name=str(record.get("name", "")),
        site=str(record.get("site", "")),
        exact=None,
        max_error=None,
        recorded_max_error=error if isinstance(error, int | float) else None,
        matches=False,
        reason=reason,
    )
