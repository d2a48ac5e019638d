"""Wider: every producer, member and consumer of a width group follows."""

from __future__ import annotations

import math

import numpy as np
import pytest
import torch

import nas
from nas.mutations.surgery.expansion import appended, interleaved
from nas.mutations.surgery.inits import random_halves
from tests.unit.nas.mutations.graphs import (
    concats,
    conv,
    difference,
    features,
    graph,
    grouped,
    linear,
    network,
    norms,
    outputs,
    plain,
    residual,
)

EXACT = ("net2wider", "elementwise", "zero_out", "pair")


def test_the_width_asked_for_is_what_comes_out() -> None:
    child, mutation = nas.mutate(network(plain()), "wider", seed=3, site="conv1", width=64, init="zero_out")
    assert child.architecture.shapes["conv1"] == (64, 8, 6)
    assert mutation.parameters == {"seed": 3, "width": 64, "init": "zero_out"}


@pytest.mark.parametrize("init", EXACT)
def test_every_consumer_is_rewritten_not_only_the_first(init: str) -> None:
    parent = network(
        graph(
            (2, 5, 5),
            wide=("conv2d", "input", conv(4)),
            one=("conv2d", "wide", conv(3)),
            two=("conv2d", "wide", conv(3, 5)),
            three=("conv2d", "wide", conv(3, 1)),
            sum=("add", "one two three"),
            flat=("flatten", "sum"),
            fc=("linear", "flat", linear(3)),
        )
    )
    child, _ = nas.mutate(parent, "wider", site="wide", width=6, init=init)
    assert difference(parent, child) < 1e-10
    for key in ("one.weight", "two.weight", "three.weight"):
        assert child.weights[key].shape[1] == 6


def test_the_slopes_of_a_prelu_are_copied() -> None:
    parent = network(plain())
    child, _ = nas.mutate(parent, "wider", site="conv1", width=12, init="net2wider")
    slopes = parent.weights["act1.weight"]
    assert torch.equal(child.weights["act1.weight"][:6], slopes)
    assert torch.equal(child.weights["act1.weight"][6:].sort().values, slopes.sort().values)


def test_a_batch_norms_statistics_are_copied_and_its_counter_is_kept() -> None:
    parent = network(plain())
    child, _ = nas.mutate(parent, "wider", site="conv1", width=12, init="elementwise")
    for key in ("weight", "bias", "running_mean", "running_var"):
        added = child.weights[f"bn1.{key}"][6:]
        assert torch.equal(added.sort().values, parent.weights[f"bn1.{key}"].sort().values)
    assert child.weights["bn1.num_batches_tracked"] == parent.weights["bn1.num_batches_tracked"]


@pytest.mark.parametrize("init", EXACT)
def test_behind_a_flatten_each_channel_is_a_run_of_columns(init: str) -> None:
    parent = network(plain())
    child, _ = nas.mutate(parent, "wider", site="conv2", width=6, init=init)
    assert child.weights["fc1.weight"].shape == (7, 6 * 4)
    assert difference(parent, child) < 1e-10


@pytest.mark.parametrize("init", EXACT)
@pytest.mark.parametrize("site", ["conv1", "conv2", "group"])
def test_depthwise_and_grouped_convolutions_keep_their_groups_even(site: str, init: str) -> None:
    parent = network(grouped())
    if site == "conv2" and init in ("zero_out", "pair"):
        with pytest.raises(nas.MutationError, match="statistics of 'norm2'"):
            nas.mutate(parent, "wider", site=site, init=init)
        return
    child, _ = nas.mutate(parent, "wider", site=site, init=init)
    for mode in ("eval", "train"):
        assert difference(parent, child, mode) < 1e-10
    if site == "conv1":
        assert child.architecture.node("depth").groups == child.architecture.shapes["conv1"][0]  # type: ignore[union-attr]


