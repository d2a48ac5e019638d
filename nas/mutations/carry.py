"""The optimizer's state of a parent as that of its child.

Where channels are cloned, momentum and Adam's first moment go as gradients do: those of incoming weights, biases and
norms are divided by the number of copies, those of outgoing weights copied. The second moment goes as their square.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

import torch
from torch import Tensor

from nas.mutations.mutate import mutate
from nas.mutations.record import Mutation
from nas.mutations.surgery.origins import Along, Grown, Origin
from nas.network import Network
from nas.training.optimizer_state import OptimizerState

SECOND_MOMENTS = frozenset({"exp_avg_sq"})
"""Entries that are means of squared gradients; all others of a parameter's shape are means of gradients."""


def carry(parent: Network, mutations: Sequence[Mutation], state: OptimizerState) -> OptimizerState:
    """The state to train the child with that these mutations made of the parent, in this order.

    Whole new parameters, and those that were rewritten in a way that says nothing about gradients, get no state: they
    start as in a new run, with their own count of steps. New entries of an old parameter have no momentum, and the
    second moment of those beside them: with none, Adam's first steps would be several times the learning rate.

    The mutations are carried out again to see what they did; raises as `mutate` does.
    """
    tensors = state.tensors
    for mutation in mutations:
        child, _ = mutate(parent, mutation.name, site=mutation.site, certify=False, **mutation.parameters)
        tensors = carried(parent, child, tensors)
        parent = child
    return replace(state, tensors=tensors)


def carried(parent: Network, child: Network, tensors: Mapping[str, Tensor]) -> dict[str, Tensor]:
    """The state's tensors, by `<node>.<parameter>/<entry>`, after one mutation."""
    if child is parent:
        return dict(tensors)
    origins = child.origins(parent) if isinstance(child, Grown) else {}
    entries: dict[str, dict[str, Tensor]] = defaultdict(dict)
    for name, value in tensors.items():
        key, _, entry = name.rpartition("/")
        entries[key][entry] = value
    new = {}
    for key, weight in child.weights.items():
        origin = origins.get(key)
        if origin is None and _unchanged(parent.weights.get(key), weight):
            origin = Origin(key)
        if origin is None:
            continue
        shape = parent.weights[origin.key].shape
        if all(value.dim() == 0 or value.shape == shape for value in entries[origin.key].values()):
            for entry, value in entries[origin.key].items():
                new[f"{key}/{entry}"] = _moved(entry, value, origin)
    return new


def _unchanged(old: Tensor | None, new: Tensor) -> bool:
    return old is not None and torch.equal(old, new)


def _moved(entry: str, value: Tensor, origin: Origin) -> Tensor:
    if value.dim() == 0:  # A count of steps.
        return value
    for axis in origin.axes:
        value = _seeded(axis, value) if entry in SECOND_MOMENTS else axis.moved(value)
    return value


def _seeded(axis: Along, value: Tensor) -> Tensor:
    """The second moment along one axis; new entries get the mean of their neighbours, or of all."""
    moved = axis.moved(value.sqrt()).square()
    new = axis.new
    if not new.any():
        return moved
    opened = axis.opened(moved)
    beside = opened.index_select(axis.dim, (~new).nonzero()[:, 0]).mean(axis.dim, keepdim=True)
    beside = torch.where(beside > 0, beside, value.mean())
    places = new.view(-1, *[1] * (opened.dim() - 1 - axis.dim))
    return axis.closed(torch.where(places, beside, opened))
