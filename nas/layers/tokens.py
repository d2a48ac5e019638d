"""Attention and what comes with it. The tokens are the positions of (channels, height, width), in raster order."""

import math
from collections.abc import Sequence
from typing import Annotated, Literal

import torch
from pydantic import Field
from torch import Tensor, nn

from nas.layers.base import MAX_DIMENSION, Layer, Shape, Size, TensorSpec
from nas.layers.modules import PrependedToken, SelectedToken, SelfAttention, Shifted

MAX_SCORES = 2**31
"""The most attention scores (heads x positions x positions) of one layer, for one sample."""

EMBEDDING_DEVIATION = 0.02
"""The standard deviation of fresh tokens and position embeddings, as in ViT (arXiv 2010.11929)."""


class Attention(Layer):
    """Multi-head self-attention over all positions (arXiv 1706.03762, section 3.2): (C, H, W) -> (out_channels, H, W).

    `key_dim` and `value_dim` count the numbers of one head; `scale` multiplies the scores, by default key_dim**-0.5.
    """

    op: Literal["attention"] = "attention"
    heads: Size
    key_dim: Size
    value_dim: Size
    out_channels: Size
    scale: Annotated[float, Field(gt=0, allow_inf_nan=False)] | None = None
    bias: bool = True

    @property
    def factor(self) -> float:
        """The factor on the attention scores."""
        return self.key_dim**-0.5 if self.scale is None else self.scale

    def semantics(self) -> dict[str, object]:
        """As every layer's, with the scale as a number: null and its number are one and the same layer."""
        return super().semantics() | {"scale": self.factor}

    def shape(self, inputs: Sequence[Shape]) -> Shape:
        _, height, width = self.image(inputs)
        for field, size in (("key_dim", self.key_dim), ("value_dim", self.value_dim)):
            if self.heads * size > MAX_DIMENSION:
                raise self.fault(
                    f"heads={self.heads} times {field}={size} is {self.heads * size}, the limit is {MAX_DIMENSION}"
                )
        scores = self.heads * (height * width) ** 2
        if scores > MAX_SCORES:
            raise self.fault(
                f"{scores} attention scores over {height * width} positions, the limit for one layer is {MAX_SCORES}"
            )
        return self.out_channels, height, width

    def module(self, inputs: Sequence[Shape]) -> nn.Module:
        return SelfAttention(
            inputs[0][0], self.heads, self.key_dim, self.value_dim, self.out_channels, self.factor, bias=self.bias
        )

    def tensors(self, inputs: Sequence[Shape]) -> dict[str, TensorSpec]:
        channels = self.image(inputs)[0]
        keys, values = self.heads * self.key_dim, self.heads * self.value_dim
        specs = {}
        for part, rows, columns in (
            ("query", keys, channels),
            ("key", keys, channels),
            ("value", values, channels),
            ("output", self.out_channels, values),
        ):
            specs[f"{part}.weight"] = TensorSpec((rows, columns))
            if self.bias:
                specs[f"{part}.bias"] = TensorSpec((rows,))
        return specs

    def initialise(self, inputs: Sequence[Shape], generator: torch.Generator) -> dict[str, Tensor]:
        """N(0, 1 / fan_in), which keeps the variance where no activation follows; zero biases."""
        tensors = {}
        for key, spec in self.tensors(inputs).items():
            tensors[key] = torch.zeros(spec.shape)
            if key.endswith("weight"):
                tensors[key].normal_(0, 1 / math.sqrt(spec.shape[1]), generator=generator)
        return tensors

    def flops(self, inputs: Sequence[Shape]) -> int:
        """Those of the four matrices, of queries by keys, and of scores by values; the softmax counts as free."""
        channels, height, width = self.image(inputs)
        tokens = height * width
        keys, values = self.heads * self.key_dim, self.heads * self.value_dim
        projections = channels * (2 * keys + values) + values * self.out_channels
        return 2 * tokens * projections + 2 * tokens**2 * (keys + values)


class ClassToken(Layer):
    """A learned token before the positions: (C, H, W) -> (C, 1 + H * W, 1)."""

    op: Literal["class_token"] = "class_token"

    def shape(self, inputs: Sequence[Shape]) -> Shape:
        channels, height, width = self.image(inputs)
        return channels, 1 + height * width, 1

    def module(self, inputs: Sequence[Shape]) -> nn.Module:
        return PrependedToken(inputs[0][0])

    def tensors(self, inputs: Sequence[Shape]) -> dict[str, TensorSpec]:
        return {"weight": TensorSpec(self.image(inputs)[:1])}

    def initialise(self, inputs: Sequence[Shape], generator: torch.Generator) -> dict[str, Tensor]:
        return embedding(self.tensors(inputs), generator)


class PositionEmbedding(Layer):
    """Adds a learned number to each channel at each position."""

    op: Literal["position_embedding"] = "position_embedding"

    def shape(self, inputs: Sequence[Shape]) -> Shape:
        return self.image(inputs)

    def module(self, inputs: Sequence[Shape]) -> nn.Module:
        return Shifted(inputs[0])

    def tensors(self, inputs: Sequence[Shape]) -> dict[str, TensorSpec]:
        return {"weight": TensorSpec(self.image(inputs))}

    def initialise(self, inputs: Sequence[Shape], generator: torch.Generator) -> dict[str, Tensor]:
        return embedding(self.tensors(inputs), generator)


class FirstToken(Layer):
    """The first position alone, where a class token stands: (C, H, W) -> (C, 1, 1)."""

    op: Literal["first_token"] = "first_token"

    def shape(self, inputs: Sequence[Shape]) -> Shape:
        return self.image(inputs)[0], 1, 1

    def module(self, inputs: Sequence[Shape]) -> nn.Module:
        return SelectedToken()


def embedding(specs: dict[str, TensorSpec], generator: torch.Generator) -> dict[str, Tensor]:
    """Small normal numbers for each tensor."""
    return {
        key: torch.zeros(spec.shape).normal_(0, EMBEDDING_DEVIATION, generator=generator) for key, spec in specs.items()
    }
