"""A pool that halves the space inside a network: its legal places, and the layers to adapt behind it.

It changes the function, and nothing can be done about that but to keep the change small: a linear layer behind a
flatten gets, for each position that is left, the sum of the weights of the positions that it stands for. That would be
exact for a tensor that is the same at all of those.
"""

import math

import torch
from torch import Tensor

from nas.architecture import INPUT, Architecture
from nas.errors import ArchitectureError
from nas.layers import Conv2d, Elementwise, Flatten, Linear
from nas.layers.base import Layer, Shape
from nas.layers.pools import Pool2d
from nas.mutations.surgery.parts import pool
from nas.network import Network


def most(architecture: Architecture) -> int:
    """Most layers that may halve the space: floor(log2 min(H, W)) - 2, the mutation seed's rule."""
    return max(0, math.floor(math.log2(min(architecture.input.shape[1:]))) - 2)


def reason_against(architecture: Architecture, site: str, end: str) -> str | None:
    """The reason against a pool behind `end`, where the block of `site` ends; None if one may come."""
    convolutions = [node.name for node in architecture.nodes if isinstance(node, Conv2d)]
    early = convolutions[: (len(convolutions) + 1) // 2]
    if site not in early:
        return f"down is for early layers, the first half of the convolutions, which ends with {early[-1]!r}"
    found = [node.name for node in architecture.nodes if isinstance(node, Conv2d | Pool2d) and node.stride > 1]
    if len(found) >= most(architecture):
        height, width = architecture.input.shape[1:]
        return (
            f"down is for at most {most(architecture)} layers of a network for {height}x{width} images, and this one "
            f"has {len(found)} that shrink the space"
        )
    try:
        child = _with_pool(architecture, end, "pool", "max")
    except ArchitectureError as error:
        return f"down does not fit what comes behind it: {error}"
    if child.shapes[child.output] != architecture.shapes[architecture.output]:
        return "down would change the shape of the network's output"
    for node in architecture.nodes:
        if _changed(architecture, child, node) and _flattened(architecture, node) is None:
            return f"down would change what {node.name!r} is made for, {architecture.input_shapes(node.name)[0]}"
    return None


def halved(network: Network, end: str, name: str, kind: str) -> Network:
    """The network with a 2x2 pool of this name behind `end`; raises ArchitectureError if it does not fit."""
    old = network.architecture
    new = _with_pool(old, end, name, kind)
    weights = dict(network.weights)
    for node in old.nodes:
        source, pooled = _flattened(old, node), _flattened(new, new.node(node.name))
        if source is not None and pooled is not None and _changed(old, new, node):
            key = f"{node.name}.weight"
            weights[key] = merged(weights[key], old.shapes[source], new.shapes[pooled])
    return Network(new, weights)


def merged(weight: Tensor, old: Shape, new: Shape) -> Tensor:
    """A weight (out, C*H*W) made for (C, H', W'): each new position sums those it replaces."""
    whole = weight.double().reshape(len(weight), *old)
    for axis in (1, 2):
        places = torch.arange(old[axis]) * new[axis] // old[axis]
        sums = whole.new_zeros(*whole.shape[: axis + 1], new[axis], *whole.shape[axis + 2 :])
        whole = sums.index_add(axis + 1, places, whole)
    return whole.flatten(1).to(weight.dtype)


def _with_pool(architecture: Architecture, end: str, name: str, kind: str) -> Architecture:
    """The architecture with the pool; the name may be taken where nobody will look at it."""
    while name in architecture.shapes:
        name = f"{name[:60]}_"
    nodes: list[Layer] = []
    for node in architecture.nodes:
        inputs = tuple(name if source == end else source for source in node.inputs)
        nodes.append(node.model_copy(update={"inputs": inputs}))
        if node.name == end:
            nodes.append(pool(name, end, kind, 2, stride=2, padding=0))
    output = name if architecture.output == end else architecture.output
    return Architecture.model_validate({"input": architecture.input, "nodes": tuple(nodes), "output": output})


def _changed(old: Architecture, new: Architecture, node: Layer) -> bool:
    """Whether the node needs tensors of other shapes."""
    return node.tensors(old.input_shapes(node.name)) != node.tensors(new.input_shapes(node.name))


def _flattened(architecture: Architecture, node: Layer) -> str | None:
    """The tensor (channels, height, width) whose values a linear layer reads, flattened and each changed for itself."""
    if not isinstance(node, Linear):
        return None
    name = node.inputs[0]
    while name != INPUT:
        found = architecture.node(name)
        if isinstance(found, Flatten):
            return found.inputs[0]
        if not isinstance(found, Elementwise):
            return None
        name = found.inputs[0]
    return None
