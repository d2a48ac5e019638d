"""Widen heads: more heads for an attention layer, or larger values, or larger queries and keys."""

from collections.abc import Callable
from enum import StrEnum
from typing import NamedTuple

import numpy as np
import torch
from pydantic import Field
from torch import Tensor

from nas.architecture import Architecture
from nas.channels import Axis, Block
from nas.errors import MutationError
from nas.layers import MAX_DIMENSION, Attention
from nas.mutations.protocol import Parameters, Rule, Site
from nas.mutations.registry import register
from nas.mutations.surgery.edit import Edit
from nas.mutations.surgery.expansion import Expansion, appended, of_axis
from nas.mutations.surgery.inits import DRAWN, INITS, Init, InitName
from nas.mutations.surgery.naming import Family
from nas.mutations.surgery.origins import Along, Origin, columns, rows
from nas.mutations.surgery.rewiring import spread
from nas.network import Network


class Part(StrEnum):
    """The part of an attention layer that grows.

    - heads: new heads; what they read is theirs, and the columns of the output matrix that read them say nothing yet;
    - value: more numbers a value, the same for every head;
    - key: more numbers a query and key; the layer then states its scale, which else would shrink with them.
    """

    HEADS = "heads"
    VALUE = "value"
    KEY = "key"


FillRows = Callable[[Tensor, Tensor | None, Expansion, np.random.Generator], None]
"""`Init.rows` or `Init.own_rows`."""

FIELD = {Part.HEADS: "heads", Part.VALUE: "value_dim", Part.KEY: "key_dim"}
"""The field of the layer that a part is counted by."""

EXACT = tuple(name for name, init in INITS.items() if init.exact)


class WidenHeadsParameters(Parameters):
    """The part that grows, its new size, and the source of new weights."""

    part: Part | None = Field(default=None, description="heads, value or key.")
    size: int | None = Field(
        default=None,
        ge=2,
        le=MAX_DIMENSION,
        description="Heads, or numbers a head, afterwards; one more head or double.",
    )
    init: InitName | None = Field(default=None, description=f"One of {', '.join(EXACT)}.")


@register
class WidenHeads(Rule[WidenHeadsParameters]):
    """A site is an attention layer. What it reads and gives keeps its channels: those are widened by `wider`."""

    name = "widen_heads"
    summary = "More heads for an attention layer, or larger values or keys."
    parameters = WidenHeadsParameters

    def sites(self, architecture: Architecture) -> list[Site]:
        return [_site(node) for node in architecture.nodes if isinstance(node, Attention)]

    def settle(
        self, architecture: Architecture, site: str, given: WidenHeadsParameters, rng: np.random.Generator
    ) -> WidenHeadsParameters:
        node = architecture.node(site)
        assert isinstance(node, Attention)
        legal = [part for part in Part if _room(node, part)]
        part = given.part or legal[int(rng.integers(len(legal)))]
        size = _size(node, part, given.size)
        drawn = DRAWN[int(rng.integers(len(DRAWN)))]
        init = given.init or drawn
        if init not in EXACT:
            raise MutationError("init", f"{init} would change the function; here use one of: {', '.join(EXACT)}")
        added = size - _count(node, part)
        if init is InitName.PAIR and added % 2:
            raise MutationError("init", f"pair adds two by two, but {FIELD[part]}={size} would add {added}")
        return WidenHeadsParameters(part=part, size=size, init=init)

    def grow(self, network: Network, site: str, chosen: WidenHeadsParameters, rng: np.random.Generator) -> Network:
        node = network.architecture.node(site)
        assert isinstance(node, Attention)
        assert chosen.part is not None
        assert chosen.size is not None
        assert chosen.init is not None
        update: dict[str, object] = {FIELD[chosen.part]: chosen.size}
        if chosen.part is Part.KEY:
            update["scale"] = node.factor
        wide = node.model_copy(update=update)
        edit = Edit(network, site, Family(network.architecture, site, self.name), rng)
        edit.check(wide)
        old = {key: network.weights[f"{site}.{key}"] for key in node.tensors(network.architecture.input_shapes(site))}
        init = INITS[chosen.init]
        axes = _axes(node, chosen.part, appended(_count(node, chosen.part), chosen.size, rng))
        edit.replace(wide, **_widened(old, chosen.part, axes, init, rng))
        for key, along in _rewritten(old, chosen.part, axes, init).items():
            edit.origins[f"{site}.{key}"] = Origin(f"{site}.{key}", (along,))
        return edit.build()


