"""Deeper: four forms, and the sites and activations for which each is exact."""

from __future__ import annotations

import numpy as np
import pytest
import torch

import nas
from nas.mutations.surgery.parts import at_centre, orthogonal
from nas.mutations.surgery.places import bounds
from tests.unit.nas.mutations.graphs import (
    GRAPHS,
    conv,
    difference,
    features,
    graph,
    grouped,
    linear,
    network,
    plain,
    residual,
    same,
)

ODD = ("relu", "gelu", "silu", "hardswish")


@pytest.mark.parametrize("kernel_size", [1, 3, 5, 7])
def test_the_identity_tap_is_at_the_centre_of_the_kernel(kernel_size: int) -> None:
    parent = network(plain())
    child, _ = nas.mutate(parent, "deeper", site="conv2", form="identity", kernel_size=kernel_size)
    weight = child.weights["conv2_deeper.weight"]
    middle = (kernel_size - 1) // 2
    assert torch.equal(weight[:, :, middle, middle], torch.eye(4))
    assert weight.sum() == 4
    assert difference(parent, child) == 0


def test_the_identity_comes_behind_the_blocks_norm_and_activation() -> None:
    child, _ = nas.mutate(network(plain()), "deeper", site="conv2", form="identity")
    assert child.architecture.node("conv2_deeper").inputs == ("act2",)
    assert child.architecture.node("conv2_deeper_relu").inputs == ("conv2_deeper",)
    assert child.architecture.node("flat").inputs == ("conv2_deeper_relu",)


def test_the_identity_is_refused_where_values_may_be_negative() -> None:
    with pytest.raises(nas.MutationError, match="form: identity needs what is never negative"):
        nas.mutate(network(plain()), "deeper", site="conv1", form="identity")


def test_a_relu6_is_repeated_as_such_and_refused_above_its_ceiling() -> None:
    parent = network(GRAPHS["concats"]())
    child, mutation = nas.mutate(parent, "deeper", site="right", form="identity")
    assert mutation.parameters["activation"] == "relu6"
    assert difference(parent, child) == 0
    with pytest.raises(nas.MutationError, match="relu6 would cut"):
        nas.mutate(network(plain()), "deeper", site="conv2", form="identity", activation="relu6")


@pytest.mark.parametrize("op", ODD)
@pytest.mark.parametrize("site", ["conv1", "conv2", "fc1", "fc2"])
def test_a_pair_is_exact_for_every_activation_with_the_odd_part_one_half(site: str, op: str) -> None:
    parent = network(plain())
    child, _ = nas.mutate(parent, "deeper", site=site, form="pair", activation=op)
    assert difference(parent, child) < 1e-10
    width = parent.architecture.shapes[site][0]
    assert child.architecture.shapes[f"{site}_deeper_{op}"][0] == 2 * width


@pytest.mark.parametrize("op", ["leaky_relu", "elu", "tanh", "prelu"])
def test_a_pair_is_refused_where_it_could_not_be_stored_exactly(op: str) -> None:
    with pytest.raises(nas.MutationError, match=f"activation: {op} is not exact in form pair"):
        nas.mutate(network(plain()), "deeper", site="conv1", form="pair", activation=op)


@pytest.mark.parametrize("size", [1, 2, 3, 4, 5, 6, 7, 8, 16, 33, 64, 130])
def test_the_orthogonal_matrix_is_exactly_orthogonal_and_mixes(size: int) -> None:
    matrix = orthogonal(size, np.random.default_rng(size)).double()
    assert torch.equal(matrix @ matrix.T, torch.eye(size, dtype=torch.float64))
    if size >= 4:
        assert (matrix.amin(1) < 0).all()
        assert (matrix.amax(1) > 0).all()


def test_no_relu_of_a_pair_is_dead_behind_a_relu() -> None:
    """Mixed channels have both signs; a permutation would leave -x, never positive, to half of the ReLUs."""
    parent = network(graph((2, 8, 6), conv1=("conv2d", "input", conv(16)), act=("relu", "conv1")))
    child, _ = nas.mutate(parent, "deeper", site="conv1", form="pair", activation="relu")
    module = child.module().eval()
    seen = {}
    module._modules["conv1_deeper_relu"].register_forward_hook(lambda *args: seen.update(out=args[2]))  # type: ignore[union-attr]
    module(torch.randn(64, 2, 8, 6, generator=torch.Generator().manual_seed(0)))
    assert (seen["out"].amax((0, 2, 3)) > 0).all()


@pytest.mark.parametrize("gate", ["layer", "scale"])
@pytest.mark.parametrize("norm", ["none", "batch_norm"])
@pytest.mark.parametrize("op", ["relu", "prelu", "tanh", "elu"])
def test_a_residual_says_nothing_yet_but_can_learn(op: str, norm: str, gate: str) -> None:
    parent = network(plain())
    child, _ = nas.mutate(
        parent, "deeper", site="conv1", form="residual", activation=op, norm=norm, gate=gate, hidden=5
    )
    for mode in ("eval", "train"):
        assert difference(parent, child, mode) == 0
    module = child.module()
    module(torch.randn(8, 2, 8, 6)).square().sum().backward()
    end = "conv1_deeper_out.weight" if gate == "layer" else "conv1_deeper_gate.weight"
    assert dict(module.named_parameters())[end].grad.abs().max() > 0  # type: ignore[union-attr]


