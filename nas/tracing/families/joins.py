"""Sums, products and concatenations, and what they become beside a parameter."""

import operator
from collections.abc import Sequence
from dataclasses import replace

import torch
from torch import Tensor, nn

from nas.layers.modules import Blended, Concatenated, PrependedToken, Product, Scaled, SelectedToken, Shifted, Sum
from nas.tracing.conversion import Conversion
from nas.tracing.families.attention import Scores
from nas.tracing.families.bookkeeping import is_counter
from nas.tracing.registry import converts_function, converts_method, converts_module
from nas.tracing.value import Constant, Reading, Value, along, distinct, same

Number = int | float


@converts_function(operator.add, torch.add)
@converts_method("add")
def _add(conversion: Conversion, input: object, other: object, alpha: Number = 1) -> object:
    if isinstance(input, Constant) and is_counter(input) and isinstance(other, int):
        return input.tensor  # how many batches a norm has seen: bookkeeping, which tracing must not do
    if alpha != 1:
        raise conversion.refusal("add", f"alpha={alpha}: a layer adds its inputs as they are")
    for one, two in ((input, other), (other, input)):
        if isinstance(two, Constant):
            return _position_embedding(conversion, one, two)
        if isinstance(two, int | float):
            return one if two == 0 else _shifted_by(conversion, one, two, 1)
    return joined(conversion, "add", input, other)


@converts_module(Sum)
def _sum(conversion: Conversion, module: Sum, *inputs: object) -> Value:
    return joined(conversion, "add", *inputs)


@converts_function(operator.mul, torch.mul, torch.multiply)
@converts_method("mul", "multiply")
def _multiply(conversion: Conversion, input: object, other: object) -> object:
    for one, two in ((input, other), (other, input)):
        if isinstance(two, Constant):
            return _scale(conversion, one, two)
        if isinstance(two, int | float):
            return _times(conversion, one, float(two))
    return joined(conversion, "multiply", input, other)


@converts_module(Product)
def _product(conversion: Conversion, module: Product, *inputs: object) -> Value:
    return joined(conversion, "multiply", *inputs)


@converts_function(operator.truediv, torch.div, torch.divide)
@converts_method("div", "divide")
def _divide(conversion: Conversion, input: object, other: object) -> object:
    if isinstance(other, Constant) and not isinstance(other.tensor, nn.Parameter) and other.tensor.is_floating_point():
        inverse = replace(other, tensor=1 / other.tensor)
        return _scale(conversion, input, inverse)
    if not isinstance(other, int | float) or other == 0:
        raise conversion.refusal("division", "no layer divides")
    return _times(conversion, input, 1 / other)


def _times(conversion: Conversion, value: object, factor: float) -> object:
    """Remembers a constant factor: attention can take it in."""
    if isinstance(value, Scores):
        return value.times(factor)
    if not isinstance(value, Value):
        raise conversion.refusal("multiplication", f"by {factor:g} of what is not computed from the input")
    return conversion.times(value, factor)


@converts_function(operator.sub, torch.sub, torch.subtract)
@converts_method("sub", "subtract")
def _subtract(conversion: Conversion, input: object, other: object, alpha: Number = 1) -> object:
    if isinstance(other, Constant) and not isinstance(other.tensor, nn.Parameter) and isinstance(input, Value):
        return _shifted_by(conversion, input, other, -1)
    if isinstance(other, int | float):
        return _add(conversion, input, -other * alpha)
    return _add(conversion, input, _times(conversion, other, -float(alpha)))


@converts_function(operator.neg, torch.neg, torch.negative)
@converts_method("neg", "__neg__")
def _negative(conversion: Conversion, input: object) -> object:
    return _times(conversion, input, -1.0)


def _shifted_by(conversion: Conversion, input: object, shift: Constant | float, sign: int) -> Value:
    """x plus or minus a fixed number, or one for each channel: a convolution of each channel by itself."""
    reading = conversion.image(input, "add")
    channels = reading.shape[0]
    if isinstance(shift, Constant):
        index = conversion.spread(reading, shift, "add").flatten(1)
        if not same(index, index[:, :1]):
            raise conversion.refusal("add", f"of {shift.path!r}, which is neither one number nor one for each channel")
        bias, what = shift.moved(index[:, 0]).numbers, f"the buffer {shift.path!r}"
    else:
        bias, what = torch.full((channels,), float(shift)), f"the constant {shift:g}"
    conversion.notes.append(f"{what} that is added becomes a bias, which is trained ({conversion.place})")
    fields = {"out_channels": channels, "kernel_size": 1, "groups": channels}
    tensors = {"weight": torch.ones(channels, 1, 1, 1), "bias": sign * bias}
    return conversion.whole(conversion.add("conv2d", fields, [reading.source], tensors))