def _count(node: Attention, part: Part) -> int:
    return {Part.HEADS: node.heads, Part.VALUE: node.value_dim, Part.KEY: node.key_dim}[part]


def _most(node: Attention, part: Part) -> int:
    """The largest size that keeps heads times numbers within what one axis may have."""
    if part is Part.HEADS:
        return MAX_DIMENSION // max(node.key_dim, node.value_dim)
    return MAX_DIMENSION // node.heads


def _room(node: Attention, part: Part) -> bool:
    return _count(node, part) < _most(node, part)


def _site(node: Attention) -> Site:
    if any(_room(node, part) for part in Part):
        return Site(node.name)
    return Site(node.name, False, f"its heads times their numbers reach the limit of one axis, {MAX_DIMENSION}")


def _size(node: Attention, part: Part, given: int | None) -> int:
    """The new size; raises MutationError if the one asked for does not fit."""
    now, most = _count(node, part), _most(node, part)
    size = given or min(now + 1 if part is Part.HEADS else 2 * now, most)
    if not now < size <= most:
        raise MutationError(
            "size", f"{FIELD[part]}={size} asked for; {node.name!r} has {now}, so it must be more, and at most {most}"
        )
    return size


class Axes(NamedTuple):
    """Expansions of heads x dimension, for queries and keys and for values; None: unchanged."""

    key: Expansion | None
    value: Expansion | None


def _axes(node: Attention, part: Part, grown: Expansion) -> Axes:
    """Whole heads, or the numbers of each head alike."""
    now = _count(node, part)

    def axis(numbers: int) -> Expansion | None:
        blocks: Axis = (Block(0, numbers),) if part is Part.HEADS else (Block(0),) * node.heads
        return of_axis(blocks, {0: now}, {0: grown})

    return Axes(
        None if part is Part.VALUE else axis(node.key_dim),
        None if part is Part.KEY else axis(node.value_dim),
    )


def _widened(old: dict[str, Tensor], part: Part, axes: Axes, init: Init, rng: np.random.Generator) -> dict[str, Tensor]:
    """The layer's tensors with this part grown."""
    new = dict(old)
    if part is Part.HEADS:
        assert axes.key is not None
        for name in ("query", "key"):  # Were both zero, neither would ever learn: values of zeros are silent enough.
            new |= _rows(old, name, axes.key, init.own_rows, rng)
    if axes.value is not None:
        new |= _rows(old, "value", axes.value, init.rows, rng)
        new["output.weight"] = _columns(old["output.weight"], axes.value, init, rng)
        return new
    assert axes.key is not None
    # A score is the sum of query times key over the numbers of a head: the keys read what the queries give.
    new |= _rows(old, "query", axes.key, init.rows, rng)
    keys = old["key.weight"] if "key.bias" not in old else torch.cat([old["key.weight"], old["key.bias"][:, None]], 1)
    keys = _columns(keys.T, axes.key, init, rng).T
    new["key.weight"] = keys[:, : old["key.weight"].shape[1]].contiguous()
    if "key.bias" in old:
        new["key.bias"] = keys[:, -1].contiguous()
    return new


def _rewritten(old: dict[str, Tensor], part: Part, axes: Axes, init: Init) -> dict[str, Along]:
    """Origins of the tensors that `_widened` lengthens."""
    made: dict[str, Along] = {}
    for name, axis in (("query", axes.key), ("key", axes.key), ("value", axes.value)):
        if axis is not None:
            reads = name == "key" and part is Part.KEY
            along = columns(axis, init, dim=0) if reads else rows(axis, init)
            made |= {key: along for key in (f"{name}.weight", f"{name}.bias") if key in old}
    if axes.value is not None:
        made["output.weight"] = columns(axes.value, init)
    return made


def _rows(
    old: dict[str, Tensor], name: str, axis: Expansion, fill: FillRows, rng: np.random.Generator
) -> dict[str, Tensor]:
    """Weight and bias of one of the layer's matrices with new rows."""
    new = {key: old[key][axis.source] for key in (f"{name}.weight", f"{name}.bias") if key in old}
    fill(new[f"{name}.weight"], new.get(f"{name}.bias"), axis, rng)
    return new


def _columns(weight: Tensor, axis: Expansion, init: Init, rng: np.random.Generator) -> Tensor:
    """The matrix with the columns that read what is new."""
    new = weight[:, axis.source].contiguous()
    init.columns(new, axis, rng, spread(weight))
    return new
