"""The elementwise activations, dropout, and PReLU."""

import torch
import torch.nn.functional as F
from torch import nn

from nas.tracing.conversion import Conversion
from nas.tracing.families.attention import Shares, without_dropout
from nas.tracing.registry import Rule, converts_function, converts_method, converts_module
from nas.tracing.value import Constant, Value

PLAIN = {
    "relu": (nn.ReLU, (F.relu, torch.relu)),
    "relu6": (nn.ReLU6, (F.relu6,)),
    "silu": (nn.SiLU, (F.silu,)),
    "hardswish": (nn.Hardswish, (F.hardswish,)),
    "tanh": (nn.Tanh, (F.tanh, torch.tanh)),
    "sigmoid": (nn.Sigmoid, (F.sigmoid, torch.sigmoid)),
}
"""Those without arguments: (module, functions)."""

METHODS = ("relu", "tanh", "sigmoid")


def _plain(op: str) -> tuple[Rule, Rule, Rule]:
    def function(conversion: Conversion, input: object, inplace: bool = False) -> Value:
        return conversion.elementwise(input, op, inplace=inplace)

    def in_place(conversion: Conversion, input: object) -> Value:
        return conversion.elementwise(input, op, inplace=True)

    def module(conversion: Conversion, module: nn.Module, input: object) -> Value:
        return conversion.elementwise(input, op, inplace=getattr(module, "inplace", False))

    return function, in_place, module


for op, (cls, functions) in PLAIN.items():
    function, in_place, module = _plain(op)
    converts_module(cls)(module)
    converts_function(*functions)(function)
    if op in METHODS:
        converts_method(op)(function)
        converts_method(f"{op}_")(in_place)
converts_function(F.relu_, torch.relu_)(_plain("relu")[1])


@converts_function(F.leaky_relu)
def _leaky_relu(conversion: Conversion, input: object, negative_slope: float = 0.01, inplace: bool = False) -> Value:
    return conversion.elementwise(input, "leaky_relu", {"slope": float(negative_slope)}, inplace=inplace)


@converts_module(nn.LeakyReLU)
def _leaky_relu_module(conversion: Conversion, module: nn.LeakyReLU, input: object) -> Value:
    return _leaky_relu(conversion, input, module.negative_slope, module.inplace)


@converts_function(F.gelu)
def _gelu(conversion: Conversion, input: object, approximate: str = "none") -> Value:
    if approximate != "none":
        raise conversion.refusal("gelu", f"approximate={approximate!r}: the exact form alone has a layer")
    return conversion.elementwise(input, "gelu")


@converts_module(nn.GELU)
def _gelu_module(conversion: Conversion, module: nn.GELU, input: object) -> Value:
    return _gelu(conversion, input, module.approximate)


@converts_function(F.elu)
def _elu(conversion: Conversion, input: object, alpha: float = 1.0, inplace: bool = False) -> Value:
    if alpha != 1:
        raise conversion.refusal("elu", f"alpha={alpha}: alpha=1 alone has a layer")
    return conversion.elementwise(input, "elu", inplace=inplace)


@converts_module(nn.ELU)
def _elu_module(conversion: Conversion, module: nn.ELU, input: object) -> Value:
    return _elu(conversion, input, module.alpha, module.inplace)


@converts_function(F.prelu, torch.prelu)
def _prelu(conversion: Conversion, input: object, weight: Constant) -> Value:
    """One slope for all becomes an equal one for every channel."""
    if weight.index.numel() == 1:
        reading = conversion.read(input, "prelu")
        slopes = weight.numbers.flatten().repeat(reading.shape[0])
    else:
        reading = conversion.over_channels(input, 1, "prelu")
        slopes = weight.numbers
    return conversion.replaced(reading, "prelu", {}, {"weight": slopes}, (weight,))


@converts_module(nn.PReLU)
def _prelu_module(conversion: Conversion, module: nn.PReLU, input: object) -> Value:
    return _prelu(conversion, input, conversion.constant(module.weight))


@converts_function(F.dropout, torch.dropout)
def _dropout(
    conversion: Conversion, input: object, p: float = 0.5, training: bool = True, inplace: bool = False
) -> object:
    """`training` is that of the trace, which is made in train mode: False means never."""
    if p == 0 or not training:
        return input
    if isinstance(input, Shares):
        return without_dropout(conversion, input, p)
    return conversion.elementwise(input, "dropout", {"p": float(p)}, inplace=inplace)


@converts_module(nn.Dropout)
def _dropout_module(conversion: Conversion, module: nn.Dropout, input: object) -> object:
    return _dropout(conversion, input, module.p, True, module.inplace)
