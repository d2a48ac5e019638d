"""Continue: no change at all, the control that growth has to earn its place against."""

import numpy as np

from nas.architecture import Architecture
from nas.mutations.protocol import Parameters, Rule, Site
from nas.mutations.registry import register
from nas.network import Network


@register
class Continue(Rule[Parameters]):
    """The parent itself, to be trained on."""

    name = "continue"
    summary = "No change: the parent, trained on as it is. The control."
    parameters = Parameters

    def sites(self, architecture: Architecture) -> list[Site]:
        return [Site("network")]

    def settle(self, architecture: Architecture, site: str, given: Parameters, rng: np.random.Generator) -> Parameters:
        return given

    def grow(self, network: Network, site: str, chosen: Parameters, rng: np.random.Generator) -> Network:
        return network