@converts_function(operator.iadd)
@converts_method("add_")
def _add_in_place(conversion: Conversion, input: object, other: object) -> object:
    return _in_place(conversion, input, _add(conversion, input, other))


@converts_function(operator.imul)
@converts_method("mul_")
def _multiply_in_place(conversion: Conversion, input: object, other: object) -> object:
    return _in_place(conversion, input, _multiply(conversion, input, other))


def _in_place(conversion: Conversion, input: object, result: object) -> object:
    """Replace the input by the result for all later readers."""
    if isinstance(input, Value) and isinstance(result, Value) and result.factor == 1 and result is not input:
        conversion.overwrite(input, result.source)
    return result


@converts_module(Scaled)
def _scaled(conversion: Conversion, module: Scaled, input: Value) -> Value:
    weight = conversion.constant(module.weight)
    return _scale(conversion, input, weight.moved(weight.index.view(-1, *[1] * (input.index.dim() - 2))))


def _scale(conversion: Conversion, input: object, factor: Constant) -> Value:
    """x times a parameter: one number, or one a channel."""
    reading = conversion.read(input, "scale")
    if factor.index.numel() == 1:
        return conversion.replaced(reading, "scale", {}, {"weight": factor.numbers.view(1)}, (factor,))
    index = conversion.spread(reading, factor, "scale")
    channels = index.flatten(1)[:, 0] if index.dim() == 3 else index
    if not same(index, channels.view(-1, *[1] * (index.dim() - 1))) or not distinct(channels):
        raise conversion.refusal("scale", f"by {factor.path!r}, which is neither one number nor one for each channel")
    weight = factor.moved(channels).numbers
    return conversion.replaced(reading, "scale", {"per_channel": True}, {"weight": weight}, (factor,))


@converts_module(Shifted)
def _shifted(conversion: Conversion, module: Shifted, input: object) -> Value:
    return _position_embedding(conversion, input, conversion.constant(module.weight))


def _position_embedding(conversion: Conversion, input: object, shift: Constant) -> Value:
    """x plus a parameter that has a number of its own for each channel at each position."""
    if isinstance(input, Constant):
        raise conversion.refusal(
            "add", f"of two parameters, {input.path!r} and {shift.path!r}: no layer computes with them"
        )
    reading = conversion.read(input, "add")
    index = conversion.spread(reading, shift, "add")
    if len(reading.shape) == 1 or not distinct(index):
        raise conversion.refusal(
            "add", f"of {shift.path!r}, which has no number of its own for each channel at each position of an image"
        )
    return conversion.replaced(reading, "position_embedding", {}, {"weight": shift.moved(index).numbers}, (shift,))


def joined(conversion: Conversion, op: str, *inputs: object) -> Value:
    """A sum or product of values in the same order, or of a (channels, 1, 1) beside them."""
    sources, index = aligned(conversion, op, *inputs)
    return conversion.value(conversion.add(op, {}, sources), index)


def aligned(conversion: Conversion, op: str, *inputs: object) -> tuple[list[str], Tensor]:
    """The nodes to join and the order of the result."""
    readings = [conversion.read(_narrowed(each), op) for each in inputs]
    if len({reading.shape for reading in readings}) > 1 and all(reading.index.dim() == 1 for reading in readings):
        readings = [conversion.features(each, op) for each in inputs]
    full = max(readings, key=lambda reading: reading.index.numel())
    sources = []
    for reading in readings:
        if reading.index.shape == full.index.shape and reading.shape == full.shape:
            fits = same(full.index, reading.index)
        else:
            if len(reading.shape) == 1 and reading.index.numel() == full.shape[0]:
                reading = conversion.spatial(reading, op)
            beside = reading.index.dim() == full.index.dim() and reading.shape == (full.shape[0], 1, 1)
            fits = beside and same(full.channels, reading.index)
        if not fits:
            raise conversion.refusal(
                op,
                f"of {_listed(conversion, readings)}: their numbers do not stand in the same order, and the smaller "
                "is not one number for each channel",
            )
        sources.append(reading.source)
    return sources, full.index


def _narrowed(value: object) -> object:
    """The value before it was expanded over positions, if it was: what is joined is broadcast anyway."""
    if not isinstance(value, Value):
        return value
    index = value.index
    for axis in range(1, index.dim()):
        if index.shape[axis] > 1 and same(index, index.narrow(axis, 0, 1)):
            index = index.narrow(axis, 0, 1)
    return value if index is value.index else value.moved(index)


