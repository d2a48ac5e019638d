"""Skip: shortcuts that fit channels and space, and a number of sites that stays in bounds."""

from __future__ import annotations

import pytest
import torch

import nas
from nas.mutations.skip import REACH
from tests.unit.nas.mutations.graphs import conv, difference, graph, linear, network, plain, residual


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