@pytest.mark.parametrize("factor", [2.0, 3.0, 4.0])
@pytest.mark.parametrize("init", ["net2wider", "elementwise"])
def test_norms_over_channels_stay_exact_under_uniform_cloning(init: str, factor: float) -> None:
    parent = network(norms())
    child, _ = nas.mutate(parent, "wider", site="conv1", factor=factor, init=init)
    assert child.architecture.shapes["over"][0] == 7 * factor
    assert difference(parent, child) < 1e-10


def test_a_residual_stream_is_widened_as_one() -> None:
    parent = network(residual())
    child, _ = nas.mutate(parent, "wider", site="stem", width=7, init="elementwise")
    for name in ("stem", "two", "excite", "gated", "sum2"):
        assert child.architecture.shapes[name][0] == 7
    assert difference(parent, child, "train") < 1e-10


def test_one_part_of_a_concat_grows_in_its_place() -> None:
    parent = network(concats())
    child, _ = nas.mutate(parent, "wider", site="left", width=5, init="net2wider")
    assert child.architecture.shapes["cat"][0] == 5 + 4 + 5
    assert child.architecture.shapes["whole"][0] == 5 + 4 + 5
    assert difference(parent, child) < 1e-10


def test_zero_out_keeps_old_rows_and_silences_new_columns() -> None:
    parent = network(features())
    child, _ = nas.mutate(parent, "wider", site="fc1", width=9, init="zero_out")
    assert torch.equal(child.weights["fc1.weight"][:6], parent.weights["fc1.weight"])
    assert torch.equal(child.weights["fc3.weight"][:, :6], parent.weights["fc3.weight"])
    assert not child.weights["fc3.weight"][:, 6:].any()
    assert child.weights["fc1.weight"][6:].all()


def test_clones_of_net2wider_share_evenly_and_those_of_elementwise_differ() -> None:
    parent = network(features())
    child, _ = nas.mutate(parent, "wider", site="fc1", width=12, init="net2wider")
    halves = child.weights["fc3.weight"]
    assert torch.equal(halves.sort(1).values[:, ::2], halves.sort(1).values[:, 1::2])
    child, _ = nas.mutate(parent, "wider", site="fc1", width=12, init="elementwise")
    split = child.weights["fc3.weight"].double()
    assert len(split[0].unique()) == 12
    torch.testing.assert_close(split.sum(1), parent.weights["fc3.weight"].double().sum(1), rtol=0, atol=1e-14)


def test_a_pair_cancels_exactly() -> None:
    child, mutation = nas.mutate(network(features()), "wider", site="fc1", init="pair")
    added = child.weights["fc3.weight"][:, 6:]
    assert added.shape[1] % 2 == 0
    assert added.all()
    assert torch.equal(added[:, 0::2], -added[:, 1::2])
    assert mutation.parameters["width"] % 2 == 0


def test_a_network_that_is_silent_so_far_still_gets_clones_that_differ() -> None:
    """Zeros split into n and -n: two clones with zero outgoing weights would otherwise stay alike for ever."""
    parent = network(features())
    weights = dict(parent.weights) | {"fc3.weight": torch.zeros_like(parent.weights["fc3.weight"])}
    child, _ = nas.mutate(nas.Network(parent.architecture, weights), "wider", site="fc1", width=12, init="elementwise")
    assert child.weights["fc3.weight"].all()
    assert not child.weights["fc3.weight"].double().sum(1).any()


def test_random_halves_add_up_without_rounding_whatever_the_weights() -> None:
    generator = torch.Generator().manual_seed(0)
    weight = torch.randn(100_000, generator=generator) * torch.exp(12 * torch.randn(100_000, generator=generator))
    weight[:100], weight[100:200] = 0, 1e-45
    one, other = random_halves(weight, np.random.default_rng(0), spread=1.0)
    assert torch.equal(one.double() + other.double(), weight.double())
    unlike = (one - other)[one != other]
    assert (unlike > 0).double().mean().item() == pytest.approx(0.5, abs=0.02)


