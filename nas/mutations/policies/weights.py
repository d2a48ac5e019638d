"""Weights: each mutation as often as the job says."""

from collections.abc import Iterator

import numpy as np

from nas.mutations.command import Command
from nas.mutations.policies.base import Policy, Situation, by_share, open_sites
from nas.mutations.policies.registry import register


@register
class Weights(Policy):
    """By weight among the mutations that have a legal site; the site uniformly."""

    name = "weights"
    summary = "Each mutation by its weight, among those that have a legal site."

    def commands(self, situation: Situation, rng: np.random.Generator) -> Iterator[Command]:
        sites = open_sites(situation.network.architecture, situation.allowed)
        return by_share(sites, situation.weights, rng)
