"""Attention: a residual over the positions that says nothing yet, where there are positions, and not too many."""

from __future__ import annotations

import pytest
import torch

import nas
from tests.unit.nas.mutations.graphs import conv, difference, graph, linear, network, plain, residual, vit


def sites(architecture: nas.Architecture) -> dict[str, str | None]:
    return {site.name: site.reason for site in nas.sites(architecture, "attention")}


def one(height: int, width: int, channels: int = 4) -> nas.Architecture:
    """One convolution over so many positions, and their mean."""
    return graph(
        (1, height, width),
        conv=("conv2d", "input", conv(channels)),
        mean=("global_avg_pool", "conv"),
        flat=("flatten", "mean"),
        fc=("linear", "flat", linear(2)),
    )


def test_it_comes_behind_the_block_of_a_convolution() -> None:
    child, _ = nas.mutate(network(plain()), "attention", site="conv2", norm="layer_norm", gate="layer")
    architecture = child.architecture
    assert architecture.node("conv2_attention_norm").inputs == ("act2",)
    assert architecture.node("conv2_attention_tokens").inputs == ("conv2_attention_norm",)
    assert architecture.node("conv2_attention").inputs == ("act2", "conv2_attention_tokens")
    assert architecture.node("flat").inputs == ("conv2_attention",)


def test_it_comes_onto_the_stream_of_a_transformer_for_all_of_its_readers() -> None:
    child, _ = nas.mutate(network(vit()), "attention", site="sum1", norm="none", gate="scale")
    assert child.architecture.node("ln2").inputs == ("sum1_attention",)
    assert child.architecture.node("sum2").inputs == ("sum1_attention", "down")


def test_behind_the_last_sum_it_stays_in_front_of_the_last_norm() -> None:
    child, _ = nas.mutate(network(vit()), "attention", site="sum2")
    assert child.architecture.node("ln3").inputs == ("sum2_attention",)


def test_what_is_zero_is_the_output_matrix_or_the_gate_and_never_both() -> None:
    for gate, zero in (("layer", True), ("scale", False)):
        child, _ = nas.mutate(network(plain()), "attention", site="conv1", gate=gate)
        weight = child.weights["conv1_attention_tokens.output.weight"]
        assert (weight.abs().max() == 0) == zero
        assert child.weights["conv1_attention_tokens.query.weight"].abs().min() > 0
        assert ("conv1_attention_gate" in child.architecture.shapes) != zero


@pytest.mark.parametrize("gate", ["layer", "scale"])
@pytest.mark.parametrize("norm", ["none", "layer_norm", "rms_norm"])
def test_after_one_step_every_new_weight_learns(norm: str, gate: str) -> None:
    child, _ = nas.mutate(network(residual()), "attention", site="sum1", norm=norm, gate=gate, heads=2)
    module = child.module().double()
    x = torch.randn(8, *child.architecture.input.shape, dtype=torch.float64, generator=torch.Generator().manual_seed(1))
    optimizer = torch.optim.SGD(module.parameters(), lr=0.1)
    learning: set[str] = set()
    for _ in range(2):
        optimizer.zero_grad()
        module(x).square().sum().backward()
        grads = {key: parameter.grad for key, parameter in module.named_parameters() if "_attention" in key}
        # A shift of all keys alike changes no softmax: the bias of the keys never learns, in any transformer.
        moving = {key for key, grad in grads.items() if grad is not None and grad.abs().max() > 1e-12}
        learning |= moving
        assert moving, "the end of the path learns at once"
        optimizer.step()
    assert {key for key in grads if not key.endswith("key.bias")} <= learning


def test_linear_layers_and_single_positions_have_nothing_to_attend_to() -> None:
    found = sites(residual())
    assert found["sum1"] is None
    assert found["squeeze"] == "'relu' gives (2, 1, 1): one position has no other to attend to"
    assert found["fc"] == "'fc' gives 3 features, which have no positions to attend to"


def test_more_than_1024_positions_are_too_many() -> None:
    assert sites(one(32, 32))["conv"] is None
    assert sites(one(33, 32))["conv"] == (
        "'conv' gives 1056 positions, the limit is 1024: attention costs their square"
    )
    with pytest.raises(nas.NoSite, match="attention cannot apply at 'conv': 'conv' gives 1056 positions"):
        nas.mutate(network(one(33, 32)), "attention", site="conv")


def test_a_norm_over_one_channel_is_refused_and_never_drawn() -> None:
    parent = network(one(3, 3, channels=1))
    with pytest.raises(nas.MutationError, match="norm: layer_norm over the one channel at 'conv'"):
        nas.mutate(parent, "attention", site="conv", norm="layer_norm")
    for seed in range(8):
        _, mutation = nas.mutate(parent, "attention", seed=seed)
        assert mutation.parameters["norm"] == "none"


def test_the_sizes_asked_for_are_taken() -> None:
    child, mutation = nas.mutate(network(plain()), "attention", site="conv1", heads=3, key_dim=5, value_dim=7)
    node = child.architecture.node("conv1_attention_tokens")
    assert isinstance(node, nas.layers.Attention)
    assert (node.heads, node.key_dim, node.value_dim, node.out_channels) == (3, 5, 7, 6)
    assert mutation.parameters["heads"] == 3


def test_drawn_heads_divide_what_there_is() -> None:
    parent = network(one(4, 4, channels=32))
    drawn = {nas.mutate(parent, "attention", seed=seed, certify=False)[1].parameters["heads"] for seed in range(40)}
    assert drawn == {1, 2, 4}


def test_it_stays_exact_on_what_it_made() -> None:
    parent = network(vit())
    child, _ = nas.mutate(parent, "attention", site="sum1", norm="layer_norm", gate="layer")
    again, _ = nas.mutate(child, "attention", site="sum1_attention", norm="none", gate="scale")
    assert difference(parent, again) < 1e-10
