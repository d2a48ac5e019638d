"""The elementwise layers: activations, identity, dropout and the learnable scale."""

from collections.abc import Sequence
from typing import Annotated, ClassVar, Literal

import torch
from pydantic import Field
from torch import Tensor, nn

from nas.layers.base import Layer, Shape, TensorSpec
from nas.layers.modules import DroppedPath, Scaled

PRELU_SLOPE = 0.25
"""Initial slope of a PReLU (arXiv 1502.01852, section 2.1)."""


class Elementwise(Layer):
    """A layer with one input, whose shape is also the output's."""

    build: ClassVar[type[nn.Module]]

    def shape(self, inputs: Sequence[Shape]) -> Shape:
        return self.single(inputs)

    def module(self, inputs: Sequence[Shape]) -> nn.Module:
        return self.build()


class Relu(Elementwise):
    """max(x, 0)"""

    build = nn.ReLU
    op: Literal["relu"] = "relu"


class Relu6(Elementwise):
    """min(max(x, 0), 6)"""

    build = nn.ReLU6
    op: Literal["relu6"] = "relu6"


class LeakyRelu(Elementwise):
    """x, and slope * x below zero"""

    op: Literal["leaky_relu"] = "leaky_relu"
    slope: Annotated[float, Field(ge=0, le=1, allow_inf_nan=False)] = 0.01

    def module(self, inputs: Sequence[Shape]) -> nn.Module:
        return nn.LeakyReLU(self.slope)


class PRelu(Elementwise):
    """x, and a learnable slope a channel times x below zero"""

    op: Literal["prelu"] = "prelu"

    def module(self, inputs: Sequence[Shape]) -> nn.Module:
        return nn.PReLU(inputs[0][0])

    def tensors(self, inputs: Sequence[Shape]) -> dict[str, TensorSpec]:
        return {"weight": TensorSpec(self.single(inputs)[:1])}

    def initialise(self, inputs: Sequence[Shape], generator: torch.Generator) -> dict[str, Tensor]:
        return {"weight": torch.full(inputs[0][:1], PRELU_SLOPE)}


class Gelu(Elementwise):
    """x * Phi(x), by the error function or, as GPT-2 and others do, approximately by tanh"""

    later = frozenset({"approximate"})
    op: Literal["gelu"] = "gelu"
    approximate: Literal["none", "tanh"] = "none"

    def module(self, inputs: Sequence[Shape]) -> nn.Module:
        return nn.GELU(self.approximate)


class Silu(Elementwise):
    """x * sigmoid(x)"""

    build = nn.SiLU
    op: Literal["silu"] = "silu"


class Hardswish(Elementwise):
    """x * relu6(x + 3) / 6"""

    build = nn.Hardswish
    op: Literal["hardswish"] = "hardswish"


class Hardsigmoid(Elementwise):
    """relu6(x + 3) / 6"""

    build = nn.Hardsigmoid
    op: Literal["hardsigmoid"] = "hardsigmoid"


class Mish(Elementwise):
    """x * tanh(softplus(x))"""

    build = nn.Mish
    op: Literal["mish"] = "mish"


class Selu(Elementwise):
    """An ELU with a slope and a scale that keep mean and variance (arXiv 1706.02515)"""

    build = nn.SELU
    op: Literal["selu"] = "selu"


class Softplus(Elementwise):
    """log(1 + exp(x))"""

    build = nn.Softplus
    op: Literal["softplus"] = "softplus"


class Elu(Elementwise):
    """x, and exp(x) - 1 below zero"""

    build = nn.ELU
    op: Literal["elu"] = "elu"


class Tanh(Elementwise):
    """The hyperbolic tangent."""

    build = nn.Tanh
    op: Literal["tanh"] = "tanh"


class Sigmoid(Elementwise):
    """1 / (1 + exp(-x))"""

    build = nn.Sigmoid
    op: Literal["sigmoid"] = "sigmoid"


class Identity(Elementwise):
    """x"""

    build = nn.Identity
    op: Literal["identity"] = "identity"


class Dropout(Elementwise):
    """In training, zero with probability p, and the rest divided by 1 - p; x in eval mode."""

    op: Literal["dropout"] = "dropout"
    p: Annotated[float, Field(ge=0, lt=1, allow_inf_nan=False)] = 0.5

    def module(self, inputs: Sequence[Shape]) -> nn.Module:
        return nn.Dropout(self.p)


class Dropout2d(Dropout):
    """In training, whole channels are zero with probability p, and the rest divided by 1 - p; x in eval mode."""

    op: Literal["dropout2d"] = "dropout2d"  # type: ignore[assignment]

    def shape(self, inputs: Sequence[Shape]) -> Shape:
        return self.image(inputs)

    def module(self, inputs: Sequence[Shape]) -> nn.Module:
        return nn.Dropout2d(self.p)


class DropPath(Dropout):
    """Drop whole samples with probability p in training, and divide the others by 1 - p.

    At the end of a residual path it is stochastic depth (arXiv 1603.09382).
    """

    op: Literal["drop_path"] = "drop_path"  # type: ignore[assignment]

    def module(self, inputs: Sequence[Shape]) -> nn.Module:
        return DroppedPath(self.p)


class Scale(Elementwise):
    """x times a learnable factor, or one a channel; it starts at zero and gates a new path."""

    op: Literal["scale"] = "scale"
    per_channel: bool = False

    def module(self, inputs: Sequence[Shape]) -> nn.Module:
        return Scaled(inputs[0][0] if self.per_channel else 1)

    def tensors(self, inputs: Sequence[Shape]) -> dict[str, TensorSpec]:
        return {"weight": TensorSpec(self.single(inputs)[:1] if self.per_channel else (1,))}

    def initialise(self, inputs: Sequence[Shape], generator: torch.Generator) -> dict[str, Tensor]:
        return {key: torch.zeros(spec.shape) for key, spec in self.tensors(inputs).items()}
