"""The arithmetic that a mutation adds at a site, from the architecture alone."""

from nas.architecture import Architecture
from nas.layers.base import Layer

ADDING = frozenset({"attention", "branch", "deeper", "kernel", "widen_heads", "wider"})
"""The mutations whose point is more arithmetic; the others change how it is connected, or take some away."""

LEAST_ADDED = 0.03
"""A child that adds less than this part of its parent's FLOPs cannot be told from the parent trained on."""


def site_worth(architecture: Architecture, name: str, site: str) -> float:
    """About how many FLOPs this mutation adds there, up to a factor that all its sites share; 1 where none counts."""
    if name not in ADDING:
        return 1.0
    node = _node(architecture, site)
    if node is None:
        return 1.0
    channels, *positions = architecture.shapes[node.name]
    square = channels * channels
    for size in positions:
        square *= size
    own = node.flops(architecture.input_shapes(node.name))
    # A new layer reads and writes what is there; a wider or larger one grows with what it does itself.
    return float(max(square if name in ("deeper", "attention") else own, 1))


def adds_too_little(before: Architecture, after: Architecture, name: str) -> bool:
    """Whether a mutation that is there to add arithmetic added next to none."""
    return name in ADDING and after.flops - before.flops < LEAST_ADDED * before.flops


def _node(architecture: Architecture, site: str) -> Layer | None:
    """The node that a site names; None where a site is something else, such as a pair of tensors."""
    return next((node for node in architecture.nodes if node.name == site), None)
