"""The canonical digest: blind to names and order of definition, and to nothing else."""

from __future__ import annotations

import itertools
import random
from collections import Counter, defaultdict
from typing import Any

import networkx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from networkx.algorithms.isomorphism import categorical_edge_match, categorical_node_match

import nas
from nas import canonical
from tests.strategies import Fields, architecture_documents
from tests.unit.nas.test_architecture import DESIGN, document


def architecture(nodes: list[Fields], output: str | None = None) -> nas.Architecture:
    return nas.Architecture.model_validate(
        {"input": {"shape": [2, 4, 4]}, "nodes": nodes, "output": output or nodes[-1]["name"]}
    )


def conv(name: str, source: str = "input", **fields: Any) -> Fields:
    return {"name": name, "op": "conv2d", "inputs": [source], "out_channels": 2, "kernel_size": 3, **fields}


def join(op: str, name: str, *sources: str) -> Fields:
    return {"name": name, "op": op, "inputs": list(sources)}


def attention(name: str = "t", source: str = "input", **fields: Any) -> Fields:
    sizes = {"heads": 2, "key_dim": 4, "value_dim": 4, "out_channels": 2}
    return {"name": name, "op": "attention", "inputs": [source], **sizes, **fields}


def disguised(obj: Fields, rng: random.Random) -> Fields:
    """The same graph with other names, in another order, with the inputs of commutative nodes in another order."""
    new = dict(zip((n["name"] for n in obj["nodes"]), rng.sample(range(10**6), len(obj["nodes"])), strict=True))
    rename = {"input": "input"} | {name: f"_{number}" for name, number in new.items()}
    waiting = [{**n, "name": rename[n["name"]], "inputs": [rename[i] for i in n["inputs"]]} for n in obj["nodes"]]
    for node in waiting:
        if node["op"] in ("add", "multiply"):
            rng.shuffle(node["inputs"])
    ordered: list[Fields] = []
    defined = {"input"}
    while waiting:
        ready = [node for node in waiting if defined.issuperset(node["inputs"])]
        chosen = rng.choice(ready)
        waiting.remove(chosen)
        ordered.append(chosen)
        defined.add(chosen["name"])
    return {"input": obj["input"], "nodes": ordered, "output": rename[obj["output"]]}


class TestWhatDoesNotCount:
    @given(architecture_documents(), st.randoms(use_true_random=False))
    def test_names_order_of_definition_and_order_of_commutative_inputs(self, obj: Fields, rng: random.Random) -> None:
        one = nas.Architecture.model_validate(obj)
        two = nas.Architecture.model_validate(disguised(obj, rng))
        assert one.digest == two.digest

    def test_whether_a_default_is_written_out(self) -> None:
        short = document({"name": "p", "op": "max_pool2d", "kernel_size": 2}, conv("c", "p"))
        spelt = document(
            {"name": "p", "op": "max_pool2d", "kernel_size": 2, "stride": 2, "padding": 0},
            conv("c", "p", padding="same", stride=1, dilation=1, groups=1, bias=True),
        )
        number = document({"name": "p", "op": "max_pool2d", "kernel_size": 2}, conv("c", "p", padding=1))
        assert len({nas.Architecture.model_validate(obj).digest for obj in (short, spelt, number)}) == 1

    def test_fields_that_layers_got_later_while_they_have_their_defaults(self) -> None:
        """The digest is that of the code before `ceil_mode`, `count_include_pad` and `approximate`."""
        nodes: list[Fields] = [
            {"name": "p", "op": "max_pool2d", "inputs": ["input"], "kernel_size": 2, "ceil_mode": False},
            {"name": "q", "op": "avg_pool2d", "inputs": ["p"], "kernel_size": 2, "padding": 1},
            {"name": "g", "op": "gelu", "inputs": ["q"], "approximate": "none"},
        ]
        document = {"input": {"shape": [4, 9, 9]}, "nodes": nodes, "output": "g"}
        stored = "b2888d8f94349aae48892136af3ddd8bf47b346eb3e0f4e6e79d931b626bfd06"
        assert nas.Architecture.model_validate(document).digest == stored
        for node, field, value in ((1, "count_include_pad", False), (0, "ceil_mode", True), (2, "approximate", "tanh")):
            nodes[node] |= {field: value}
            assert nas.Architecture.model_validate(document).digest != stored

    def test_whether_the_scale_of_attention_is_written_out(self) -> None:
        short, spelt, other = (document(attention(**fields)) for fields in ({}, {"scale": 0.5}, {"scale": 0.25}))
        digests = [nas.Architecture.model_validate(obj).digest for obj in (short, spelt, other)]
        assert digests[0] == digests[1] != digests[2]

    def test_it_stays_what_it_was(self) -> None:
        """Digests are stored: a change of this value needs a migration of every stored one."""
        assert nas.Architecture.model_validate(DESIGN).digest == (
            "5de18b92f9121ba64f6e39907332a23e202e7c43ef2d5d7d99d81f1ab0053744"
        )


