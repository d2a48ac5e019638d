"""Pool: two forms that are exact, and one that says by how much it is not."""

from __future__ import annotations

from typing import Any

import pytest
import torch

import nas
from nas.mutations.surgery.downsampling import merged
from tests.unit.nas.mutations.graphs import conv, difference, graph, linear, network, outputs, plain, residual, vit


def deep(height: int = 32, width: int = 36) -> nas.Network:
    """Four convolutions over enough space for pools, and a linear head over positions."""
    return network(
        graph(
            (2, height, width),
            conv1=("conv2d", "input", conv(4)),
            bn1=("batch_norm", "conv1"),
            act1=("relu", "bn1"),
            conv2=("conv2d", "act1", conv(4, 3, stride=2)),
            act2=("gelu", "conv2"),
            conv3=("conv2d", "act2", conv(4, 3, stride=2)),
            conv4=("conv2d", "conv3", conv(3)),
            act4=("relu", "conv4"),
            flat=("flatten", "act4"),
            drop=("tanh", "flat"),
            fc=("linear", "drop", linear(5)),
        )
    )


@pytest.mark.parametrize("kind", ["max", "avg"])
@pytest.mark.parametrize("kernel_size", [3, 5])
def test_a_gated_pool_starts_shut_and_can_open(kind: str, kernel_size: int) -> None:
    parent = network(plain())
    child, _ = nas.mutate(parent, "pool", site="conv1", form="gated", pool=kind, kernel_size=kernel_size)
    assert child.architecture.shapes[f"conv1_pool_{kind}"] == parent.architecture.shapes["act1"]
    assert child.architecture.node("conv1_pool").inputs == ("act1", f"conv1_pool_{kind}")
    assert child.architecture.node("pool").inputs == ("conv1_pool",)
    assert difference(parent, child) == 0
    module = child.module()
    module(torch.randn(8, 2, 8, 6)).square().sum().backward()
    assert dict(module.named_parameters())["conv1_pool.weight"].grad.abs().item() > 0  # type: ignore[union-attr]


@pytest.mark.parametrize("gate", ["layer", "scale"])
def test_a_pooled_path_says_nothing_yet_but_can_learn(gate: str) -> None:
    parent = network(residual())
    child, _ = nas.mutate(parent, "pool", site="stem", form="path", gate=gate)
    assert difference(parent, child) == 0
    module = child.module()
    module(torch.randn(8, 3, 6, 6)).square().sum().backward()
    end = "stem_pool_out.weight" if gate == "layer" else "stem_pool_gate.weight"
    assert dict(module.named_parameters())[end].grad.abs().max() > 0  # type: ignore[union-attr]


@pytest.mark.parametrize("kind", ["max", "avg"])
@pytest.mark.parametrize("site", ["conv1", "conv2"])
def test_down_sampling_is_marked_and_its_certificate_carries_what_it_costs(site: str, kind: str) -> None:
    parent = deep(33, 36)
    child, mutation = nas.mutate(parent, "pool", site=site, form="down", pool=kind)
    assert not mutation.exact
    assert mutation.certificate is not None
    assert not mutation.certificate.exact
    assert 1e-3 < mutation.certificate.max_error < 10
    assert difference(parent, child) > 1e-3
    assert child.architecture.shapes["conv3"][1] < parent.architecture.shapes["conv3"][1]
    assert child.architecture.shapes["fc"] == parent.architecture.shapes["fc"]
    again, repeated = nas.mutate(parent, "pool", site=site, **mutation.parameters)
    assert again.to_bytes() == child.to_bytes()
    assert repeated == mutation


def test_down_sampling_is_exact_where_the_space_says_nothing() -> None:
    """The linear layer's weights are added up: what is alike everywhere is read as before."""
    architecture = graph(
        (2, 8, 12),
        conv1=("conv2d", "input", conv(3, 1)),
        act=("gelu", "conv1"),
        conv2=("conv2d", "act", conv(3, 1)),
        flat=("flatten", "conv2"),
        fc=("linear", "flat", linear(5)),
    )
    parent = network(architecture)
    child, _ = nas.mutate(parent, "pool", site="conv1", form="down", pool="avg")
    x = torch.randn(6, 2, 1, 1).expand(6, 2, 8, 12)
    expected, found = (outputs(each, x, "eval", torch.float64) for each in (parent, child))
    assert (expected - found).abs().max() < 1e-6


