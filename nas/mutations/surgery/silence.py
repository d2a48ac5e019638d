"""Silent channels: zero for every input, or multiplied by zero in every layer that reads them."""

import torch
from torch import Tensor

from nas import channels
from nas.channels import Channels, Group
from nas.layers import (
    AdaptiveAvgPool2d,
    Add,
    AnyLayer,
    Attention,
    AvgPool2d,
    BatchNorm,
    Blend,
    ChannelPad,
    ClassToken,
    Concat,
    Crop2d,
    Dropout,
    Elementwise,
    FirstToken,
    Flatten,
    GlobalAvgPool,
    GroupNorm,
    LayerNorm,
    MaxPool2d,
    Multiply,
    PositionEmbedding,
    RMSNorm,
    Scale,
)
from nas.mutations.surgery.clones import by_feature, run_lengths
from nas.mutations.surgery.contraction import Contraction, axes, column_tensors, even, without
from nas.mutations.surgery.padding import power_of_four
from nas.network import Network

UNKNOWN = float("nan")


def drop(network: Network, found: Channels, group: Group) -> dict[int, Contraction] | None:
    """Contractions of the group's variables without silent channels; None if there are none.

    One channel of each variable stays, whatever it says. A uniform group keeps one channel of each run; where RMS norms
    read it, of each 4, 16, 64, ... so that its norms can be multiplied by 2, 4, 8, ... in turn.
    """
    silent = {variable: _silent(network, found, variable) for variable in group.variables}
    if group.uniform:
        return _runs(network, found, group, silent)
    (variable,) = group.variables  # Only what is read evenly brings several variables into one group.
    dropped = silent[variable]
    if dropped.all():
        dropped[0] = False
    return {variable: without(dropped)} if dropped.any() else None


def _runs(network: Network, found: Channels, group: Group, silent: dict[int, Tensor]) -> dict[int, Contraction] | None:
    """The longest runs, the same for every variable, of which at most one channel says something."""
    for length in run_lengths(found, group):
        if group.statistics and not power_of_four(length):
            continue
        runs = {variable: each.view(-1, length) for variable, each in silent.items()}
        if any((~each).sum(1).max() > 1 for each in runs.values()):
            continue
        dropped = {}
        for variable, each in runs.items():
            stays = torch.zeros_like(each)
            stays[torch.arange(len(each)), (~each).int().argmax(1)] = True
            dropped[variable] = ~stays.reshape(-1)
        shorter = {variable: without(each) for variable, each in dropped.items()}
        if even(network.architecture, axes(found, shorter)):
            return shorter
    return None


def _silent(network: Network, found: Channels, variable: int) -> Tensor:
    """(width,): which channels of a variable say nothing to anyone."""
    architecture = network.architecture
    width = found.widths[variable]
    silent = torch.ones(width, dtype=torch.bool)
    known = constants(network)
    for node in architecture.nodes:
        source = node.inputs[0]
        listens = [
            by_feature(network.weights[key], groups).any(1)
            for key, groups in column_tensors(node, architecture.shapes[source][0])
        ]
        if isinstance(node, RMSNorm):  # It counts the channel, unless that is zero.
            listens.append(torch.ones(len(known[source]), dtype=torch.bool))
        for each in listens:
            ignored = ~each | (known[source] == 0)
            start = 0
            for block in found.axes[source]:
                size = found.widths[block.variable] * block.repeat
                if block.variable == variable:
                    silent &= ignored[start : start + size].view(width, -1).all(1)
                start += size
    return silent


def constants(network: Network) -> dict[str, Tensor]:
    """Constants of every tensor: a feature's value if equal for every input and position, else NaN.

    A batch norm gives a constant in eval mode and another in train mode, so only its zeros count.
    """
    architecture = network.architecture
    module = network.module().double().eval()
    known = {"input": torch.full(architecture.shapes["input"][:1], UNKNOWN, dtype=torch.float64)}
    for node in architecture.nodes:
        weights = {
            key: network.weights[f"{node.name}.{key}"].double()
            for key in node.tensors(architecture.input_shapes(node.name))
        }
        inputs = [known[name] for name in node.inputs]
        sizes = [architecture.shapes[name] for name in (node.name, node.inputs[0])]
        if isinstance(node, Elementwise) and not isinstance(node, Dropout):
            shape = (1, -1) if len(sizes[0]) == 1 else (1, -1, 1, 1)
            with torch.no_grad():
                known[node.name] = module.get_submodule(node.name)(inputs[0].view(shape)).reshape(-1)
            if isinstance(node, Scale):
                known[node.name][(weights["weight"] == 0).expand(sizes[0][0])] = 0
        elif node.op in ("conv2d", "rectangular_conv2d", "linear"):
            known[node.name] = _mixed(node, weights, inputs[0], sizes[0][0])
        else:
            known[node.name] = _passed(node, weights, inputs, sizes[0][0])
    return known


def _mixed(node: AnyLayer, weights: dict[str, Tensor], read: Tensor, features: int) -> Tensor:
    """A convolution or matrix product gives its bias where all that it reads and does not ignore is zero."""
    groups = getattr(node, "groups", 1)
    rows = weights["weight"].reshape(groups, features // groups, len(read) // groups, -1)
    ignored = (rows == 0).all(3) | (read == 0).view(groups, 1, -1)
    bias = weights.get("bias", torch.zeros(features, dtype=torch.float64))
    return torch.where(ignored.all(2).reshape(-1), bias, UNKNOWN)


def _passed(node: AnyLayer, weights: dict[str, Tensor], inputs: list[Tensor], features: int) -> Tensor:
    """Facts that hold behind a layer that mixes no channels; none behind any other."""
    first = inputs[0]
    match node:
        case Flatten():
            return first.repeat_interleave(features // len(first))
        case MaxPool2d() | AdaptiveAvgPool2d() | GlobalAvgPool() | FirstToken() | Crop2d():
            return first
        case ChannelPad():
            zeros = first.new_zeros(features)
            zeros[node.before : node.before + len(first)] = first
            return zeros
        case Add():
            return torch.stack(inputs).sum(0)
        case Multiply():
            stacked = torch.stack(inputs)
            return stacked.prod(0).masked_fill((stacked == 0).any(0), 0)
        case Concat():
            return torch.cat(inputs)
        case BatchNorm():
            zero = (weights["bias"] == 0) & ((weights["weight"] == 0) | ((first == 0) & (weights["running_mean"] == 0)))
            return torch.where(zero, 0.0, UNKNOWN).double()
        case LayerNorm() | GroupNorm():
            alone = (first == 0) & channels.instance_norm(node, features)
            return torch.where((weights["bias"] == 0) & ((weights["weight"] == 0) | alone), 0.0, UNKNOWN).double()
        case RMSNorm():
            return torch.where((weights["weight"] == 0) | (first == 0), 0.0, UNKNOWN).double()
        case Attention():
            bias = weights.get("output.bias", torch.zeros(features, dtype=torch.float64))
            return torch.where((weights["output.weight"] == 0).all(1), bias, UNKNOWN)
        case Blend() | Dropout():
            return torch.where((torch.stack(inputs) == 0).all(0), 0.0, UNKNOWN).double()
        case AvgPool2d():  # Of padding it makes zeros.
            return torch.where(first == 0, 0.0, UNKNOWN).double()
        case ClassToken() | PositionEmbedding():
            added = weights["weight"].reshape(features, -1)
            return torch.where((first == 0) & (added == 0).all(1), 0.0, UNKNOWN).double()
    return torch.full((features,), UNKNOWN, dtype=torch.float64)