def blended(*sources: str, **fields: Any) -> Fields:
    """A blend of a convolution and its ReLU, in this order."""
    relu = {"name": "r", "op": "relu", "inputs": ["c"]}
    blend = {"name": "b", "op": "blend", "inputs": list(sources), **fields}
    return {**document(conv("c")), "nodes": [conv("c"), relu, blend], "output": "b"}


def variants() -> dict[str, Fields]:
    """Small graphs, each with something that makes it differ from all others."""
    c = conv("c")
    return {
        "conv": document(c),
        "more channels": document(conv("c", out_channels=3)),
        "larger kernel": document(conv("c", kernel_size=5)),
        "stride": document(conv("c", stride=2)),
        "no padding": document(conv("c", padding=0)),
        "dilation": document(conv("c", dilation=2)),
        "groups": document(conv("c", groups=2)),
        "no bias": document(conv("c", bias=False)),
        "other input": document(c, shape=[4, 8, 9]),
        "relu after": document(c, {"name": "r", "op": "relu"}),
        "relu before": document({"name": "r", "op": "relu"}, conv("c", "r")),
        "gelu after": document(c, {"name": "r", "op": "gelu"}),
        "slope": document(c, {"name": "r", "op": "leaky_relu"}),
        "other slope": document(c, {"name": "r", "op": "leaky_relu", "slope": 0.02}),
        "norm": document(c, {"name": "b", "op": "batch_norm"}),
        "eps": document(c, {"name": "b", "op": "batch_norm", "eps": 1e-3}),
        "momentum": document(c, {"name": "b", "op": "batch_norm", "momentum": 0.2}),
        "scale": document(c, {"name": "s", "op": "scale"}),
        "scales": document(c, {"name": "s", "op": "scale", "per_channel": True}),
        "one group": document(c, {"name": "g", "op": "group_norm", "groups": 1}),
        "two groups": document(c, {"name": "g", "op": "group_norm", "groups": 2}),
        "dropout": document(c, {"name": "d", "op": "dropout"}),
        "more dropout": document(c, {"name": "d", "op": "dropout", "p": 0.6}),
        "pool": document(c, {"name": "p", "op": "max_pool2d", "kernel_size": 2}),
        "overlapping pool": document(c, {"name": "p", "op": "max_pool2d", "kernel_size": 2, "stride": 1}),
        "other pool": document(c, {"name": "p", "op": "avg_pool2d", "kernel_size": 2}),
        "attention": document(attention()),
        "more heads": document(attention(heads=4)),
        "larger keys": document(attention(key_dim=8, scale=0.5)),
        "larger keys, other scale": document(attention(key_dim=8)),
        "larger values": document(attention(value_dim=8)),
        "attention without bias": document(attention(bias=False)),
        "class token": document(c, {"name": "k", "op": "class_token"}),
        "position embedding": document(c, {"name": "k", "op": "position_embedding"}),
        "first token": document(c, {"name": "k", "op": "first_token"}),
        "blend": blended("c", "r"),
        "blend the other way round": blended("r", "c"),
        "blend a channel": blended("c", "r", per_channel=True),
    }


