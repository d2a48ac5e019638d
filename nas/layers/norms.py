"""The normalisations. Layer norm and RMS norm act over the channels at each position, as in ConvNeXt."""

from collections.abc import Sequence
from typing import Annotated, Literal

import torch
from pydantic import Field
from torch import Tensor, nn

from nas.layers.base import Eps, Layer, Shape, Size, TensorSpec
from nas.layers.modules import ChannelLayerNorm, ChannelRMSNorm, SafeGroupNorm


class Norm(Layer):
    """A normalisation: same shape, one weight and one bias a channel, initially one and zero."""

    def shape(self, inputs: Sequence[Shape]) -> Shape:
        return self.single(inputs)

    def tensors(self, inputs: Sequence[Shape]) -> dict[str, TensorSpec]:
        channels = TensorSpec(self.single(inputs)[:1])
        return {"weight": channels, "bias": channels}

    def initialise(self, inputs: Sequence[Shape], generator: torch.Generator) -> dict[str, Tensor]:
        ones = ("weight", "running_var")
        return {
            key: torch.full(spec.shape, float(key in ones), dtype=spec.dtype)
            for key, spec in self.tensors(inputs).items()
        }


class BatchNorm(Norm):
    """Batch normalisation of (C, H, W) or (F,), with running statistics for eval mode."""

    op: Literal["batch_norm"] = "batch_norm"
    eps: Eps = 1e-5
    momentum: Annotated[float, Field(ge=0, le=1, allow_inf_nan=False)] = 0.1

    def module(self, inputs: Sequence[Shape]) -> nn.Module:
        build = nn.BatchNorm2d if len(inputs[0]) == 3 else nn.BatchNorm1d
        return build(inputs[0][0], eps=self.eps, momentum=self.momentum)

    def tensors(self, inputs: Sequence[Shape]) -> dict[str, TensorSpec]:
        running = TensorSpec(self.single(inputs)[:1], trainable=False)
        counter = TensorSpec((), torch.int64, trainable=False)
        return super().tensors(inputs) | {
            "running_mean": running,
            "running_var": running,
            "num_batches_tracked": counter,
        }


class LayerNorm(Norm):
    """Layer normalisation over the channels at each position, or over the features."""

    op: Literal["layer_norm"] = "layer_norm"
    eps: Eps = 1e-5

    def module(self, inputs: Sequence[Shape]) -> nn.Module:
        return ChannelLayerNorm(inputs[0][0], self.eps)


class RMSNorm(Norm):
    """Root-mean-square normalisation over the channels at each position, or over the features; no bias."""

    op: Literal["rms_norm"] = "rms_norm"
    eps: Eps = 1e-6

    def module(self, inputs: Sequence[Shape]) -> nn.Module:
        return ChannelRMSNorm(inputs[0][0], self.eps)

    def tensors(self, inputs: Sequence[Shape]) -> dict[str, TensorSpec]:
        return {"weight": TensorSpec(self.single(inputs)[:1])}


class LocalResponseNorm(Layer):
    """x / (k + alpha * m) ** beta, where m is the mean square of `size` neighbouring channels (AlexNet)."""

    op: Literal["local_response_norm"] = "local_response_norm"
    size: Size
    alpha: Annotated[float, Field(ge=0, allow_inf_nan=False)] = 1e-4
    beta: Annotated[float, Field(ge=0, allow_inf_nan=False)] = 0.75
    k: Annotated[float, Field(gt=0, allow_inf_nan=False)] = 1.0

    def shape(self, inputs: Sequence[Shape]) -> Shape:
        return self.image(inputs)

    def module(self, inputs: Sequence[Shape]) -> nn.Module:
        return nn.LocalResponseNorm(self.size, self.alpha, self.beta, self.k)


class GroupNorm(Norm):
    """Group normalisation: over the channels of a group and all positions."""

    op: Literal["group_norm"] = "group_norm"
    groups: Size
    eps: Eps = 1e-5

    def shape(self, inputs: Sequence[Shape]) -> Shape:
        shape = self.single(inputs)
        if shape[0] % self.groups:
            raise self.fault(f"groups={self.groups} does not divide the {shape[0]} input channels")
        if shape[0] == self.groups and all(size == 1 for size in shape[1:]):
            # Its output would be a constant, and torch refuses it for a batch of one.
            raise self.fault(f"groups={self.groups} leaves one value a group, as {self.inputs[0]!r} gives {shape}")
        return shape

    def module(self, inputs: Sequence[Shape]) -> nn.Module:
        return SafeGroupNorm(self.groups, inputs[0][0], eps=self.eps)
