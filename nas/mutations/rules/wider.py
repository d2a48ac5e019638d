"""Wider: more channels for one width group; every producer, member and consumer of it is rewritten."""

import numpy as np
from pydantic import Field

from nas import channels
from nas.architecture import Architecture
from nas.channels import Group
from nas.errors import MutationError
from nas.layers import MAX_DIMENSION, Attention, Convolution, Linear
from nas.mutations.protocol import Parameters, Rule, Site
from nas.mutations.registry import register
from nas.mutations.surgery.expansion import appended, interleaved
from nas.mutations.surgery.inits import DRAWN, INITS, InitName
from nas.mutations.surgery.padding import mean_misfit, zero_misfit
from nas.mutations.surgery.rewiring import widened
from nas.network import Network

SMALLEST_FACTOR, LARGEST_FACTOR = 1.25, 2.0
"""Between which a random widening lies."""


class WiderParameters(Parameters):
    """The new width, and the source of the new channels' weights."""

    width: int | None = Field(default=None, ge=1, le=MAX_DIMENSION, description="Channels afterwards.")
    factor: float | None = Field(
        default=None,
        gt=1,
        le=64,
        allow_inf_nan=False,
        description="Channels afterwards as a multiple of before.",
    )
    init: InitName | None = Field(
        default=None,
        description="By default elementwise or zero_out at random; noise, random_pad and mean_pad are not exact.",
    )


@register
class Wider(Rule[WiderParameters]):
    """Net2WiderNet (arXiv 1511.05641, section 2.2) on any graph. A site is a width group."""

    name = "wider"
    summary = "More channels for a layer and everything that is tied to it."
    parameters = WiderParameters

    def sites(self, architecture: Architecture) -> list[Site]:
        groups = channels.infer(architecture).groups
        found = {group.name: _site(group) for group in groups}
        first = {name: group for group in reversed(groups) for name in group.producers}
        for node in architecture.nodes:
            if isinstance(node, Convolution | Linear | Attention) and node.name not in found:
                found[node.name] = Site(node.name, False, _follows(node, first.get(node.name)))
        order = {node.name: place for place, node in enumerate(architecture.nodes)}
        return sorted(found.values(), key=lambda site: (order[site.name.partition(":")[0]], site.name))

    def settle(
        self, architecture: Architecture, site: str, given: WiderParameters, rng: np.random.Generator
    ) -> WiderParameters:
        found = channels.infer(architecture)
        group = found.group(site)
        assert group is not None
        width = _width(group, given, rng)
        names = [name for name in DRAWN if _misfit(group, name, width) is None]
        drawn = names[int(rng.integers(len(names)))]
        init = given.init or drawn
        match init:
            case InitName.ZERO_PAD:
                reason = zero_misfit(architecture, found, group, width)
            case InitName.MEAN_PAD:
                reason = mean_misfit(architecture, found, group)
            case _:
                reason = _misfit(group, init, width)
        if reason is not None:
            raise MutationError("init", reason)
        return WiderParameters(width=width, init=init)

    def grow(self, network: Network, site: str, chosen: WiderParameters, rng: np.random.Generator) -> Network:
        found = channels.infer(network.architecture)
        group = found.group(site)
        assert group is not None
        assert chosen.width is not None
        assert chosen.init is not None
        expansions = {}
        for variable in sorted(group.variables):
            width = found.widths[variable]
            if _evenly(group, chosen.init):
                expansions[variable] = interleaved(width, chosen.width // group.width)
            else:
                expansions[variable] = appended(width, chosen.width, rng)
        return widened(network, found, expansions, INITS[chosen.init], rng)

    def exact(self, chosen: WiderParameters) -> bool:
        return chosen.init is None or INITS[chosen.init].exact


def _site(group: Group) -> Site:
    reason = group.reason
    if reason is None and group.width * (2 if group.uniform else 1) >= MAX_DIMENSION:
        reason = f"it has {group.width} channels, and the limit of one dimension is {MAX_DIMENSION}"
    return Site(group.name, reason is None, reason)


def _follows(node: Convolution | Linear | Attention, group: Group | None) -> str:
    """Why a node with channels has no group of its own."""
    if group is None:
        return "it is a depthwise convolution: it grows with the channels that it reads"
    return f"its channels are tied to those of {group.name!r}: widen that"


def _width(group: Group, given: WiderParameters, rng: np.random.Generator) -> int:
    """The new width; raises MutationError if the one asked for does not fit."""
    if given.width is not None and given.factor is not None:
        raise MutationError("factor", "give width or factor, not both")
    drawn = rng.uniform(SMALLEST_FACTOR, LARGEST_FACTOR)
    if given.width is None and given.factor is None:
        return _drawn_width(group, given.init, drawn)
    field = "width" if given.width is not None else "factor"
    width = given.width or max(group.width + 1, round(group.width * (given.factor or 1)))
    if not group.width < width <= MAX_DIMENSION:
        raise MutationError(
            field,
            f"{width} channels asked for; {group.name!r} has {group.width}, so it must be more than that, "
            f"and at most {MAX_DIMENSION}",
        )
    if _evenly(group, given.init) and width % group.width:
        raise MutationError(
            field,
            f"{width} channels asked for; {group.name!r} is read by a grouped convolution or a norm over channels, "
            f"so it must be a multiple of its {group.width} channels",
        )
    return width


def _drawn_width(group: Group, init: InitName | None, factor: float) -> int:
    """The width where none is asked for: about `factor` times as wide, but what the group and the init can take."""
    paired = init is InitName.PAIR
    if group.statistics and init is InitName.ZERO_PAD:
        return group.width * 4
    if _evenly(group, init):
        return group.width * (3 if paired else 2)
    added = max(1, round(group.width * (factor - 1)))
    return min(group.width + added + (added % 2 if paired else 0), MAX_DIMENSION)


def _evenly(group: Group, init: InitName | None) -> bool:
    """Whether every channel gets equally many new ones; the mean of all needs no place among them."""
    return group.uniform and init is not InitName.MEAN_PAD


def _misfit(group: Group, name: InitName, width: int) -> str | None:
    """Why this init cannot be exact here, though it claims to be; None if it can, or does not claim it."""
    init = INITS[name]
    if group.statistics and init.exact and not init.clones:
        norms = ", ".join(map(repr, group.statistics))
        exact = ", ".join(key for key, value in INITS.items() if value.exact and value.clones)
        return f"{name} would change the statistics of {norms}, which reads all channels; here use one of: {exact}"
    added = width // group.width - 1 if group.uniform else width - group.width
    if name is InitName.PAIR and added % 2:
        per = "to each channel" if group.uniform else "in all"
        return f"{name} adds channels two by two, but {width} channels would add {added} {per}"
    return None
