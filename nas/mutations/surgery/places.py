"""Facts about a graph that say where a mutation fits: where a layer's block ends, what is never negative."""

from nas.architecture import INPUT, Architecture
from nas.layers import (
    Add,
    AvgPool2d,
    BatchNorm,
    Concat,
    Conv2d,
    Dropout,
    Elementwise,
    Flatten,
    GlobalAvgPool,
    GroupNorm,
    Identity,
    LayerNorm,
    Linear,
    MaxPool2d,
    Multiply,
    Relu,
    Relu6,
    RMSNorm,
    Scale,
    Sigmoid,
)
from nas.layers.base import Layer


def is_activation(node: Layer) -> bool:
    """Whether the node is a nonlinear function of each value."""
    return isinstance(node, Elementwise) and not isinstance(node, Identity | Dropout | Scale)


def block_end(architecture: Architecture, name: str) -> str:
    """The last node of a layer's block: behind its norms and its activation, if it has any.

    Only nodes that nobody else reads past belong to it.
    """
    while True:
        readers = architecture.consumers(name)
        if len(readers) != 1 or name == architecture.output:
            return name
        follower = architecture.node(readers[0][0])
        if is_activation(follower):
            return follower.name
        if not isinstance(follower, BatchNorm | LayerNorm | RMSNorm | GroupNorm):
            return name
        name = follower.name


def beyond_pools(architecture: Architecture, name: str) -> str:
    """Behind the pools and dropouts that follow this tensor, as long as nobody else reads in between."""
    while name != architecture.output and len(readers := architecture.consumers(name)) == 1:
        follower = architecture.node(readers[0][0])
        if not isinstance(follower, MaxPool2d | AvgPool2d | Dropout):
            break
        name = follower.name
    return name


def layers_with_weights(architecture: Architecture) -> list[Conv2d | Linear]:
    """The convolutions and matrix products, in definition order."""
    return [node for node in architecture.nodes if isinstance(node, Conv2d | Linear)]


def bounds(architecture: Architecture) -> dict[str, float]:
    """The tensors that are never negative, each with the largest value it can take (infinity where that is open)."""
    known: dict[str, float] = {}
    for node in architecture.nodes:
        inputs = [known[name] for name in node.inputs if name in known]
        every = len(inputs) == len(node.inputs)
        match node:
            case Relu():
                known[node.name] = inputs[0] if every else float("inf")
            case Relu6():
                known[node.name] = 6.0
            case Sigmoid():
                known[node.name] = 1.0
            case MaxPool2d() | AvgPool2d() | GlobalAvgPool() | Flatten() | Identity() | Concat() if every:
                known[node.name] = max(inputs)
            case Dropout() if every:  # It scales up what it keeps.
                known[node.name] = float("inf") if node.p else inputs[0]
            case Add() | Multiply() if every:
                known[node.name] = float("inf")
    return known


def ancestors(architecture: Architecture) -> dict[str, int]:
    """Ancestors of each tensor as bits: bit 0 is "input", bit n the n-th node."""
    bit = {INPUT: 1} | {node.name: 2 << place for place, node in enumerate(architecture.nodes)}
    found = {INPUT: 0}
    for node in architecture.nodes:
        found[node.name] = 0
        for name in node.inputs:
            found[node.name] |= found[name] | bit[name]
    return found
