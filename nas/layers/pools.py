"""The layers that give up space: pools and flatten."""

import math
from collections.abc import Sequence
from typing import Annotated, Literal

from pydantic import Field
from torch import nn

from nas.layers.base import Layer, Padding, Shape, Size
from nas.layers.modules import AdaptiveMean, MeanPool


class Pool2d(Layer):
    """A pool over windows: (C, H, W) -> (C, H', W'), rounded down, or up with `ceil_mode`.

    Of a window that reaches over the edge there, what lies within the padded image counts.
    """

    later = frozenset({"ceil_mode"})

    kernel_size: Size
    stride: Annotated[Size, Field(default_factory=lambda fields: fields.get("kernel_size"))]
    padding: Padding = 0
    ceil_mode: bool = False

    def shape(self, inputs: Sequence[Shape]) -> Shape:
        channels, height, width = self.image(inputs)
        if 2 * self.padding > self.kernel_size:
            raise self.fault(f"padding={self.padding} is more than half of kernel_size={self.kernel_size}")
        if self.kernel_size > min(height, width) + 2 * self.padding:
            raise self.fault(
                f"kernel_size={self.kernel_size} is larger than its input: {self.inputs[0]!r} gives {inputs[0]} "
                f"with padding {self.padding} on each side"
            )
        return channels, self._windows(height), self._windows(width)

    def _windows(self, size: int) -> int:
        reach = size + 2 * self.padding - self.kernel_size
        if not self.ceil_mode:
            return reach // self.stride + 1
        count = -(-reach // self.stride) + 1
        # One that would begin in the padding behind the image is left out, as torch does.
        return count - 1 if (count - 1) * self.stride >= size + self.padding else count


class MaxPool2d(Pool2d):
    """The largest value of each window."""

    op: Literal["max_pool2d"] = "max_pool2d"

    def module(self, inputs: Sequence[Shape]) -> nn.Module:
        return nn.MaxPool2d(self.kernel_size, stride=self.stride, padding=self.padding, ceil_mode=self.ceil_mode)


class AvgPool2d(Pool2d):
    """The mean of each window; padding counts as zeros, or not at all."""

    later = frozenset({"ceil_mode", "count_include_pad"})
    op: Literal["avg_pool2d"] = "avg_pool2d"
    count_include_pad: bool = True

    def module(self, inputs: Sequence[Shape]) -> nn.Module:
        if not self.ceil_mode and self.count_include_pad:
            return nn.AvgPool2d(self.kernel_size, stride=self.stride, padding=self.padding)
        return MeanPool(self.kernel_size, self.stride, self.padding, self.ceil_mode, self.count_include_pad)


class AdaptiveAvgPool2d(Layer):
    """The means of windows that share the image out, also unevenly: (C, H, W) -> (C, height, width).

    Window i covers rows floor(i * H / height) to ceil((i + 1) * H / height), and columns likewise.
    """

    op: Literal["adaptive_avg_pool2d"] = "adaptive_avg_pool2d"
    height: Size
    width: Size

    def shape(self, inputs: Sequence[Shape]) -> Shape:
        return self.image(inputs)[0], self.height, self.width

    def module(self, inputs: Sequence[Shape]) -> nn.Module:
        return AdaptiveMean(self.height, self.width)

    def flops(self, inputs: Sequence[Shape]) -> int:
        """Those of the two matrix products that it is computed by."""
        channels, height, width = self.image(inputs)
        return 2 * channels * self.height * width * (height + self.width)


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
