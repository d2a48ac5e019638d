"""Group: an identity in groups, and a grouped path that says nothing yet."""

from __future__ import annotations

from typing import Any

import pytest
import torch

import nas
from nas.mutations.rules.group import within_groups
from tests.unit.nas.mutations.graphs import GRAPHS, conv, difference, graph, linear, network, plain


def behind(op: str, channels: int = 60) -> nas.Network:
    return network(
        graph(
            (2, 4, 5),
            conv1=("conv2d", "input", conv(channels)),
            act=(op, "conv1"),
            mean=("global_avg_pool", "act"),
            flat=("flatten", "mean"),
            fc=("linear", "flat", linear(3)),
        )
    )


@pytest.mark.parametrize("kernel_size", [1, 3, 5])
@pytest.mark.parametrize("groups", [2, 3, 4, 5])
def test_each_group_is_the_identity_of_its_own_channels(groups: int, kernel_size: int) -> None:
    parent = behind("relu")
    child, _ = nas.mutate(parent, "group", site="conv1", form="identity", groups=groups, kernel_size=kernel_size)
    node = child.architecture.node("conv1_group")
    assert (node.groups, node.inputs) == (groups, ("act",))  # type: ignore[union-attr]
    assert child.architecture.node("conv1_group_relu").inputs == ("conv1_group",)
    weight = child.weights["conv1_group.weight"]
    assert weight.shape == (60, 60 // groups, kernel_size, kernel_size)
    assert weight.sum() == 60
    assert difference(parent, child) == 0


def test_the_identity_is_stored_group_by_group() -> None:
    x = torch.randn(2, 6, 3, 3)
    assert torch.equal(torch.nn.functional.conv2d(x, within_groups(6, 3)[:, :, None, None], groups=3), x)


def test_the_identity_is_refused_where_values_may_be_negative() -> None:
    with pytest.raises(nas.MutationError, match=r"form: identity needs what is never negative, .*; use path"):
        nas.mutate(behind("silu"), "group", site="conv1", form="identity")
    forms = {nas.mutate(behind("silu"), "group", seed=seed, certify=False)[1].parameters["form"] for seed in range(8)}
    assert forms == {"path"}


def test_a_relu6_is_repeated() -> None:
    parent = behind("relu6")
    child, mutation = nas.mutate(parent, "group", form="identity")
    assert mutation.parameters["activation"] == "relu6"
    assert difference(parent, child) == 0


@pytest.mark.parametrize("gate", ["layer", "scale"])
@pytest.mark.parametrize("op", ["relu", "gelu", "tanh", "prelu"])
def test_a_grouped_path_says_nothing_yet_but_can_learn(op: str, gate: str) -> None:
    parent = behind(op)
    child, mutation = nas.mutate(parent, "group", site="conv1", form="path", gate=gate, groups=5)
    assert mutation.parameters["activation"] == op
    assert child.architecture.node("conv1_group_in").groups == 5  # type: ignore[union-attr]
    assert difference(parent, child) == 0
    module = child.module()
    module(torch.randn(8, 2, 4, 5)).square().sum().backward()
    end = "conv1_group_out.weight" if gate == "layer" else "conv1_group_gate.weight"
    assert dict(module.named_parameters())[end].grad.abs().max() > 0  # type: ignore[union-attr]


def test_the_groups_are_those_that_divide_the_channels() -> None:
    drawn = {
        nas.mutate(behind("relu", 20), "group", seed=seed, certify=False)[1].parameters["groups"] for seed in range(24)
    }
    assert drawn == {2, 4, 5}
    (site,) = nas.sites(behind("relu", 7).architecture, "group")
    assert site.reason == "none of 2, 3, 4, 5 groups divides its 7 channels"


@pytest.mark.parametrize(
    ("parameters", "message"),
    [
        ({"groups": 5}, "groups: 5 does not divide the 6 channels at 'conv1'"),
        ({"groups": 6}, "groups: Input should be less than or equal to 5, got 6"),
        ({"kernel_size": 4}, "kernel_size: must be odd"),
    ],
)
def test_a_parameter_that_does_not_fit_is_named(parameters: dict[str, Any], message: str) -> None:
    with pytest.raises(nas.MutationError, match=message):
        nas.mutate(network(plain()), "group", site="conv1", **parameters)


def test_grouped_and_depthwise_convolutions_take_it_too() -> None:
    parent = network(GRAPHS["grouped"]())
    for site in ("depth", "group"):
        child, _ = nas.mutate(parent, "group", site=site)
        assert difference(parent, child) < 1e-10
