"""Calls that only move numbers: applied to indices."""

import operator
from dataclasses import replace
from typing import Any

import torch
from torch import Tensor, nn

from nas.tracing.conversion import Conversion
from nas.tracing.families.bookkeeping import kind_of
from nas.tracing.registry import Rule, converts_function, converts_method, converts_module
from nas.tracing.value import Absent, Constant, Value

MOVES = (
    "broadcast_to",
    "chunk",
    "expand",
    "flatten",
    "movedim",
    "moveaxis",
    "narrow",
    "permute",
    "repeat",
    "reshape",
    "select",
    "split",
    "squeeze",
    "swapaxes",
    "swapdims",
    "tensor_split",
    "transpose",
    "unbind",
    "unflatten",
    "unsqueeze",
    "view",
)
"""Tensor methods; most are functions of torch too."""

SIZES = ("dim", "ndimension", "numel", "size")


def _move(name: str) -> Rule:
    method = "reshape" if name == "view" else name  # Whether memory allows a view, the original has shown.

    def rule(conversion: Conversion, input: Value | Constant, *args: Any, **kwargs: Any) -> Any:
        if not isinstance(input, Value | Constant):
            raise conversion.refusal(name, "no layer rearranges attention's scores")
        found = conversion.moved(name, lambda index: getattr(index, method)(*args, **kwargs), input)
        if isinstance(found, Value) and (input.index.dim(), found.index.dim()) == (5, 4):
            return conversion.shuffled(found)
        return found

    return rule


def _size(name: str) -> Rule:
    def rule(conversion: Conversion, input: Value | Constant, *args: Any, **kwargs: Any) -> Any:
        return getattr(input.index, name)(*args, **kwargs)

    return rule


for name in MOVES:
    converts_method(name)(_move(name))
    if hasattr(torch, name):
        converts_function(getattr(torch, name))(_move(name))
for name in SIZES:
    converts_method(name)(_size(name))


@converts_method("clone")
@converts_function(torch.clone)
def _clone(conversion: Conversion, input: object) -> object:
    if not isinstance(input, Value):
        return input
    return replace(input, source=conversion.source_of(input), settled=True)


@converts_method("expand_as", "view_as", "reshape_as")
def _like(conversion: Conversion, input: Value | Constant, other: Value | Constant) -> Any:
    shape = other.index.shape
    expands = input.index.numel() != other.index.numel()
    return conversion.moved("expand_as", lambda index: index.expand(shape) if expands else index.reshape(shape), input)


@converts_function(operator.getitem)
def _item(conversion: Conversion, input: Any, key: Any) -> Any:
    if isinstance(input, Value | Constant):
        if _computed(key):
            raise conversion.refusal("indexing", "with an index that is computed")
        return conversion.moved("indexing", lambda index: index[key], input)
    found = input[key]
    if isinstance(found, Absent):
        raise conversion.refusal("indexing", f"it uses {found.what}")
    return found


@converts_function(getattr)
def _attribute(conversion: Conversion, input: Any, name: str, *default: Any) -> Any:
    if isinstance(input, Value | Constant):
        if name in ("T", "mT"):
            return conversion.moved(name, lambda index: getattr(index, name), input)
        if name in ("shape", "ndim", "device", "is_cuda", "layout", "is_quantized", "is_sparse"):
            return getattr(input.index, name)
        if name == "dtype":
            return kind_of(input)
        if name == "requires_grad":
            return kind_of(input).is_floating_point
    raise conversion.refusal(f"Tensor.{name}", "it cannot be told while tracing")


@converts_module(nn.Flatten, nn.Unflatten)
def _module(conversion: Conversion, module: nn.Module, input: Value | Constant) -> Any:
    return conversion.moved(type(module).__name__, module, input)


@converts_module(nn.Identity)
def _identity(conversion: Conversion, module: nn.Identity, input: object) -> object:
    return input


@converts_module(nn.Embedding)
def _embedding(conversion: Conversion, module: nn.Embedding, input: object) -> Constant:
    """Rows of a table at fixed places, as position embeddings are looked up: a rearranged part of a parameter."""
    if not isinstance(input, Constant) or input.tensor.is_floating_point() or module.max_norm is not None:
        raise conversion.refusal("embedding", "of what is computed: a table is read at fixed places alone", FIXED)
    table = conversion.constant(module.weight)
    return table.moved(table.index[input.numbers])


FIXED = "read it with a buffer of numbers, as position embeddings are"


def _computed(key: object) -> bool:
    parts = key if isinstance(key, tuple | list) else (key,)
    return any(isinstance(part, Value | Constant | Tensor | list) for part in parts)
