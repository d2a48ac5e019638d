"""The interface of policies: from a situation to commands, the preferred one first."""

from abc import ABC, abstractmethod
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import ClassVar, NamedTuple

import numpy as np
from torch import Tensor

from nas.architecture import Architecture
from nas.errors import NoSite
from nas.mutations import registry
from nas.mutations.drawing.command import Command
from nas.mutations.mutate import MAX_SEED
from nas.network import Network


class Batch(NamedTuple):
    """Labelled samples as the network reads them: float32 (batch, *input shape), normalised, and int64 (batch,)."""

    images: Tensor
    labels: Tensor


@dataclass(frozen=True)
class Situation:
    """The input of a policy's choice."""

    network: Network
    weights: Mapping[str, float]
    """Weight of each mutation; one with weight 0 may not be chosen."""
    max_parameters: int | None = None
    batch: Batch | None = None

    @property
    def allowed(self) -> list[str]:
        """The mutations whose weight is above zero, sorted."""
        return sorted(name for name, weight in self.weights.items() if weight > 0)


class Policy(ABC):
    """One way of choosing. It keeps no state."""

    name: ClassVar[str]
    summary: ClassVar[str]
    """One line for people who choose among policies."""
    prefers_large: ClassVar[bool] = False
    """Whether a child that adds next to no arithmetic is put back for as long as there is another."""
    weights: ClassVar[Mapping[str, float] | None] = None
    """Default weights of a job with this policy; None for those of other jobs."""

    @abstractmethod
    def commands(self, situation: Situation, rng: np.random.Generator) -> Iterator[Command]:
        """Commands with site and seed, in the order in which to try them; deterministic for an equal `rng`.

        Raises NoSite if no mutation that is allowed has a legal site, MutationError if the situation lacks something.
        """

    def refusal(self, allowed: Collection[str]) -> str | None:
        """Why this policy could never choose one of these mutations; None if it may."""
        del allowed
        return None


def open_sites(architecture: Architecture, names: Collection[str]) -> dict[str, list[str]]:
    """The legal sites of each of these mutations that has any; raises NoSite if none has."""
    found = {
        name: [site.name for site in registry.get(name).sites(architecture) if site.legal] for name in sorted(names)
    }
    found = {name: sites for name, sites in found.items() if sites}
    if not found:
        raise NoSite(f"none of {', '.join(sorted(names))} has a legal site in this architecture")
    return found


def by_share(
    sites: Mapping[str, list[str]],
    shares: Mapping[str, float],
    rng: np.random.Generator,
    worth: Callable[[str, str], float] | None = None,
) -> Iterator[Command]:
    """Each site of each mutation once, in random order: a mutation by its share, then one of its sites.

    The site by `worth(mutation, site)`, or uniformly.
    """
    left = {name: list(found) for name, found in sites.items() if shares[name] > 0}
    while left:
        names = list(left)
        share = np.array([shares[name] for name in names], dtype=float)
        name = names[int(rng.choice(len(names), p=share / share.sum()))]
        if worth is None:
            place = int(rng.integers(len(left[name])))
        else:
            worths = np.array([worth(name, site) for site in left[name]], dtype=float)
            place = int(rng.choice(len(worths), p=worths / worths.sum()))
        site = left[name].pop(place)
        if not left[name]:
            del left[name]
        yield Command(name=name).settled(site, int(rng.integers(MAX_SEED)))