def test_no_channel_is_copied_twice_before_all_were_copied_once() -> None:
    for width, new in ((5, 8), (5, 10), (5, 17), (3, 12), (1, 7)):
        expansion = appended(width, new, np.random.default_rng(1))
        copies = torch.bincount(expansion.source, minlength=width)
        assert torch.equal(expansion.source[:width], torch.arange(width))
        assert copies.sum() == new
        assert copies.min() >= min(2 ** int(math.log2(new / width)), copies.max()) // 2
        assert copies.max() <= 2 ** math.ceil(math.log2(new / width))


def test_interleaved_copies_stand_behind_their_channel() -> None:
    expansion = interleaved(3, 3)
    assert expansion.source.tolist() == [0, 0, 0, 1, 1, 1, 2, 2, 2]
    assert expansion.fresh.tolist() == [False, True, True] * 3


@pytest.mark.parametrize(
    ("site", "parameters", "message"),
    [
        ("conv1", {"width": 6}, "width: 6 channels asked for; 'conv1' has 6, so it must be more than that"),
        ("conv1", {"width": 2**20 + 1}, "width: Input should be less than or equal to 1048576, got 1048577"),
        ("conv1", {"factor": 1.0}, "factor: Input should be greater than 1, got 1.0"),
        ("conv1", {"factor": float("nan")}, "factor: .*finite"),
        ("conv1", {"width": 8, "factor": 2.0}, "factor: give width or factor, not both"),
        ("conv1", {"width": 9, "init": "pair"}, "init: pair adds channels two by two, but 9 channels would add 3"),
        ("conv1", {"init": "magic"}, "init: Input should be 'net2wider', .*got 'magic'"),
        ("conv1", {"widht": 8}, "widht: wider has no such parameter; it has: width, factor, init"),
    ],
)
def test_a_parameter_that_does_not_fit_is_named_with_its_limit(
    site: str, parameters: dict[str, object], message: str
) -> None:
    with pytest.raises(nas.MutationError, match=message):
        nas.mutate(network(plain()), "wider", site=site, **parameters)  # type: ignore[arg-type]


def test_a_uniform_group_takes_multiples_only() -> None:
    with pytest.raises(nas.MutationError, match="it must be a multiple of its 8 channels"):
        nas.mutate(network(grouped()), "wider", site="conv2", width=12)


@pytest.mark.parametrize(
    ("site", "message"),
    [
        ("fc2", "wider cannot apply at 'fc2': its channels are the network's output"),
        ("nowhere", "wider has no site 'nowhere'; legal sites: conv1, conv2, fc1"),
        ("bn1", "wider has no site 'bn1'"),
    ],
)
def test_an_illegal_site_says_why(site: str, message: str) -> None:
    with pytest.raises(nas.NoSite, match=message):
        nas.mutate(network(plain()), "wider", site=site)


def test_layers_without_a_group_of_their_own_are_listed_with_the_reason() -> None:
    sites = {site.name: site for site in nas.sites(residual(), "wider")}
    assert sites["two"] == ("two", False, "its channels are tied to those of 'stem': widen that")
    sites = {site.name: site for site in nas.sites(grouped(), "wider")}
    assert sites["depth"].reason == "it is a depthwise convolution: it grows with the channels that it reads"


def test_only_exact_inits_that_break_the_symmetry_are_drawn() -> None:
    parent = network(plain())
    drawn = {nas.mutate(parent, "wider", seed=seed, certify=False)[1].parameters["init"] for seed in range(30)}
    assert drawn == {"elementwise", "zero_out"}


def test_a_new_channel_whose_parent_overflows_stays_finite() -> None:
    """Zero times infinity is not a number: new channels must not multiply what is silent by what is infinite."""
    parent = network(plain())
    child, _ = nas.mutate(parent, "wider", site="conv1", width=12, init="zero_out")
    x = torch.full((2, 2, 8, 6), 1e18)
    assert (
        outputs(child, x, "eval", torch.float32).isfinite().all()
        == outputs(parent, x, "eval", torch.float32).isfinite().all()
    )
