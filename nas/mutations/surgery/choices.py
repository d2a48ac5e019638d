"""Choices that several mutations offer: an activation, a pool, and what is zero at the end of a new path."""

from collections.abc import Callable, Sequence
from enum import StrEnum
from typing import TypeVar

import numpy as np

from nas.architecture import Architecture
from nas.errors import MutationError
from nas.layers import Layer, Scale
from nas.mutations.surgery.edit import Edit
from nas.mutations.surgery.places import block_end, is_activation

T = TypeVar("T")
R = TypeVar("R")


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


class PoolKind(StrEnum):
    """The pools that a new path may have."""

    MAX = "max"
    AVG = "avg"


class Gate(StrEnum):
    """The zero at the end of a new path: its last layer or a `scale`; both would stop every gradient."""

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


def first_that_fits(options: Sequence[T], rng: np.random.Generator, attempt: Callable[[T], R]) -> R:
    """Try the options in random order; return the first result that raises no MutationError.

    Raises the last refusal if there is none. Whether there is one does not depend on `rng`.
    """
    refusal = MutationError("parameters", "nothing to choose from")
    for place in rng.permutation(len(options)):
        try:
            return attempt(options[place])
        except MutationError as error:
            refusal = error
    raise refusal