class TestWhatCounts:
    def test_every_field(self) -> None:
        digests = {name: nas.Architecture.model_validate(obj).digest for name, obj in variants().items()}
        alike = [pair for pair in itertools.combinations(digests, 2) if digests[pair[0]] == digests[pair[1]]]
        assert alike == []

    @pytest.mark.parametrize("op", ["add", "multiply", "concat"])
    def test_a_shared_node_is_not_two_equal_copies(self, op: str) -> None:
        shared = architecture([conv("a"), join(op, "s", "a", "a")])
        copies = architecture([conv("a"), conv("b"), join(op, "s", "a", "b")])
        assert shared.digest != copies.digest

    def test_where_paths_part_and_meet(self) -> None:
        """Both unfold to the same tree; in one the two paths share their first convolution."""
        early = architecture([conv("a"), conv("b", "a"), conv("c", "a"), join("add", "s", "b", "c")])
        late = architecture([conv("a"), conv("z"), conv("b", "a"), conv("c", "z"), join("add", "s", "b", "c")])
        assert early.digest != late.digest

    def test_how_often_a_tensor_is_taken(self) -> None:
        twice = architecture([conv("a"), conv("b", "a"), join("add", "s", "a", "a", "b")])
        other = architecture([conv("a"), conv("b", "a"), join("add", "s", "a", "b", "b")])
        assert twice.digest != other.digest

    def test_the_order_of_a_concat(self) -> None:
        one = architecture([conv("a"), conv("b", "a"), join("concat", "s", "a", "b")])
        two = architecture([conv("a"), conv("b", "a"), join("concat", "s", "b", "a")])
        assert one.digest != two.digest

    def test_which_of_two_equal_nodes_goes_first_into_two_concats(self) -> None:
        """a, b are alike by themselves; what tells the graphs apart is whether the concats agree on their order."""
        pair = [conv("a"), conv("b")]
        agree = [join("concat", "l", "a", "b"), join("concat", "m", "a", "b"), join("add", "s", "l", "m")]
        cross = [join("concat", "l", "a", "b"), join("concat", "m", "b", "a"), join("add", "s", "l", "m")]
        assert architecture(pair + agree).digest != architecture(pair + cross).digest

    def test_which_node_is_the_output(self) -> None:
        """The same nodes and joints, but for which of two equal ones is read last."""
        one = architecture([conv("a"), conv("b", "a"), join("add", "s", "a", "b"), join("add", "t", "s", "b")])
        two = architecture([conv("a"), conv("b", "a"), join("add", "s", "a", "b"), join("add", "t", "s", "a")])
        assert one.digest != two.digest

    def test_what_colour_refinement_cannot_see(self) -> None:
        """One ring of six and two rings of three: the pair that Weisfeiler and Leman's test takes for equal."""
        assert architecture(rings(6)).digest != architecture(rings(3, 3)).digest
        assert architecture(rings(3, 3)).digest == architecture(rings(3, 3, seed=1)).digest
        assert architecture(rings(4, 5)).digest != architecture(rings(9)).digest


def rings(*lengths: int, seed: int = 0) -> list[Fields]:
    """Equal convolutions in rings: an add for every pair of neighbours, and the sum of all that."""
    rng = random.Random(seed)
    places = [f"r{ring}_{i}" for ring, length in enumerate(lengths) for i in range(length)]
    pairs = [
        (f"r{ring}_{i}", f"r{ring}_{(i + 1) % length}") for ring, length in enumerate(lengths) for i in range(length)
    ]
    rng.shuffle(places)
    rng.shuffle(pairs)
    adds = [join("add", f"e{number}", *pair) for number, pair in enumerate(pairs)]
    return [*(conv(place) for place in places), *adds, join("add", "all", *(add["name"] for add in adds))]


