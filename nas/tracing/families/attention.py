"""Attention: written with matrix products or torch's function, as torch's module, or as ours.

Its queries, keys and values must come straight from linear layers (or 1x1 convolutions) over one and the same input,
and its heads must go straight into one more: together these are one attention layer. The three may be parts of a
single wide linear layer, in any arrangement: which of its rows they are is read off the indices.
"""

import math
import operator
import warnings
from dataclasses import dataclass, replace
from typing import Any

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from nas.layers import Conv2d
from nas.layers.modules import SelfAttention
from nas.tracing.conversion import Conversion
from nas.tracing.draft import Entry, Heads, Read
from nas.tracing.layouts import UNTOUCHED
from nas.tracing.registry import converts_function, converts_method, converts_module
from nas.tracing.value import Absent, Constant, Distribution, Traced, Value, along, distinct, is_permutation, same


@dataclass(frozen=True, eq=False)
class Scores(Traced):
    """Queries times keys, before the softmax."""

    query: Value
    key: Value
    factor: float = 1.0

    def times(self, factor: float) -> "Scores":
        """The scores multiplied by a constant."""
        return replace(self, factor=self.factor * factor)


@dataclass(frozen=True, eq=False)
class Shares(Traced):
    """The softmax of scores."""

    scores: Scores


@converts_function(operator.matmul, torch.matmul, torch.bmm)
@converts_method("matmul", "bmm", "__matmul__")
def _matmul(conversion: Conversion, input: object, other: object) -> object:
    if isinstance(input, Value) and isinstance(other, Value):
        return Scores(input, other.moved(other.index.transpose(-1, -2)))
    if isinstance(input, Shares) and isinstance(other, Value):
        scores = input.scores
        return heads(conversion, scores.query, scores.key, other, scores.factor)
    raise conversion.refusal("matmul", "no layer computes this outside of attention")


@converts_function(F.softmax, torch.softmax)
@converts_method("softmax")
def _softmax(
    conversion: Conversion, input: object, dim: int | None = None, _stacklevel: int = 3, dtype: object = None
) -> Shares | Distribution:
    if isinstance(input, Value):
        return _distribution(conversion, input, dim, "softmax")
    if not isinstance(input, Scores):
        raise conversion.refusal("softmax", "no layer computes it outside of attention")
    if dim not in (-1, input.query.index.dim() - 1):
        raise conversion.refusal("softmax", f"over dimension {dim}: attention's is over the keys, the last")
    return Shares(input)


@converts_module(nn.Softmax)
def _softmax_module(conversion: Conversion, module: nn.Softmax, input: object) -> Shares | Distribution:
    return _softmax(conversion, input, module.dim)


@converts_function(F.log_softmax, torch.log_softmax)
@converts_method("log_softmax")
def _log_softmax(
    conversion: Conversion, input: object, dim: int | None = None, _stacklevel: int = 3, dtype: object = None
) -> Distribution:
    return _distribution(conversion, input, dim, "log_softmax")


@converts_module(nn.LogSoftmax)
def _log_softmax_module(conversion: Conversion, module: nn.LogSoftmax, input: object) -> Distribution:
    return _log_softmax(conversion, input, module.dim)


def _distribution(conversion: Conversion, input: object, dim: int | None, head: str) -> Distribution:
    """Over the classes of (batch, classes); it falls away at the end of a network, and is refused elsewhere."""
    if not isinstance(input, Value) or input.index.dim() != 2 or dim not in (None, 1, -1):
        raise conversion.refusal(head, "no layer computes it outside of attention")
    return Distribution(input, head)


def without_dropout(conversion: Conversion, shares: Shares, p: float) -> Shares:
    """The same attention; says that the dropout is gone."""
    warn_of_dropout(conversion, p)
    return shares


def warn_of_dropout(conversion: Conversion, p: float) -> None:
    """No layer drops attention's shares. The function is preserved; what training does differs."""
    if p > 0:
        warnings.warn(
            f"the dropout (p={p:g}) of attention's scores is left out: no layer has it ({conversion.place})",
            stacklevel=2,
        )


@converts_function(F.scaled_dot_product_attention)
def _scaled_dot_product(
    conversion: Conversion,
    query: Value,
    key: Value,
    value: Value,
    attn_mask: None = None,
    dropout_p: float = 0.0,
    is_causal: bool = False,
    scale: float | None = None,
    enable_gqa: bool = False,
) -> Value:
    if attn_mask is not None or is_causal or enable_gqa:
        raise conversion.refusal("scaled_dot_product_attention", "with a mask, or groups of queries: no layer has them")
    for part in (query, key, value):
        if not isinstance(part, Value):
            raise conversion.refusal("scaled_dot_product_attention", "of what is not computed from the input")
    warn_of_dropout(conversion, dropout_p)
    return heads(conversion, query, key, value, query.index.shape[-1] ** -0.5 if scale is None else scale)


