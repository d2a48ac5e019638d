"""Wider: more channels for one width group; every producer, member and consumer of it is rewritten."""

import math

import numpy as np
import torch
from pydantic import Field
from torch import Tensor

from nas import channels
from nas.architecture import Architecture
from nas.channels import Channels, Group
from nas.errors import MutationError
from nas.layers import MAX_DIMENSION, Conv2d, GroupNorm, Layer, Linear
from nas.mutations.expansion import Expansion, appended, interleaved, of_axis
from nas.mutations.inits import DRAWN, INITS, Init, InitName
from nas.mutations.protocol import Parameters, Rule, Site
from nas.mutations.registry import register
from nas.network import Network

SMALLEST_FACTOR, LARGEST_FACTOR = 1.25, 2.0
"""Between which a random widening lies."""

CHUNK = 2**17
"""How many weights of a consumer are rewritten at a time: bounds the temporary memory, and stays in the cache."""


class WiderParameters(Parameters):
    """How wide, and where the new channels' weights come from."""

    width: int | None = Field(default=None, ge=1, le=MAX_DIMENSION, description="Channels afterwards.")
    factor: float | None = Field(
        default=None,
        gt=1,
        le=64,
        allow_inf_nan=False,
        description="Channels afterwards as a multiple of before.",
    )
    init: InitName | None = Field(
        default=None, description="By default elementwise or zero_out at random; noise and random_pad are not exact."
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
            if isinstance(node, Conv2d | Linear) and node.name not in found:
                found[node.name] = Site(node.name, False, _follows(node, first.get(node.name)))
        order = {node.name: place for place, node in enumerate(architecture.nodes)}
        return sorted(found.values(), key=lambda site: (order[site.name.partition(":")[0]], site.name))

    def settle(
        self, architecture: Architecture, site: str, given: WiderParameters, rng: np.random.Generator
    ) -> WiderParameters:
        group = channels.infer(architecture).group(site)
        assert group is not None
        width = _width(group, given, rng)
        names = [name for name in DRAWN if _misfit(group, name, width) is None]
        drawn = names[int(rng.integers(len(names)))]
        init = given.init or drawn
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
            if group.uniform:
                expansions[variable] = interleaved(width, chosen.width // group.width)
            else:
                expansions[variable] = appended(width, chosen.width, rng)
        return _widened(network, found, expansions, INITS[chosen.init], rng)

    def exact(self, chosen: WiderParameters) -> bool:
        return chosen.init is None or INITS[chosen.init].exact


def _site(group: Group) -> Site:
    reason = group.reason
    if reason is None and group.width * (2 if group.uniform else 1) >= MAX_DIMENSION:
        reason = f"it has {group.width} channels, and the limit of one dimension is {MAX_DIMENSION}"
    return Site(group.name, reason is None, reason)


def _follows(node: Conv2d | Linear, group: Group | None) -> str:
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
    if group.uniform and width % group.width:
        raise MutationError(
            field,
            f"{width} channels asked for; {group.name!r} is read by a grouped convolution or a norm over channels, "
            f"so it must be a multiple of its {group.width} channels",
        )
    return width


def _drawn_width(group: Group, init: InitName | None, factor: float) -> int:
    """The width where none is asked for: about `factor` times as wide, but what the group and the init can take."""
    paired = init is InitName.PAIR
    if group.uniform:
        return group.width * (3 if paired else 2)
    added = max(1, round(group.width * (factor - 1)))
    return min(group.width + added + (added % 2 if paired else 0), MAX_DIMENSION)


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


def _widened(
    network: Network, found: Channels, expansions: dict[int, Expansion], init: Init, rng: np.random.Generator
) -> Network:
    """The network with these variables expanded everywhere."""
    architecture = network.architecture
    maps = {name: of_axis(axis, found.widths, expansions) for name, axis in found.axes.items()}
    nodes = tuple(_resized(node, architecture, maps) for node in architecture.nodes)
    grown = architecture.model_copy(update={"nodes": nodes})  # Checks every bound before anything is allocated.
    weights = dict(network.weights)
    for node in architecture.nodes:
        read, given = maps[node.inputs[0]], maps[node.name]
        keys = node.tensors(architecture.input_shapes(node.name))
        if not keys or (read is None and given is None):
            continue
        old = {key: network.weights[f"{node.name}.{key}"] for key in keys}
        if not isinstance(node, Conv2d | Linear):
            assert read is not None
            new = _member(grown.node(node.name), grown, old, read, init)
        elif channels.depthwise(node, architecture.shapes[node.inputs[0]][0]):
            new = _produced(old, given, init, rng)
        else:
            new = _consumed(_produced(old, given, init, rng), read, _groups(node), init, rng)
        weights |= {f"{node.name}.{key}": tensor for key, tensor in new.items()}
    return Network(grown, weights)


def _groups(node: Conv2d | Linear) -> int:
    return node.groups if isinstance(node, Conv2d) else 1


def _resized(node: Layer, architecture: Architecture, maps: dict[str, Expansion | None]) -> Layer:
    """The node with the fields that its new channels ask for."""
    read, given = maps[node.inputs[0]], maps[node.name]
    before = architecture.shapes[node.inputs[0]][0]
    update: dict[str, int] = {}
    if isinstance(node, Conv2d) and given is not None:
        update["out_channels"] = len(given)
    if isinstance(node, Linear) and given is not None:
        update["out_features"] = len(given)
    if read is not None and (channels.depthwise(node, before) or channels.instance_norm(node, before)):
        assert isinstance(node, Conv2d | GroupNorm)
        update["groups"] = len(read)
    return node.model_copy(update=update) if update else node


def _member(node: Layer, grown: Architecture, old: dict[str, Tensor], axis: Expansion, init: Init) -> dict[str, Tensor]:
    """The tensors of a layer with one entry a channel: copies, or an untrained layer's values for new channels."""
    specs = node.tensors(grown.input_shapes(node.name))
    fresh = {} if init.clones else node.initialise(grown.input_shapes(node.name), torch.Generator().manual_seed(0))
    new = {}
    for key, tensor in old.items():
        if specs[key].shape == tuple(tensor.shape):
            new[key] = tensor
            continue
        new[key] = tensor[axis.source]
        if key in fresh:
            new[key][axis.fresh] = fresh[key][axis.fresh]
    return new


def _produced(
    old: dict[str, Tensor], axis: Expansion | None, init: Init, rng: np.random.Generator
) -> dict[str, Tensor]:
    """The tensors of a producer, with the rows of its new channels."""
    if axis is None:
        return old
    new = {key: tensor[axis.source] for key, tensor in old.items()}
    init.rows(new["weight"], new.get("bias"), axis, rng)
    return new


def _consumed(
    old: dict[str, Tensor], axis: Expansion | None, groups: int, init: Init, rng: np.random.Generator
) -> dict[str, Tensor]:
    """The tensors of a consumer, with the columns of the new channels that it reads; each group reads its own part."""
    if axis is None:
        return old
    weight = old["weight"]
    new = weight.new_empty(len(weight), len(axis) // groups, *weight.shape[2:])
    spread = _spread(weight)
    rows_a_group = len(weight) // groups
    step = max(1, CHUNK // math.prod(new.shape[1:]))
    for group in range(groups):
        part = axis.part(group, groups)
        end = (group + 1) * rows_a_group
        for start in range(group * rows_a_group, end, step):
            rows = slice(start, min(start + step, end))
            new[rows] = weight[rows].index_select(1, part.source)
            init.columns(new[rows], part, rng, spread)
    return old | {"weight": new}


def _spread(weight: Tensor) -> float:
    """The rms of the weights; what He initialisation would give where all are zero."""
    rms = float(torch.linalg.vector_norm(weight)) / math.sqrt(weight.numel())
    return rms or math.sqrt(2 / math.prod(weight.shape[1:]))
