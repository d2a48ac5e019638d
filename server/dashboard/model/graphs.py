"""An architecture as the page's script draws it: arrays in a fixed order, and words that are ready to be shown."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from pydantic import JsonValue

from nas import Architecture
from nas.architecture import INPUT
from nas.difference import Change, Kind, NodeDifference, counts, difference
from nas.layers import AnyLayer, Shape

KEPT = (Kind.SAME, Kind.RESIZED)
"""Kinds of node that a mutation did not touch itself."""

GHOSTS = 12
"""Removed nodes that are drawn among those that are there; more would hide them."""

WORDS: Mapping[Kind, str] = {
    Kind.ADDED: "added",
    Kind.REMOVED: "removed",
    Kind.CHANGED: "changed",
    Kind.REWIRED: "rewired",
    Kind.RESIZED: "resized along",
    Kind.SAME: "as it was",
}


def drawing(child: Architecture, parent: Architecture | None) -> dict[str, Any]:
    """The child's graph, its parent's (null: there is none), and how many nodes became what between the two.

    A graph has `nodes`, [name, op, summary, shape, parameters, kind, changes, fields] each, and `edges`, [from, to,
    kind]; `changes` and `fields` are lists of words. Its first node is the input. The child's has what was removed too,
    up to `GHOSTS` nodes.
    """
    if parent is None:
        return {"child": _graph(child, {}, frozenset()), "parent": None, "counts": {}}
    found = difference(parent, child)
    before = _graph(parent, found, _edges(child), fresh=Kind.REMOVED)
    return {
        "child": _haunted(_graph(child, found, _edges(parent)), before),
        "parent": before,
        "counts": {str(kind): count for kind, count in counts(found).items()},
    }


def touched(parent: Architecture, child: Architecture) -> tuple[list[tuple[str, str, list[str]]], int]:
    """Changes by a mutation, as (name, word, changes), and the number of nodes that were only resized along."""
    found = difference(parent, child)
    rows = [
        (
            each.name,
            WORDS[each.kind],
            changes(each) or _described(parent if each.kind is Kind.REMOVED else child, each.name),
        )
        for each in found.values()
        if each.kind not in KEPT
    ]
    return rows, sum(each.kind is Kind.RESIZED for each in found.values())


def _described(architecture: Architecture, name: str) -> list[str]:
    """Of a node that only one of the two has."""
    node = architecture.node(name)
    return [f"{node.op} {summary(node)}".rstrip(), f"reads {', '.join(node.inputs)}"]


def changes(node: NodeDifference) -> list[str]:
    """Changes of a node, in words: `out channels 8 → 12`, `reads skip1 instead of relu1`."""
    return [_change(change) for change in node.changes]


def shape_text(shape: Iterable[int]) -> str:
    """12 × 8 × 8."""
    return " × ".join(map(str, shape))


def summary(node: AnyLayer) -> str:
    """Summary of a layer in a few words: `3×3, 12 channels, stride 2`."""
    fields = {key: value for key, value in node.model_dump(mode="json").items() if key not in ("name", "op", "inputs")}
    first = {key: fields.pop(key) for key in ("kernel_size",) if key in fields}
    return ", ".join(_word(key, value) for key, value in {**first, **fields}.items() if value is not None)


def _word(key: str, value: JsonValue) -> str:
    match key:
        case "out_channels":
            return f"{value} channels"
        case "out_features":
            return f"{value} features"
        case "kernel_size":
            return "×".join(map(str, value if isinstance(value, list) else (value, value)))
        case "bias" if value is False:
            return "no bias"
        case _ if value is True:
            return key.replace("_", " ")
        case _:
            return f"{key.replace('_', ' ')} {_value(value)}"


def _change(change: Change) -> str:
    before, after = change.before, change.after
    if change.field == "inputs" and isinstance(before, list) and isinstance(after, list):
        gained = ", ".join(str(name) for name in after if name not in before)
        lost = ", ".join(str(name) for name in before if name not in after)
        if gained and lost:
            return f"reads {gained} instead of {lost}"
        if gained or lost:
            return f"also reads {gained}" if gained else f"no longer reads {lost}"
    return f"{change.field.replace('_', ' ')} {_value(before)} → {_value(after)}"


def _value(value: JsonValue) -> str:
    match value:
        case None:
            return "–"
        case bool():
            return "yes" if value else "no"
        case float():
            return f"{value:g}"
        case list():
            shape = all(isinstance(each, int) for each in value)
            return " × ".join(map(str, value)) if shape else ", ".join(map(str, value))
        case _:
            return str(value)


Edge = tuple[str, str]


def _graph(
    architecture: Architecture,
    found: Mapping[str, NodeDifference],
    others: frozenset[Edge],
    *,
    fresh: Kind = Kind.ADDED,
) -> dict[str, Any]:
    """Nodes and edges of a graph; an edge not in `others`, the compared graph, is `fresh`."""
    nodes = [_drawn(INPUT, INPUT, "", shape_text(architecture.input.shape))]
    nodes += [_node(architecture, node, found.get(node.name)) for node in architecture.nodes]
    edges = [
        {
            "source": source,
            "target": node.name,
            "kind": fresh if found and (source, node.name) not in others else Kind.SAME,
        }
        for node in architecture.nodes
        for source in node.inputs
    ]
    return {"nodes": nodes, "edges": edges, "output": architecture.output}


def _haunted(graph: dict[str, Any], before: dict[str, Any]) -> dict[str, Any]:
    """The child's graph, with the nodes that only the parent's graph `before` has where they were."""
    gone = {node["name"]: node for node in before["nodes"] if node["kind"] is Kind.REMOVED}
    if not 0 < len(gone) <= GHOSTS:
        return graph
    edges = [edge for edge in before["edges"] if edge["source"] in gone or edge["target"] in gone]
    nodes = list(graph["nodes"])
    for name, node in gone.items():
        sources = {edge["source"] for edge in edges if edge["target"] == name}
        place = max(at for at, each in enumerate(nodes) if each["name"] in sources)
        nodes.insert(place + 1, node)
    return graph | {"nodes": nodes, "edges": graph["edges"] + edges}


def _node(architecture: Architecture, node: AnyLayer, became: NodeDifference | None) -> dict[str, Any]:
    inputs: list[Shape] = architecture.input_shapes(node.name)
    own: dict[str, Any] = node.semantics()
    fields = [f"{key.replace('_', ' ')}: {_value(value)}" for key, value in own.items() if key != "op"]
    fields += [f"reads: {', '.join(node.inputs)}", f"takes: {'; '.join(map(shape_text, inputs))}"]
    fields += [f"{key}: {shape_text(spec.shape)}" for key, spec in node.tensors(inputs).items() if spec.shape]
    return _drawn(
        node.name,
        node.op,
        summary(node),
        shape_text(architecture.shapes[node.name]),
        parameters=node.parameters(inputs),
        kind=Kind.SAME if became is None else became.kind,
        changes=[] if became is None else changes(became),
        fields=fields,
    )


def _drawn(
    name: str,
    op: str,
    summary: str,
    shape: str,
    *,
    parameters: int = 0,
    kind: Kind = Kind.SAME,
    changes: Sequence[str] = (),
    fields: Sequence[str] = (),
) -> dict[str, Any]:
    """A node by the names that the page's script reads."""
    return {
        "name": name,
        "op": op,
        "summary": summary,
        "shape": shape,
        "parameters": parameters,
        "kind": kind,
        "changes": changes,
        "fields": fields,
    }


def _edges(architecture: Architecture) -> frozenset[Edge]:
    return frozenset((source, node.name) for node in architecture.nodes for source in node.inputs)