@converts_module(Blended)
def _blended(conversion: Conversion, module: Blended, input: object, other: object) -> Value:
    weight = conversion.constant(module.weight)
    sources, index = aligned(conversion, "blend", input, other)
    fields = {"per_channel": len(module.weight) == conversion.draft.shapes[sources[0]][0] > 1}
    return conversion.value(conversion.add("blend", fields, sources, {"weight": weight.numbers}, (weight,)), index)


@converts_function(torch.cat, torch.concat, torch.concatenate)
def _cat(conversion: Conversion, tensors: Sequence[object], dim: int = 0) -> object:
    if len(tensors) == 1:
        return tensors[0]
    *tokens, last = tensors
    if tokens and all(isinstance(token, Constant) for token in tokens) and isinstance(last, Value):
        return _class_tokens(conversion, [token for token in tokens if isinstance(token, Constant)], last, dim)
    readings = [conversion.read(each, "cat") for each in tensors]
    if len({reading.shape[1:] for reading in readings}) > 1 and all(reading.index.dim() == 1 for reading in readings):
        readings = [conversion.features(each, "cat") for each in tensors]
    dimensions = readings[0].index.dim()
    axis = dim % (dimensions + 1)
    for each, reading in enumerate(readings):
        if not conversion.channels_along(reading, axis) and reading.index.dim() == 1:
            readings[each] = reading = conversion.features(tensors[each], "cat")
        if axis == 0 or not conversion.channels_along(reading, axis):
            raise conversion.refusal("cat", f"along dimension {axis}, which is not the channels of {reading.source!r}")
    places = [reading.positions.select(axis - 1, 0) for reading in readings]
    if any(reading.shape[1:] != readings[0].shape[1:] for reading in readings) or not all(
        place.shape == places[0].shape and same(place, places[0]) for place in places
    ):
        raise conversion.refusal("cat", f"of {_listed(conversion, readings)}: their positions do not agree")
    name = conversion.add("concat", {}, [reading.source for reading in readings])
    channels = along(axis - 1, conversion.draft.shapes[name][0], dimensions)
    return conversion.value(name, channels * readings[0].size + places[0].unsqueeze(axis - 1))


@converts_module(Concatenated)
def _concatenated(conversion: Conversion, module: Concatenated, *inputs: object) -> object:
    return _cat(conversion, inputs, 1)


def _class_tokens(conversion: Conversion, tokens: list[Constant], input: Value, dim: int) -> Value:
    """Learned tokens in front of all others, each a layer; the last of them goes first."""
    reading = conversion.read(input, "cat")
    axis = dim % input.index.dim()
    channel_axis = 3 - axis
    count = reading.size
    if (
        len(reading.shape) != 3
        or reading.index.dim() != 2
        or axis not in (1, 2)
        or not conversion.channels_along(reading, channel_axis)
        or not same(reading.positions, along(axis - 1, count, 2))
    ):
        raise conversion.refusal("cat", "a parameter can only be put in front of all tokens, as a class token")
    name = reading.source
    for token in reversed(tokens):
        index = token.index
        if index.numel() != conversion.batch * reading.shape[0] or not same(index, index[:1]):
            what = f"{token.path!r} {list(index.shape)}"
            raise conversion.refusal(
                "cat", f"{what} is not one token of {reading.shape[0]} channels for the whole batch"
            )
        numbers = token.moved(index[0].flatten()).numbers
        name = conversion.add("class_token", {}, [name], {"weight": numbers}, (token,))
    total = count + len(tokens)
    positions = along(axis - 1, total, 2)
    return conversion.value(name, along(channel_axis - 1, reading.shape[0], 2) * total + positions)


@converts_module(PrependedToken)
def _prepended(conversion: Conversion, module: PrependedToken, input: object) -> Value:
    reading = conversion.image(input, "class_token")
    weight = conversion.constant(module.weight)
    return conversion.whole(conversion.add("class_token", {}, [reading.source], {"weight": weight.numbers}, (weight,)))


@converts_module(SelectedToken)
def _selected(conversion: Conversion, module: SelectedToken, input: object) -> Value:
    reading = conversion.image(input, "first_token")
    return conversion.whole(conversion.add("first_token", {}, [reading.source]))


def _listed(conversion: Conversion, readings: Sequence[Reading]) -> str:
    return " and ".join(
        f"{[conversion.batch, *reading.index.shape]} (the {reading.shape} of {reading.source!r})"
        for reading in readings
    )
