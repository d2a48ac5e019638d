"""Running networks on probes in float64; parent and child side by side share equal values.

A child has most of its layers from its parent. Where such a layer has the same weights, bit for bit, and reads the same
numbers, it gives the same numbers; so it is run once for both. New layers that say nothing yet end in the very numbers
that their parent has there, and behind them all is shared again.
"""

import math
from collections import Counter
from collections.abc import Sequence
from typing import Literal

import torch
from torch import Tensor, nn

from nas.architecture import INPUT, Architecture
from nas.layers import AnyLayer, Conv2d
from nas.network import Network

Mode = Literal["eval", "train"]

COLUMNS = 2**20
"""Most numbers that a convolution unfolds at a time: torch's in float64 unfolds every window of a whole batch, which
leaves the cache and doubles the time."""

FEW_POSITIONS = 256
"""A convolution with so few output positions is faster when the channels come last."""


class Prepared:
    """A network's layers in float64. A layer that another network has as well is not prepared twice."""

    def __init__(self, network: Network, like: "Prepared | None" = None) -> None:
        self.network = network
        self.architecture = network.architecture
        self.alike = frozenset[str]() if like is None else _alike(network, like.network)
        self._layers: dict[str, nn.Module] = {}
        self.readers = Counter(name for node in self.architecture.nodes for name in set(node.inputs))
        self.readers[self.architecture.output] += 1
        for node in self.architecture.nodes:
            shared = like is not None and node.name in self.alike
            self._layers[node.name] = like._layers[node.name] if like and shared else _layer(network, node)

    def to(self, mode: Mode) -> None:
        """Puts every layer into this mode."""
        for layer in self._layers.values():
            layer.train(mode == "train")

    def computed(self, node: AnyLayer, inputs: Sequence[Tensor]) -> Tensor:
        """The node's output for these inputs (batch, *shape)."""
        layer = self._layers[node.name]
        if isinstance(node, Conv2d):
            return _convolved(layer, node, inputs[0], self.architecture.shapes[node.name])
        y: Tensor = layer(*inputs)
        return y


class _Pass:
    """A forward pass under way; what nobody will read any more is let go."""

    def __init__(self, prepared: Prepared, x: Tensor) -> None:
        self.prepared = prepared
        self.values = {INPUT: x}
        self.left = Counter(prepared.readers)
        self.waiting = {node.name: node for node in prepared.architecture.nodes}

    def inputs(self, node: AnyLayer) -> list[Tensor]:
        return [self.values[name] for name in node.inputs]

    def put(self, node: AnyLayer, value: Tensor) -> None:
        """The node's output is this."""
        del self.waiting[node.name]
        self.values[node.name] = value
        for name in set(node.inputs):
            self.left[name] -= 1
            if not self.left[name]:
                del self.values[name]

    def run(self, node: AnyLayer) -> None:
        self.put(node, self.prepared.computed(node, self.inputs(node)))

    def run_until(self, name: str | None) -> None:
        """Runs what comes before that node, or all that is left."""
        for node in list(self.waiting.values()):
            if node.name == name:
                break
            self.run(node)

    def result(self) -> Tensor:
        self.run_until(None)
        return self.values[self.prepared.architecture.output]


@torch.inference_mode()
def output(prepared: Prepared, mode: Mode, x: Tensor) -> Tensor:
    """The network's output for x (batch, *input shape)."""
    prepared.to(mode)
    return _Pass(prepared, x).result()


@torch.inference_mode()
def outputs(parent: Prepared, child: Prepared, mode: Mode, x: Tensor) -> tuple[Tensor, Tensor]:
    """Outputs of parent and child; `child` was prepared like `parent`."""
    parent.to(mode)
    child.to(mode)
    one, other = _Pass(parent, x), _Pass(child, x)
    for node in child.architecture.nodes:
        if node.name not in one.waiting:
            other.run(node)
            continue
        one.run_until(node.name)
        twin = one.waiting[node.name]
        before, after = one.inputs(twin), other.inputs(node)
        expected = parent.computed(twin, before)
        if node.name in child.alike and _same(twin, before, node, after):
            found = expected
        else:
            found = child.computed(node, after)
            if node.name not in child.alike and torch.equal(expected, found):
                found = expected
        del before, after
        one.put(twin, expected)
        other.put(node, found)
    return one.result(), other.result()


def numbers(architecture: Architecture) -> int:
    """Size of the largest tensor between two nodes, for one sample."""
    return max(math.prod(shape) for shape in architecture.shapes.values())


def _alike(network: Network, like: Network) -> frozenset[str]:
    """The nodes that compute the same from the same inputs in both networks."""
    others = {node.name: node for node in like.architecture.nodes}
    return frozenset(
        node.name
        for node in network.architecture.nodes
        if node.name in others
        and node.semantics() == others[node.name].semantics()
        and network.architecture.input_shapes(node.name) == like.architecture.input_shapes(node.name)
        and all(
            network.weights[key] is like.weights[key] or torch.equal(network.weights[key], like.weights[key])
            for part in node.tensors(network.architecture.input_shapes(node.name))
            for key in (f"{node.name}.{part}",)
        )
    )


def _same(twin: AnyLayer, before: Sequence[Tensor], node: AnyLayer, after: Sequence[Tensor]) -> bool:
    """Whether both read the same numbers. Of inputs with the same name that is known already: then it is one tensor."""
    return all(
        x is y or (one != other and x.shape == y.shape and torch.equal(x, y))
        for one, x, other, y in zip(twin.inputs, before, node.inputs, after, strict=True)
    )


def _layer(network: Network, node: AnyLayer) -> nn.Module:
    """The node's module in float64, which loses nothing of its float32 weights."""
    inputs = network.architecture.input_shapes(node.name)
    with torch.device("meta"):
        module = node.module(inputs)
    tensors = {key: network.weights[f"{node.name}.{key}"] for key in node.tensors(inputs)}
    module.load_state_dict(
        {key: tensor.double() if tensor.is_floating_point() else tensor.clone() for key, tensor in tensors.items()},
        assign=True,
    )
    if isinstance(node, Conv2d) and _channels_last(node, network.architecture.shapes[node.name]):
        module.to(memory_format=torch.channels_last)  # type: ignore[call-overload]
    return module


def _channels_last(node: Conv2d, shape: tuple[int, ...]) -> bool:
    return node.kernel_size > 1 and node.groups == 1 and math.prod(shape[1:]) <= FEW_POSITIONS


def _convolved(layer: nn.Module, node: Conv2d, x: Tensor, shape: tuple[int, ...]) -> Tensor:
    """The convolution, a few samples at a time."""
    columns = x.shape[1] * node.kernel_size**2 * math.prod(shape[1:])
    last = _channels_last(node, shape)
    y = x.new_empty(len(x), *shape)
    step = max(1, COLUMNS // columns)
    for start in range(0, len(x), step):
        part = x[start : start + step]
        y[start : start + step] = layer(part.contiguous(memory_format=torch.channels_last) if last else part)
    return y
