"""The layers that bring several tensors together."""

from collections.abc import Sequence
from typing import ClassVar, Literal

import torch
from torch import Tensor, nn

from nas.layers.base import Layer, Shape, TensorSpec
from nas.layers.modules import Blended, Concatenated, Product, Sum


class Join(Layer):
    """A layer with two or more inputs."""

    def listed(self, inputs: Sequence[Shape]) -> str:
        """The inputs with their shapes, for an error."""
        return ", ".join(f"{name!r} {shape}" for name, shape in zip(self.inputs, inputs, strict=True))

    def several(self, inputs: Sequence[Shape]) -> Sequence[Shape]:
        """The inputs' shapes; raises ArchitectureError if there are not at least two."""
        if len(inputs) < 2:
            raise self.fault(f"{self.op} takes two or more inputs, got {len(inputs)}")
        return inputs


class Pointwise(Join):
    """A join of equal shapes (C, H, W) or (F,); a (C, 1, 1) beside (C, H, W) counts everywhere."""

    commutative = True
    build: ClassVar[type[nn.Module]]

    def shape(self, inputs: Sequence[Shape]) -> Shape:
        full = max(self.several(inputs), key=lambda shape: shape[1:])
        gate = (*full[:1], 1, 1)
        if not all(shape in (full, gate) for shape in inputs):
            raise self.fault(
                f"{self.op} needs equal shapes, or (channels, 1, 1) beside (channels, height, width), "
                f"got {self.listed(inputs)}"
            )
        return full

    def module(self, inputs: Sequence[Shape]) -> nn.Module:
        return self.build()


class Add(Pointwise):
    """The sum of the inputs."""

    build = Sum
    op: Literal["add"] = "add"


class Multiply(Pointwise):
    """The product of the inputs."""

    build = Product
    op: Literal["multiply"] = "multiply"


class Concat(Join):
    """The channels (or features) of the inputs, one after the other."""

    op: Literal["concat"] = "concat"

    def shape(self, inputs: Sequence[Shape]) -> Shape:
        if len({shape[1:] for shape in self.several(inputs)}) > 1 or len({len(shape) for shape in inputs}) > 1:
            raise self.fault(f"concat needs the same height and width everywhere, got {self.listed(inputs)}")
        return sum(shape[0] for shape in inputs), *inputs[0][1:]

    def module(self, inputs: Sequence[Shape]) -> nn.Module:
        return Concatenated()


class Blend(Join):
    """(1-a)x + ay of two inputs of one shape; the learnable a, or one a channel, starts at zero."""

    op: Literal["blend"] = "blend"
    per_channel: bool = False

    def shape(self, inputs: Sequence[Shape]) -> Shape:
        if len(inputs) != 2:
            raise self.fault(f"blend takes two inputs, got {len(inputs)}")
        if inputs[0] != inputs[1]:
            raise self.fault(f"blend needs equal shapes, got {self.listed(inputs)}")
        return inputs[0]

    def module(self, inputs: Sequence[Shape]) -> nn.Module:
        return Blended(inputs[0][0] if self.per_channel else 1)

    def tensors(self, inputs: Sequence[Shape]) -> dict[str, TensorSpec]:
        return {"weight": TensorSpec(self.shape(inputs)[:1] if self.per_channel else (1,))}

    def initialise(self, inputs: Sequence[Shape], generator: torch.Generator) -> dict[str, Tensor]:
        return {key: torch.zeros(spec.shape) for key, spec in self.tensors(inputs).items()}
