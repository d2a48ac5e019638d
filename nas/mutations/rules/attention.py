"""Attention: every position of a tensor may look at all others, through a residual that says nothing yet."""

import math
from enum import StrEnum

import numpy as np
import torch
from pydantic import Field

from nas.architecture import Architecture
from nas.errors import MutationError
from nas.layers import Add, Attention, Conv2d, LayerNorm, Linear, RMSNorm, Scale
from nas.mutations.protocol import Parameters, Rule, Site
from nas.mutations.registry import register
from nas.mutations.surgery.choices import Gate
from nas.mutations.surgery.edit import Edit
from nas.mutations.surgery.naming import Family
from nas.mutations.surgery.places import block_end, is_activation
from nas.network import Network

MAX_POSITIONS = 1024
"""Attention's cost grows with the square of positions: 32 x 32 have a million scores a head."""

SMALLEST_HEAD = 8
"""The fewest channels a head gets when the number of heads is drawn."""


class FrontNorm(StrEnum):
    """The norm in front of the attention, inside the residual."""

    NONE = "none"
    LAYER_NORM = "layer_norm"
    RMS_NORM = "rms_norm"


class AttentionParameters(Parameters):
    """The new layer's fields, and what surrounds it."""

    heads: int | None = Field(default=None, ge=1, le=64, description="Heads; drawn so that each has some channels.")
    key_dim: int | None = Field(default=None, ge=1, le=1024, description="Numbers a query or key of one head.")
    value_dim: int | None = Field(default=None, ge=1, le=1024, description="Numbers a value of one head.")
    norm: FrontNorm | None = Field(default=None, description="The norm in front.")
    gate: Gate | None = Field(
        default=None, description="What is zero: the attention's output matrix, or a scale behind it."
    )


@register
class AddAttention(Rule[AttentionParameters]):
    """x + A(norm(x)) with a zero at the end of A. Sites are convolutions and adds."""

    name = "attention"
    summary = "Self-attention over the positions, as a residual."
    parameters = AttentionParameters

    def sites(self, architecture: Architecture) -> list[Site]:
        return [
            _site(architecture, node.name) for node in architecture.nodes if isinstance(node, Conv2d | Linear | Add)
        ]

    def settle(
        self, architecture: Architecture, site: str, given: AttentionParameters, rng: np.random.Generator
    ) -> AttentionParameters:
        channels = architecture.shapes[_end(architecture, site)][0]
        fitting = [heads for heads in (1, 2, 4, 8) if heads * SMALLEST_HEAD <= channels] or [1]
        drawn = fitting[int(rng.integers(len(fitting)))]
        norms = _norms(architecture, channels)
        norm = norms[int(rng.integers(len(norms)))]
        gate = list(Gate)[int(rng.integers(2))]
        if channels == 1 and given.norm not in (None, FrontNorm.NONE):
            raise MutationError("norm", f"{given.norm} over the one channel at {site!r} would leave nothing of it")
        heads = given.heads or drawn
        size = max(1, channels // heads)
        return AttentionParameters(
            heads=heads,
            key_dim=given.key_dim or min(size, 1024),
            value_dim=given.value_dim or min(size, 1024),
            norm=given.norm or norm,
            gate=given.gate or gate,
        )

    def grow(self, network: Network, site: str, chosen: AttentionParameters, rng: np.random.Generator) -> Network:
        end = _end(network.architecture, site)
        edit = Edit(network, end, Family(network.architecture, site, self.name), rng)
        before = set(edit.shapes)
        last = end
        if chosen.norm is FrontNorm.LAYER_NORM:
            last = edit.add(LayerNorm(name=edit.names.name("norm"), inputs=(end,)))
        if chosen.norm is FrontNorm.RMS_NORM:
            last = edit.add(RMSNorm(name=edit.names.name("norm"), inputs=(end,)))
        last = _attend(edit, last, chosen)
        joined = edit.add(Add(name=edit.names.name(), inputs=(end, last)))
        edit.reroute(end, joined, but=edit.shapes.keys() - before)
        return edit.build()


def _attend(edit: Edit, source: str, chosen: AttentionParameters) -> str:
    """Adds the attention and, if that is what is zero, the scale behind it; gives the last one's name."""
    assert chosen.heads is not None
    assert chosen.key_dim is not None
    assert chosen.value_dim is not None
    shape = edit.shapes[source]
    node = Attention(
        name=edit.names.name("tokens"),
        inputs=(source,),
        heads=chosen.heads,
        key_dim=chosen.key_dim,
        value_dim=chosen.value_dim,
        out_channels=shape[0],
    )
    if chosen.gate is Gate.SCALE:
        return edit.add_silent(Scale(name=edit.names.name("gate"), inputs=(edit.add(node),)))
    edit.check(node)
    width = node.heads * node.value_dim
    zeros = {"output.weight": torch.zeros(shape[0], width), "output.bias": torch.zeros(shape[0])}
    return edit.add(node, **zeros)


def _norms(architecture: Architecture, channels: int) -> list[FrontNorm]:
    """Norms that may be drawn: those that the network has, or none; a norm ties its channels together."""
    if channels == 1:
        return [FrontNorm.NONE]
    present = [norm for norm in (FrontNorm.LAYER_NORM, FrontNorm.RMS_NORM) if norm in _ops(architecture)]
    return present or [FrontNorm.NONE, FrontNorm.LAYER_NORM]


def _ops(architecture: Architecture) -> set[str]:
    return {node.op for node in architecture.nodes}


def _end(architecture: Architecture, site: str) -> str:
    """The attention's input: the end of a layer's block, a sum, or the activation that alone reads it."""
    end = block_end(architecture, site)
    if isinstance(architecture.node(site), Add) and not is_activation(architecture.node(end)):
        return site
    return end


def _site(architecture: Architecture, name: str) -> Site:
    end = _end(architecture, name)
    shape = architecture.shapes[end]
    positions = math.prod(shape[1:])
    reason = None
    if len(shape) == 1:
        reason = f"{end!r} gives {shape[0]} features, which have no positions to attend to"
    elif positions == 1:
        reason = f"{end!r} gives {shape}: one position has no other to attend to"
    elif positions > MAX_POSITIONS:
        reason = f"{end!r} gives {positions} positions, the limit is {MAX_POSITIONS}: attention costs their square"
    return Site(name, reason is None, reason)
