"""Wider streams of transformers: zeros past RMS norms, the mean past layer norms, clones past both."""

from __future__ import annotations

from collections.abc import Callable

import pytest
import torch

import nas
from tests.unit.nas.mutations.graphs import GRAPHS, conv, difference, graph, linear, network, residual, vit


def with_rms_norms() -> nas.Architecture:
    """The vision transformer with RMS norms, whose eps is large enough to count."""
    document = vit().model_dump(mode="json")
    for node in document["nodes"]:
        if node["op"] == "layer_norm":
            node |= {"op": "rms_norm", "eps": 0.01}
    return nas.Architecture.model_validate(document)


def learning(child: nas.Network, steps: int = 2) -> set[str]:
    """The weights of which every entry moved within a few steps."""
    module = child.module().double()
    x = torch.randn(8, *child.architecture.input.shape, dtype=torch.float64, generator=torch.Generator().manual_seed(1))
    optimizer = torch.optim.SGD(module.parameters(), lr=0.02)
    before = {key: parameter.detach().clone() for key, parameter in module.named_parameters()}
    for _ in range(steps):
        optimizer.zero_grad()
        (module(x) - 1).square().mean().backward()
        optimizer.step()
    return {key for key, parameter in module.named_parameters() if (parameter != before[key]).all()}


@pytest.mark.parametrize("width", [24, 96])
def test_zeros_are_exact_past_rms_norms_where_the_root_is_a_power_of_two(width: int) -> None:
    parent = network(with_rms_norms())
    child, mutation = nas.mutate(parent, "wider", site="patch", width=width, init="zero_pad")
    assert mutation.exact
    assert mutation.certificate is not None
    assert mutation.certificate.exact
    assert difference(parent, child, dtype=torch.float32) < 1e-5
    norm = child.architecture.node("ln1")
    assert isinstance(norm, nas.layers.RMSNorm)
    assert norm.eps == 0.01 * 6 / width


@pytest.mark.parametrize("width", [12, 18, 48])
def test_zeros_are_refused_where_the_root_would_be_rounded(width: int) -> None:
    with pytest.raises(nas.MutationError, match=rf"square root of 6/{width}, .* power of two: 24 or 96 channels"):
        nas.mutate(network(with_rms_norms()), "wider", site="patch", width=width, init="zero_pad")


def test_zeros_are_four_times_as_many_channels_by_default_where_an_rms_norm_reads_them() -> None:
    _, mutation = nas.mutate(network(with_rms_norms()), "wider", site="patch", init="zero_pad")
    assert mutation.parameters["width"] == 24


def test_zeros_are_refused_where_a_norm_takes_the_mean_away() -> None:
    with pytest.raises(nas.MutationError, match="would change the mean that 'ln1', 'ln2', 'ln3' takes away"):
        nas.mutate(network(vit()), "wider", site="patch", width=24, init="zero_pad")


def test_zeros_are_refused_where_they_do_not_stay_zeros() -> None:
    with pytest.raises(nas.MutationError, match="'gate' makes them one half"):
        nas.mutate(network(residual()), "wider", site="stem", init="zero_pad")


def test_zeros_need_no_norm_at_all() -> None:
    parent = network(GRAPHS["plain"]())
    child, _ = nas.mutate(parent, "wider", site="conv1", width=9, init="zero_pad")
    assert difference(parent, child) < 1e-10
    assert child.weights["conv1.weight"][6:].abs().max() == 0
    assert child.weights["conv2.weight"][:, 6:].abs().min() > 0


@pytest.mark.parametrize("width", [7, 9, 12, 17, 24])
def test_the_mean_past_layer_norms_changes_no_more_than_rounding(width: int) -> None:
    parent = network(vit())
    child, mutation = nas.mutate(parent, "wider", site="patch", width=width, init="mean_pad")
    assert not mutation.exact
    assert mutation.certificate is not None
    assert mutation.certificate.max_error < 1e-6
    assert difference(parent, child, dtype=torch.float32) < 1e-5


def test_the_mean_is_exact_where_float32_has_it() -> None:
    """The rule itself: four coarse weights have a mean without rounding, and the root of 4/16 is one half."""
    architecture = graph(
        (2, 3, 3),
        stem=("conv2d", "input", conv(4)),
        embed=("position_embedding", "stem"),
        ln=("layer_norm", "embed", {"eps": 0.01}),
        up=("conv2d", "ln", conv(7, 1)),
        act=("gelu", "up"),
        down=("conv2d", "act", conv(4, 1)),
        sum=("add", "down embed"),
        ln2=("layer_norm", "sum"),
        flat=("flatten", "ln2"),
        fc=("linear", "flat", linear(3)),
    )
    lived = network(architecture)
    coarse = {
        key: (tensor * 256).round() / 256 if tensor.is_floating_point() else tensor
        for key, tensor in lived.weights.items()
    }
    parent = nas.Network(architecture, coarse)
    child, _ = nas.mutate(parent, "wider", site="stem", width=16, init="mean_pad")
    assert difference(parent, child) < 1e-12
    again, _ = nas.mutate(parent, "wider", site="stem", width=7, init="mean_pad")
    assert 1e-12 < difference(parent, again) < 1e-6