def test_only_one_end_of_a_residual_is_zero() -> None:
    for gate, key in (("layer", "conv1_deeper_out.weight"), ("scale", "conv1_deeper_gate.weight")):
        child, _ = nas.mutate(network(plain()), "deeper", site="conv1", form="residual", gate=gate)
        silent = {name for name, tensor in child.weights.items() if "_deeper" in name and not tensor.any()}
        assert key in silent
        assert not any(name.endswith("weight") for name in silent - {key})


def test_a_form_is_drawn_that_takes_what_was_asked_for() -> None:
    parent = network(plain())
    for seed in range(8):
        _, mutation = nas.mutate(parent, "deeper", seed=seed, gate="scale", certify=False)
        assert mutation.parameters["form"] == "residual"
        _, mutation = nas.mutate(parent, "deeper", seed=seed, activation="silu", certify=False)
        assert mutation.parameters["form"] in ("pair", "residual", "parametric")


def test_it_is_legal_at_every_convolution_and_linear_layer_the_output_included() -> None:
    assert [site.name for site in nas.sites(features(), "deeper")] == ["fc1", "fc2", "fc3"]
    parent = network(features())
    child, _ = nas.mutate(parent, "deeper", site="fc3")
    assert child.architecture.output != "fc3"
    assert difference(parent, child) < 1e-10


def test_a_stream_that_others_read_is_rewired_for_all_of_them() -> None:
    parent = network(residual())
    child, _ = nas.mutate(parent, "deeper", site="stem", form="residual")
    assert child.architecture.node("one").inputs == ("stem_deeper",)
    assert child.architecture.node("sum1").inputs == ("stem_deeper", "scale")


@pytest.mark.parametrize(
    ("site", "parameters", "message"),
    [
        ("conv1", {"kernel_size": 4}, "kernel_size: must be odd"),
        ("conv1", {"form": "pair", "hidden": 4}, "hidden: only form residual has it, not pair"),
        ("fc1", {"kernel_size": 3}, "kernel_size: 3 asked for, but behind .* features comes no convolution"),
        ("conv1", {"form": "sideways"}, "form: Input should be"),
    ],
)
def test_a_parameter_that_does_not_fit_is_named(site: str, parameters: dict[str, object], message: str) -> None:
    with pytest.raises(nas.MutationError, match=message):
        nas.mutate(network(plain()), "deeper", site=site, **parameters)  # type: ignore[arg-type]


def test_what_is_never_negative_is_known_through_pools_and_joins() -> None:
    architecture = graph(
        (2, 8, 8),
        conv1=("conv2d", "input", conv(3)),
        relu=("relu", "conv1"),
        six=("relu6", "conv1"),
        cat=("concat", "relu six"),
        pool=("max_pool2d", "cat", {"kernel_size": 2, "padding": 1}),
        conv2=("conv2d", "pool", conv(3)),
        soft=("gelu", "conv2"),
        mean=("avg_pool2d", "soft", {"kernel_size": 2}),
        conv3=("conv2d", "mean", conv(2)),
    )
    assert bounds(architecture) == {"relu": float("inf"), "six": 6, "cat": float("inf"), "pool": float("inf")}


def test_a_matrix_on_features_is_itself() -> None:
    assert torch.equal(at_centre(torch.eye(3), (3,), 1), torch.eye(3))


def test_behind_a_grouped_convolution_the_new_layer_is_dense() -> None:
    parent = network(grouped())
    child, _ = nas.mutate(parent, "deeper", site="group", form="identity")
    assert child.architecture.node("group_deeper").groups == 1  # type: ignore[union-attr]
    assert difference(parent, child) == 0


@pytest.mark.parametrize("op", ["relu", "gelu", "tanh", "leaky_relu", "elu"])
def test_a_parametric_activation_starts_as_nothing_and_can_learn(op: str) -> None:
    parent = network(plain())
    child, _ = nas.mutate(parent, "deeper", site="conv1", form="parametric", activation=op)
    assert child.architecture.node("conv1_deeper_blend").inputs == ("conv1_deeper", f"conv1_deeper_{op}")
    assert difference(parent, child) == 0
    module = child.module()
    module(torch.randn(8, 2, 8, 6)).square().sum().backward()
    assert dict(module.named_parameters())["conv1_deeper_blend.weight"].grad.abs().item() > 0  # type: ignore[union-attr]


def test_the_slopes_of_a_new_prelu_are_one() -> None:
    child, _ = nas.mutate(network(plain()), "deeper", site="conv1", form="parametric", activation="prelu")
    assert torch.equal(child.weights["conv1_deeper_prelu.weight"], torch.ones(6))


