"""The layers that do the work: convolutions and matrix products. Both start from He initialisation and zero biases."""

import math
from collections.abc import Sequence
from typing import Literal

import torch
from torch import Tensor, nn

from nas.layers.base import Layer, Padding, Shape, Size, TensorSpec


class Convolution(Layer):
    """What the convolutions share, as far as channels go: dense, grouped or depthwise."""

    out_channels: Size
    groups: Size = 1
    bias: bool = True


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

    def semantics(self) -> dict[str, object]:
        """As every layer's, with the padding as a number: "same" and its number are one and the same layer."""
        return super().semantics() | {"padding": self.pad}

    def shape(self, inputs: Sequence[Shape]) -> Shape:
        channels, height, width = self.image(inputs)
        if self.padding == "same" and self.kernel_size % 2 == 0:
            raise self.fault(f'padding "same" needs an odd kernel_size, got {self.kernel_size}')
        for label, count in (("input", channels), ("out_channels", self.out_channels)):
            if count % self.groups:
                raise self.fault(f"groups={self.groups} does not divide the {count} {label} channels")
        reach = self.dilation * (self.kernel_size - 1) + 1
        if reach > min(height, width) + 2 * self.pad:
            raise self.fault(
                f"the kernel reaches over {reach} positions, but {self.inputs[0]!r} gives {inputs[0]} "
                f"with padding {self.pad} on each side"
            )
        rows, columns = ((size + 2 * self.pad - reach) // self.stride + 1 for size in (height, width))
        return self.out_channels, rows, columns

    def module(self, inputs: Sequence[Shape]) -> nn.Module:
        return nn.Conv2d(
            self.image(inputs)[0],
            self.out_channels,
            self.kernel_size,
            stride=self.stride,
            padding=self.pad,
            dilation=self.dilation,
            groups=self.groups,
            bias=self.bias,
        )

    def tensors(self, inputs: Sequence[Shape]) -> dict[str, TensorSpec]:
        fan = self.image(inputs)[0] // self.groups
        weight = TensorSpec((self.out_channels, fan, self.kernel_size, self.kernel_size))
        return {"weight": weight} | ({"bias": TensorSpec((self.out_channels,))} if self.bias else {})

    def initialise(self, inputs: Sequence[Shape], generator: torch.Generator) -> dict[str, Tensor]:
        return he(self.tensors(inputs), generator)

    def flops(self, inputs: Sequence[Shape]) -> int:
        out, height, width = self.shape(inputs)
        return 2 * self.kernel_size**2 * (inputs[0][0] // self.groups) * out * height * width


class RectangularConv2d(Convolution):
    """A convolution that differs in height and width: (C, H, W) -> (out_channels, H', W').

    Each pair is (height, width); dilation * (size - 1) / 2 of padding keeps the space.
    """

    op: Literal["rectangular_conv2d"] = "rectangular_conv2d"
    kernel_size: tuple[Size, Size]
    stride: tuple[Size, Size] = (1, 1)
    padding: tuple[Padding, Padding] = (0, 0)
    dilation: tuple[Size, Size] = (1, 1)

    def shape(self, inputs: Sequence[Shape]) -> Shape:
        channels, *space = self.image(inputs)
        for label, count in (("input", channels), ("out_channels", self.out_channels)):
            if count % self.groups:
                raise self.fault(f"groups={self.groups} does not divide the {count} {label} channels")
        found = []
        for size, kernel, stride, pad, dilation in zip(
            space, self.kernel_size, self.stride, self.padding, self.dilation, strict=True
        ):
            reach = dilation * (kernel - 1) + 1
            if reach > size + 2 * pad:
                raise self.fault(
                    f"the kernel reaches over {reach} positions, but {self.inputs[0]!r} gives {inputs[0]} with padding "
                    f"{pad} on each side"
                )
            found.append((size + 2 * pad - reach) // stride + 1)
        return self.out_channels, *found

    def module(self, inputs: Sequence[Shape]) -> nn.Module:
        return nn.Conv2d(
            self.image(inputs)[0],
            self.out_channels,
            self.kernel_size,
            stride=self.stride,
            padding=self.padding,
            dilation=self.dilation,
            groups=self.groups,
            bias=self.bias,
        )

    def tensors(self, inputs: Sequence[Shape]) -> dict[str, TensorSpec]:
        weight = TensorSpec((self.out_channels, self.image(inputs)[0] // self.groups, *self.kernel_size))
        return {"weight": weight} | ({"bias": TensorSpec((self.out_channels,))} if self.bias else {})

    def initialise(self, inputs: Sequence[Shape], generator: torch.Generator) -> dict[str, Tensor]:
        return he(self.tensors(inputs), generator)

    def flops(self, inputs: Sequence[Shape]) -> int:
        return 2 * math.prod(self.kernel_size) * (inputs[0][0] // self.groups) * math.prod(self.shape(inputs))


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
