"""Building blocks for presets: layers in short form, and a draft to add them to."""

from collections import Counter
from collections.abc import Sequence
from typing import Any

from nas.architecture import INPUT, Architecture

Fields = dict[str, Any]

SHORT = {"conv2d": "conv", "batch_norm": "bn", "linear": "fc", "max_pool2d": "pool", "global_avg_pool": "gap"}
"""Names of nodes by op; others are named after their op."""


class Draft:
    """An architecture in the making; a layer takes what was added last. Names are conv1, bn1, relu1, conv2, ..."""

    def __init__(self, input_shape: Sequence[int]) -> None:
        self.shape = list(input_shape)
        self.nodes: list[Fields] = []
        self.last = INPUT
        self._count: Counter[str] = Counter()

    def add(self, *layers: Fields, after: str | None = None) -> str:
        """Adds one layer after the other, the first behind `after` if that is given; returns the last one's name."""
        source = after or self.last
        for layer in layers:
            source = self._append([source], layer)
        return source

    def join(self, op: str, *sources: str) -> str:
        """Adds a node that takes several; returns its name."""
        return self._append(list(sources), {"op": op})

    def build(self) -> Architecture:
        """The architecture whose output is what was added last."""
        return Architecture.model_validate({"input": {"shape": self.shape}, "nodes": self.nodes, "output": self.last})

    def _append(self, inputs: list[str], layer: Fields) -> str:
        op: str = layer["op"]
        stem = SHORT.get(op, op)
        self._count[stem] += 1
        self.last = f"{stem}{self._count[stem]}"
        self.nodes.append({"name": self.last, "inputs": inputs, **layer})
        return self.last


def chain(input_shape: Sequence[int], layers: Sequence[Fields]) -> Architecture:
    """The architecture in which each layer takes the one before."""
    draft = Draft(input_shape)
    draft.add(*layers)
    return draft.build()


def conv(channels: int, kernel_size: int, **fields: Any) -> Fields:
    """A convolution, which keeps height and width unless the fields say otherwise."""
    return {"op": "conv2d", "out_channels": channels, "kernel_size": kernel_size, **fields}


def block(channels: int, kernel_size: int, *, activation: str = "relu", **fields: Any) -> list[Fields]:
    """A convolution without bias, batch norm, and an activation."""
    return [conv(channels, kernel_size, bias=False, **fields), norm(), act(activation)]


def norm() -> Fields:
    """A batch norm."""
    return {"op": "batch_norm"}


def act(op: str = "relu") -> Fields:
    """An activation."""
    return {"op": op}


def pool() -> Fields:
    """A max pool that halves height and width."""
    return {"op": "max_pool2d", "kernel_size": 2}


def hidden(features: int) -> Fields:
    """A linear layer."""
    return {"op": "linear", "out_features": features}


def flatten() -> Fields:
    """Flatten for the first linear layer."""
    return {"op": "flatten"}


def mean_head(classes: int) -> list[Fields]:
    """The mean over all positions, and a linear layer."""
    return [{"op": "global_avg_pool"}, flatten(), hidden(classes)]
