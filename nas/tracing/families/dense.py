"""Convolutions and linear layers. A linear layer over the channels of tokens is a 1x1 convolution."""

import math
from typing import Any

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from nas.tracing.conversion import Conversion
from nas.tracing.families.attention import project_heads
from nas.tracing.registry import converts_function, converts_module
from nas.tracing.value import Constant, Reading, Value, along, is_permutation, same

Pair = int | tuple[int, ...] | list[int]


@converts_function(F.conv2d, torch.conv2d)
def _conv2d(
    conversion: Conversion,
    input: object,
    weight: Constant,
    bias: Constant | None = None,
    stride: Pair = 1,
    padding: Pair | str = 0,
    dilation: Pair = 1,
    groups: int = 1,
) -> Value:
    if _is_rectangular(tuple(weight.index.shape[2:]), stride, padding, dilation):
        return _rectangular(conversion, input, weight, bias, stride, padding, dilation, groups)
    kernel = equal(conversion, "conv2d", "kernel_size", tuple(weight.index.shape[2:]))
    dilation = equal(conversion, "conv2d", "dilation", dilation)
    fields = {
        "out_channels": weight.index.shape[0],
        "kernel_size": kernel,
        "stride": equal(conversion, "conv2d", "stride", stride),
        "padding": _padding(conversion, padding, kernel, dilation),
        "dilation": dilation,
        "groups": groups,
        "bias": bias is not None,
    }
    numbers = weight.numbers
    if (
        isinstance(input, Value)
        and input.source in conversion.draft.heads
        and kernel == groups == fields["stride"] == 1
    ):
        return project_heads(conversion, input, 1, numbers.flatten(1), weight, bias)
    return _convolved(conversion, input, "conv2d", fields, weight, bias)


def _convolved(
    conversion: Conversion, input: object, op: str, fields: dict[str, Any], weight: Constant, bias: Constant | None
) -> Value:
    numbers = weight.numbers
    reading = conversion.image(input, "conv2d")
    expected = reading.shape[0] // fields["groups"]
    if numbers.shape[1] != expected:
        raise conversion.refusal(
            "conv2d", f"its weight takes {numbers.shape[1]} channels a group, its input has {expected}"
        )
    name = conversion.add(op, fields, [reading.source], _with_bias(numbers, bias), (weight, bias))
    return conversion.whole(name)


def _is_rectangular(*fields: Pair | str) -> bool:
    """Whether height and width differ in one of them."""
    return any(isinstance(each, tuple | list) and len(set(each)) > 1 for each in fields)


