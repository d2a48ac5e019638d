"""Kernel: new taps around the old ones or between them, at zero, whatever the convolution's fields."""

from __future__ import annotations

from typing import Any

import pytest
import torch

import nas
from tests.unit.nas.mutations.graphs import conv, difference, graph, grouped, linear, network, plain, residual

FIELDS: list[dict[str, Any]] = [
    {},
    {"stride": 2},
    {"stride": 3, "padding": 2},
    {"padding": 0},
    {"dilation": 2},
    {"padding": 1, "dilation": 2},
    {"padding": 0, "dilation": 2, "stride": 2},
    {"kernel_size": 2, "padding": 1, "dilation": 3},
    {"kernel_size": 1, "padding": 0},
    {"groups": 4},
    {"groups": 2, "dilation": 2, "bias": False},
]


def one_convolution(**fields: Any) -> nas.Network:
    return network(
        graph(
            (3, 9, 8),
            conv0=("conv2d", "input", conv(4)),
            conv1=("conv2d", "conv0", conv(8) | fields),
            act=("silu", "conv1"),
            flat=("flatten", "act"),
            fc=("linear", "flat", linear(3)),
        )
    )


@pytest.mark.parametrize("fields", FIELDS, ids=str)
@pytest.mark.parametrize("rings", [1, 2, 3])
def test_the_old_taps_stay_where_they_are_when_the_kernel_grows(fields: dict[str, Any], rings: int) -> None:
    parent = one_convolution(**fields)
    size = fields.get("kernel_size", 3)
    child, mutation = nas.mutate(parent, "kernel", site="conv1", form="grow", kernel_size=size + 2 * rings)
    assert mutation.parameters["kernel_size"] == size + 2 * rings
    weight = child.weights["conv1.weight"]
    assert torch.equal(weight[:, :, rings:-rings, rings:-rings], parent.weights["conv1.weight"])
    assert weight.count_nonzero() == parent.weights["conv1.weight"].count_nonzero()
    assert child.architecture.shapes == parent.architecture.shapes
    assert difference(parent, child) < 1e-12


def test_the_padding_of_a_dilated_convolution_grows_by_its_dilation() -> None:
    child, _ = nas.mutate(one_convolution(padding=1, dilation=2), "kernel", site="conv1", form="grow")
    node = child.architecture.node("conv1")
    assert (node.kernel_size, node.padding, node.dilation) == (5, 3, 2)  # type: ignore[union-attr]


def test_padding_same_stays_same() -> None:
    for form in ("grow", "undilate"):
        child, _ = nas.mutate(one_convolution(dilation=2), "kernel", site="conv1", form=form)
        assert child.architecture.node("conv1").padding == "same"  # type: ignore[union-attr]


@pytest.mark.parametrize("fields", [each for each in FIELDS if each.get("dilation", 1) > 1], ids=str)
def test_a_dilated_convolution_becomes_a_dense_one_that_reaches_as_far(fields: dict[str, Any]) -> None:
    parent = one_convolution(**fields)
    child, mutation = nas.mutate(parent, "kernel", site="conv1", form="undilate")
    node = child.architecture.node("conv1")
    assert node.dilation == 1  # type: ignore[union-attr]
    assert mutation.parameters["kernel_size"] == fields["dilation"] * (fields.get("kernel_size", 3) - 1) + 1
    assert difference(parent, child) < 1e-12


@pytest.mark.parametrize("form", ["grow", "undilate"])
def test_depthwise_convolutions_see_more_too(form: str) -> None:
    parent = network(grouped())
    child, _ = nas.mutate(parent, "kernel", site="depth", form=form)
    assert child.architecture.node("depth").groups == 6  # type: ignore[union-attr]
    assert difference(parent, child) < 1e-12


@pytest.mark.parametrize("form", ["grow", "undilate"])
def test_every_new_tap_can_learn(form: str) -> None:
    child, _ = nas.mutate(one_convolution(dilation=2), "kernel", site="conv1", form=form)
    module = child.module()
    module(torch.randn(8, 3, 9, 8)).square().sum().backward()
    gradient = dict(module.named_parameters())["conv1.weight"].grad
    assert gradient is not None
    assert (gradient != 0).all()


@pytest.mark.parametrize("size", [2, 3, 4, 6])
def test_a_size_that_leaves_the_old_taps_no_place_is_refused(size: int) -> None:
    with pytest.raises(nas.MutationError, match=f"kernel_size: {size} asked for; 'conv1' has 3, .* by an even number"):
        nas.mutate(network(plain()), "kernel", site="conv1", kernel_size=size)


def test_an_even_kernel_stays_even() -> None:
    parent = one_convolution(kernel_size=2, padding=1)
    child, mutation = nas.mutate(parent, "kernel", site="conv1")
    assert mutation.parameters["kernel_size"] == 4
    assert difference(parent, child) < 1e-12
    with pytest.raises(nas.MutationError, match="must be larger by an even number"):
        nas.mutate(parent, "kernel", site="conv1", kernel_size=3)


def test_undilating_leaves_no_choice_and_needs_a_dilation() -> None:
    with pytest.raises(nas.MutationError, match="7 asked for, but 'conv1' undilated has 5"):
        nas.mutate(one_convolution(dilation=2), "kernel", site="conv1", form="undilate", kernel_size=7)
    with pytest.raises(nas.MutationError, match="'conv1' has no space between its taps"):
        nas.mutate(one_convolution(), "kernel", site="conv1", form="undilate")


def test_where_new_taps_would_read_padding_alone_the_site_is_illegal() -> None:
    reasons = {site.name: site.reason for site in nas.sites(residual(), "kernel")}
    assert reasons["one"] is None
    assert reasons["squeeze"] == "every tap around the kernel of 'squeeze' would read nothing but padding"


@pytest.mark.parametrize(
    ("size", "fields", "legal"),
    [
        (4, {"kernel_size": 5}, True),
        (4, {"kernel_size": 7}, False),
        (4, {"kernel_size": 4, "stride": 4, "padding": 0}, False),
        (5, {"kernel_size": 4, "stride": 4, "padding": 0}, True),
        (8, {"kernel_size": 4, "stride": 4, "padding": 0}, True),
    ],
    ids=str,
)
def test_what_a_new_tap_reads_is_counted_out(size: int, fields: dict[str, Any], legal: bool) -> None:
    architecture = graph((1, size, size), conv1=("conv2d", "input", conv(2) | fields))
    (site,) = nas.sites(architecture, "kernel")
    assert site.legal is legal
    if legal:
        child, _ = nas.mutate(network(architecture), "kernel", form="grow")
        module = child.module()
        module(torch.randn(4, 1, size, size)).square().sum().backward()
        gradient = dict(module.named_parameters())["conv1.weight"].grad
        assert gradient is not None
        inner = gradient[:, :, 1:-1, 1:-1].count_nonzero()
        assert gradient.count_nonzero() > inner
