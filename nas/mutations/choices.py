"""Choices that several mutations offer: an activation, and what is zero at the end of a new path."""

from enum import StrEnum

from nas.architecture import Architecture
from nas.layers import Layer, Scale
from nas.mutations.edit import Edit
from nas.mutations.places import block_end, is_activation


class Activation(StrEnum):
    """The activations that a new layer may have."""

    RELU = "relu"
    RELU6 = "relu6"
    GELU = "gelu"
    SILU = "silu"
    HARDSWISH = "hardswish"
    LEAKY_RELU = "leaky_relu"
    ELU = "elu"
    TANH = "tanh"
    PRELU = "prelu"


class Gate(StrEnum):
    """What is zero at the end of a new path: its last layer or a `scale` behind it; both would stop every gradient."""

    LAYER = "layer"
    SCALE = "scale"


def own_activation(architecture: Architecture, name: str) -> Activation | None:
    """The activation of the block of this convolution or linear layer, if a new layer may have it."""
    end = architecture.node(block_end(architecture, name))
    known: list[str] = [each.value for each in Activation]
    return Activation(end.op) if is_activation(end) and end.op in known else None


def add_gated(edit: Edit, last: Layer, gate: Gate | None) -> str:
    """Adds the last layer of a new path so that the path gives zeros; returns the name of the path's end."""
    if gate is not Gate.SCALE:
        return edit.add_silent(last)
    return edit.add_silent(Scale(name=edit.names.name("gate"), inputs=(edit.add(last),)))
