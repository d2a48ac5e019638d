"""The interface of every layer: place in the graph, shape rule, tensors, torch module, cost."""

import math
from collections.abc import Sequence
from typing import Annotated, Any, ClassVar, NamedTuple

import torch
from pydantic import BaseModel, ConfigDict, Field, SerializerFunctionWrapHandler, model_serializer
from torch import Tensor, nn

from nas.errors import ArchitectureError

Shape = tuple[int, ...]
"""(channels, height, width) or (features,); the batch is never part of it."""

MAX_DIMENSION = 2**20
"""The largest legal size of one axis, kernel, stride or padding."""

MAX_INPUTS = 256
"""The most inputs one node may take."""

NAME_PATTERN = r"^[A-Za-z_][A-Za-z0-9_-]{0,63}$"
NAME_RULE = "must have 1 to 64 of A-Z, a-z, 0-9, - and _, and begin with a letter or _"

Name = Annotated[str, Field(strict=True, pattern=NAME_PATTERN)]
Size = Annotated[int, Field(strict=True, ge=1, le=MAX_DIMENSION)]
Padding = Annotated[int, Field(strict=True, ge=0, le=MAX_DIMENSION)]
Eps = Annotated[float, Field(gt=0, le=1, allow_inf_nan=False)]


class TensorSpec(NamedTuple):
    """Shape and kind of one tensor of a layer in a network's weights."""

    shape: Shape
    dtype: torch.dtype = torch.float32
    trainable: bool = True


class Layer(BaseModel):
    """One node of an architecture: a frozen record; `inputs` of its methods are the shapes of its inputs, in order."""

    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)

    commutative: ClassVar[bool] = False
    """Whether the order of the inputs means nothing."""

    later: ClassVar[frozenset[str]] = frozenset()
    """Fields that came after networks had been stored: they count for the digest only where they are no default."""

    name: Name
    op: str
    inputs: Annotated[tuple[Name, ...], Field(min_length=1, max_length=MAX_INPUTS)]

    def shape(self, inputs: Sequence[Shape]) -> Shape:
        """The output's shape; raises ArchitectureError if the layer cannot take these inputs."""
        raise NotImplementedError

    def module(self, inputs: Sequence[Shape]) -> nn.Module:
        """A torch module whose forward takes one tensor (batch, *shape) an input; its initial weights mean nothing."""
        raise NotImplementedError

    def tensors(self, inputs: Sequence[Shape]) -> dict[str, TensorSpec]:
        """Its parameters and buffers, named as in its module's state dict."""
        return {}

    def initialise(self, inputs: Sequence[Shape], generator: torch.Generator) -> dict[str, Tensor]:
        """Fresh values for `tensors`, drawn from `generator` alone."""
        return {}

    def parameters(self, inputs: Sequence[Shape]) -> int:
        """Count of trainable numbers."""
        return sum(math.prod(spec.shape) for spec in self.tensors(inputs).values() if spec.trainable)

    def flops(self, inputs: Sequence[Shape]) -> int:
        """Twice the multiply-adds of convolutions and matrix products for one sample; the rest counts as free."""
        return 0

    def fault(self, reason: str) -> ArchitectureError:
        """The error that names this node."""
        return ArchitectureError(self.name, reason)

    def single(self, inputs: Sequence[Shape]) -> Shape:
        """The shape of the only input."""
        if len(inputs) != 1:
            raise self.fault(f"{self.op} takes one input, got {len(inputs)}")
        return inputs[0]

    def image(self, inputs: Sequence[Shape]) -> tuple[int, int, int]:
        """The shape of the only input, which must be (channels, height, width)."""
        shape = self.single(inputs)
        if len(shape) != 3:
            raise self.fault(f"{self.op} takes (channels, height, width), but {self.inputs[0]!r} gives {shape}")
        return shape[0], shape[1], shape[2]

    def semantics(self) -> dict[str, Any]:
        """Its op and every field that changes what it computes, defaults included: what the canonical digest sees."""
        fields = type(self).model_fields
        return {
            key: getattr(self, key)
            for key in fields
            if key not in ("name", "inputs") and (key not in self.later or getattr(self, key) != fields[key].default)
        }

    @model_serializer(mode="wrap")
    def _without_defaults(self, handler: SerializerFunctionWrapHandler) -> dict[str, Any]:
        """The design's JSON: a field that has its default value is left out, the op never."""
        values: dict[str, Any] = handler(self)
        for key, field in type(self).model_fields.items():
            if key != "op" and not field.is_required():
                default = field.get_default(call_default_factory=True, validated_data=self.__dict__)
                if getattr(self, key) == default:
                    values.pop(key, None)
        return values
