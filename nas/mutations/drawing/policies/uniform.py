"""Uniform: whatever is possible, equally often."""

from collections.abc import Iterator

import numpy as np

from nas.mutations.drawing.command import Command
from nas.mutations.drawing.policies.base import Policy, Situation, by_share, open_sites
from nas.mutations.drawing.policies.registry import register


@register
class Uniform(Policy):
    """Equal shares for the mutations that have a legal site; the site uniformly."""

    name = "uniform"
    summary = "Each mutation that has a legal site, equally often."

    def commands(self, situation: Situation, rng: np.random.Generator) -> Iterator[Command]:
        sites = open_sites(situation.network.architecture, situation.allowed)
        return by_share(sites, dict.fromkeys(sites, 1.0), rng)
