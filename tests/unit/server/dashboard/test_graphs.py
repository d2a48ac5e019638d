"""What the page's script is given to draw."""

import json

import nas
from nas import Architecture, Network, presets
from nas.architecture import INPUT
from server.dashboard.model.graphs import GHOSTS, drawing, summary, touched

PARENT = presets.get("digits_cnn")


def child(name: str, **choices: object) -> Architecture:
    found, _ = nas.mutate(Network.initialise(PARENT), name, site="conv1", seed=1, certify=False, **choices)  # type: ignore[arg-type]
    return found.architecture


def test_a_network_without_a_parent_has_every_layer_and_no_marks() -> None:
    found = drawing(PARENT, None)
    assert found["parent"] is None
    assert found["counts"] == {}
    nodes = found["child"]["nodes"]
    assert [row["name"] for row in nodes] == [INPUT, *(node.name for node in PARENT.nodes)]
    assert {row["kind"] for row in nodes} == {"same"}
    assert sum(row["parameters"] for row in nodes) == PARENT.parameters
    assert nodes[0]["shape"] == "1 × 8 × 8"
    assert found["child"]["output"] == PARENT.output
    assert found["child"]["edges"][0] == {"source": INPUT, "target": PARENT.nodes[0].name, "kind": "same"}


def test_a_widening_says_from_what_to_what() -> None:
    found = drawing(child("wider", width=20), PARENT)
    rows = {row["name"]: row for row in found["child"]["nodes"]}
    assert rows["conv1"]["kind"] == "changed"
    assert rows["conv1"]["changes"][0] == "out channels 16 → 20"
    assert rows["conv2"]["kind"] == "resized"
    assert found["counts"]["changed"] == 1
    assert {edge["kind"] for edge in found["child"]["edges"]} == {"same"}


def test_new_layers_and_their_edges_are_marked_in_the_child_and_old_edges_in_the_parent() -> None:
    grown = child("deeper")
    found = drawing(grown, PARENT)
    added = {row["name"] for row in found["child"]["nodes"] if row["kind"] == "added"}
    assert added == set(grown.shapes) - set(PARENT.shapes)
    for edge in found["child"]["edges"]:
        assert (edge["kind"] == "added") is bool({edge["source"], edge["target"]} & added)
    assert [edge for edge in found["parent"]["edges"] if edge["kind"] == "removed"]
    back = drawing(PARENT, grown)
    assert {row["name"] for row in back["parent"]["nodes"] if row["kind"] == "removed"} == added


def test_what_was_removed_is_drawn_where_it_was() -> None:
    long, _ = nas.mutate(Network.initialise(PARENT), "deeper", site="conv2", seed=1, certify=False, form="linear")
    short, _ = nas.mutate(long, "shrink", seed=1, certify=False, form="collapse_linear")
    found = drawing(short.architecture, long.architecture)
    (gone,) = set(long.architecture.shapes) - set(short.architecture.shapes)
    names = [row["name"] for row in found["child"]["nodes"]]
    assert {row["name"]: row["kind"] for row in found["child"]["nodes"]}[gone] == "removed"
    (before,) = long.architecture.node(gone).inputs
    assert names.index(gone) == names.index(before) + 1
    (reader,) = [name for name, _ in long.architecture.consumers(gone)]
    marked = {(edge["source"], edge["target"]): edge["kind"] for edge in found["child"]["edges"]}
    assert marked[before, gone] == marked[gone, reader] == "removed"
    assert marked[before, reader] == "added"


def test_a_drawing_shows_no_more_of_what_was_removed_than_of_what_is_there() -> None:
    other = drawing(PARENT, presets.get("inception_bn_narrow"))
    assert other["counts"]["removed"] > GHOSTS
    assert [row["name"] for row in other["child"]["nodes"]] == [INPUT, *(node.name for node in PARENT.nodes)]


def test_what_a_mutation_touched_is_told_in_words() -> None:
    rows, resized = touched(PARENT, child("deeper"))
    words = {word for _, word, _ in rows}
    assert words == {"added", "rewired"}
    (rewired,) = [changes for _, word, changes in rows if word == "rewired"]
    assert rewired[0].startswith("reads conv1_deeper")
    assert " instead of " in rewired[0]
    added = [changes for _, word, changes in rows if word == "added"]
    assert any(what.startswith("conv2d ") for what, _ in added)
    assert all(reads.startswith("reads ") for _, reads in added)
    assert resized == 0
    assert touched(PARENT, PARENT) == ([], 0)


def test_a_layer_is_summed_up_in_a_few_words() -> None:
    nodes = {node.name: node for node in presets.get("inception_bn_narrow").nodes}
    assert summary(PARENT.node("conv1")) == "3×3, 16 channels"
    assert summary(PARENT.node("fc1")) == "10 features"
    assert summary(PARENT.node("relu1")) == ""
    strided = next(node for node in nodes.values() if node.op == "conv2d" and "stride" in node.model_dump())
    assert "no bias" in summary(strided)


def test_a_drawing_of_hundreds_of_layers_is_small() -> None:
    network = Network.initialise(presets.get("inception_bn_narrow"))
    grown, _ = nas.mutate(network, "deeper", seed=1, certify=False)
    assert len(json.dumps(drawing(grown.architecture, network.architecture))) < 250_000
