"""Rewriting a network whose channel axes grow: every producer, member and consumer, and their tensors."""

import math

import numpy as np
import torch
from torch import Tensor

from nas import channels
from nas.architecture import Architecture
from nas.channels import Channels
from nas.layers import (
    Attention,
    ClassToken,
    Convolution,
    GroupNorm,
    Layer,
    LayerNorm,
    Linear,
    PositionEmbedding,
    RMSNorm,
    Scale,
)
from nas.mutations import limits
from nas.mutations.surgery.contraction import column_tensors, row_tensors
from nas.mutations.surgery.expansion import Expansion, of_axis, size_of
from nas.mutations.surgery.inits import Init
from nas.mutations.surgery.origins import Along, Grown, Origin, columns, rows
from nas.network import Network

CHUNK = 2**17
"""Weights of a consumer to rewrite at a time: bounds temporary memory, and fits the CPU's cache."""

Tensors = dict[str, Tensor]


def widened(
    network: Network, found: Channels, expansions: dict[int, Expansion], init: Init, rng: np.random.Generator
) -> Network:
    """The network with these variables expanded in every tensor that has them."""
    architecture = network.architecture
    sizes = {name: size_of(axis, found.widths, expansions) for name, axis in found.axes.items()}
    nodes = tuple(_resized(node, architecture, sizes, init) for node in architecture.nodes)
    grown = architecture.model_copy(update={"nodes": nodes})  # Checks every bound before anything is allocated.
    limits.check(grown.parameters, grown.flops)
    maps = {name: of_axis(axis, found.widths, expansions) for name, axis in found.axes.items()}
    weights = dict(network.weights)
    origins: dict[str, Origin] = {}
    for node in architecture.nodes:
        # A layer may read a grown axis, give one, or both: a convolution inside a residual does both.
        read, given = maps[node.inputs[0]], maps[node.name]
        keys = node.tensors(architecture.input_shapes(node.name))
        if not keys or (read is None and given is None):
            continue
        old = {key: network.weights[f"{node.name}.{key}"] for key in keys}
        match node:
            case Convolution() if channels.depthwise(node, architecture.shapes[node.inputs[0]][0]):
                # Row i reads channel i alone, so that rows are all there is to grow: (channels, 1, k, k).
                new = _depthwise(old, given, init, rng)
            case Convolution():
                # Rows first: the columns of a new row are then split like those of its original.
                new = _consumed(_produced(old, given, init, rng), read, node.groups, init, rng)
            case Linear():
                new = _consumed(_produced(old, given, init, rng), read, 1, init, rng)
            case Attention():
                new = _attention(old, read, given, init, rng)
            case ClassToken() | PositionEmbedding():
                assert read is not None
                new = {"weight": old["weight"][read.source]}
                init.embedded(new["weight"], read)
            case _:
                assert read is not None
                new = _member(grown.node(node.name), grown, old, read, init)
        weights |= {f"{node.name}.{key}": tensor for key, tensor in new.items()}
        origins |= _origins(node, architecture, grown, read, given, init)
    return Grown(grown, weights, network, origins)


def _origins(
    node: Layer,
    architecture: Architecture,
    grown: Architecture,
    read: Expansion | None,
    given: Expansion | None,
    init: Init,
) -> dict[str, Origin]:
    """Origins of the node's lengthened tensors."""
    axes: dict[str, list[Along]] = {}
    if given is not None:
        gain = init.gain(node.op, architecture.shapes[node.name][0], len(given))
        for key in row_tensors(node, architecture):
            axes[key] = [rows(given, init, gain if key.endswith(".weight") else 1.0)]
    if read is not None:
        for key, groups in column_tensors(node, architecture.shapes[node.inputs[0]][0]):
            axes.setdefault(key, []).append(columns(read, init, groups))
    before, after = architecture.tensors, grown.tensors
    return {key: Origin(key, tuple(found)) for key, found in axes.items() if before[key].shape != after[key].shape}


