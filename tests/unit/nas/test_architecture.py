"""The architecture: what is legal, what is said about the rest, and what it knows about itself."""

from __future__ import annotations

import copy
import json
import pickle
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import BaseModel, ValidationError

import nas
from nas.architecture import MAX_NODES
from nas.layers import LAYERS
from tests.strategies import Fields, architecture_documents

DESIGN: Fields = {
    "input": {"shape": [1, 28, 28]},
    "nodes": [
        {"name": "conv1", "op": "conv2d", "inputs": ["input"], "out_channels": 32, "kernel_size": 5},
        {"name": "relu1", "op": "relu", "inputs": ["conv1"]},
        {"name": "pool1", "op": "max_pool2d", "inputs": ["relu1"], "kernel_size": 2},
        {"name": "flat", "op": "flatten", "inputs": ["pool1"]},
        {"name": "fc", "op": "linear", "inputs": ["flat"], "out_features": 10},
    ],
    "output": "fc",
}


def document(*nodes: Fields, shape: list[int] | None = None) -> Fields:
    """These nodes, the last of which is the output; a node without inputs takes the one before."""
    wired = []
    previous = "input"
    for node in nodes:
        wired.append({"inputs": [previous], **node})
        previous = node["name"]
    return {"input": {"shape": shape or [4, 8, 8]}, "nodes": wired, "output": previous}


def fault(obj: Any) -> nas.ArchitectureError:
    with pytest.raises(nas.ArchitectureError) as caught:
        nas.Architecture.model_validate(obj)
    return caught.value


def changed(change: Callable[[Any], Any]) -> Fields:
    """The design's example with one thing changed."""
    obj = copy.deepcopy(DESIGN)
    change(obj)
    return obj


class TestTheDesignsExample:
    def test_it_is_written_back_as_it_was_read(self) -> None:
        architecture = nas.Architecture.model_validate(DESIGN)
        assert architecture.model_dump(mode="json") == DESIGN
        assert json.loads(architecture.model_dump_json()) == DESIGN

    def test_shapes_come_without_the_batch(self) -> None:
        assert nas.Architecture.model_validate(DESIGN).shapes == {
            "input": (1, 28, 28),
            "conv1": (32, 28, 28),
            "relu1": (32, 28, 28),
            "pool1": (32, 14, 14),
            "flat": (6272,),
            "fc": (10,),
        }

    def test_parameters_and_flops_are_those_of_the_textbook(self) -> None:
        architecture = nas.Architecture.model_validate(DESIGN)
        assert architecture.parameters == (25 * 32 + 32) + (6272 * 10 + 10)
        assert architecture.flops == 2 * (25 * 32 * 28 * 28 + 6272 * 10)

    def test_nodes_and_consumers_are_found_by_name(self) -> None:
        architecture = nas.Architecture.model_validate(DESIGN)
        assert architecture.node("pool1").op == "max_pool2d"
        assert architecture.consumers("input") == [("conv1", 0)]
        assert architecture.consumers("fc") == []
        with pytest.raises(nas.ArchitectureError, match="'nobody': there is no such node"):
            architecture.node("nobody")

    def test_a_node_that_takes_a_tensor_twice_is_listed_twice(self) -> None:
        architecture = nas.Architecture.model_validate(
            document({"name": "a", "op": "relu"}, {"name": "s", "op": "add", "inputs": ["a", "input", "a"]})
        )
        assert architecture.consumers("a") == [("s", 0), ("s", 2)]


def conv1(**fields: object) -> Callable[[Any], Any]:
    return lambda obj: obj["nodes"][0].update(fields)


JSON_VALUES: st.SearchStrategy[Any] = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-2, 10),
    st.integers(),
    st.floats(),
    st.sampled_from(["", "input", "same", "relu", "conv2d", "training"]),
    st.text(max_size=20),
    st.lists(st.one_of(st.integers(-1, 9), st.just("input")), max_size=4),
    st.dictionaries(st.text(max_size=5), st.integers(), max_size=2),
)

