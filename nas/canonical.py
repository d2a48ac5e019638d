"""A digest of a graph of layers that does not depend on names or on the order of definition.

Colours are refined up and down the graph, after Weisfeiler and Leman, until they tell apart all that they can. Nodes
that still share a colour are mostly copies of each other (parallel branches); the graph is then taken apart into pieces
that can be told apart one by one. What resists that, and it takes a construction, is settled by trying: each
node of a cell is singled out in turn, and the smallest result counts. So equal digests mean isomorphic graphs.
"""

import hashlib
import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from nas.layers import Layer, Shape

WORK_LIMIT = 50_000
"""Most nodes and edges to visit, beyond eight times the graph's own, before colours alone decide: half a second."""

LAST_SWEEPS = 8
"""Rounds of colour refinement when nothing better can be afforded."""

ANY = "*"
"""The label of an edge into a node that does not care about the order of its inputs."""

Colours = dict[int, bytes]


class TooSymmetric(Exception):
    """The graph has more symmetries to try than WORK_LIMIT allows."""


class Graph:
    """Nodes by number, 0 being the input; edges carry the position at which they arrive."""

    def __init__(self, input_shape: Shape, nodes: Sequence[Layer], output: str) -> None:
        number = {"input": 0} | {node.name: place for place, node in enumerate(nodes, 1)}
        self.own: Colours = {0: _hash("input", input_shape)}
        self.sources: list[list[tuple[str, int]]] = [[]]
        self.readers: list[list[tuple[str, int]]] = [[] for _ in number]
        for place, node in enumerate(nodes, 1):
            self.own[place] = _hash(node.semantics(), node.name == output)
            labels = [ANY if node.commutative else str(position) for position in range(len(node.inputs))]
            self.sources.append([(label, number[name]) for label, name in zip(labels, node.inputs, strict=True)])
            for label, source in self.sources[place]:
                self.readers[source].append((label, place))
        self.left = WORK_LIMIT + 8 * self.size(self.own)

    def size(self, nodes: Iterable[int]) -> int:
        """Cost of a look at these nodes and their inputs."""
        return sum(1 + len(self.sources[node]) for node in nodes)

    def spend(self, work: int) -> None:
        """Raises TooSymmetric when the work that may be done is used up. Names and order have no influence on that."""
        self.left -= work
        if self.left < 0:
            raise TooSymmetric


def canonical_digest(input_shape: Shape, nodes: Sequence[Layer], output: str) -> str:
    """SHA-256 (hex) of the graph up to isomorphism; `nodes` in an order in which inputs come first."""
    graph = Graph(input_shape, nodes, output)
    try:
        return _form(graph, graph.own).hex()
    except TooSymmetric:
        colours = graph.own
        for _ in range(LAST_SWEEPS):
            colours = _sweep(graph, colours)
        return _hash("colours", sorted(colours.values())).hex()


def _form(graph: Graph, colours: Colours) -> bytes:
    """The canonical form of the part of the graph that `colours` covers."""
    colours = _refine(graph, colours)
    sizes = Counter(colours.values())
    if len(sizes) == len(colours):  # Every node has a colour of its own, and colours say what they are joined to.
        return _hash("discrete", sorted(sizes))
    uniform = _uniform_relations(graph, colours, sizes)
    pieces = _pieces(graph, colours, uniform)
    if len(pieces) > 1:
        forms = sorted(
            colours[piece[0]] if len(piece) == 1 else _form(graph, _part(colours, piece)) for piece in pieces
        )
        return _hash("pieces", sorted(sizes.items()), sorted(uniform.items()), forms)
    cell = min((size, colour) for colour, size in sizes.items() if size > 1)[1]
    members = [node for node, colour in colours.items() if colour == cell]
    return min(_form(graph, colours | {node: _hash("chosen", cell)}) for node in members)


def _refine(graph: Graph, colours: Colours) -> Colours:
    """The coarsest stable refinement: nodes of one colour have inputs and readers of the same colours."""
    size = graph.size(colours)
    while True:
        graph.spend(size)
        finer = _sweep(graph, colours)
        if len(set(finer.values())) == len(set(colours.values())):
            return finer
        colours = finer


def _sweep(graph: Graph, colours: Colours) -> Colours:
    """New colours that say more: first each node after its inputs, then each node after its readers."""
    finer = dict(colours)
    order = sorted(colours)
    for node in order:
        finer[node] = _hash(finer[node], _neighbours(graph.sources[node], finer))
    for node in reversed(order):
        finer[node] = _hash(finer[node], _neighbours(graph.readers[node], finer))
    return finer


def _neighbours(edges: Iterable[tuple[str, int]], colours: Colours) -> list[tuple[str, bytes]]:
    """Sorted multiset of labels and colours at the far ends of edges; edges that lead out are skipped."""
    return sorted((label, colours[node]) for label, node in edges if node in colours)


Relation = tuple[bytes, bytes]


def _uniform_relations(graph: Graph, colours: Colours, sizes: Mapping[bytes, int]) -> dict[Relation, tuple[str, ...]]:
    """Pairs of colours whose nodes are all joined to each other in the same way.

    These joints say nothing about which node is which.
    """
    kinds: defaultdict[Relation, Counter[tuple[str, ...]]] = defaultdict(Counter)
    for node, colour in colours.items():
        labels: defaultdict[int, list[str]] = defaultdict(list)
        for label, source in graph.sources[node]:
            if source in colours:
                labels[source].append(label)
        for source, joint in labels.items():
            kinds[colours[source], colour][tuple(sorted(joint))] += 1
    return {
        pair: next(iter(joints))
        for pair, joints in kinds.items()
        if len(joints) == 1 and joints.total() == sizes[pair[0]] * sizes[pair[1]]
    }


def _pieces(graph: Graph, colours: Colours, uniform: Mapping[Relation, tuple[str, ...]]) -> list[list[int]]:
    """The connected pieces that remain without the uniform joints."""
    seen: set[int] = set()
    pieces = []
    for start in colours:
        if start in seen:
            continue
        seen.add(start)
        piece = [start]
        for node in piece:  # Grows while it is read: a breadth-first walk.
            below = [n for _, n in graph.sources[node] if n in colours and (colours[n], colours[node]) not in uniform]
            above = [n for _, n in graph.readers[node] if n in colours and (colours[node], colours[n]) not in uniform]
            for neighbour in below + above:
                if neighbour not in seen:
                    seen.add(neighbour)
                    piece.append(neighbour)
        pieces.append(piece)
    return pieces


def _part(colours: Colours, piece: Iterable[int]) -> Colours:
    return {node: colours[node] for node in piece}


def _hash(*content: object) -> bytes:
    return hashlib.sha256(json.dumps(content, sort_keys=True, default=bytes.hex).encode()).digest()
