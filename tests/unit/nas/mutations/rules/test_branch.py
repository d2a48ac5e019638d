"""Branch: the paths together give what the layer gave, whatever its fields."""

from __future__ import annotations

from typing import Any

import pytest
import torch

import nas
from tests.unit.nas.mutations.graphs import conv, difference, features, graph, grouped, linear, network, plain

FIELDS: list[dict[str, Any]] = [
    {},
    {"stride": 2},
    {"padding": 0},
    {"padding": 2, "dilation": 2},
    {"kernel_size": 2, "padding": 1},
    {"kernel_size": 1, "stride": 2, "padding": 0},
    {"kernel_size": 5, "bias": False},
]


def one_convolution(**fields: Any) -> nas.Network:
    return network(
        graph(
            (3, 7, 6),
            conv1=("conv2d", "input", conv(5) | fields),
            act=("relu", "conv1"),
            flat=("flatten", "act"),
            fc=("linear", "flat", linear(3)),
        )
    )


@pytest.mark.parametrize("fields", FIELDS, ids=str)
@pytest.mark.parametrize("form", ["split", "mean", "path"])
@pytest.mark.parametrize("growth", [2, 4])
def test_larger_kernels_reach_the_same_places(form: str, fields: dict[str, Any], growth: int) -> None:
    parent = one_convolution(**fields)
    size = fields.get("kernel_size", 3) + growth
    child, mutation = nas.mutate(parent, "branch", site="conv1", form=form, kernel_size=size)
    assert mutation.parameters["kernel_size"] == size
    assert difference(parent, child) < 1e-10
    assert size in {getattr(node, "kernel_size", None) for node in child.architecture.nodes}


@pytest.mark.parametrize("fields", FIELDS, ids=str)
@pytest.mark.parametrize("gate", ["layer", "scale"])
@pytest.mark.parametrize("form", ["separable", "pooled", "squeeze"])
def test_a_new_path_gives_the_shape_of_the_layer_whatever_its_fields(
    form: str, gate: str, fields: dict[str, Any]
) -> None:
    parent = one_convolution(**fields)
    child, _ = nas.mutate(parent, "branch", site="conv1", form=form, gate=gate)
    assert child.architecture.node("conv1_branch").inputs[0] == "conv1"
    assert difference(parent, child) == 0
    module = child.module()
    module(torch.randn(16, 3, 7, 6)).square().sum().backward()
    end = "conv1_branch_out.weight" if gate == "layer" else "conv1_branch_gate.weight"
    assert dict(module.named_parameters())[end].grad.abs().max() > 0  # type: ignore[union-attr]


def test_a_separable_path_is_depthwise_over_what_the_layer_reads() -> None:
    child, mutation = nas.mutate(one_convolution(), "branch", site="conv1", form="separable")
    node = child.architecture.node("conv1_branch_depth")
    assert (node.groups, node.out_channels, node.kernel_size) == (3, 3, 5)  # type: ignore[union-attr]
    assert mutation.parameters["activation"] == "relu"


@pytest.mark.parametrize("kind", ["max", "avg"])
def test_a_pooled_path_pools_over_what_the_layer_reaches(kind: str) -> None:
    child, _ = nas.mutate(one_convolution(dilation=2), "branch", site="conv1", form="pooled", pool=kind)
    node = child.architecture.node(f"conv1_branch_{kind}")
    assert (node.op, node.kernel_size, node.padding) == (f"{kind}_pool2d", 5, 2)  # type: ignore[union-attr]


def test_a_pool_with_more_padding_than_pools_may_have_is_refused() -> None:
    parent = one_convolution(padding=2, kernel_size=1)
    with pytest.raises(nas.MutationError, match="would have padding 3, more than half of its size 3"):
        nas.mutate(parent, "branch", site="conv1", form="pooled")


@pytest.mark.parametrize(("gate", "op"), [("layer", "tanh"), ("scale", "sigmoid")])
def test_squeeze_and_excitation_multiplies_the_channels_of_the_layer(gate: str, op: str) -> None:
    child, _ = nas.mutate(one_convolution(), "branch", site="conv1", form="squeeze", gate=gate, hidden=2)
    assert child.architecture.shapes["conv1_branch_squeeze"] == (2, 1, 1)
    assert child.architecture.node("conv1_branch_excite").op == op
    assert child.architecture.node("conv1_branch_product").inputs == ("conv1", "conv1_branch_excite")


