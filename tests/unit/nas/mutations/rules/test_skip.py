"""Skip: shortcuts that fit channels and space, and a number of sites that stays in bounds."""

from __future__ import annotations

from collections.abc import Callable

import pytest
import torch

import nas
from nas.mutations.rules.skip import REACH
from nas.mutations.surgery.shortcuts import without_identity
from tests.unit.nas.mutations.graphs import (
    conv,
    difference,
    features,
    graph,
    linear,
    network,
    plain,
    residual,
    straight,
)


def test_a_projection_fits_channels_and_space_by_its_stride() -> None:
    parent = network(plain())
    child, _ = nas.mutate(parent, "skip", site="input->act2", form="projection")
    node = child.architecture.node("act2_skip_projection")
    assert (node.out_channels, node.stride) == (4, 4)  # type: ignore[union-attr]
    assert difference(parent, child) == 0


@pytest.mark.parametrize(("height", "width", "strides"), [(8, 8, (2, 2)), (9, 5, (2, 2)), (5, 9, (3,)), (7, 7, (3, 2))])
def test_a_stride_is_found_wherever_there_is_one(height: int, width: int, strides: tuple[int, ...]) -> None:
    nodes = {
        f"conv{place}": ("conv2d", f"conv{place - 1}" if place else "input", conv(2, 3, stride=stride))
        for place, stride in enumerate(strides)
    }
    parent = network(graph((1, height, width), **nodes))
    for site in nas.sites(parent.architecture, "skip"):
        assert site.legal, site
        child, _ = nas.mutate(parent, "skip", site=site.name)
        assert difference(parent, child) == 0


def test_from_an_image_to_features_it_goes_through_the_means() -> None:
    parent = network(plain())
    child, _ = nas.mutate(parent, "skip", site="act1->act3")
    assert child.architecture.node("act3_skip_mean").op == "global_avg_pool"
    assert difference(parent, child) == 0


def test_a_gate_carries_the_tensor_itself_and_can_learn() -> None:
    parent = network(
        graph((7,), fc1=("linear", "input", linear(5)), act=("tanh", "fc1"), fc2=("linear", "act", linear(5)))
    )
    child, _ = nas.mutate(parent, "skip", site="act->fc2", form="gate")
    assert difference(parent, child) == 0
    module = child.module()
    module(torch.randn(8, 7)).square().sum().backward()
    assert dict(module.named_parameters())["fc2_skip_gate.weight"].grad.abs().item() > 0  # type: ignore[union-attr]


def test_a_gate_needs_equal_shapes() -> None:
    with pytest.raises(nas.MutationError, match=r"form: a gate needs equal shapes, but 'act1' has \(6, 8, 6\)"):
        nas.mutate(network(plain()), "skip", site="act1->act2", form="gate")


def test_where_space_would_have_to_grow_it_is_refused_with_the_shapes() -> None:
    architecture = graph(
        (1, 4, 4), conv1=("conv2d", "input", conv(2)), conv2=("conv2d", "conv1", conv(2, 1, padding=2))
    )
    (site,) = [site for site in nas.sites(architecture, "skip") if site.name == "conv1->conv2"]
    assert site.reason == "no stride of a 1x1 convolution takes (2, 4, 4) to (2, 8, 8)"


def test_a_shortcut_that_is_there_already_is_not_offered_again() -> None:
    parent = network(plain())
    child, _ = nas.mutate(parent, "skip", site="act1->act2")
    sites = {site.name: site for site in nas.sites(child.architecture, "skip")}
    assert sites["act1->act2"].reason == "'act1' skips to 'act2' already"
    assert sites["input->act2"].legal


def test_sites_join_only_what_is_computed_from_each_other() -> None:
    found = [site.name for site in nas.sites(residual(), "skip")]
    assert "bn->act" in found
    architecture = graph(
        (1, 4, 4),
        a=("conv2d", "input", conv(2)),
        b=("conv2d", "input", conv(2)),
        sum=("add", "a b"),
        c=("conv2d", "sum", conv(2)),
    )
    assert {site.name for site in nas.sites(architecture, "skip")} == {
        "input->a",
        "input->b",
        "input->c",
        "a->c",
        "b->c",
    }


def test_the_sites_of_a_deep_network_grow_with_its_depth_and_not_its_square() -> None:
    depth = 300
    nodes = {f"fc{place}": ("linear", f"fc{place - 1}" if place else "input", linear(3)) for place in range(depth)}
    architecture = graph((3,), **nodes)
    assert len(nas.sites(architecture, "skip")) <= REACH * depth


def test_an_identity_goes_past_one_layer_and_its_kernel_makes_up_for_it() -> None:
    parent = network(straight())
    child, _ = nas.mutate(parent, "skip", site="conv2->act3", form="identity")
    assert child.architecture.node("conv3_skip").inputs == ("conv3", "conv2", "conv3_skip_rest")
    assert child.architecture.node("act3").inputs == ("conv3_skip",)
    assert difference(parent, child) < 1e-14
    changed = (child.weights["conv3.weight"] - parent.weights["conv3.weight"]).nonzero()
    assert changed.tolist() == [[0, 0, 1, 1], [1, 1, 1, 1], [2, 0, 1, 1], [3, 1, 1, 1]]