def test_the_mean_is_refused_where_it_does_not_reach_the_norm() -> None:
    nonlinear = graph(
        (2, 3, 3),
        stem=("conv2d", "input", conv(4)),
        act=("relu", "stem"),
        ln=("layer_norm", "act"),
        flat=("flatten", "ln"),
        fc=("linear", "flat", linear(3)),
    )
    post_norm = graph(
        (2, 3, 3),
        stem=("conv2d", "input", conv(4)),
        ln=("layer_norm", "stem"),
        mlp=("conv2d", "ln", conv(4, 1)),
        sum=("add", "ln mlp"),
        ln2=("layer_norm", "sum"),
        flat=("flatten", "ln2"),
        fc=("linear", "flat", linear(3)),
    )
    for architecture, node in ((nonlinear, "act"), (post_norm, "sum")):
        with pytest.raises(nas.MutationError, match=f"mean to reach every layer_norm, but '{node}' does not keep it"):
            nas.mutate(network(architecture), "wider", site="stem", width=5, init="mean_pad")
    with pytest.raises(nas.MutationError, match="read through layer_norm alone, and those of 'patch' are not"):
        nas.mutate(network(with_rms_norms()), "wider", site="patch", width=8, init="mean_pad")
    concat = graph(
        (2, 3, 3),
        one=("conv2d", "input", conv(4)),
        two=("conv2d", "input", conv(4)),
        cat=("concat", "one two"),
        ln=("layer_norm", "cat"),
        flat=("flatten", "ln"),
        fc=("linear", "flat", linear(3)),
    )
    with pytest.raises(nas.MutationError, match="a concat puts others beside them"):
        nas.mutate(network(concat), "wider", site="one", width=5, init="mean_pad")


@pytest.mark.parametrize(("build", "init", "width"), [(with_rms_norms, "zero_pad", 24), (vit, "mean_pad", 9)])
def test_padded_channels_learn_within_two_steps(build: Callable[[], nas.Architecture], init: str, width: int) -> None:
    child, _ = nas.mutate(network(build()), "wider", site="patch", width=width, init=init)
    assert {"patch.weight", "embed.weight", "attn.output.weight", "attn.value.weight", "up.weight"} <= learning(child)


@pytest.mark.parametrize("factor", [2.0, 3.0, 4.0])
@pytest.mark.parametrize("build", [vit, with_rms_norms])
def test_a_stream_is_cloned_uniformly_past_any_norm(build: Callable[[], nas.Architecture], factor: float) -> None:
    parent = network(build())
    child, mutation = nas.mutate(parent, "wider", site="patch", factor=factor, init="elementwise")
    assert mutation.certificate is not None
    assert mutation.certificate.exact
    assert child.weights["embed.weight"].shape == (6 * factor, 7, 1)
    assert child.weights["token.weight"].shape == (6 * factor,)


def test_an_mlps_hidden_channels_are_a_group_of_their_own() -> None:
    parent = network(vit())
    child, _ = nas.mutate(parent, "wider", site="up", width=14, init="zero_out")
    assert difference(parent, child) < 1e-10
    assert child.architecture.shapes["sum2"] == parent.architecture.shapes["sum2"]


def test_new_channels_behind_a_scale_of_their_own_learn() -> None:
    """A fresh scale is zero; together with the zeros of zero_out nothing would ever move."""
    architecture = graph(
        (2, 4, 4),
        one=("conv2d", "input", conv(3)),
        gate=("scale", "one", {"per_channel": True}),
        two=("conv2d", "gate", conv(3)),
        flat=("flatten", "two"),
        fc=("linear", "flat", linear(3)),
    )
    child, _ = nas.mutate(network(architecture), "wider", site="one", width=5, init="zero_out")
    assert {"one.weight", "gate.weight", "two.weight"} <= learning(child)


def test_a_depthwise_convolution_of_zeros_learns() -> None:
    architecture = graph(
        (2, 4, 4),
        one=("conv2d", "input", conv(3)),
        depth=("conv2d", "one", conv(3, groups=3)),
        two=("conv2d", "depth", conv(3)),
        flat=("flatten", "two"),
        fc=("linear", "flat", linear(3)),
    )
    child, _ = nas.mutate(network(architecture), "wider", site="one", width=5, init="zero_pad")
    assert {"one.weight", "depth.weight", "two.weight"} <= learning(child)
