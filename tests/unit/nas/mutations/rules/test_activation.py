"""Activation: what becomes learnable starts as what was there."""

from __future__ import annotations

import pytest
import torch

import nas
from tests.unit.nas.mutations.graphs import conv, difference, features, graph, linear, network, plain, residual


def one_activation(op: str, **fields: float) -> nas.Network:
    return network(
        graph(
            (2, 5, 4),
            conv1=("conv2d", "input", conv(3)),
            act=(op, "conv1", fields),
            mean=("global_avg_pool", "act"),
            flat=("flatten", "mean"),
            fc=("linear", "flat", linear(3)),
        )
    )


def test_a_relu_becomes_a_prelu_with_slopes_of_zero() -> None:
    parent = one_activation("relu")
    child, mutation = nas.mutate(parent, "activation", form="prelu")
    assert mutation.parameters == {"seed": 0, "form": "prelu"}
    assert child.architecture.node("act").op == "prelu"
    assert torch.equal(child.weights["act.weight"], torch.zeros(3))
    assert difference(parent, child) == 0


@pytest.mark.parametrize("slope", [0.0, 0.125, 0.25, 1.0])
def test_a_leaky_relu_becomes_a_prelu_with_its_slope(slope: float) -> None:
    parent = one_activation("leaky_relu", slope=slope)
    child, _ = nas.mutate(parent, "activation", form="prelu")
    assert torch.equal(child.weights["act.weight"], torch.full((3,), slope))
    assert difference(parent, child) == 0


def test_a_slope_that_float32_does_not_have_is_refused_or_marked() -> None:
    parent = one_activation("leaky_relu", slope=0.1)
    with pytest.raises(nas.MutationError, match=r"form: float32 has no slope 0\.1, .* use blend, or rounded"):
        nas.mutate(parent, "activation", site="act", form="prelu")
    child, mutation = nas.mutate(parent, "activation", site="act", form="rounded")
    assert not mutation.exact
    assert mutation.certificate is not None
    assert mutation.certificate.max_error < 1e-7
    assert difference(parent, child, dtype=torch.float32) < 1e-7
    forms = {nas.mutate(parent, "activation", seed=seed)[1].parameters["form"] for seed in range(8)}
    assert forms == {"blend"}


@pytest.mark.parametrize("op", ["relu", "relu6", "gelu", "silu", "hardswish", "elu", "tanh", "sigmoid", "prelu"])
@pytest.mark.parametrize("other", ["relu", "gelu", "prelu", "tanh"])
def test_any_activation_blends_with_any_other(op: str, other: str) -> None:
    if op == other:
        with pytest.raises(nas.MutationError, match=f"activation: 'act' is a {op} already"):
            nas.mutate(one_activation(op), "activation", site="act", form="blend", activation=other)
        return
    parent = one_activation(op)
    child, _ = nas.mutate(parent, "activation", form="blend", activation=other)
    assert difference(parent, child) == 0
    assert child.architecture.node("mean").inputs == ("act_activation",)
    module = child.module()
    module(30 * torch.randn(8, 2, 5, 4)).square().sum().backward()
    assert dict(module.named_parameters())["act_activation.weight"].grad.abs().item() > 0  # type: ignore[union-attr]


def test_everyone_who_reads_the_activation_reads_the_blend() -> None:
    parent = network(features())
    child, _ = nas.mutate(parent, "activation", site="act", form="blend", activation="gelu")
    assert child.architecture.node("drop").inputs == ("act_activation",)
    assert child.architecture.node("sum").inputs == ("fc2", "act_activation")
    assert difference(parent, child) == 0


def test_a_blend_is_not_offered_again() -> None:
    child, _ = nas.mutate(network(residual()), "activation", site="act", form="blend", activation="gelu")
    sites = {site.name: site for site in nas.sites(child.architecture, "activation")}
    assert sites["act"].reason == "'act_activation' blends it with another activation already"
    assert not sites["act_activation_gelu"].legal
    assert sites["relu"].legal


@pytest.mark.parametrize(
    ("site", "parameters", "message"),
    [
        ("act3", {"form": "prelu"}, "form: prelu needs a relu or leaky_relu, and 'act3' is a gelu; use blend"),
        ("act2", {"form": "prelu", "activation": "gelu"}, "activation: only form blend has it, not prelu"),
        ("act2", {"activation": "swish"}, "activation: Input should be"),
    ],
)
def test_a_parameter_that_does_not_fit_is_named(site: str, parameters: dict[str, str], message: str) -> None:
    with pytest.raises(nas.MutationError, match=message):
        nas.mutate(network(plain()), "activation", site=site, **parameters)  # type: ignore[arg-type]


def test_the_output_may_be_an_activation() -> None:
    parent = network(graph((4,), fc=("linear", "input", linear(3)), act=("tanh", "fc")))
    child, _ = nas.mutate(parent, "activation", site="act")
    assert child.architecture.output == "act_activation"
    assert difference(parent, child) == 0