class TestAgainstAnIsomorphismTest:
    """networkx decides by search which of many small, confusable graphs are the same; digests must agree."""

    def test_digests_are_equal_exactly_where_graphs_are_isomorphic(self) -> None:
        rng = random.Random(0)
        families: defaultdict[object, list[tuple[str, networkx.DiGraph]]] = defaultdict(list)
        for _ in range(1500):
            built = confusable(rng)
            graph = as_networkx(built)
            rough = Counter(
                (built.node(node.name).op, tuple(sorted(graph.in_degree(i) for i in node.inputs)), len(node.inputs))
                for node in built.nodes
            )
            families[frozenset(rough.items())].append((built.digest, graph))
        compared = Counter[bool]()
        for family in families.values():
            known: dict[str, networkx.DiGraph] = {}
            for digest, graph in family:
                for other_digest, other in known.items():
                    assert isomorphic(graph, other) == (digest == other_digest)
                    compared[digest == other_digest] += 1
                known.setdefault(digest, graph)
        assert min(compared[True], compared[False]) > 200, compared


def confusable(rng: random.Random) -> nas.Architecture:
    """A small graph of few kinds of nodes, so that many graphs look alike."""
    names = ["input"]
    nodes: list[Fields] = []
    for number in range(rng.randint(2, 6)):
        name = f"n{number}"
        op = rng.choice(["conv", "conv", "add", "concat"])
        if op == "conv":
            nodes.append(conv(name, rng.choice(names)))
        elif op == "add":
            nodes.append(join("add", name, *rng.choices(names, k=2)))
        else:  # A convolution behind the concat brings its channels back, so that everything fits with everything.
            nodes += [join("concat", f"{name}_c", *rng.choices(names, k=2)), conv(name, f"{name}_c")]
        names.append(name)
    taken = {source for node in nodes for source in node["inputs"]}
    ends = [name for name in names[1:] if name not in taken]
    if len(ends) > 1:
        nodes.append(join("add", "end", *ends))
    return architecture(nodes)


def as_networkx(built: nas.Architecture) -> networkx.DiGraph:
    graph = networkx.DiGraph()
    graph.add_node("input", label="input")
    for node in built.nodes:
        graph.add_node(node.name, label=f"{node.op} {node.name == built.output}")
        for source in set(node.inputs):
            places = [index for index, name in enumerate(node.inputs) if name == source]
            label = str(len(places)) if node.op == "add" else str(places)
            graph.add_edge(source, node.name, label=label)
    return graph


def isomorphic(one: networkx.DiGraph, two: networkx.DiGraph) -> bool:
    same: bool = networkx.is_isomorphic(
        one, two, node_match=categorical_node_match("label", ""), edge_match=categorical_edge_match("label", "")
    )
    return same


class TestLargeAndSymmetricGraphs:
    def test_copies_of_copies_are_taken_apart_without_trying_orders(self) -> None:
        """200 equal branches have 200! orders; the work must stay well within the limit."""
        nodes: list[Fields] = []
        for i in range(200):
            nodes += [conv(f"a{i}"), conv(f"b{i}", f"a{i}"), conv(f"c{i}", f"a{i}")]
        for side, numbers in (("left", range(100)), ("right", range(100, 200))):
            nodes.append(join("add", side, *(f"{kind}{i}" for i in numbers for kind in "bc")))
        nodes.append(join("add", "all", "left", "right"))
        graph = as_graph(nodes)
        before = graph.left
        canonical._form(graph, graph.own)
        assert before - graph.left < canonical.WORK_LIMIT / 4

    @pytest.mark.parametrize("lengths", [(20,), (10, 10), (100,), (50, 50)])
    def test_names_and_order_do_not_count_where_the_work_limit_is_met_either(self, lengths: tuple[int, ...]) -> None:
        obj = {"input": {"shape": [2, 4, 4]}, "nodes": rings(*lengths), "output": "all"}
        again = disguised(obj, random.Random(2))
        assert nas.Architecture.model_validate(obj).digest == nas.Architecture.model_validate(again).digest

    def test_the_work_limit_is_met_rather_than_every_order_tried(self) -> None:
        graph = as_graph(rings(100))
        with pytest.raises(canonical.TooSymmetric):
            canonical._form(graph, graph.own)
        assert architecture(rings(100)).digest != architecture(rings(101)).digest


def as_graph(nodes: list[Fields]) -> canonical.Graph:
    built = architecture(nodes)
    return canonical.Graph(built.input.shape, built.nodes, built.output)
