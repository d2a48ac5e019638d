"""A digest of a graph of layers that does not depend on names or on the order of definition."""

import hashlib
import json
from collections import defaultdict
from collections.abc import Sequence

from nas.layers import Layer, Shape


def canonical_digest(input_shape: Shape, nodes: Sequence[Layer], output: str) -> str:
    """SHA-256 (hex) of the graph up to isomorphism."""
    colours = {"input": _hash(["input", list(input_shape)])}
    for node in nodes:
        inputs = [colours[name] for name in node.inputs]
        colours[node.name] = _hash([node.semantics(), sorted(inputs) if node.commutative else inputs])
    used: defaultdict[str, list[str]] = defaultdict(list)
    for node in reversed(nodes):
        colours[node.name] = _hash([colours[node.name], node.name == output, sorted(used[node.name])])
        for index, name in enumerate(node.inputs):
            used[name].append(_hash([colours[node.name], "*" if node.commutative else index]))
    return _hash(sorted(colours.values()))


def _hash(content: object) -> str:
    return hashlib.sha256(json.dumps(content, sort_keys=True).encode()).hexdigest()
