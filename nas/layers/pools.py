"""The layers that give up space: pools and flatten."""

import math
from collections.abc import Sequence
from typing import Annotated, ClassVar, Literal

from pydantic import Field
from torch import nn

from nas.layers.base import Layer, Padding, Shape, Size


class Pool2d(Layer):
    """What the windowed pools share: (C, H, W) -> (C, H', W'), rounded down."""

    build: ClassVar[type[nn.MaxPool2d] | type[nn.AvgPool2d]]

    kernel_size: Size
    stride: Annotated[Size, Field(default_factory=lambda fields: fields.get("kernel_size"))]
    padding: Padding = 0

    def shape(self, inputs: Sequence[Shape]) -> Shape:
        channels, height, width = self.image(inputs)
        if 2 * self.padding > self.kernel_size:
            raise self.fault(f"padding={self.padding} is more than half of kernel_size={self.kernel_size}")
        if self.kernel_size > min(height, width) + 2 * self.padding:
            raise self.fault(
                f"kernel_size={self.kernel_size} is larger than its input: {self.inputs[0]!r} gives {inputs[0]} "
                f"with padding {self.padding} on each side"
            )
        rows, columns = ((n + 2 * self.padding - self.kernel_size) // self.stride + 1 for n in (height, width))
        return channels, rows, columns

    def module(self, inputs: Sequence[Shape]) -> nn.Module:
        return self.build(self.kernel_size, stride=self.stride, padding=self.padding)


class MaxPool2d(Pool2d):
    """The largest value of each window."""

    build = nn.MaxPool2d
    op: Literal["max_pool2d"] = "max_pool2d"


class AvgPool2d(Pool2d):
    """The mean of each window; padding counts as zeros."""

    build = nn.AvgPool2d
    op: Literal["avg_pool2d"] = "avg_pool2d"


class GlobalAvgPool(Layer):
    """The mean of each channel: (C, H, W) -> (C, 1, 1)."""

    op: Literal["global_avg_pool"] = "global_avg_pool"

    def shape(self, inputs: Sequence[Shape]) -> Shape:
        return self.image(inputs)[0], 1, 1

    def module(self, inputs: Sequence[Shape]) -> nn.Module:
        return nn.AdaptiveAvgPool2d(1)


class Flatten(Layer):
    """(C, H, W) -> (C * H * W,), channel after channel; (F,) stays."""

    op: Literal["flatten"] = "flatten"

    def shape(self, inputs: Sequence[Shape]) -> Shape:
        return (math.prod(self.single(inputs)),)

    def module(self, inputs: Sequence[Shape]) -> nn.Module:
        return nn.Flatten()
