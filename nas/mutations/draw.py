"""Drawing several mutations in a row, by weight or by name, under a limit on parameters."""

from collections.abc import Mapping, Sequence

import numpy as np

from nas.errors import ArchitectureError, LimitExceeded, MutationError, NoSite
from nas.mutations import registry
from nas.mutations.mutate import MAX_SEED, certified, checked_seed, mutate
from nas.mutations.record import Mutation
from nas.network import Network

MAX_TRIES = 64
"""How many (mutation, site) choices may prove too large before a draw gives up."""


def draw(
    network: Network,
    weights: Mapping[str, float],
    count: int,
    seed: int,
    *,
    max_parameters: int | None = None,
    names: Sequence[str] | None = None,
    certify: bool = True,
) -> tuple[Network, list[Mutation]]:
    """The network after `count` random mutations (or exactly those in `names`, in order), and what was done.

    Each mutation is drawn by its weight among those that have a legal site, its site uniformly. A choice whose child
    would have more than `max_parameters` is put back and another drawn; a random draw that got at least one mutation in
    stops there when no other fits. Deterministic for a seed. Raises NoSite if no mutation has a legal site,
    LimitExceeded if each choice that was tried passes the limit, PreservationError as `mutate` does.
    """
    steps = [{name: 1.0} for name in names] if names is not None else [_checked(weights)] * count
    done: list[Mutation] = []
    for step, stream in zip(steps, np.random.SeedSequence(checked_seed(seed)).spawn(len(steps)), strict=True):
        try:
            child, mutation = _one(network, step, np.random.default_rng(stream), max_parameters)
        except LimitExceeded:
            if names is None and done:
                break  # No room for one more: what was drawn so far is a good child.
            raise
        if certify:
            proof = certified(network, child, mutation.name, mutation.site, claim=mutation.exact)
            mutation = mutation.model_copy(update={"certificate": proof})
        network = child
        done.append(mutation)
    return network, done


def _one(
    network: Network, weights: Mapping[str, float], rng: np.random.Generator, max_parameters: int | None
) -> tuple[Network, Mutation]:
    """One mutation, not yet certified."""
    open_sites = {
        name: [site.name for site in registry.get(name).sites(network.architecture) if site.legal]
        for name, weight in sorted(weights.items())
        if weight > 0
    }
    open_sites = {name: found for name, found in open_sites.items() if found}
    if not open_sites:
        raise NoSite(f"none of {', '.join(sorted(weights))} has a legal site in this architecture")
    smallest: int | None = None
    for _ in range(MAX_TRIES):
        if not open_sites:
            break
        names = list(open_sites)
        share = np.array([weights[name] for name in names], dtype=float)
        name = names[int(rng.choice(len(names), p=share / share.sum()))]
        site = open_sites[name].pop(int(rng.integers(len(open_sites[name]))))
        if not open_sites[name]:
            del open_sites[name]
        try:
            child, mutation = mutate(network, name, seed=int(rng.integers(MAX_SEED)), site=site, certify=False)
        except ArchitectureError:  # It would pass one of the bounds of every architecture.
            continue
        size = child.architecture.parameters
        if max_parameters is None or size <= max_parameters:
            return child, mutation
        smallest = size if smallest is None else min(smallest, size)
    grown = "passes a bound of every architecture" if smallest is None else f"has {smallest} parameters or more"
    raise LimitExceeded(
        f"each child that was tried of a network with {network.architecture.parameters} parameters {grown}; "
        f"the limit max_parameters is {max_parameters}"
    )


def _checked(weights: Mapping[str, float]) -> Mapping[str, float]:
    """The weights; raises MutationError if a name is unknown or no weight is above zero."""
    for name in weights:
        registry.get(name)
    if not all(weight >= 0 for weight in weights.values()) or not any(weight > 0 for weight in weights.values()):
        raise MutationError("weights", f"must be at least zero, and one of them above it, got {dict(weights)}")
    return weights
