"""What became of each node between a parent and its child."""

from typing import Any

import pytest

import nas
from nas import Architecture, Network, mutations, presets
from nas.difference import Change, Kind, counts, difference

PARENT = Network.initialise(presets.get("digits_cnn"), seed=1)


def grown(name: str, site: str, **parameters: Any) -> Architecture:
    child, _ = nas.mutate(PARENT, name, seed=3, site=site, certify=False, **parameters)
    return child.architecture


def test_nothing_differs_between_equals() -> None:
    found = difference(PARENT.architecture, PARENT.architecture)
    assert {each.kind for each in found.values()} == {Kind.SAME}
    assert list(found) == [node.name for node in PARENT.architecture.nodes]
    assert all(each.changes == () for each in found.values())


def test_a_widening_changes_its_node_and_resizes_what_reads_it() -> None:
    width = PARENT.architecture.shapes["conv1"][0]
    found = difference(PARENT.architecture, grown("wider", "conv1", width=width + 4))
    assert found["conv1"].kind is Kind.CHANGED
    assert found["conv1"].changes[0] == Change("out_channels", width, width + 4)
    shape = next(change for change in found["conv1"].changes if change.field == "output shape")
    assert (shape.before[0], shape.after[0]) == (width, width + 4)  # type: ignore[index]
    reader = found[PARENT.architecture.consumers("conv1")[0][0]]
    assert reader.kind is Kind.RESIZED
    assert found["conv2"].kind is Kind.RESIZED  # its weights take more channels
    assert [change.field for change in found["conv2"].changes] == ["parameters"]
    assert found["fc1"].kind is Kind.SAME


def test_what_is_put_in_between_is_added_and_its_reader_rewired() -> None:
    child = grown("deeper", "conv1")
    found = difference(PARENT.architecture, child)
    added = {name for name, each in found.items() if each.kind is Kind.ADDED}
    assert added == {node.name for node in child.nodes} - {node.name for node in PARENT.architecture.nodes} != set()
    rewired = [each for each in found.values() if each.kind is Kind.REWIRED]
    assert rewired
    for each in rewired:
        (change,) = each.changes
        assert change.field == "inputs"
        assert set(change.after) & added  # type: ignore[arg-type]


def test_a_node_that_is_gone_comes_last() -> None:
    child = grown("deeper", "conv1")
    found = difference(child, PARENT.architecture)
    names = [node.name for node in PARENT.architecture.nodes]
    assert list(found)[: len(names)] == names
    assert {each.kind for each in list(found.values())[len(names) :]} == {Kind.REMOVED}


def test_another_op_under_the_same_name_is_a_change_of_its_fields() -> None:
    document = PARENT.architecture.model_dump(mode="json")
    relu = next(node for node in document["nodes"] if node["op"] == "relu")
    relu.update(op="leaky_relu", slope=0.25)
    (found,) = (
        each
        for each in difference(PARENT.architecture, Architecture.model_validate(document)).values()
        if each.kind is not Kind.SAME
    )
    assert (found.name, found.kind) == (relu["name"], Kind.CHANGED)
    assert found.changes == (Change("op", "relu", "leaky_relu"), Change("slope", None, 0.25))


def test_counts_leave_out_what_there_is_none_of() -> None:
    found = counts(difference(PARENT.architecture, grown("deeper", "conv1")))
    assert found[Kind.ADDED] >= 1
    assert Kind.REMOVED not in found
    assert list(found) == [kind for kind in Kind if kind in found]


@pytest.mark.parametrize("name", mutations.names())
def test_every_mutation_but_continue_shows(name: str) -> None:
    network = Network.initialise(presets.get("vit_tiny" if name == "widen_heads" else "digits_cnn"), seed=1)
    if name == "shrink":  # it takes away what a widening doubled
        network, _ = nas.mutate(network, "wider", site="conv1", init="net2wider", seed=1, certify=False)
    choices: dict[str, Any] = {"site": "conv1", "form": "merge_clones"} if name == "shrink" else {}
    child, _ = nas.mutate(network, name, seed=1, certify=False, **choices)
    kinds = set(counts(difference(network.architecture, child.architecture)))
    assert (kinds != {Kind.SAME}) is (name != "continue")