MALFORMED: dict[str, tuple[Callable[[Any], Any], str | None, str]] = {
    "unknown op": (
        conv1(op="conv3d"),
        "conv1",
        "unknown op 'conv3d'; known ops: adaptive_avg_pool2d, add, attention, ",
    ),
    "missing op": (lambda o: o["nodes"][0].pop("op"), "conv1", "missing field 'op'"),
    "op of a wrong type": (conv1(op=3), "conv1", "unknown op"),
    "unknown field": (conv1(kernel=3), "conv1", "unknown field 'kernel'; conv2d has name, op, inputs, out_channels, "),
    "missing field": (lambda o: o["nodes"][0].pop("kernel_size"), "conv1", "missing field 'kernel_size'"),
    "number as text": (conv1(kernel_size="5"), "conv1", "kernel_size: Input should be a valid integer, got '5'"),
    "fraction": (conv1(kernel_size=2.5), "conv1", "kernel_size"),
    "boolean as a number": (conv1(kernel_size=True), "conv1", "kernel_size: Input should be a valid integer"),
    "zero": (conv1(out_channels=0), "conv1", "out_channels: Input should be greater than or equal to 1, got 0"),
    "too large a number": (conv1(out_channels=10**30), "conv1", "out_channels: Input should be less than or equal to"),
    "negative padding": (
        conv1(padding=-1),
        "conv1",
        "padding must be 'same' or a whole number from 0 to 1048576, got -1",
    ),
    "unknown padding": (conv1(padding="valid"), "conv1", "padding must be 'same' or a whole number from 0"),
    "infinite number": (
        lambda o: o["nodes"][1].update(op="leaky_relu", slope=float("inf")),
        "relu1",
        "slope: Input should be a finite number, got inf",
    ),
    "name with a dot": (conv1(name="a.b"), "a.b", "name 'a.b' must have 1 to 64 of A-Z, a-z, 0-9, - and _, and begin"),
    "name with a line end": (conv1(name="conv1\n"), "conv1\n", "must have 1 to 64 of"),
    "empty name": (conv1(name=""), "nodes[0]", "name '' must have 1 to 64 of"),
    "long name": (conv1(name="n" * 65), "n" * 65, "must have 1 to 64 of"),
    "no name": (lambda o: o["nodes"][0].pop("name"), "nodes[0]", "missing field 'name'"),
    "number as a name": (conv1(name=7), "nodes[0]", "name: Input should be a valid string, got 7"),
    "reserved name": (conv1(name="input"), "input", "reserved"),
    "name that torch needs": (conv1(name="training"), "training", "reserved"),
    "name used twice": (lambda o: o["nodes"][1].update(name="conv1"), "conv1", "the name is used twice"),
    "input as text": (conv1(inputs="input"), "conv1", "inputs: Input should be a valid tuple, got 'input'"),
    "no inputs": (conv1(inputs=[]), "conv1", "inputs: "),
    "later input": (conv1(inputs=["fc"]), "conv1", "its input 'fc' is not defined before it"),
    "itself as input": (conv1(inputs=["conv1"]), "conv1", "its input 'conv1' is not defined before it"),
    "unknown input": (conv1(inputs=["conv0"]), "conv1", "its input 'conv0' does not exist"),
    "too many inputs": (conv1(inputs=["input"] * 2), "conv1", "conv2d takes one input, got 2"),
    "a node that is a number": (lambda o: o["nodes"].append(4), "nodes[5]", "a node is a JSON object, got 4"),
    "unused node": (lambda o: o.update(output="flat"), "fc", "it is not used by the output"),
    "unknown output": (lambda o: o.update(output="top"), None, "the output 'top' is not the name of a node"),
    "input as output": (lambda o: o.update(output="input"), None, "the output 'input' is not the name of a node"),
    "no nodes": (lambda o: o.update(nodes=[]), None, "nodes: "),
    "nodes as a number": (lambda o: o.update(nodes=3), None, "nodes: "),
    "no output": (lambda o: o.pop("output"), None, "missing field 'output'"),
    "unknown top-level field": (lambda o: o.update(layers=[]), None, "unknown field 'layers'; an architecture"),
    "two-dimensional input": (lambda o: o["input"].update(shape=[8, 8]), "input", "(channels, height, width) or"),
    "empty input": (lambda o: o["input"].update(shape=[]), None, "input.shape: "),
    "four-dimensional input": (lambda o: o["input"].update(shape=[1, 1, 8, 8]), None, "input.shape: "),
    "input without a size": (lambda o: o["input"].update(shape=[0]), None, "input.shape.0: "),
    "unknown field of the input": (lambda o: o["input"].update(size=3), None, "unknown field 'input.size'"),
    "input as a list": (lambda o: o.update(input=[1, 28, 28]), None, "input is a JSON object, got [1, 28, 28]"),
    "shapes that do not fit": (
        lambda o: o["nodes"][4].update(inputs=["pool1"]) or o["nodes"].pop(3),
        "fc",
        "linear takes (features,), but 'pool1' gives (32, 14, 14)",
    ),
}