@pytest.mark.parametrize("form", ["identity", "pair", "residual", "parametric"])
def test_beyond_a_pool_and_a_dropout_come_the_new_layers_too(form: str) -> None:
    parent = network(
        graph(
            (2, 8, 6),
            conv1=("conv2d", "input", conv(6)),
            act=("relu", "conv1"),
            pool=("max_pool2d", "act", {"kernel_size": 2}),
            drop=("dropout", "pool", {"p": 0.2}),
            conv2=("conv2d", "drop", conv(3)),
        )
    )
    child, mutation = nas.mutate(parent, "deeper", site="conv1", form=form, place="beyond")
    assert mutation.parameters["place"] == "beyond"
    new = [node for node in child.architecture.nodes if "drop" in node.inputs]
    assert all("_deeper" in node.name for node in new)
    assert child.architecture.shapes[child.architecture.node("conv2").inputs[0]] == (6, 4, 3)
    assert difference(parent, child) < 1e-10


def test_where_no_pool_follows_there_is_no_beyond() -> None:
    with pytest.raises(nas.MutationError, match="place: behind 'act2' there is no pool and no dropout to go beyond"):
        nas.mutate(network(plain()), "deeper", site="conv2", place="beyond")
    parent = network(plain())
    drawn = {nas.mutate(parent, "deeper", site="conv1", seed=n, certify=False)[1].parameters["place"] for n in range(9)}
    assert drawn == {"block", "beyond"}


def test_a_batch_norm_inside_a_residual_changes_neither_mode() -> None:
    parent = network(plain())
    child, mutation = nas.mutate(parent, "deeper", site="conv1", form="residual", norm="batch_norm")
    assert mutation.certificate is not None
    assert mutation.certificate.modes == ("eval", "train")
    for mode in ("eval", "train"):
        assert difference(parent, child, mode) == 0


@pytest.mark.parametrize("form", ["pair", "parametric", "residual"])
def test_a_record_from_before_there_was_a_place_means_right_behind_the_block(form: str) -> None:
    parent = network(plain())
    for seed in range(4):
        child, mutation = nas.mutate(parent, "deeper", site="conv1", seed=seed, form=form, place="block", certify=False)
        old = mutation.to_json()
        del old["parameters"]["place"]
        record = nas.Mutation.from_json(old)
        again, repeated = nas.mutate(parent, record.name, site=record.site, certify=False, **record.parameters)
        assert same(again, child)
        assert repeated == mutation == record


def with_a_silent_end(*keys: str) -> nas.Network:
    """A residual of two convolutions, the second with a norm, of which these tensors are zero."""
    architecture = graph(
        (3, 6, 6),
        stem=("conv2d", "input", conv(8)),
        act=("relu", "stem"),
        inner=("conv2d", "act", conv(5)),
        mid=("relu", "inner"),
        last=("conv2d", "mid", conv(8)),
        norm=("group_norm", "last", {"groups": 8}),
        sum=("add", "act norm"),
        flat=("flatten", "sum"),
        fc=("linear", "flat", linear(3)),
    )
    parent = network(architecture)
    return nas.Network(architecture, parent.weights | {key: torch.zeros_like(parent.weights[key]) for key in keys})


@pytest.mark.parametrize("activation", ["relu", "gelu", "silu", "hardswish"])
@pytest.mark.parametrize("kernel_size", [1, 3])
def test_a_pair_behind_what_is_still_silent_lets_it_learn(activation: str, kernel_size: int) -> None:
    """A residual's last layer or norm often starts at zero: ReLUs at their kinks would keep it there for ever."""
    parent = with_a_silent_end("norm.weight", "norm.bias")
    child, mutation = nas.mutate(
        parent, "deeper", site="last", form="pair", activation=activation, kernel_size=kernel_size
    )
    assert mutation.certificate is not None
    assert mutation.certificate.max_error == 0
    found, expected = gradients(child), gradients(parent)
    for key in ("norm.weight", "norm.bias"):
        torch.testing.assert_close(found[key], expected[key])
        assert expected[key].any()


def test_a_pair_has_biases_only_where_relus_would_be_stuck() -> None:
    for keys, activation, biased in (
        (("norm.weight", "norm.bias"), "relu", True),
        (("norm.weight",), "relu", False),
        (("norm.bias",), "relu", False),
        (("norm.weight", "norm.bias"), "gelu", False),
        ((), "relu", False),
    ):
        child, _ = nas.mutate(with_a_silent_end(*keys), "deeper", site="last", form="pair", activation=activation)
        assert ("last_deeper_expand.bias" in child.weights) is biased


def gradients(network: nas.Network) -> dict[str, torch.Tensor]:
    module = network.module().double().eval()
    generator = torch.Generator().manual_seed(3)
    x = torch.randn(8, *network.architecture.input.shape, generator=generator, dtype=torch.float64)
    labels = torch.randint(0, 3, (8,), generator=generator)
    torch.nn.functional.cross_entropy(module(x), labels).backward()
    return {key: parameter.grad for key, parameter in module.named_parameters() if parameter.grad is not None}
