"""The elementwise activations, dropout, and PReLU."""

import torch
import torch.nn.functional as F
from torch import nn

from nas.layers.modules import DroppedPath
from nas.tracing.conversion import Conversion
from nas.tracing.families.attention import Shares, without_dropout
from nas.tracing.registry import Rule, converts_function, converts_method, converts_module, converts_modules_that
from nas.tracing.value import Constant, Value

PLAIN = {
    "relu": (nn.ReLU, (F.relu, torch.relu)),
    "relu6": (nn.ReLU6, (F.relu6,)),
    "silu": (nn.SiLU, (F.silu,)),
    "hardswish": (nn.Hardswish, (F.hardswish,)),
    "tanh": (nn.Tanh, (F.tanh, torch.tanh)),
    "sigmoid": (nn.Sigmoid, (F.sigmoid, torch.sigmoid)),
    "hardsigmoid": (nn.Hardsigmoid, (F.hardsigmoid,)),
    "mish": (nn.Mish, (F.mish,)),
    "selu": (nn.SELU, (F.selu, torch.selu)),
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
    return conversion.elementwise(input, "gelu", {} if approximate == "none" else {"approximate": approximate})


@converts_module(nn.GELU)
def _gelu_module(conversion: Conversion, module: nn.GELU, input: object) -> Value:
    return _gelu(conversion, input, module.approximate)


@converts_function(F.softplus)
def _softplus(conversion: Conversion, input: object, beta: float = 1.0, threshold: float = 20.0) -> Value:
    if (beta, threshold) != (1, 20):
        raise conversion.refusal("softplus", f"beta={beta}, threshold={threshold}: a layer has beta=1, threshold=20")
    return conversion.elementwise(input, "softplus")


@converts_module(nn.Softplus)
def _softplus_module(conversion: Conversion, module: nn.Softplus, input: object) -> Value:
    return _softplus(conversion, input, module.beta, module.threshold)


@converts_function(F.hardtanh)
def _hardtanh(
    conversion: Conversion, input: object, min_val: float = -1.0, max_val: float = 1.0, inplace: bool = False
) -> Value:
    return _clamped(conversion, input, min_val, max_val, inplace=inplace)


@converts_module(nn.Hardtanh)
def _hardtanh_module(conversion: Conversion, module: nn.Hardtanh, input: object) -> Value:
    return _clamped(conversion, input, module.min_val, module.max_val, inplace=module.inplace)


@converts_function(torch.clamp, torch.clip)
@converts_method("clamp", "clip")
def _clamp(conversion: Conversion, input: object, min: float | None = None, max: float | None = None) -> Value:
    return _clamped(conversion, input, min, max, inplace=False)


@converts_method("clamp_", "clip_")
def _clamp_in_place(conversion: Conversion, input: object, min: float | None = None, max: float | None = None) -> Value:
    return _clamped(conversion, input, min, max, inplace=True)


@converts_method("clamp_min")
@converts_function(torch.clamp_min)
def _clamp_min(conversion: Conversion, input: object, min: float) -> Value:
    return _clamped(conversion, input, min, None, inplace=False)


def _clamped(conversion: Conversion, input: object, low: float | None, high: float | None, *, inplace: bool) -> Value:
    op = {(0, None): "relu", (0, float("inf")): "relu", (0, 6): "relu6"}.get((low, high))  # type: ignore[arg-type]
    if op is None:
        raise conversion.refusal(
            "clamp",
            f"to [{low}, {high}]: a layer clamps to [0, inf] or [0, 6]",
            "use nn.ReLU or nn.ReLU6, and train on",
        )
    return conversion.elementwise(input, op, inplace=inplace)


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


@converts_function(F.dropout2d)
def _dropout2d(
    conversion: Conversion, input: object, p: float = 0.5, training: bool = True, inplace: bool = False
) -> object:
    if p == 0 or not training:
        return input
    reading = conversion.image(input, "dropout2d")
    name = conversion.add("dropout2d", {"p": float(p)}, [reading.source])
    if inplace and isinstance(input, Value):
        conversion.overwrite(input, name)
    return conversion.whole(name)


@converts_module(nn.Dropout2d)
def _dropout2d_module(conversion: Conversion, module: nn.Dropout2d, input: object) -> object:
    return _dropout2d(conversion, input, module.p, True, module.inplace)


RATES = ("drop_prob", "p", "drop_rate", "drop_path_rate")
"""Modules' names for the dropout probability."""


def path_rate(module: nn.Module) -> float | None:
    """The probability with which a module drops samples; None if it has none."""
    rates = (getattr(module, name, None) for name in RATES)
    return next((float(rate) for rate in rates if isinstance(rate, int | float)), None)


def drops_paths(module: nn.Module) -> bool:
    """Whether it is what many call DropPath or StochasticDepth: by its name, and by what it does when tried."""
    name = type(module).__name__.lower().replace("_", "")
    rate = path_rate(module)
    if not ("droppath" in name or "stochasticdepth" in name) or any(module.children()) or any(module.parameters()):
        return False
    if rate is None or not 0 <= rate < 1:
        return False
    x, mode = torch.ones(TRIED_SAMPLES, 2, 1, 1), module.training
    try:
        with torch.random.fork_rng(devices=[]), torch.no_grad():
            # Not the module itself: while it is traced, torch.fx would trace this too.
            kept, found = module.eval().forward(x.clone()), module.train().forward(x.clone())
    except Exception:  # it wants something else than images
        return False
    finally:
        module.train(mode)
    samples = found.flatten(1)
    alike = bool((samples == samples[:, :1]).all()) and torch.equal(kept, x)
    values = samples[:, 0].unique()
    expected = torch.tensor([1.0]) if rate == 0 else torch.tensor([0.0, 1 / (1 - rate)])
    return alike and values.shape == expected.shape and bool(torch.allclose(values, expected))


@converts_module(DroppedPath)
@converts_modules_that(drops_paths)
def _drop_path(conversion: Conversion, module: nn.Module, input: object) -> object:
    rate = path_rate(module)
    return conversion.elementwise(input, "drop_path", {"p": rate}) if rate else input


TRIED_SAMPLES = 1024
"""With fewer, a small rate could drop none of them."""


@converts_module(nn.Dropout)
def _dropout_module(conversion: Conversion, module: nn.Dropout, input: object) -> object:
    return _dropout(conversion, input, module.p, True, module.inplace)