def heads(conversion: Conversion, query: Value, key: Value, value: Value, factor: float) -> Value:
    """softmax(factor * query key^T) value, each (batch, heads, tokens, numbers) or (batch, tokens, numbers)."""
    parts = {"query": query, "key": key, "value": value}
    if value.factor != 1:
        raise conversion.refusal("attention", f"its values are multiplied by {value.factor:g}, a constant")
    found = {part: projection(conversion, each, part) for part, each in parts.items()}
    entries = {part: entry for part, (entry, _) in found.items()}
    if len({entry.node.inputs for entry in entries.values()}) > 1:
        raise conversion.refusal(
            "attention", "its queries, keys and values come from different inputs: no layer has that"
        )
    for entry in entries.values():
        rows = torch.cat([rows.flatten() for part, (_, rows) in found.items() if entries[part] is entry])
        if not distinct(rows):
            raise conversion.refusal(
                "attention", f"heads, or queries, keys and values, share weights of {entry.node.name!r}"
            )
    if len({rows.shape[0] for _, rows in found.values()}) > 1:
        raise conversion.refusal("attention", "its queries, keys and values have different numbers of heads")
    count, key_dim = found["query"][1].shape
    value_dim = found["value"][1].shape[1]
    tensors: dict[str, Tensor] = {}
    for part, (entry, rows) in found.items():
        tensors[f"{part}.weight"] = entry.tensors["weight"].flatten(1)[rows.flatten()]
        if "bias" in entry.tensors:
            tensors[f"{part}.bias"] = entry.tensors["bias"][rows.flatten()]
    source = entries["query"].node.inputs[0]
    space = conversion.draft.shapes[source][1:]
    fields = _fields(conversion, count, key_dim, value_dim, factor * query.factor * key.factor)
    read = tuple(each for entry in {id(entry): entry for entry in entries.values()}.values() for each in entry.read)
    shape = (count * value_dim, *space)
    name = conversion.draft.add_heads(Heads(source, shape, fields, tensors, read, conversion.place))
    tokens = math.prod(space)
    rows = torch.arange(count * value_dim).view(count, 1, value_dim)
    index = rows * tokens + along(1, tokens, 3)  # (heads, tokens, numbers)
    return conversion.value(name, index if value.index.dim() == 4 else index[0])


def projection(conversion: Conversion, value: Value, part: str) -> tuple[Entry, Tensor]:
    """The linear layer that queries, keys or values come from, and which of its rows: (heads, numbers of a head)."""
    reading = conversion.one_sample(value, "attention")
    index = reading.index[None] if reading.index.dim() == 2 else reading.index
    entry = conversion.draft.entries.get(reading.source)
    if (
        entry is None
        or not isinstance(entry.node, Conv2d)
        or (entry.node.kernel_size, entry.node.stride, entry.node.pad, entry.node.groups) != (1, 1, 0, 1)
        or index.dim() != 3
    ):
        raise conversion.refusal(
            "attention",
            f"its {part} does not come straight from a linear layer over the tokens' channels, but from "
            f"{reading.source!r}",
        )
    channels, positions = index // reading.size, index % reading.size
    rows = channels[:, 0]
    if index.shape[1] != reading.size or not same(positions, along(1, reading.size, 3)):
        raise conversion.refusal(
            "attention", f"its {part} is not (batch, heads, tokens, numbers of a head) over all tokens"
        )
    if not same(channels, rows[:, None]):
        raise conversion.refusal("attention", f"its {part} mixes channels and tokens")
    return entry, rows


def _fields(conversion: Conversion, count: int, key_dim: int, value_dim: int, scale: float) -> dict[str, Any]:
    fields: dict[str, Any] = {"heads": count, "key_dim": key_dim, "value_dim": value_dim}
    if not math.isclose(scale, key_dim**-0.5, rel_tol=UNTOUCHED):
        fields["scale"] = scale
    return fields