def test_a_form_is_drawn_that_has_what_was_asked_for() -> None:
    for seed in range(6):
        _, mutation = nas.mutate(one_convolution(), "branch", seed=seed, site="conv1", pool="avg", certify=False)
        assert mutation.parameters["form"] == "pooled"
        _, mutation = nas.mutate(one_convolution(), "branch", seed=seed, site="conv1", hidden=2, certify=False)
        assert mutation.parameters["form"] in ("path", "squeeze")


@pytest.mark.parametrize("paths", [2, 3, 4])
def test_a_split_shares_the_channels_out_in_order(paths: int) -> None:
    parent = one_convolution()
    child, _ = nas.mutate(parent, "branch", site="conv1", form="split", paths=paths)
    names = ["conv1", *(f"conv1_branch_{place}" for place in range(2, paths + 1))]
    assert child.architecture.node("conv1_branch").inputs == tuple(names)
    assert sum(child.architecture.shapes[name][0] for name in names) == 5
    assert torch.equal(torch.cat([child.weights[f"{name}.bias"] for name in names]), parent.weights["conv1.bias"])


def test_the_copies_of_a_mean_differ_and_add_up_without_rounding() -> None:
    parent = one_convolution()
    child, _ = nas.mutate(parent, "branch", site="conv1", form="mean", kernel_size=3)
    one, two = child.weights["conv1.weight"].double(), child.weights["conv1_branch_2.weight"].double()
    assert torch.equal(one + two, parent.weights["conv1.weight"].double())
    assert (one != two).all()


@pytest.mark.parametrize("site", ["depth", "group", "conv1"])
@pytest.mark.parametrize("form", ["mean", "path", "separable", "pooled", "squeeze"])
def test_grouped_and_depthwise_convolutions_branch_too(site: str, form: str) -> None:
    parent = network(grouped())
    child, _ = nas.mutate(parent, "branch", site=site, form=form)
    assert difference(parent, child) < 1e-10


def test_a_split_of_groups_is_refused_with_the_reason() -> None:
    with pytest.raises(nas.MutationError, match="'group' has 4 groups, and a path of a split would read only some"):
        nas.mutate(network(grouped()), "branch", site="group", form="split")


@pytest.mark.parametrize("gate", ["layer", "scale"])
def test_a_new_path_can_learn(gate: str) -> None:
    child, _ = nas.mutate(one_convolution(), "branch", site="conv1", form="path", gate=gate)
    module = child.module()
    module(torch.randn(4, 3, 7, 6)).square().sum().backward()
    end = "conv1_branch_out.weight" if gate == "layer" else "conv1_branch_gate.weight"
    assert dict(module.named_parameters())[end].grad.abs().max() > 0  # type: ignore[union-attr]


def test_a_linear_layer_takes_a_path_and_says_so() -> None:
    parent = network(features())
    child, mutation = nas.mutate(parent, "branch", site="fc2")
    assert mutation.parameters["form"] == "path"
    assert difference(parent, child) == 0
    with pytest.raises(nas.MutationError, match="split needs a convolution"):
        nas.mutate(parent, "branch", site="fc2", form="split")


def test_without_space_for_a_larger_kernel_only_a_path_is_drawn() -> None:
    parent = network(
        graph(
            (3, 4, 4),
            mean=("global_avg_pool", "input"),
            conv1=("conv2d", "mean", conv(4, 1)),
            flat=("flatten", "conv1"),
            fc=("linear", "flat", linear(2)),
        )
    )
    forms = {
        nas.mutate(parent, "branch", site="conv1", seed=seed, certify=False)[1].parameters["form"] for seed in range(9)
    }
    assert forms == {"path"}
    with pytest.raises(nas.MutationError, match="has no space for a larger kernel"):
        nas.mutate(parent, "branch", site="conv1", form="mean")


@pytest.mark.parametrize(
    ("parameters", "message"),
    [
        ({"kernel_size": 4}, "kernel_size: 4 asked for; it must be 3 or larger by an even number"),
        ({"kernel_size": 1}, "kernel_size: 1 asked for; it must be 3 or larger"),
        ({"form": "mean", "paths": 2}, "paths: form mean has no such parameter; it has: kernel_size"),
        ({"form": "split", "paths": 9}, "paths: Input should be less than or equal to 4, got 9"),
    ],
)
def test_a_parameter_that_does_not_fit_is_named(parameters: dict[str, Any], message: str) -> None:
    with pytest.raises(nas.MutationError, match=message):
        nas.mutate(network(plain()), "branch", site="conv1", **parameters)
