"""Padding a width group: with zeros past RMS norms, with the mean past layer norms."""

from nas.architecture import Architecture
from nas.channels import Channels, Group
from nas.layers import (
    AdaptiveAvgPool2d,
    Add,
    Attention,
    AvgPool2d,
    ClassToken,
    Convolution,
    Crop2d,
    Elementwise,
    FirstToken,
    Flatten,
    GlobalAvgPool,
    Hardsigmoid,
    Identity,
    Layer,
    LayerNorm,
    Linear,
    PositionEmbedding,
    RMSNorm,
    Sigmoid,
    Softplus,
)

KEEPS_THE_MEAN = (
    Add
    | ClassToken
    | PositionEmbedding
    | FirstToken
    | Crop2d
    | Flatten
    | GlobalAvgPool
    | AdaptiveAvgPool2d
    | AvgPool2d
    | Identity
)
"""Layers that keep a channel the mean of the others, if it was that in what they take."""

PASSES = FirstToken | Crop2d | Flatten | GlobalAvgPool | AdaptiveAvgPool2d | AvgPool2d | Elementwise
"""Layers that may stand between a layer norm and what reads it."""


def zero_misfit(architecture: Architecture, found: Channels, group: Group, width: int) -> str | None:
    """Why new channels of zeros would not be exact here; None if they are.

    What an RMS norm gives is multiplied by the root of D / D', and its weights can only be so in float32 without
    rounding if that is a power of two.
    """
    for node in _members(architecture, found, group):
        if isinstance(node, Sigmoid | Hardsigmoid | Softplus):
            made = "log 2" if isinstance(node, Softplus) else "one half"
            return f"zero_pad needs zeros to stay zeros, but {node.name!r} makes them {made}"
    others = [name for name in group.statistics if not isinstance(architecture.node(name), RMSNorm)]
    if others:
        return (
            f"zero_pad would change the mean that {', '.join(map(repr, others))} takes away; only rms_norm takes none"
        )
    if group.statistics and not power_of_four(width / group.width):
        norms = ", ".join(map(repr, group.statistics))
        return (
            f"zero_pad multiplies {norms} by the square root of {group.width}/{width}, which is free of rounding only "
            f"where that is a power of two: {4 * group.width} or {16 * group.width} channels"
        )
    return None


def mean_misfit(architecture: Architecture, found: Channels, group: Group) -> str | None:
    """Why new channels that carry the mean would change more than rounding does; None if they do not."""
    if not group.statistics or not all(isinstance(architecture.node(name), LayerNorm) for name in group.statistics):
        return f"mean_pad is for channels that are read through layer_norm alone, and those of {group.name!r} are not"
    if len(group.variables) > 1 or any(len(found.axes[node.name]) > 1 for node in _members(architecture, found, group)):
        return f"mean_pad needs the channels of {group.name!r} by themselves, but a concat puts others beside them"
    normed = set(group.statistics)
    for node in _members(architecture, found, group):
        if node.name in group.producers:
            continue
        behind = any(name in normed for name in node.inputs)
        if behind and not isinstance(node, LayerNorm) and isinstance(node, PASSES):
            normed.add(node.name)
        elif behind or not isinstance(node, LayerNorm | KEEPS_THE_MEAN):
            return f"mean_pad needs the mean to reach every layer_norm, but {node.name!r} does not keep it"
    for node in _readers(architecture, found, group):
        if isinstance(node, Convolution) and node.groups > 1:
            return f"mean_pad appends channels, but {node.name!r} reads them in groups"
    return None


def _members(architecture: Architecture, found: Channels, group: Group) -> list[Layer]:
    """The nodes that give channels of the group, in definition order."""
    return [
        node for node in architecture.nodes if any(block.variable in group.variables for block in found.axes[node.name])
    ]


def _readers(architecture: Architecture, found: Channels, group: Group) -> list[Convolution | Linear | Attention]:
    """The layers with weights that read channels of the group."""
    return [
        node
        for node in architecture.nodes
        if isinstance(node, Convolution | Linear | Attention)
        and any(block.variable in group.variables for block in found.axes[node.inputs[0]])
    ]


def power_of_four(ratio: float) -> bool:
    """Whether the square root of the ratio is 2, 4, 8, ...: what float32 can be multiplied by without rounding."""
    return ratio in {4.0**exponent for exponent in range(1, 11)}
