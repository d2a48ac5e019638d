"""Replaying recorded mutations, and comparing the result with the record."""

import math
from collections.abc import Callable, Iterator, Sequence
from typing import Any, NamedTuple

from pydantic import ValidationError

from nas.errors import Error
from nas.mutations.drawing.command import Command
from nas.mutations.mutate import mutate
from nas.mutations.record import Mutation
from nas.network import Network
from nas.preservation import TOLERANCE, Certificate, preservation

AGREEMENT = 1e-6
"""By what fraction an error above the tolerance may differ from machine to machine."""


class Replayed(NamedTuple):
    """The outcome of one replayed mutation; `reason` names what differs from the record, else None."""

    mutation: Mutation
    certificate: Certificate | None
    reason: str | None

    @property
    def matches(self) -> bool:
        """Whether all is as recorded."""
        return self.reason is None


def replay(
    network: Network,
    mutations: Sequence[Mutation],
    permit: Callable[[Network, Command], None],
    *,
    max_parameters: int | None = None,
    max_flops: int | None = None,
) -> Iterator[tuple[Network | None, Replayed]]:
    """The network after each of the mutations, and what came of that; each is measured anew, and may raise nothing.

    `permit` is asked before each and may raise an `Error`; a child that passes a limit is not built. After one that
    cannot be carried out there is no network, and those that follow are not tried.
    """
    current: Network | None = network
    for mutation in mutations:
        if current is None:
            yield None, Replayed(mutation, None, "not carried out: the mutation before it was not")
            continue
        try:
            command = Command.of(mutation)
            permit(current, command)
            parameters: dict[str, Any] = dict(command.parameters)
            child, done = mutate(
                current,
                command.name,
                site=command.site,
                certify=False,
                max_parameters=max_parameters,
                max_flops=max_flops,
                **parameters,
            )
            certificate = preservation(current, child)
        except (Error, ValidationError) as error:
            current = None
            yield None, Replayed(mutation, None, f"it cannot be carried out: {_in_words(error)}")
            continue
        current = child
        yield child, Replayed(mutation, certificate, _difference(mutation, done, certificate))


def _in_words(error: Error | ValidationError) -> str:
    if isinstance(error, Error):
        return str(error)
    return "; ".join(str(fault["msg"]) for fault in error.errors(include_url=False))


def _difference(recorded: Mutation, done: Mutation, measured: Certificate) -> str | None:
    """The first thing that is not as recorded, in words."""
    claimed = recorded.certificate
    if claimed is None:
        return "it was recorded without a certificate"
    for what, said, found in (
        ("the parent's digest", claimed.parent_digest, measured.parent_digest),
        ("the child's digest", claimed.child_digest, measured.child_digest),
        ("the probes' digest", claimed.probe_digest, measured.probe_digest),
        ("the number of probes", claimed.probes, measured.probes),
        ("the modes", claimed.modes, measured.modes),
        ("the tolerance", claimed.tolerance, measured.tolerance),
        ("the claim to be exact", recorded.exact, done.exact),
        ("the certificate's verdict", claimed.exact, measured.exact),
    ):
        if said != found:
            return f"{what} is recorded as {said}, and is {found}"
    if not math.isclose(claimed.max_error, measured.max_error, rel_tol=AGREEMENT, abs_tol=TOLERANCE):
        return f"the error is recorded as {claimed.max_error:.3g}, and is {measured.max_error:.3g}"
    if recorded.exact and not measured.exact:
        return f"it claims to be exact, and changed the output by {measured.max_error:.3g} of its scale"
    return None
