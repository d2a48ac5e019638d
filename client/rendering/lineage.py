"""A job's lineage as a tree for a terminal."""

from __future__ import annotations

from rich.console import Group, RenderableType
from rich.text import Text

from client.models import Lineage, LineageNode, ModelId
from client.rendering import format

DEEPEST = 16
"""Generations that are indented further and further; beyond, their number says how deep they are."""


def lineage_tree(lineage: Lineage) -> RenderableType:
    """Every model below its parent, the best one marked; a model whose parent is not there stands at the root."""
    if not lineage.nodes:
        return Text("no models yet")
    measured = [node for node in lineage.nodes if node.val_accuracy is not None and not node.external]
    best = max(measured, key=lambda node: node.val_accuracy or 0.0, default=None)
    known = {node.model_id for node in lineage.nodes}
    children: dict[ModelId | None, list[LineageNode]] = {}
    for node in lineage.nodes:
        children.setdefault(node.parent_id if node.parent_id in known else None, []).append(node)
    lines = [Text(str(lineage.job_id), style="bold")]
    # The nodes to come, the next one last: each with the guides of those above it, and whether it is the last of them.
    left = _siblings(children.get(None, []), "")
    while left:
        node, above, is_last = left.pop()
        depth = len(above) // 2
        guides = above if depth < DEEPEST else f"{above[: DEEPEST * 2]}{depth}: "
        line = Text(f"{guides}{'└ ' if is_last else '├ '}", style="dim", no_wrap=True, overflow="ellipsis")
        lines.append(line.append_text(_label(node, is_best=node is best)))
        left += _siblings(children.get(node.model_id, []), above + ("  " if is_last else "│ "))
    return Group(*lines)


def _siblings(nodes: list[LineageNode], above: str) -> list[tuple[LineageNode, str, bool]]:
    return [(node, above, place == 0) for place, node in enumerate(reversed(nodes))]


def _label(node: LineageNode, *, is_best: bool) -> Text:
    number = "" if node.number is None else f"#{node.number} "
    grown = format.mutations(node.mutations, of_seed=not node.mutations)
    accuracy = "not measured" if node.val_accuracy is None else format.percent(node.val_accuracy)
    style = "bold green" if is_best else "cyan" if not node.mutations else "default"
    label = Text()
    label.append(f"{number}{accuracy}", style=style)
    label.append(f"  {grown}  ", style="default")
    label.append(f"{format.count(node.parameters)} parameters  {node.model_id}", style="dim")
    if is_best:
        label.append("  best", style="bold green")
    if node.external:
        label.append("  of another job", style="dim")
    return label