def _resized(node: Layer, architecture: Architecture, sizes: dict[str, int | None], init: Init) -> Layer:
    """The node with fields for its new channels."""
    read, given = sizes[node.inputs[0]], sizes[node.name]
    before = architecture.shapes[node.inputs[0]][0]
    update: dict[str, float] = {}
    if isinstance(node, Convolution | Attention) and given is not None:
        update["out_channels"] = given
    if isinstance(node, Linear) and given is not None:
        update["out_features"] = given
    if read is not None and (channels.depthwise(node, before) or channels.instance_norm(node, before)):
        assert isinstance(node, Convolution | GroupNorm)
        update["groups"] = read
    # Padding changes the mean square over channels by gain², and eps has to follow, or x / sqrt(ms + eps) would differ.
    if read is not None and isinstance(node, LayerNorm | RMSNorm):
        update["eps"] = node.eps * init.gain(node.op, before, read) ** 2
    return node.model_copy(update=update) if update else node


def _member(node: Layer, grown: Architecture, old: Tensors, axis: Expansion, init: Init) -> Tensors:
    """The tensors of a layer with one entry a channel: copies, or an untrained layer's values for new channels."""
    inputs = grown.input_shapes(node.name)
    specs = node.tensors(inputs)
    fresh = {} if init.clones else node.initialise(inputs, torch.Generator().manual_seed(0))
    # `init.gain` makes up for statistics that change with the number of channels; 1 where new channels are clones.
    gain = init.gain(node.op, len(axis) - int(axis.fresh.sum()), len(axis))
    new = {}
    for key, tensor in old.items():
        if specs[key].shape == tuple(tensor.shape):
            new[key] = tensor  # not one entry a channel, such as a PReLU's single slope
            continue
        new[key] = tensor[axis.source]
        if key == "weight":
            new[key] *= gain
        if isinstance(node, Scale) and not init.clones:
            new[key][axis.fresh] = 1  # It starts at zero, and behind or before other zeros it would never learn.
        elif key in fresh:
            new[key][axis.fresh] = fresh[key][axis.fresh]
    return new


def _attention(
    old: Tensors, read: Expansion | None, given: Expansion | None, init: Init, rng: np.random.Generator
) -> Tensors:
    """Attention reads through its queries, keys and values, and gives through its output matrix."""
    new = dict(old)
    for part in ("query", "key", "value"):
        key = f"{part}.weight"
        new[key] = _consumed({"weight": old[key]}, read, 1, init, rng)["weight"]
    output = {key: tensor for key, tensor in old.items() if key.startswith("output.")}
    produced = _produced({key.removeprefix("output."): tensor for key, tensor in output.items()}, given, init, rng)
    return new | {f"output.{key}": tensor for key, tensor in produced.items()}


def _depthwise(old: Tensors, axis: Expansion | None, init: Init, rng: np.random.Generator) -> Tensors:
    """The tensors of a depthwise convolution, with the rows of its new channels."""
    if axis is None:
        return old
    new = {key: tensor[axis.source] for key, tensor in old.items()}
    init.own_rows(new["weight"], new.get("bias"), axis, rng)
    return new


def _produced(old: Tensors, axis: Expansion | None, init: Init, rng: np.random.Generator) -> Tensors:
    """The tensors of a producer, (out, ...) and (out,), with rows for its new channels."""
    if axis is None:
        return old
    new = {key: tensor[axis.source] for key, tensor in old.items()}
    init.rows(new["weight"], new.get("bias"), axis, rng)
    return new


def _consumed(old: Tensors, axis: Expansion | None, groups: int, init: Init, rng: np.random.Generator) -> Tensors:
    """Tensors of a consumer, (out, in / groups, ...), with columns for new channels; each group reads its part."""
    if axis is None:
        return old
    weight = old["weight"]
    new = weight.new_empty(len(weight), len(axis) // groups, *weight.shape[2:])
    deviation = spread(weight)
    rows_a_group = len(weight) // groups
    # In chunks of rows: a copy of all columns at once would double the memory of the largest layers.
    step = max(1, CHUNK // math.prod(new.shape[1:]))
    for group in range(groups):
        part = axis.part(group, groups)
        end = (group + 1) * rows_a_group
        for start in range(group * rows_a_group, end, step):
            rows = slice(start, min(start + step, end))
            new[rows] = weight[rows].index_select(1, part.source)
            init.columns(new[rows], part, rng, deviation)
    return old | {"weight": new}


def spread(weight: Tensor) -> float:
    """The rms of the weights; He initialisation's deviation if all are zero."""
    rms = float(torch.linalg.vector_norm(weight)) / math.sqrt(weight.numel())
    return rms or math.sqrt(2 / math.prod(weight.shape[1:]))
