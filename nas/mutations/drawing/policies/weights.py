"""Weights: each mutation as often as the job says, where it adds most."""

from collections.abc import Iterator
from functools import partial

import numpy as np

from nas.mutations.drawing.command import Command
from nas.mutations.drawing.policies.base import Policy, Situation, by_share, open_sites
from nas.mutations.drawing.policies.registry import register
from nas.mutations.drawing.policies.worth import site_worth


@register
class Weights(Policy):
    """By weight among the mutations that have a legal site; the site by the arithmetic that it can add."""

    name = "weights"
    summary = "Each mutation by its weight, among those that have a legal site; sites by what they can add."
    prefers_large = True

    def commands(self, situation: Situation, rng: np.random.Generator) -> Iterator[Command]:
        architecture = situation.network.architecture
        sites = open_sites(architecture, situation.allowed)
        return by_share(sites, situation.weights, rng, partial(site_worth, architecture))
