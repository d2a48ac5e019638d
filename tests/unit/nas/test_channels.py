"""Width groups: which tensors must grow together, found from the graph alone."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings

import nas
from nas import channels
from nas.channels import Block
from nas.layers import Conv2d, Linear
from tests.strategies import architectures
from tests.unit.nas.mutations.graphs import (
    concats,
    conv,
    graph,
    grouped,
    linear,
    norms,
    plain,
    residual,
    tokens,
    vit,
)


def groups(architecture: nas.Architecture) -> dict[str, channels.Group]:
    return {group.name: group for group in channels.infer(architecture).groups}


def test_a_chain_has_a_group_for_each_layer_with_weights() -> None:
    found = groups(plain())
    assert {name: group.width for name, group in found.items()} == {"conv1": 6, "conv2": 4, "fc1": 7, "fc2": 3}
    assert [name for name, group in found.items() if group.reason is None] == ["conv1", "conv2", "fc1"]


def test_the_output_and_the_input_may_not_grow_and_say_why() -> None:
    tied = graph((4, 5, 5), one=("conv2d", "input", conv(4)), sum=("add", "one input"), two=("conv2d", "sum", conv(3)))
    found = groups(tied)
    assert found["one"].reason == "its channels are the network's input"
    assert found["two"].reason == "its channels are the network's output"


def test_adds_norms_scales_and_gates_tie_their_producers_together() -> None:
    found = groups(residual())
    assert found["stem"].producers == ("stem", "two", "excite")
    assert found["one"].producers == ("one",)
    assert found["squeeze"].producers == ("squeeze",)


def test_a_transformers_stream_is_one_group_and_each_mlps_hidden_channels_another() -> None:
    """Class token, position embedding and first token pass it on; attention reads it and gives to it."""
    found = groups(vit())
    assert found.keys() == {"patch", "up", "fc"}
    stream = found["patch"]
    assert stream.producers == ("patch", "attn", "down")
    assert stream.uniform
    assert stream.statistics == ("ln1", "ln2", "ln3")
    assert not found["up"].uniform


def test_attention_gives_channels_of_its_own_and_a_blend_ties_its_inputs() -> None:
    found = groups(tokens())
    assert found["stem"].producers == ("stem",)
    assert found["attn"].producers == ("attn", "again")
    assert found["attn"].reason is None
    assert not found["attn"].uniform


def test_a_flatten_makes_each_channel_a_run_of_features() -> None:
    found = channels.infer(plain())
    (variable,) = found.groups[1].variables
    assert found.axes["conv2"] == (Block(variable),)
    assert found.axes["flat"] == (Block(variable, 2 * 2),)


def test_a_depthwise_convolution_follows_what_it_reads_with_its_multiplier() -> None:
    found = channels.infer(grouped())
    (variable,) = found.group("conv1").variables  # type: ignore[union-attr]
    assert found.axes["depth"] == (Block(variable, 2),)
    assert "depth" not in groups(grouped())


def test_a_concat_lines_its_inputs_up_and_may_name_one_twice() -> None:
    found = channels.infer(concats())
    left, act = found.axes["left"], found.axes["act"]
    assert found.axes["cat"] == (*left, *act, *left)


def test_a_producer_added_to_a_concat_is_cut_where_the_concat_is() -> None:
    found = groups(concats())
    assert found["left"].producers == ("left", "whole")
    assert found["right"].producers == ("right", "whole")
    assert "whole" not in found


def test_a_producer_that_comes_before_the_concat_it_is_added_to_does_not_take_its_parts_names() -> None:
    found = groups(
        graph(
            (1, 4, 4),
            whole=("conv2d", "input", conv(5)),
            a=("conv2d", "input", conv(2)),
            b=("conv2d", "input", conv(3)),
            cat=("concat", "a b"),
            sum=("add", "whole cat"),
            last=("conv2d", "sum", conv(2)),
        )
    )
    assert {name: group.width for name, group in found.items()} == {"a": 2, "b": 3, "last": 2}


def test_parts_that_no_node_produces_alone_are_named_by_node_and_place() -> None:
    found = groups(
        graph(
            (2, 4, 4),
            whole=("conv2d", "input", conv(5)),
            b=("conv2d", "input", conv(3)),
            cat=("concat", "input b"),
            sum=("add", "whole cat"),
            last=("conv2d", "sum", conv(2)),
        )
    )
    assert found["whole:0"].reason == "its channels are the network's input"
    assert found["b"].producers == ("b", "whole")


def test_concats_in_different_orders_are_cut_into_their_common_parts() -> None:
    architecture = graph(
        (1, 4, 4),
        a=("conv2d", "input", conv(3)),
        b=("conv2d", "input", conv(5)),
        ab=("concat", "a b"),
        ba=("concat", "b a"),
        sum=("add", "ab ba"),
        last=("conv2d", "sum", conv(2)),
    )
    found = channels.infer(architecture)
    assert found.axes["ab"] == found.axes["ba"]
    assert sum(found.widths[block.variable] for block in found.axes["ab"]) == 8


def test_grouped_convolutions_and_norms_over_channels_ask_for_even_growth() -> None:
    found = groups(grouped())
    assert found["conv2"].uniform
    assert found["conv2"].statistics == ("norm2",)
    assert found["group"].uniform
    assert not found["conv1"].uniform


def test_a_norm_over_a_concat_ties_what_it_reads() -> None:
    found = groups(norms())
    assert found["conv1"].producers == ("conv1", "conv2")
    assert set(found["conv1"].statistics) == {"ln", "rms", "over"}


def test_ties_that_no_widening_can_keep_are_told_and_not_guessed() -> None:
    """Six features are two channels of three positions on one side, and three channels of two on the other."""
    architecture = graph(
        (1, 6, 1),
        two=("conv2d", "input", conv(2, 3, stride=2)),
        three=("conv2d", "input", conv(3, 3, stride=3)),
        flat2=("flatten", "two"),
        flat3=("flatten", "three"),
        sum=("add", "flat2 flat3"),
        fc=("linear", "sum", linear(2)),
    )
    found = groups(architecture)
    for name in ("two", "three"):
        assert found[name].reason == "'sum' ties its channels together in a way that no widening can keep"


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(architectures())
def test_every_axis_adds_up_and_every_producer_is_in_a_group(architecture: nas.Architecture) -> None:
    found = channels.infer(architecture)
    for name, axis in found.axes.items():
        size = sum(found.widths[variable] * repeat for variable, repeat in axis)
        assert size == architecture.shapes[name][0]
    grouped_names = {name for group in found.groups for name in group.producers}
    for node in architecture.nodes:
        if isinstance(node, Conv2d | Linear):
            depthwise = channels.depthwise(node, architecture.shapes[node.inputs[0]][0])
            assert depthwise or node.name in grouped_names
    assert len({group.name for group in found.groups}) == len(found.groups)