class TestWhatIsNotLegal:
    @pytest.mark.parametrize("case", MALFORMED)
    def test_the_error_names_the_node_and_the_reason(self, case: str) -> None:
        change, node, reason = MALFORMED[case]
        error = fault(changed(change))
        assert error.node == node
        assert reason in error.reason
        assert str(error) == (error.reason if node is None else f"node {node!r}: {error.reason}")

    @pytest.mark.parametrize("case", MALFORMED)
    def test_the_constructor_and_json_say_the_same(self, case: str) -> None:
        obj = changed(MALFORMED[case][0])
        expected = str(fault(obj))
        with pytest.raises(nas.ArchitectureError) as constructed:
            nas.Architecture(**obj)
        assert str(constructed.value) == expected
        with pytest.raises(nas.ArchitectureError) as parsed:
            nas.Architecture.model_validate_json(json.dumps(obj))
        assert str(parsed.value).lower() == expected.lower()  # JSON has arrays where Python has tuples, no more.

    @pytest.mark.parametrize("obj", [None, 3, "text", [], [1], b"bytes"], ids=repr)
    def test_what_is_no_object_is_refused(self, obj: object) -> None:
        assert "an architecture is a JSON object" in str(fault(obj))

    @pytest.mark.parametrize("text", ["", "{", "nonsense", "[" * 10**5, '{"input": 1}', "\x00", b"\xff"], ids=len)
    def test_text_that_is_no_architecture_is_refused(self, text: str | bytes) -> None:
        with pytest.raises(nas.ArchitectureError):
            nas.Architecture.model_validate_json(text)

    @given(architecture_documents(max_blocks=3), st.data())
    @settings(max_examples=300)
    def test_whatever_stands_in_any_place_the_error_is_ours(self, obj: Fields, data: st.DataObject) -> None:
        """One value anywhere in a legal document is replaced by another, or taken out."""
        place: Any = obj
        while True:
            key = data.draw(st.sampled_from(sorted(place) if isinstance(place, dict) else range(len(place))))
            if not isinstance(place[key], dict | list) or not place[key] or data.draw(st.integers(0, 3)) == 0:
                break
            place = place[key]
        if data.draw(st.integers(0, 4)) == 0:
            del place[key]
        else:
            place[key] = data.draw(JSON_VALUES)
        try:
            architecture = nas.Architecture.model_validate(obj)
        except nas.ArchitectureError as error:
            said = len(str(error))
            assert 0 < said < 1000
        else:
            assert nas.Architecture.model_validate(architecture.model_dump(mode="json")) == architecture

    def test_the_error_repeats_only_so_much_of_a_huge_value(self) -> None:
        assert len(str(fault(changed(conv1(kernel_size="9" * 1_000_000))))) < 300
        # The ops that are known are listed too, and become more.
        known = ", ".join(sorted(LAYERS))
        assert len(str(fault(changed(conv1(op="x" * 1_000_000)))).replace(known, "")) < 120
        assert len(str(fault(changed(lambda o: o.update(output="x" * 1_000_000))))) < 300

    def test_inside_a_larger_document_the_error_keeps_its_place_and_its_words(self) -> None:
        class Order(BaseModel):
            architecture: nas.Architecture

        with pytest.raises(ValidationError) as caught:
            Order.model_validate({"architecture": changed(conv1(kernel=3))})
        (details,) = caught.value.errors()
        assert details["loc"] == ("architecture",)
        assert "node 'conv1': unknown field 'kernel'" in details["msg"]

    def test_the_error_survives_pickling(self) -> None:
        error = pickle.loads(pickle.dumps(fault(changed(conv1(kernel=3)))))
        assert (error.node, "kernel" in error.reason) == ("conv1", True)


