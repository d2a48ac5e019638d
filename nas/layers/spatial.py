"""Layers that move numbers about: parts of the channels, their order, padding, enlarging."""

from collections.abc import Sequence
from typing import Annotated, Literal

from pydantic import Field
from torch import nn

from nas.layers.base import MAX_DIMENSION, Layer, Padding, Shape, Size
from nas.layers.modules import Cropped, Enlarged, PaddedChannels, SelectedChannels, ShuffledChannels


class ChannelSlice(Layer):
    """The channels (or features) from `start` up to `stop`, which is not among them."""

    op: Literal["channel_slice"] = "channel_slice"
    start: Annotated[int, Field(strict=True, ge=0, le=MAX_DIMENSION)] = 0
    stop: Size

    def shape(self, inputs: Sequence[Shape]) -> Shape:
        shape = self.single(inputs)
        if not self.start < self.stop <= shape[0]:
            raise self.fault(f"start={self.start} and stop={self.stop} leave no part of {shape[0]} channels")
        return self.stop - self.start, *shape[1:]

    def module(self, inputs: Sequence[Shape]) -> nn.Module:
        return SelectedChannels(self.start, self.stop)


class ChannelShuffle(Layer):
    """The channels of `groups` equal groups in turn (ShuffleNet, arXiv 1707.01083): (C, H, W) stays."""

    op: Literal["channel_shuffle"] = "channel_shuffle"
    groups: Size

    def shape(self, inputs: Sequence[Shape]) -> Shape:
        shape = self.image(inputs)
        if shape[0] % self.groups:
            raise self.fault(f"groups={self.groups} does not divide the {shape[0]} input channels")
        return shape

    def module(self, inputs: Sequence[Shape]) -> nn.Module:
        return ShuffledChannels(self.groups)


class ZeroPad2d(Layer):
    """Zeros around the image: (C, H, W) -> (C, top+H+bottom, left+W+right)."""

    op: Literal["zero_pad2d"] = "zero_pad2d"
    left: Padding = 0
    right: Padding = 0
    top: Padding = 0
    bottom: Padding = 0

    def shape(self, inputs: Sequence[Shape]) -> Shape:
        channels, height, width = self.image(inputs)
        return channels, self.top + height + self.bottom, self.left + width + self.right

    def module(self, inputs: Sequence[Shape]) -> nn.Module:
        return nn.ZeroPad2d((self.left, self.right, self.top, self.bottom))


class Crop2d(Layer):
    """The image without the outer rows and columns: (C, H, W) -> (C, H - top - bottom, W - left - right).

    Of tokens, which are rows of (C, N, 1): without the first `top`, such as a class token.
    """

    op: Literal["crop2d"] = "crop2d"
    left: Padding = 0
    right: Padding = 0
    top: Padding = 0
    bottom: Padding = 0

    def shape(self, inputs: Sequence[Shape]) -> Shape:
        channels, height, width = self.image(inputs)
        rows, columns = height - self.top - self.bottom, width - self.left - self.right
        if rows < 1 or columns < 1:
            raise self.fault(f"nothing of {inputs[0]} is left: {self.op} takes off as much as there is, or more")
        return channels, rows, columns

    def module(self, inputs: Sequence[Shape]) -> nn.Module:
        return Cropped(self.left, self.right, self.top, self.bottom)


class ChannelPad(Layer):
    """Channels (or features) of zeros before and behind the others, as the shortcuts of the first ResNets for CIFAR."""

    op: Literal["channel_pad"] = "channel_pad"
    before: Padding = 0
    behind: Padding = 0

    def shape(self, inputs: Sequence[Shape]) -> Shape:
        shape = self.single(inputs)
        return self.before + shape[0] + self.behind, *shape[1:]

    def module(self, inputs: Sequence[Shape]) -> nn.Module:
        return PaddedChannels(self.before, self.behind)


class Upsample(Layer):
    """A larger image, by the nearest pixel or bilinearly: (C, H, W) -> (C, factor * H, factor * W)."""

    op: Literal["upsample"] = "upsample"
    factor: Size
    mode: Literal["nearest", "bilinear"] = "nearest"
    align_corners: bool = False

    def shape(self, inputs: Sequence[Shape]) -> Shape:
        channels, height, width = self.image(inputs)
        if self.align_corners and self.mode == "nearest":
            raise self.fault('align_corners is for mode "bilinear"')
        if self.factor * max(height, width) > MAX_DIMENSION:
            raise self.fault(f"factor={self.factor} makes more than {MAX_DIMENSION} positions of one side")
        return channels, self.factor * height, self.factor * width

    def module(self, inputs: Sequence[Shape]) -> nn.Module:
        return Enlarged(self.factor, self.mode, self.align_corners)