def test_an_identity_goes_past_a_linear_layer_too() -> None:
    parent = network(straight())
    child, _ = nas.mutate(parent, "skip", site="fc->fc2", form="identity")
    assert child.architecture.output == "fc2_skip"
    assert difference(parent, child) < 1e-14


def test_taking_the_identity_away_loses_no_bit() -> None:
    """In float64 the three numbers can be added without rounding, as long as none is very small."""
    weight = torch.randn(64, 64, generator=torch.Generator().manual_seed(0)) * 0.05
    shifted, lost = without_identity(weight)
    assert lost.abs().max() > 0
    diagonal = shifted.diagonal().double() + 1 + lost.double()
    assert torch.equal(diagonal, weight.diagonal().double())
    tiny = torch.tensor([[1e-30]])
    assert [each.item() for each in without_identity(tiny)] == [-1, tiny.item()]


@pytest.mark.parametrize("fields", [{"stride": 2}, {"out_channels": 5}], ids=str)
def test_an_identity_needs_a_layer_that_keeps_the_shape(fields: dict[str, int]) -> None:
    architecture = graph((4, 6, 6), one=("conv2d", "input", conv(4)), two=("conv2d", "one", conv(4) | fields))
    with pytest.raises(nas.MutationError, match=r"form: identity goes past one layer that reads 'one'"):
        nas.mutate(network(architecture), "skip", site="one->two", form="identity")


def test_an_even_kernel_has_no_centre_for_an_identity() -> None:
    architecture = graph(
        (4, 6, 6),
        one=("conv2d", "input", conv(4)),
        two=("conv2d", "one", conv(4, 2, padding=1, dilation=2)),
    )
    assert nas.sites(architecture, "skip")[-1].name == "one->two"
    with pytest.raises(nas.MutationError, match="keeps its shape and has a centre, and 'two' is not"):
        nas.mutate(network(architecture), "skip", site="one->two", form="identity")


def test_an_identity_that_is_there_already_is_not_offered_again() -> None:
    child, _ = nas.mutate(network(straight()), "skip", site="conv2->act3", form="identity")
    sites = {site.name: site for site in nas.sites(child.architecture, "skip")}
    assert sites["conv2->conv3"].reason == "'conv2' skips to 'conv3' already"


def test_a_concat_adds_columns_of_zeros_to_everyone_who_reads() -> None:
    parent = network(straight())
    child, _ = nas.mutate(parent, "skip", site="input->act1", form="concat")
    assert child.architecture.node("act1_skip").inputs == ("act1", "input")
    assert child.architecture.shapes["bn"] == (7, 5, 6)
    weight = child.weights["conv2.weight"]
    assert torch.equal(weight[:, :4], parent.weights["conv2.weight"])
    assert weight[:, 4:].abs().max() == 0
    assert torch.equal(child.weights["bn.running_mean"][:4], parent.weights["bn.running_mean"])
    assert torch.equal(child.weights["bn.weight"][4:], torch.ones(3))
    for mode in ("eval", "train"):
        assert difference(parent, child, mode) < 1e-14
    module = child.module()
    module(torch.randn(8, 3, 5, 6)).square().sum().backward()
    gradient = dict(module.named_parameters())["conv2.weight"].grad
    assert gradient is not None
    assert (gradient[:, 4:] != 0).any()


def test_a_concat_reaches_the_linear_layer_behind_a_flatten() -> None:
    architecture = graph(
        (2, 6, 6),
        one=("conv2d", "input", conv(3)),
        act=("prelu", "one"),
        two=("conv2d", "act", conv(5)),
        pool=("max_pool2d", "two", {"kernel_size": 2}),
        flat=("flatten", "pool"),
        drop=("prelu", "flat"),
        fc=("linear", "drop", linear(3)),
        other=("linear", "flat", linear(3)),
        sum=("add", "fc other"),
    )
    parent = network(architecture)
    child, _ = nas.mutate(parent, "skip", site="act->two", form="concat")
    assert child.weights["fc.weight"].shape == (3, 72)
    assert child.weights["other.weight"].shape == (3, 72)
    assert child.weights["drop.weight"].shape == (72,)
    assert difference(parent, child) < 1e-14


@pytest.mark.parametrize(
    ("build", "site", "message"),
    [
        (straight, "conv2->act3", "'sum' reads 'prelu', and add cannot leave new channels alone"),
        (straight, "act1->conv2", "'conv3' reads 'conv2', and conv2d cannot leave new channels alone"),
        (straight, "fc->fc2", "'fc2' is the network's output, and would have more channels"),
        (plain, "act1->act2", "a concat needs the same height and width, but 'act1' has"),
        (features, "input->act", "'sum' reads 'act', and add"),
    ],
)
def test_a_concat_is_refused_where_a_reader_would_notice(
    build: Callable[[], nas.Architecture], site: str, message: str
) -> None:
    with pytest.raises(nas.MutationError, match=f"form: {message}"):
        nas.mutate(network(build()), "skip", site=site, form="concat")