class TestBounds:
    """Each is refused from the numbers alone: nothing of that size is ever allocated."""

    def test_too_many_nodes(self) -> None:
        chain = document(*({"name": f"n{i}", "op": "relu"} for i in range(MAX_NODES + 1)))
        assert f"{MAX_NODES} items" in str(fault(chain))
        del chain["nodes"][-1]
        chain["output"] = chain["nodes"][-1]["name"]
        assert len(nas.Architecture.model_validate(chain).nodes) == MAX_NODES

    def test_too_many_inputs_of_one_node(self) -> None:
        error = fault(document({"name": "s", "op": "add", "inputs": ["input"] * 257}))
        assert error.node == "s"
        assert "256" in error.reason

    def test_too_many_parameters(self) -> None:
        error = fault(
            document(
                {"name": "wide", "op": "linear", "out_features": 2**20},
                {"name": "wider", "op": "linear", "out_features": 2**20},
                shape=[8],
            )
        )
        assert error.node == "wider"
        assert f"the limit is {2**31}" in error.reason

    def test_too_large_a_dimension(self) -> None:
        error = fault(
            document(
                {"name": "wide", "op": "linear", "out_features": 2**20},
                {"name": "wider", "op": "concat", "inputs": ["wide", "input"]},
                shape=[1],
            )
        )
        assert error.node == "wider"
        assert f"the limit of one dimension is {2**20}" in error.reason

    def test_too_large_a_tensor(self) -> None:
        conv = {"name": "c", "op": "conv2d", "out_channels": 2**12, "kernel_size": 1}
        error = fault(document(conv, shape=[1, 1024, 1024]))
        assert error.node == "c"
        assert f"the limit of one tensor is {2**31} numbers" in error.reason
        assert fault(document({"name": "r", "op": "relu"}, shape=[2**20] * 3)).node == "input"

    def test_too_many_flops(self) -> None:
        convs = [{"name": f"c{i}", "op": "conv2d", "out_channels": 16, "kernel_size": 1023} for i in range(7)]
        error = fault(document(*convs, shape=[16, 2048, 2048]))
        assert "flops" in error.reason
        assert f"the limit is {2**53}" in error.reason


class TestItsNature:
    def test_it_cannot_be_changed(self) -> None:
        architecture = nas.Architecture.model_validate(DESIGN)
        with pytest.raises(ValidationError):
            architecture.output = "flat"
        with pytest.raises(ValidationError):
            architecture.nodes[0].kernel_size = 3

    def test_a_copy_with_changes_is_validated_too(self) -> None:
        architecture = nas.Architecture.model_validate(DESIGN)
        shorter = architecture.model_copy(update={"nodes": architecture.nodes[:-1], "output": "flat"})
        assert list(shorter.shapes) == ["input", "conv1", "relu1", "pool1", "flat"]
        with pytest.raises(nas.ArchitectureError):
            architecture.model_copy(update={"output": "flat"})

    def test_equal_documents_are_equal_and_hash_alike(self) -> None:
        one, two = nas.Architecture.model_validate(DESIGN), nas.Architecture.model_validate(DESIGN)
        assert one.digest
        assert one == two
        assert hash(one) == hash(two)
        assert one != nas.Architecture.model_validate(changed(conv1(bias=False)))

    def test_what_it_works_out_does_not_leak_into_its_json(self) -> None:
        architecture = nas.Architecture.model_validate(DESIGN)
        assert architecture.digest
        assert architecture.tensors
        assert architecture.consumers("conv1")
        assert architecture.model_dump(mode="json") == DESIGN

    def test_node_objects_do_as_well_as_json(self) -> None:
        architecture = nas.Architecture.model_validate(DESIGN)
        rebuilt = nas.Architecture(input=architecture.input, nodes=architecture.nodes, output="fc")
        assert rebuilt == architecture
        assert rebuilt.nodes[0] is architecture.nodes[0]

    @given(architecture_documents())
    def test_json_there_and_back_is_the_same_architecture(self, obj: Fields) -> None:
        architecture = nas.Architecture.model_validate(obj)
        again = nas.Architecture.model_validate_json(architecture.model_dump_json())
        assert again == architecture
        assert again.digest == architecture.digest
        assert again.model_dump(mode="json") == architecture.model_dump(mode="json")

    def test_a_value_that_is_the_default_is_not_written(self) -> None:
        pool = document({"name": "p", "op": "max_pool2d", "kernel_size": 2, "stride": 2, "padding": 0})
        assert nas.Architecture.model_validate(pool).model_dump(mode="json")["nodes"] == [
            {"name": "p", "op": "max_pool2d", "inputs": ["input"], "kernel_size": 2}
        ]

    def test_it_has_a_json_schema(self) -> None:
        schema = nas.Architecture.model_json_schema()
        assert set(schema["properties"]) == {"input", "nodes", "output"}
        assert len(schema["properties"]["nodes"]["items"]["oneOf"]) == len(nas.layers.LAYERS)