def project_heads(
    conversion: Conversion, input: Value, axis: int, weight: Tensor, read: Constant, bias: Constant | None
) -> Value:
    """The attention layer, now that its output projection is known: `weight` (out_channels, heads * value_dim)."""
    reading = conversion.one_sample(input, "attention")
    waiting = conversion.draft.heads[reading.source]
    lines = reading.channels.movedim(axis if axis < 0 else axis - 1, -1)
    order = lines.reshape(-1, lines.shape[-1])[0]
    if not same(lines, order) or not is_permutation(order, reading.shape[0]):
        raise conversion.refusal(
            "attention", "its output projection does not read the numbers of all heads at each token"
        )
    output = torch.empty_like(weight)
    output[:, order] = weight
    tensors = {**waiting.tensors, "output.weight": output}
    if bias is not None:
        tensors["output.bias"] = bias.numbers
    name = _complete(conversion, waiting, tensors, (*waiting.read, read, bias))
    place = (reading.positions.movedim(axis if axis < 0 else axis - 1, -1))[..., :1]
    index = torch.arange(len(weight)) * reading.size + place
    return conversion.value(name, index.movedim(-1, axis if axis < 0 else axis - 1))


def _complete(
    conversion: Conversion, waiting: Heads, tensors: dict[str, Tensor], read: tuple[Constant | Read | None, ...]
) -> str:
    """Adds the attention layer. It has all biases or none: where some are missing, they are zero."""
    source, place = waiting.source, waiting.place
    biased = any(key.endswith(".bias") for key in tensors)
    for part in ("query", "key", "value", "output"):
        if biased:
            tensors.setdefault(f"{part}.bias", torch.zeros(len(tensors[f"{part}.weight"])))
    fields = {**waiting.fields, "out_channels": len(tensors["output.weight"]), "bias": biased}
    return conversion.add("attention", fields, [source], tensors, read, place=place._replace(leaf=bool(place.path)))


@converts_module(nn.MultiheadAttention)
def _multihead(
    conversion: Conversion,
    module: nn.MultiheadAttention,
    query: Value,
    key: Value,
    value: Value,
    key_padding_mask: None = None,
    need_weights: bool = True,
    attn_mask: None = None,
    average_attn_weights: bool = True,
    is_causal: bool = False,
) -> tuple[Value, object]:
    operation = "multi-head attention"
    if key_padding_mask is not None or attn_mask is not None or is_causal:
        raise conversion.refusal(operation, "with a mask: no layer has one")
    if not module.batch_first:
        raise conversion.refusal(operation, "batch_first=False: make it with batch_first=True")
    if module.in_proj_weight is None or module.bias_k is not None or module.add_zero_attn:
        raise conversion.refusal(operation, "with kdim, vdim, add_bias_kv or add_zero_attn: no layer has them")
    reading = conversion.over_channels(query, -1, operation)
    for other in (key, value):
        found = conversion.over_channels(other, -1, operation)
        if found.source != reading.source or not same(found.index, reading.index):
            raise conversion.refusal(operation, "its query, key and value differ: a layer attends to its own input")
    if reading.index.dim() != 2 or not same(reading.positions, along(0, reading.size, 2)):
        raise conversion.refusal(operation, "its input is not (batch, tokens, channels)")
    warn_of_dropout(conversion, module.dropout)
    weight = conversion.constant(module.in_proj_weight)
    size = module.embed_dim // module.num_heads
    tensors: dict[str, Tensor] = {}
    for part, rows in zip(("query", "key", "value"), weight.numbers.chunk(3), strict=True):
        tensors[f"{part}.weight"] = rows
    bias = conversion.optional(module.in_proj_bias)
    if bias is not None:
        for part, rows in zip(("query", "key", "value"), bias.numbers.chunk(3), strict=True):
            tensors[f"{part}.bias"] = rows
    out, out_bias = conversion.constant(module.out_proj.weight), conversion.optional(module.out_proj.bias)
    tensors["output.weight"] = out.numbers
    if out_bias is not None:
        tensors["output.bias"] = out_bias.numbers
    fields = {"heads": module.num_heads, "key_dim": size, "value_dim": size, "out_channels": module.embed_dim}
    fields["bias"] = bias is not None
    name = conversion.add("attention", fields, [reading.source], tensors, (weight, bias, out, out_bias))
    return conversion.value(name, reading.index), Absent("the attention's weights") if need_weights else None


@converts_module(SelfAttention)
def _own(conversion: Conversion, module: SelfAttention, input: object) -> Value:
    reading = conversion.image(input, "attention")
    read = {key: conversion.constant(parameter) for key, parameter in module.named_parameters()}
    tensors = {key: constant.numbers for key, constant in read.items()}
    keys, values = len(tensors["query.weight"]), len(tensors["value.weight"])
    fields = _fields(conversion, module.heads, keys // module.heads, values // module.heads, module.scale)
    fields |= {"out_channels": len(tensors["output.weight"]), "bias": "output.bias" in tensors}
    return conversion.whole(conversion.add("attention", fields, [reading.source], tensors, tuple(read.values())))