def _rectangular(
    conversion: Conversion,
    input: object,
    weight: Constant,
    bias: Constant | None,
    stride: Pair,
    padding: Pair | str,
    dilation: Pair,
    groups: int,
) -> Value:
    kernel = tuple(weight.index.shape[2:])
    steps, spread = _two(stride), _two(dilation)
    if padding == "same":
        reach = [size * (count - 1) for size, count in zip(spread, kernel, strict=True)]
        if any(each % 2 for each in reach):
            raise conversion.refusal("conv2d", "padding='same' with an even kernel pads the two sides differently")
        pads = tuple(each // 2 for each in reach)
    else:
        pads = (0, 0) if isinstance(padding, str) else _two(padding)
    fields = {
        "out_channels": weight.index.shape[0],
        "kernel_size": kernel,
        "stride": steps,
        "padding": pads,
        "dilation": spread,
        "groups": groups,
        "bias": bias is not None,
    }
    return _convolved(conversion, input, "rectangular_conv2d", fields, weight, bias)


def _two(value: Pair) -> tuple[int, int]:
    """For height and width."""
    numbers = (value, value) if isinstance(value, int) else tuple(value) * (1 if len(value) == 2 else 2)
    return int(numbers[0]), int(numbers[1])


@converts_module(nn.Conv2d)
def _conv2d_module(conversion: Conversion, module: nn.Conv2d, input: object) -> Value:
    if module.padding_mode != "zeros":
        raise conversion.refusal("conv2d", f"padding_mode={module.padding_mode!r}: zeros alone have a layer")
    weight, bias = conversion.constant(module.weight), conversion.optional(module.bias)
    return _conv2d(conversion, input, weight, bias, module.stride, module.padding, module.dilation, module.groups)


@converts_function(F.linear)
def _linear(conversion: Conversion, input: object, weight: Constant, bias: Constant | None = None) -> Value:
    if weight.index.dim() != 2:
        raise conversion.refusal("linear", f"its weight has {weight.index.dim()} dimensions")
    numbers = weight.numbers
    if isinstance(input, Value) and input.source in conversion.draft.heads:
        return project_heads(conversion, input, -1, numbers, weight, bias)
    reading = conversion.read(input, "linear")
    fields: dict[str, Any] = {"bias": bias is not None}
    if reading.index.dim() == 1:
        reading = conversion.features(input, "linear")
        numbers = _columns(numbers, reading.index)
        fields["out_features"] = len(numbers)
        name = conversion.add("linear", fields, [reading.source], _with_bias(numbers, bias), (weight, bias))
        return conversion.whole(name)
    patches = patch_order(reading)
    if patches is not None:
        return _patch_embedding(conversion, reading, _columns(numbers, patches), weight, bias)
    numbers = _columns(numbers, channel_order(conversion, reading, -1, "linear"))
    out = torch.arange(len(numbers))
    place = reading.positions.select(-1, 0)[..., None]  # the same for every channel
    if len(reading.shape) == 1:
        op, fields["out_features"] = "linear", len(numbers)
    else:
        op, fields = "conv2d", {"out_channels": len(numbers), "kernel_size": 1, **fields}
    shaped = numbers if op == "linear" else numbers[:, :, None, None]
    name = conversion.add(op, fields, [reading.source], _with_bias(shaped, bias), (weight, bias))
    return conversion.value(name, out * reading.size + place)


@converts_module(nn.Linear, nn.modules.linear.NonDynamicallyQuantizableLinear)
def _linear_module(conversion: Conversion, module: nn.Linear, input: object) -> Value:
    return _linear(conversion, input, conversion.constant(module.weight), conversion.optional(module.bias))


def _patch_embedding(
    conversion: Conversion, reading: Reading, numbers: Tensor, weight: Constant, bias: Constant | None
) -> Value:
    """A linear layer over square patches: a convolution whose stride is its kernel size; (batch, patches, out)."""
    count, out = len(reading.index), len(numbers)
    size = math.isqrt(numbers.shape[1] // reading.shape[0])
    fields = {"out_channels": out, "kernel_size": size, "stride": size, "padding": 0, "bias": bias is not None}
    tensors = _with_bias(numbers.view(out, -1, size, size), bias)
    name = conversion.add("conv2d", fields, [reading.source], tensors, (weight, bias))
    return conversion.value(name, along(1, out, 2) * count + along(0, count, 2))


def patch_order(reading: Reading) -> Tensor | None:
    """Which number (channel, row, column) of a patch stands where, if the value is (batch, patches, their numbers)."""
    if len(reading.shape) != 3 or reading.index.dim() != 2:
        return None
    channels, height, width = reading.shape
    size = math.isqrt(reading.index.shape[1] // channels)
    if size < 2 or size**2 * channels != reading.index.shape[1] or height % size or width % size:
        return None
    corners = along(0, height // size, 2) * size * width + along(1, width // size, 2) * size
    first = reading.index[0]
    if not same(reading.index, first + corners.view(-1, 1)):
        return None
    row, column = first % reading.size // width, first % width
    order = (first // reading.size * size + row) * size + column
    return order if is_permutation(order, len(order)) else None


def channel_order(conversion: Conversion, reading: Reading, axis: int, operation: str) -> Tensor:
    """Which channel stands where along an axis that must have all of them, and nothing else."""
    lines = reading.channels.movedim(axis if axis < 0 else axis - 1, -1).reshape(-1, reading.index.shape[axis])
    order = lines[0]
    if not same(lines, order) or not is_permutation(order, reading.shape[0]):
        raise conversion.refusal(
            operation,
            f"it reads dimension {axis} of {[conversion.batch, *reading.index.shape]}, which is not the channels of "
            f"{reading.source!r} {reading.shape}",
        )
    return order


def equal(conversion: Conversion, operation: str, field: str, value: Pair) -> int:
    """A number that torch may give for height and width apart."""
    numbers = set(value) if isinstance(value, tuple | list) else {value}
    if len(numbers) != 1:
        raise conversion.refusal(operation, f"{field}={value}: layers have the same in both directions")
    return int(numbers.pop())


def _padding(conversion: Conversion, padding: Pair | str, kernel: int, dilation: int) -> int | str:
    """The padding of each side; that which keeps height and width is called "same", as layers do by default."""
    reach = dilation * (kernel - 1)
    if padding == "valid":
        number = 0
    elif padding == "same":
        if reach % 2:
            raise conversion.refusal("conv2d", "padding='same' with an even kernel pads the two sides differently")
        number = reach // 2
    else:
        number = equal(conversion, "conv2d", "padding", padding)  # type: ignore[arg-type]
    return "same" if kernel % 2 and 2 * number == reach else number


def _columns(weight: Tensor, order: Tensor) -> Tensor:
    """The matrix for an input in the source's order, where `order` says what its columns read now."""
    if same(order, torch.arange(len(order))):
        return weight
    found = torch.empty_like(weight)
    found[:, order] = weight
    return found


def _with_bias(weight: Tensor, bias: Constant | None) -> dict[str, Tensor]:
    return {"weight": weight} | ({} if bias is None else {"bias": bias.numbers})
