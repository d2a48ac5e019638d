"""Differences between a parent's and a child's architecture, node by node; nodes that stay keep their names."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from pydantic import JsonValue

from nas.architecture import Architecture
from nas.layers import Layer


class Kind(StrEnum):
    """The change of one node; the first that applies."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"  # another op, or a field other than its inputs
    REWIRED = "rewired"  # it reads other nodes
    RESIZED = "resized"  # as it was, but what it gives or the weights it has are of another shape
    SAME = "same"


@dataclass(frozen=True)
class Change:
    """A field of a node, its `output shape` or `parameters`, before and after; None where there was no such field."""

    field: str
    before: JsonValue
    after: JsonValue


@dataclass(frozen=True)
class NodeDifference:
    """A node and what became of it. What is added or removed has no `changes`: there is nothing to compare with."""

    name: str
    kind: Kind
    changes: tuple[Change, ...] = ()


def difference(parent: Architecture, child: Architecture) -> dict[str, NodeDifference]:
    """Every node of the two by name: the child's in its order, then those that the child no longer has."""
    before = {node.name: node for node in parent.nodes}
    after = {node.name: node for node in child.nodes}
    found = {
        name: _compared(parent, before[name], child, node) if name in before else NodeDifference(name, Kind.ADDED)
        for name, node in after.items()
    }
    gone = {name: NodeDifference(name, Kind.REMOVED) for name in before if name not in after}
    return found | gone


def counts(differences: Mapping[str, NodeDifference]) -> dict[Kind, int]:
    """Count of nodes by kind, in the order of the kinds, without those that do not occur."""
    kinds = [each.kind for each in differences.values()]
    return {kind: kinds.count(kind) for kind in Kind if kind in kinds}


def _compared(parent: Architecture, before: Layer, child: Architecture, after: Layer) -> NodeDifference:
    old, new = _fields(before), _fields(after)
    keys = [*new, *(key for key in old if key not in new)]
    changes = [Change(key, old.get(key), new.get(key)) for key in keys if old.get(key) != new.get(key)]
    own = any(change.field != "inputs" for change in changes)
    kind = Kind.CHANGED if own else Kind.REWIRED if changes else Kind.SAME
    for what, size in (("output shape", _shape), ("parameters", _parameters)):
        was, is_now = size(parent, before), size(child, after)
        if was != is_now:
            changes.append(Change(what, was, is_now))
            kind = Kind.RESIZED if kind is Kind.SAME else kind
    return NodeDifference(after.name, kind, tuple(changes))


def _fields(node: Layer) -> dict[str, JsonValue]:
    """Its op, its fields, defaults included, and its inputs."""
    return {**node.semantics(), "inputs": list(node.inputs)}


def _shape(architecture: Architecture, node: Layer) -> JsonValue:
    return list(architecture.shapes[node.name])


def _parameters(architecture: Architecture, node: Layer) -> JsonValue:
    return node.parameters(architecture.input_shapes(node.name))
