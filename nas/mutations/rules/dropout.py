"""Dropout: inserted behind a block. The network computes the same in eval mode, and learns differently."""

import numpy as np
from pydantic import Field

from nas.architecture import Architecture
from nas.layers import Dropout
from nas.mutations.protocol import Parameters, Rule, Site
from nas.mutations.registry import register
from nas.mutations.surgery.edit import Edit
from nas.mutations.surgery.naming import Family
from nas.mutations.surgery.places import block_end, layers_with_weights
from nas.network import Network

RATES = (0.1, 0.2, 0.3, 0.4, 0.5)
"""Probabilities to draw from where none is given."""


class DropoutParameters(Parameters):
    """The probability."""

    p: float | None = Field(
        default=None, gt=0, lt=1, allow_inf_nan=False, description="The share of values that training drops."
    )


@register
class AddDropout(Rule[DropoutParameters]):
    """A site is a convolution or linear layer; exact in eval mode, which is the mode its certificate names."""

    name = "dropout"
    summary = "Dropout behind a layer, its norm and its activation."
    parameters = DropoutParameters

    def sites(self, architecture: Architecture) -> list[Site]:
        return [_site(architecture, node.name) for node in layers_with_weights(architecture)]

    def settle(
        self, architecture: Architecture, site: str, given: DropoutParameters, rng: np.random.Generator
    ) -> DropoutParameters:
        drawn = RATES[int(rng.integers(len(RATES)))]
        return DropoutParameters(p=given.p or drawn)

    def grow(self, network: Network, site: str, chosen: DropoutParameters, rng: np.random.Generator) -> Network:
        assert chosen.p is not None
        end = block_end(network.architecture, site)
        edit = Edit(network, end, Family(network.architecture, site, self.name), rng)
        new = edit.add(Dropout(name=edit.names.name(), inputs=(end,), p=chosen.p))
        edit.reroute(end, new, but={new})
        return edit.build()


def _site(architecture: Architecture, name: str) -> Site:
    end = block_end(architecture, name)
    readers = [architecture.node(reader) for reader, _ in architecture.consumers(end)]
    reason = None
    if end == architecture.output:
        reason = "its block gives the network's output, of which nothing may be dropped"
    elif any(isinstance(reader, Dropout) and reader.p > 0 for reader in readers):
        reason = "a dropout reads its block already"
    return Site(name, reason is None, reason)
