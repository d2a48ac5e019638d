"""Calls that compute nothing: types, devices, memory. Networks are float32, whatever the code asks."""

from typing import Any

import torch

from nas.tracing.conversion import Conversion
from nas.tracing.registry import converts_function, converts_method
from nas.tracing.value import Constant, Value

HALVES = (torch.float16, torch.bfloat16)


def kind_of(input: Value | Constant) -> torch.dtype:
    """The type that the tensor has in a network."""
    if isinstance(input, Constant) and not input.tensor.is_floating_point():
        return input.tensor.dtype
    return torch.float32


def is_counter(constant: Constant) -> bool:
    """Whether it is a whole number, as the count of a norm's batches is."""
    return constant.index.dim() == 0 and not constant.tensor.is_floating_point()


@converts_method("contiguous", "float", "double", "cpu", "requires_grad_", "type_as")
def _unchanged(conversion: Conversion, input: object, *args: Any, **kwargs: Any) -> object:
    return input


@converts_method("to", "type")
def _to(conversion: Conversion, input: object, *args: Any, **kwargs: Any) -> object:
    """To another device or memory format, or to float32 or float64: the same numbers."""
    asked = [each for each in (*args, *kwargs.values()) if isinstance(each, torch.dtype)]
    for dtype in asked:
        if dtype in HALVES:
            raise conversion.refusal("to", f"{dtype}: a layer computes in one precision, which a recipe names", HALF)
        if not dtype.is_floating_point and isinstance(input, Value):
            raise conversion.refusal("to", f"{dtype}: layers compute with fractions", WHOLE)
    return input


HALF = "leave the cast out; a recipe's `precision` says in which precision a network is trained"
WHOLE = "leave the cast out"


@converts_method("half", "bfloat16")
def _half(conversion: Conversion, input: object) -> object:
    raise conversion.refusal("to", "half precision: a layer computes in one precision, which a recipe names", HALF)


@converts_method("is_floating_point")
@converts_function(torch.is_floating_point)
def _is_floating_point(conversion: Conversion, input: Value | Constant) -> bool:
    return kind_of(input).is_floating_point
