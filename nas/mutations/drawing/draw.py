"""Several mutations in a row, drawn by a policy or asked for by commands, under a limit on parameters."""

import math
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from typing import Any

import numpy as np

from nas.architecture import Architecture
from nas.errors import ArchitectureError, LimitExceeded, MutationError, NoSite
from nas.mutations import registry
from nas.mutations.drawing import policies
from nas.mutations.drawing.command import Command
from nas.mutations.drawing.policies import Batch, Situation
from nas.mutations.drawing.policies.worth import adds_too_little
from nas.mutations.limits import Limits, TooLarge
from nas.mutations.mutate import MAX_SEED, certified, checked_seed, fitting_sites, mutate
from nas.mutations.record import Mutation
from nas.network import Network

MOST_DRAWN = 8
"""Most mutations of one draw to reach the least growth."""

MAX_TRIES = 64
"""Most (mutation, site) choices that may prove too large before a draw gives up."""


def draw(
    network: Network,
    weights: Mapping[str, float],
    count: int,
    seed: int,
    *,
    policy: str = "weights",
    batch: Batch | None = None,
    max_parameters: int | None = None,
    commands: Sequence[Command] | None = None,
    growth: tuple[float, float] | None = None,
    certify: bool = True,
) -> tuple[Network, list[Mutation]]:
    """The network after `count` random mutations (or exactly those in `commands`, in order), and what was done.

    The policy draws each mutation and its site among the legal ones of those with a weight above zero (`weights` leaves
    children that add under 3 % of FLOPs, where others exist); `batch` is for
    a policy that wants one. A choice whose child would have more than `max_parameters` is put back and another drawn; a
    random draw that got at least one mutation in stops there when no other fits. With `growth`, the least and the most
    FLOPs of the child as multiples of the network's, as many are drawn as the least takes, whatever `count` says, up to
    MOST_DRAWN. Deterministic for a seed.

    Raises NoSite if no mutation has a legal site, LimitExceeded if each choice that was tried passes the limit,
    MutationError if a command does not fit its site, PreservationError as `mutate` does.
    """
    done: list[Mutation] = []
    if commands is not None:
        child = network
        for child, mutation in carried_out(network, commands, seed, max_parameters=max_parameters, certify=certify):  # noqa: B007
            done.append(mutation)
        return child, done
    _check(weights)
    chooser = policies.get(policy)
    start = network.architecture.flops
    max_flops = None if growth is None else int(growth[1] * start)
    for rng in _streams(seed, count if growth is None else MOST_DRAWN):
        if growth is not None and done and network.architecture.flops >= growth[0] * start:
            break
        choices = chooser.commands(Situation(network, weights, max_parameters, batch), rng)
        try:
            network, mutation = _first_that_fits(
                network, choices, Limits(max_parameters, max_flops), certify, prefers_large=chooser.prefers_large
            )
        except LimitExceeded:
            if not done:
                raise
            break  # No room for one more: what was drawn so far is a good child.
        done.append(mutation)
    return network, done


def carried_out(
    network: Network,
    commands: Sequence[Command],
    seed: int,
    *,
    max_parameters: int | None = None,
    max_flops: int | None = None,
    certify: bool = True,
) -> Iterator[tuple[Network, Mutation]]:
    """The network after each of the commands, and what was done; raises as `draw` does, at the command at fault."""
    limits = Limits(max_parameters, max_flops)
    for command, rng in zip(commands, _streams(seed, len(commands)), strict=True):
        network, mutation = _first_that_fits(network, _places(network, command, rng), limits, certify)
        yield network, mutation


def random_commands(
    start: Network | Architecture,
    weights: Mapping[str, float],
    count: int,
    seed: int,
    *,
    policy: str = "weights",
    batch: Batch | None = None,
    max_parameters: int | None = None,
) -> list[Command]:
    """A random list of commands that can be carried out on this network: they were carried out to make it.

    Each has its site and all its parameters. Of an architecture: on the network as it is initialised. Raises as `draw`
    does; shorter than `count` only where nothing more fits into `max_parameters`.
    """
    network = start if isinstance(start, Network) else Network.initialise(start)
    _, done = draw(
        network, weights, count, seed, policy=policy, batch=batch, max_parameters=max_parameters, certify=False
    )
    return [Command.of(mutation) for mutation in done]


def _streams(seed: int, count: int) -> list[np.random.Generator]:
    """A random generator for each step."""
    return [np.random.default_rng(stream) for stream in np.random.SeedSequence(checked_seed(seed)).spawn(count)]


def _places(network: Network, command: Command, rng: np.random.Generator) -> Iterator[Command]:
    """The command at its own site, or at each that takes its parameters, in random order."""
    if command.site is not None:
        yield command.settled(command.site, int(rng.integers(MAX_SEED)))
        return
    for site in fitting_sites(network.architecture, command.name, rng, **command.choices):
        yield command.settled(site, int(rng.integers(MAX_SEED)))


def _first_that_fits(
    network: Network, choices: Iterator[Command], limits: Limits, certify: bool, *, prefers_large: bool = False
) -> tuple[Network, Mutation]:
    """The child of the first choice that the weights permit and that keeps to the limits, among MAX_TRIES.

    With `prefers_large` one that adds next to nothing is taken only where every other choice does too.

    Raises LimitExceeded if there is none; NoSite if no limit had a part in that, and the error itself of a choice
    that stands alone.
    """
    choice: Command | None = None
    small: tuple[Network, Mutation] | None = None
    large: list[TooLarge | ArchitectureError] = []
    refusals: list[NoSite | MutationError] = []
    for choice in islice(choices, MAX_TRIES):
        try:
            child, mutation = mutate(
                network,
                choice.name,
                site=choice.site,
                certify=False,
                max_parameters=limits.parameters,
                max_flops=limits.flops,
                **dict[str, Any](choice.parameters),
            )
        except (TooLarge, ArchitectureError) as error:  # A limit of the caller's, or a bound of every architecture.
            large.append(error)
        except (NoSite, MutationError) as error:
            refusals.append(error)
        else:
            if not (prefers_large and adds_too_little(network.architecture, child.architecture, mutation.name)):
                return child, _with_certificate(network, child, mutation) if certify else mutation
            small = small or (child, mutation)
    if small is not None:
        child, mutation = small
        return child, _with_certificate(network, child, mutation) if certify else mutation
    if choice is None:
        raise NoSite("the policy leaves nothing to choose in this architecture")
    if large:
        nearest = min(large, key=lambda error: error.size if isinstance(error, TooLarge) else math.inf)
        size = network.architecture.parameters
        raise LimitExceeded(f"each child that was tried of a network with {size} parameters is too large. {nearest}")
    if len(refusals) == 1:
        raise refusals[0]
    raise NoSite(f"nothing that was tried can be done with these weights. {'; '.join(map(str, refusals[:8]))}")


def _with_certificate(network: Network, child: Network, mutation: Mutation) -> Mutation:
    """The record with its certificate; raises PreservationError."""
    proof = certified(network, child, mutation.name, mutation.site, claim=mutation.exact)
    return mutation.model_copy(update={"certificate": proof})


def _check(weights: Mapping[str, float]) -> None:
    """Raises MutationError if a name is unknown or no weight is above zero."""
    for name in weights:
        registry.get(name)
    if not all(weight >= 0 for weight in weights.values()) or not any(weight > 0 for weight in weights.values()):
        raise MutationError("weights", f"must be at least zero, and one of them above it, got {dict(weights)}")