@pytest.mark.parametrize(("old", "new"), [((2, 4, 6), (2, 2, 3)), ((1, 5, 5), (1, 2, 2)), ((3, 7, 1), (3, 3, 1))])
def test_every_position_counts_once(old: tuple[int, ...], new: tuple[int, ...]) -> None:
    ones = torch.ones(4, old[0] * old[1] * old[2])
    found = merged(ones, old, new)
    assert found.shape == (4, new[0] * new[1] * new[2])
    assert found.min() >= 1
    assert found.sum() == ones.sum()


def test_down_sampling_right_in_front_of_a_flatten_sums_the_columns_that_read_it() -> None:
    architecture = graph(
        (2, 16, 12), conv1=("conv2d", "input", conv(4)), flat=("flatten", "conv1"), fc=("linear", "flat", linear(3))
    )
    parent = network(architecture)
    child, mutation = nas.mutate(parent, "pool", site="conv1", form="down", pool="avg")
    weight = parent.weights["fc.weight"].view(3, 4, 8, 2, 6, 2).sum((3, 5)).flatten(1)
    torch.testing.assert_close(child.weights["fc.weight"], weight)
    assert mutation.certificate is not None


def test_down_sampling_is_never_drawn() -> None:
    parent = deep()
    drawn = {nas.mutate(parent, "pool", seed=seed, certify=False)[1].parameters["form"] for seed in range(20)}
    assert drawn == {"gated", "path"}


def test_only_early_layers_are_down_sampled() -> None:
    with pytest.raises(nas.MutationError, match=r"form: down is for early layers, .* ends with 'conv2'"):
        nas.mutate(deep(), "pool", site="conv3", form="down")


@pytest.mark.parametrize(("size", "fits"), [(16, 0), (31, 0), (32, 1), (63, 1), (64, 2)])
def test_the_number_of_layers_that_shrink_the_space_is_bounded_by_the_images(size: int, fits: int) -> None:
    """Two convolutions of the network do already: floor(log2(size)) - 2 are allowed in all."""
    parent = deep(size, size + 5)
    for _ in range(fits):
        parent, _ = nas.mutate(parent, "pool", site="conv1", form="down", certify=False)
    with pytest.raises(nas.MutationError, match=rf"at most \d layers .* this one has {2 + fits} that shrink"):
        nas.mutate(parent, "pool", site="conv1", form="down", certify=False)


def test_down_sampling_one_side_of_a_sum_is_refused_with_the_reason() -> None:
    architecture = graph(
        (3, 16, 16),
        stem=("conv2d", "input", conv(4)),
        one=("conv2d", "stem", conv(4)),
        two=("conv2d", "one", conv(4)),
        sum=("add", "stem two"),
        three=("conv2d", "sum", conv(4)),
        mean=("global_avg_pool", "three"),
        flat=("flatten", "mean"),
        fc=("linear", "flat", linear(3)),
    )
    with pytest.raises(
        nas.MutationError, match="down does not fit what comes behind it: node 'sum': add needs equal shapes"
    ):
        nas.mutate(network(architecture), "pool", site="one", form="down")
    child, _ = nas.mutate(network(architecture), "pool", site="stem", form="down")
    assert child.architecture.shapes["three"] == (4, 8, 8)


def test_what_is_made_for_one_size_is_not_down_sampled() -> None:
    document = vit().model_dump(mode="json")
    document["input"]["shape"] = [2, 16, 16]
    with pytest.raises(nas.MutationError, match=r"down would change what 'embed' is made for, \(6, 65, 1\)"):
        nas.mutate(network(nas.Architecture.model_validate(document)), "pool", site="patch", form="down")


def test_a_pool_of_one_position_and_a_pool_twice_are_no_sites() -> None:
    sites = {site.name: site for site in nas.sites(residual(), "pool")}
    assert sites["squeeze"].reason == "'relu' gives (2, 1, 1): of one position there is nothing to pool"
    child, _ = nas.mutate(network(plain()), "pool", site="conv1", form="gated")
    sites = {site.name: site for site in nas.sites(child.architecture, "pool")}
    assert sites["conv1"].reason == "'conv1_pool' blends 'act1' with a pool of it already"


@pytest.mark.parametrize(
    ("parameters", "message"),
    [
        ({"kernel_size": 4}, "kernel_size: must be odd"),
        ({"form": "gated", "gate": "layer"}, "gate: form gated has no such parameter; it has: pool, kernel_size"),
        ({"form": "down", "kernel_size": 3}, "kernel_size: form down has no such parameter"),
        ({"pool": "median"}, "pool: Input should be"),
    ],
)
def test_a_parameter_that_does_not_fit_is_named(parameters: dict[str, Any], message: str) -> None:
    with pytest.raises(nas.MutationError, match=message):
        nas.mutate(deep(), "pool", site="conv1", **parameters)
