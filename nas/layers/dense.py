"""The layers that do the work: convolutions and matrix products. Both start from He initialisation and zero biases."""

import math
from collections.abc import Sequence
from typing import Literal, NamedTuple

import torch
from torch import Tensor, nn

from nas.layers.base import Layer, Padding, Shape, Size, TensorSpec

Pair = tuple[int, int]


class Geometry(NamedTuple):
    """A convolution's sizes, each (along the height, along the width)."""

    kernel: Pair
    stride: Pair
    padding: Pair
    dilation: Pair


class Convolution(Layer):
    """A two-dimensional convolution, dense, grouped or depthwise: (C, H, W) -> (out_channels, H', W')."""

    out_channels: Size
    groups: Size = 1
    bias: bool = True

    @property
    def geometry(self) -> Geometry:
        """The sizes along both axes."""
        raise NotImplementedError

    def shape(self, inputs: Sequence[Shape]) -> Shape:
        channels, *space = self.image(inputs)
        for label, count in (("input", channels), ("out_channels", self.out_channels)):
            if count % self.groups:
                raise self.fault(f"groups={self.groups} does not divide the {count} {label} channels")
        found = []
        for size, kernel, stride, pad, dilation in zip(space, *self.geometry, strict=True):
            reach = dilation * (kernel - 1) + 1
            if reach > size + 2 * pad:
                raise self.fault(
                    f"the kernel reaches over {reach} positions, but {self.inputs[0]!r} gives {inputs[0]} "
                    f"with padding {pad} on each side"
                )
            found.append((size + 2 * pad - reach) // stride + 1)
        return self.out_channels, *found

    def module(self, inputs: Sequence[Shape]) -> nn.Module:
        kernel, stride, padding, dilation = self.geometry
        return nn.Conv2d(
            self.image(inputs)[0],
            self.out_channels,
            kernel,
            stride=stride,
            padding=padding,
            dilation=dilation,
            groups=self.groups,
            bias=self.bias,
        )

    def tensors(self, inputs: Sequence[Shape]) -> dict[str, TensorSpec]:
        weight = TensorSpec((self.out_channels, self.image(inputs)[0] // self.groups, *self.geometry.kernel))
        return {"weight": weight} | ({"bias": TensorSpec((self.out_channels,))} if self.bias else {})

    def initialise(self, inputs: Sequence[Shape], generator: torch.Generator) -> dict[str, Tensor]:
        return he(self.tensors(inputs), generator)

    def flops(self, inputs: Sequence[Shape]) -> int:
        return 2 * math.prod(self.geometry.kernel) * (inputs[0][0] // self.groups) * math.prod(self.shape(inputs))


class Conv2d(Convolution):
    """A two-dimensional convolution with a square kernel, grouped or dense: (C, H, W) -> (out_channels, H', W')."""

    op: Literal["conv2d"] = "conv2d"
    kernel_size: Size
    stride: Size = 1
    padding: Literal["same"] | Padding = "same"
    dilation: Size = 1

    @property
    def pad(self) -> int:
        """The padding on each side; "same" is dilation * (kernel_size - 1) / 2, whatever the stride."""
        return self.dilation * (self.kernel_size - 1) // 2 if self.padding == "same" else self.padding

    @property
    def geometry(self) -> Geometry:
        """The same along both axes."""
        return Geometry(*((size, size) for size in (self.kernel_size, self.stride, self.pad, self.dilation)))

    def semantics(self) -> dict[str, object]:
        """As every layer's, with the padding as a number: "same" and its number are one and the same layer."""
        return super().semantics() | {"padding": self.pad}

    def shape(self, inputs: Sequence[Shape]) -> Shape:
        self.image(inputs)
        if self.padding == "same" and self.kernel_size % 2 == 0:
            raise self.fault(f'padding "same" needs an odd kernel_size, got {self.kernel_size}')
        return super().shape(inputs)


class RectangularConv2d(Convolution):
    """A convolution that differs in height and width: (C, H, W) -> (out_channels, H', W').

    Each pair is (height, width); dilation * (size - 1) / 2 of padding keeps the space.
    """

    op: Literal["rectangular_conv2d"] = "rectangular_conv2d"
    kernel_size: tuple[Size, Size]
    stride: tuple[Size, Size] = (1, 1)
    padding: tuple[Padding, Padding] = (0, 0)
    dilation: tuple[Size, Size] = (1, 1)

    @property
    def geometry(self) -> Geometry:
        """As its fields say."""
        return Geometry(self.kernel_size, self.stride, self.padding, self.dilation)


class Linear(Layer):
    """A matrix product: (features,) -> (out_features,)."""

    op: Literal["linear"] = "linear"
    out_features: Size
    bias: bool = True

    def shape(self, inputs: Sequence[Shape]) -> Shape:
        shape = self.single(inputs)
        if len(shape) != 1:
            raise self.fault(f"linear takes (features,), but {self.inputs[0]!r} gives {shape}; put a flatten before it")
        return (self.out_features,)

    def module(self, inputs: Sequence[Shape]) -> nn.Module:
        return nn.Linear(inputs[0][0], self.out_features, bias=self.bias)

    def tensors(self, inputs: Sequence[Shape]) -> dict[str, TensorSpec]:
        weight = TensorSpec((self.out_features, inputs[0][0]))
        return {"weight": weight} | ({"bias": TensorSpec((self.out_features,))} if self.bias else {})

    def initialise(self, inputs: Sequence[Shape], generator: torch.Generator) -> dict[str, Tensor]:
        return he(self.tensors(inputs), generator)

    def flops(self, inputs: Sequence[Shape]) -> int:
        return 2 * inputs[0][0] * self.out_features


def he(specs: dict[str, TensorSpec], generator: torch.Generator) -> dict[str, Tensor]:
    """He initialisation (arXiv 1502.01852, section 2.2) of `weight` (out, in, ...): N(0, 2 / fan_in); a zero `bias`."""
    deviation = math.sqrt(2 / math.prod(specs["weight"].shape[1:]))
    tensors = {key: torch.zeros(spec.shape) for key, spec in specs.items()}
    tensors["weight"].normal_(0, deviation, generator=generator)
    return tensors
