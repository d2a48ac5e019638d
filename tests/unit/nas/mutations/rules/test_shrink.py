"""Shrink: what growth added comes off again, and nothing that says something does."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import suppress
from typing import Any

import pytest
import torch
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import nas
from nas.mutations import Command, draw
from nas.mutations.surgery import clones
from nas.mutations.surgery.silence import constants
from tests.strategies import lived_in, networks
from tests.unit.nas.mutations.graphs import (
    GRAPHS,
    conv,
    difference,
    features,
    graph,
    grouped,
    linear,
    modes,
    network,
    norms,
    plain,
    residual,
    same,
    tokens,
    vit,
)

INVERSES = [("net2wider", "merge_clones"), ("elementwise", "merge_clones"), ("zero_out", "drop_dead")]
back_and_forth = pytest.mark.parametrize(("init", "form"), INVERSES)


def changed(parent: nas.Network, **tensors: Any) -> nas.Network:
    """With some weights set: `conv1__bias=...`; numbers fill the whole tensor."""
    weights = dict(parent.weights)
    for key, value in tensors.items():
        name = key.replace("__", ".")
        weights[name] = torch.as_tensor(value, dtype=torch.float32).expand(weights[name].shape).contiguous()
    return nas.Network(parent.architecture, weights)


def grown_back(parent: nas.Network, init: str, form: str, seed: int = 0) -> int:
    """Widens each group and shrinks it again; how many there were."""
    count = 0
    for site in nas.sites(parent.architecture, "wider"):
        if not site.legal:
            continue
        try:
            wide, _ = nas.mutate(parent, "wider", seed=seed, site=site.name, init=init, certify=False)
        except nas.MutationError:  # This init does not fit here.
            continue
        back, mutation = nas.mutate(wide, "shrink", site=site.name, form=form, certify=False)
        assert mutation.exact
        assert same(back, parent), site.name
        count += 1
    return count


@back_and_forth
@pytest.mark.parametrize("name", GRAPHS)
def test_after_a_widening_it_gives_the_parent_back_bit_for_bit(name: str, init: str, form: str) -> None:
    grown_back(network(GRAPHS[name]()), init, form)


@back_and_forth
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(parent=networks(), seed=st.integers(0, 1000))
def test_after_a_widening_of_any_graph_the_function_and_the_width_are_the_parents(
    init: str, form: str, parent: nas.Network, seed: int
) -> None:
    for site in nas.sites(parent.architecture, "wider"):
        if not site.legal:
            continue
        try:
            wide, _ = nas.mutate(parent, "wider", seed=seed, site=site.name, init=init, certify=False)
        except nas.MutationError:
            continue
        back, _ = nas.mutate(wide, "shrink", seed=seed, site=site.name, form=form, certify=False)
        assert back.architecture.parameters <= parent.architecture.parameters
        for mode in modes(parent):
            assert difference(parent, back, mode) < 1e-10, (site.name, mode)


WIDENINGS = ("net2wider", "elementwise", "zero_out", "pair", "zero_pad")
"""Every init that is exact: those of wider, and those of widen_heads."""


def widenings(parent: nas.Network, init: str, seed: int) -> Iterator[tuple[str, nas.Network]]:
    """The network with more of each that can be more of, by the sites."""
    asked: list[tuple[str, dict[str, Any]]] = [("wider", {}), ("wider", {"factor": 3.0}), ("wider", {"factor": 4.0})]
    asked += [("widen_heads", {"part": part}) for part in ("heads", "value", "key")]
    asked += [("widen_heads", {"part": part, "size": 8}) for part in ("heads", "value", "key")]
    for name, parameters in asked:
        for site in nas.sites(parent.architecture, name):
            if site.legal:
                with suppress(nas.MutationError):  # This does not fit here.
                    yield (
                        site.name,
                        nas.mutate(parent, name, seed=seed, site=site.name, init=init, certify=False, **parameters)[0],
                    )


def shrunk(wide: nas.Network, site: str, size: int) -> nas.Network:
    """The network after as many exact shrinks at that site as it takes to have so few parameters."""
    for form in ("narrow_heads", "merge_clones", "drop_dead"):
        if wide.architecture.parameters > size:
            with suppress(nas.NoSite, nas.MutationError):
                wide, mutation = nas.mutate(wide, "shrink", site=site, form=form, certify=False)
                assert mutation.exact
    return wide


@pytest.mark.parametrize("init", WIDENINGS)
@pytest.mark.parametrize("name", GRAPHS)
def test_every_exact_widening_can_be_taken_back_bit_for_bit(name: str, init: str) -> None:
    parent = network(GRAPHS[name]())
    for site, wide in widenings(parent, init, seed=1):
        assert same(shrunk(wide, site, parent.architecture.parameters), parent), site


@pytest.mark.slow
@pytest.mark.parametrize("init", WIDENINGS)
@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(parent=networks(), seed=st.integers(0, 1000))
def test_every_exact_widening_of_any_graph_can_be_taken_back(init: str, parent: nas.Network, seed: int) -> None:
    for site, wide in widenings(parent, init, seed):
        back = shrunk(wide, site, parent.architecture.parameters)
        assert back.architecture.parameters <= parent.architecture.parameters, site
        for mode in modes(parent):
            assert difference(parent, back, mode) < 1e-10, (site, mode)


def test_a_head_that_is_needed_stays() -> None:
    parent = network(vit())
    for site in [node.name for node in parent.architecture.nodes if node.op == "attention"]:
        with pytest.raises(nas.NoSite, match="each of its heads, and each number of their values, queries and keys"):
            nas.mutate(parent, "shrink", site=site, form="narrow_heads")
    with pytest.raises(nas.MutationError, match="narrow_heads cannot apply at 'patch': it is no attention layer"):
        nas.mutate(parent, "shrink", site="patch", form="narrow_heads")


def test_heads_whose_outputs_float32_would_round_stay_two() -> None:
    parent = network(vit())
    site = next(node.name for node in parent.architecture.nodes if node.op == "attention")
    wide, _ = nas.mutate(parent, "widen_heads", site=site, part="heads", init="net2wider", certify=False)
    weights = dict(wide.weights)
    key = f"{site}.output.weight"
    weights[key] = weights[key].clone()
    weights[key][0, -1].nextafter_(torch.tensor(float("inf")))
    with pytest.raises(nas.NoSite):
        nas.mutate(nas.Network(wide.architecture, weights), "shrink", site=site, form="narrow_heads")


def test_zeros_under_an_rms_norm_go_but_not_what_nobody_reads() -> None:
    """A channel with zero outgoing weights still counts in the mean square."""
    parent = network(tokens())
    wide, _ = nas.mutate(parent, "wider", site="stem", init="zero_pad")
    assert same(nas.mutate(wide, "shrink", site="stem", form="drop_dead")[0], parent)
    weights = dict(wide.weights)
    weights["stem.bias"] = weights["stem.bias"].clone()
    weights["stem.bias"][-1] = 1.0
    for part in ("query", "key", "value"):
        weights[f"attn.{part}.weight"] = weights[f"attn.{part}.weight"].clone()
        weights[f"attn.{part}.weight"][:, -1] = 0
    with pytest.raises(nas.NoSite):
        nas.mutate(nas.Network(wide.architecture, weights), "shrink", site="stem", form="drop_dead")


def test_clones_of_clones_become_one_again() -> None:
    parent = network(residual())
    wide = parent
    for seed, width in enumerate((7, 11, 30)):
        wide, _ = nas.mutate(wide, "wider", seed=seed, site="stem", width=width, init="elementwise", certify=False)
    back, mutation = nas.mutate(wide, "shrink", site="stem", form="merge_clones")
    assert same(back, parent)
    assert mutation.certificate is not None
    assert mutation.certificate.exact


def test_runs_of_clones_are_merged_under_norms_over_channels_and_in_groups() -> None:
    for build, site in ((norms, "conv1"), (grouped, "conv2"), (grouped, "group")):
        parent = network(build())
        wide, _ = nas.mutate(parent, "wider", site=site, factor=6.0, init="elementwise", certify=False)
        assert same(nas.mutate(wide, "shrink", site=site, form="merge_clones")[0], parent)


def test_a_pair_merges_into_one_that_says_nothing_and_is_dropped() -> None:
    parent = network(features())
    wide, _ = nas.mutate(parent, "wider", site="fc1", width=10, init="pair")
    merged, _ = nas.mutate(wide, "shrink", site="fc1", form="merge_clones")
    assert merged.architecture.shapes["fc1"] == (8,)
    back, _ = nas.mutate(merged, "shrink", site="fc1", form="drop_dead")
    assert same(back, parent)


@pytest.mark.parametrize("key", ["conv1.weight", "conv1.bias", "bn1.weight", "bn1.running_var", "act1.weight"])
def test_channels_that_differ_anywhere_are_not_merged(key: str) -> None:
    wide, _ = nas.mutate(network(plain()), "wider", site="conv1", width=7, init="elementwise", certify=False)
    weights = dict(wide.weights)
    weights[key] = weights[key].clone()
    weights[key][6] *= 1 + 1e-6
    with pytest.raises(nas.NoSite, match="no two of its 7 channels are clones"):
        nas.mutate(nas.Network(wide.architecture, weights), "shrink", site="conv1", form="merge_clones")


def test_clones_whose_weights_float32_would_round_stay_two() -> None:
    wide, _ = nas.mutate(network(features()), "wider", site="fc1", width=7, init="net2wider", certify=False)
    weights = dict(wide.weights)
    weights["fc3.weight"] = weights["fc3.weight"].clone()
    weights["fc3.weight"][0, 6].nextafter_(torch.tensor(float("inf")))  # The sum then has an odd 25th digit.
    with pytest.raises(nas.NoSite, match="add up without rounding"):
        nas.mutate(nas.Network(wide.architecture, weights), "shrink", site="fc1", form="merge_clones")


def test_of_three_clones_those_two_that_add_up_are_merged() -> None:
    parent = network(
        graph((2,), fc1=("linear", "input", linear(3)), act=("tanh", "fc1"), fc2=("linear", "act", linear(1)))
    )
    parent = changed(parent, fc1__weight=0.5, fc1__bias=0.25, fc2__weight=[[1.0, 2.0**-30, 3.0]])
    child, _ = nas.mutate(parent, "shrink", site="fc1", form="merge_clones")
    assert child.weights["fc2.weight"].tolist() == [[4.0, 2.0**-30]]
    assert difference(parent, child) < 1e-15


@pytest.mark.parametrize(
    ("values", "exact"),
    [
        ([1.0, 2.0**-23], True),
        ([1.0, 2.0**-24], False),
        ([1.0, 2.0**-60, -1.0], False),
        ([2.0**-60, 1.0, -1.0], False),
        ([3.0e38, 3.0e38], False),
        ([0.1, 0.2], False),
        ([float("nan"), 0.0], False),
        ([0.75, -0.25, 0.0], True),
    ],
)
def test_a_sum_is_exact_only_if_no_step_of_it_is_rounded(values: list[float], exact: bool) -> None:
    assert clones.adds_up(torch.tensor(values)[:, None]) is exact


def test_a_channel_that_is_zero_for_any_input_goes_whatever_is_read_from_it() -> None:
    parent = network(
        graph((2,), fc1=("linear", "input", linear(4)), act=("relu", "fc1"), fc2=("linear", "act", linear(3)))
    )
    weight, bias = parent.weights["fc1.weight"].clone(), parent.weights["fc1.bias"].clone()
    weight[1], bias[1] = 0, -3.0  # ReLU makes that zero.
    weight[3], bias[3] = 0, 3.0  # A constant, but not zero.
    parent = changed(parent, fc1__weight=weight, fc1__bias=bias)
    child, _ = nas.mutate(parent, "shrink", site="fc1", form="drop_dead")
    assert child.architecture.shapes["fc1"] == (3,)
    assert torch.equal(child.weights["fc2.weight"], parent.weights["fc2.weight"][:, [0, 2, 3]])
    assert difference(parent, child) == 0


def test_a_channel_that_its_batch_norm_silences_goes_but_not_one_that_is_constant() -> None:
    parent = network(plain())
    gains, shifts = parent.weights["bn1.weight"].clone(), parent.weights["bn1.bias"].clone()
    gains[:2] = 0
    shifts[0] = 0
    child, _ = nas.mutate(
        changed(parent, bn1__weight=gains, bn1__bias=shifts), "shrink", site="conv1", form="drop_dead"
    )
    assert child.architecture.shapes["conv1"][0] == 5


def test_one_reader_that_listens_is_enough_to_keep_a_channel() -> None:
    build = graph(
        (2, 5, 5),
        wide=("conv2d", "input", conv(4)),
        one=("conv2d", "wide", conv(3)),
        two=("conv2d", "wide", conv(3, 5)),
        sum=("add", "one two"),
        flat=("flatten", "sum"),
        fc=("linear", "flat", linear(3)),
    )
    parent = network(build)
    weight = parent.weights["one.weight"].clone()
    weight[:, 2] = 0
    parent = changed(parent, one__weight=weight)
    with pytest.raises(nas.NoSite, match="each of its 4 channels has something to say"):
        nas.mutate(parent, "shrink", site="wide", form="drop_dead")
    weight = parent.weights["two.weight"].clone()
    weight[:, 2] = 0
    child, _ = nas.mutate(changed(parent, two__weight=weight), "shrink", site="wide", form="drop_dead")
    assert child.architecture.shapes["wide"][0] == 3


def test_one_channel_stays_even_if_none_says_anything() -> None:
    parent = changed(network(features()), fc3__weight=0.0, fc2__weight=0.0)
    child, _ = nas.mutate(parent, "shrink", site="fc1", form="drop_dead")
    assert child.architecture.shapes["fc1"] == (1,)
    assert difference(parent, child) == 0


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(parent=networks(), seed=st.integers(0, 1000))
def test_what_is_called_constant_is(parent: nas.Network, seed: int) -> None:
    generator = torch.Generator().manual_seed(seed)
    weights = {}
    for key, tensor in parent.weights.items():
        keep = torch.rand(tensor.shape[:1], generator=generator) > 0.4
        rows = keep.view(-1, *[1] * (tensor.dim() - 1)) if tensor.dim() and not key.endswith("var") else torch.ones(())
        weights[key] = (tensor * rows).to(tensor.dtype)
    sparse = nas.Network(parent.architecture, weights)
    module = sparse.module().double()
    seen: dict[str, torch.Tensor] = {}
    for node in sparse.architecture.nodes:
        module.get_submodule(node.name).register_forward_hook(
            lambda _, __, output, name=node.name: seen.update({name: output.detach()})
        )
    shape = parent.architecture.input.shape
    for mode in modes(parent):
        module.train(mode == "train")
        module(torch.randn(8, *shape, generator=generator, dtype=torch.float64))
        for name, values in constants(sparse).items():
            known = ~values.isnan()
            if name in seen and known.any():
                found = seen[name].transpose(0, 1).flatten(1)[known]
                torch.testing.assert_close(found, values[known][:, None].expand_as(found), rtol=1e-9, atol=1e-12)


def test_a_batch_norm_is_folded_into_the_layer_in_front() -> None:
    parent = network(plain())
    child, mutation = nas.mutate(parent, "shrink", site="bn1", form="fold_batch_norm")
    assert "bn1" not in child.architecture.shapes
    assert child.architecture.parameters == parent.architecture.parameters - 2 * 6
    assert difference(parent, child, "eval") < 1e-6
    assert not mutation.exact
    assert mutation.certificate is not None
    assert not mutation.certificate.exact
    assert mutation.certificate.max_error > 1e-3, "the certificate speaks of train mode too"


def test_a_folded_layer_without_a_bias_gets_one() -> None:
    parent = network(
        graph(
            (4, 5, 5),
            depth=("conv2d", "input", conv(8, 3, groups=4, bias=False, stride=2)),
            bn=("batch_norm", "depth"),
            flat=("flatten", "bn"),
            fc=("linear", "flat", linear(3)),
        )
    )
    child, _ = nas.mutate(parent, "shrink", site="bn", form="fold_batch_norm")
    assert difference(parent, child, "eval") < 1e-6
    assert child.weights["depth.bias"].shape == (8,)


@pytest.mark.parametrize("name", ["plain", "residual", "grouped", "vit"])
def test_an_identity_layer_that_deeper_added_goes_without_a_trace(name: str) -> None:
    parent = network(GRAPHS[name]())
    for site in nas.sites(parent.architecture, "deeper"):
        deep, _ = nas.mutate(parent, "deeper", site=site.name, form="linear", certify=False)
        (added,) = deep.architecture.shapes.keys() - parent.architecture.shapes.keys()
        child, mutation = nas.mutate(deep, "shrink", site=added, form="collapse_linear")
        assert same(child, parent)
        assert mutation.exact


PAIRS = {
    "kernel then pointwise": (conv(5, 3, stride=2, padding=0), conv(2, 1)),
    "pointwise then kernel": (conv(4, 1, bias=False), conv(3, 5, stride=2, padding=1, dilation=2)),
    "pointwise with a bias, no zeros around": (conv(4, 1), conv(3, 3, padding=0)),
    "even kernel": (conv(4, 2, padding=1), conv(2, 1, bias=False)),
}


@pytest.mark.parametrize("pair", PAIRS)
def test_two_products_in_a_row_become_one(pair: str) -> None:
    first, second = PAIRS[pair]
    parent = network(
        graph(
            (3, 9, 7),
            one=("conv2d", "input", first),
            two=("conv2d", "one", second),
            flat=("flatten", "two"),
            fc=("linear", "flat", linear(3)),
        )
    )
    child, mutation = nas.mutate(parent, "shrink", site="two", form="collapse_rounded")
    assert [node.name for node in child.architecture.nodes] == ["one", "flat", "fc"]
    assert child.architecture.parameters < parent.architecture.parameters
    assert difference(parent, child) < 1e-6
    assert not mutation.exact
    with pytest.raises(nas.NoSite, match="would be rounded in float32; collapse_rounded permits that"):
        nas.mutate(parent, "shrink", site="two", form="collapse_linear")
    whole = {key: tensor.mul(8).round().div(8) for key, tensor in parent.weights.items()}
    short = nas.Network(parent.architecture, whole)
    child, mutation = nas.mutate(short, "shrink", site="two", form="collapse_linear")
    assert mutation.exact
    assert difference(short, child) < 1e-13


def test_two_linear_layers_become_one() -> None:
    build = graph((3,), one=("linear", "input", linear(6)), two=("linear", "one", linear(4)))
    parent = network(build)
    child, _ = nas.mutate(parent, "shrink", site="two", form="collapse_rounded")
    assert difference(parent, child) < 1e-6
    assert child.architecture.output == "one"


@pytest.mark.parametrize(
    ("site", "form", "message"),
    [
        ("conv1", "fold_batch_norm", "fold_batch_norm cannot apply at 'conv1': it is no batch norm"),
        ("bn1", "merge_clones", "it has no channels of its own"),
        ("conv2", "collapse_linear", "what it reads, 'pool', is not a convolution or linear layer"),
        ("fc2", "merge_clones", "its channels are the network's output"),
        ("bn1", None, "nothing at 'bn1' is exact; name collapse_rounded or fold_batch_norm"),
        ("conv1", "melt", "Input should be 'merge_clones', "),
    ],
)
def test_a_form_that_does_not_fit_says_why(site: str, form: str | None, message: str) -> None:
    if site == "fc2":
        with pytest.raises(nas.NoSite, match=message):
            nas.mutate(network(plain()), "shrink", site=site, form=form)
        return
    with pytest.raises(nas.MutationError, match=message):
        nas.mutate(network(plain()), "shrink", site=site, form=form)


def test_a_pair_that_would_grow_is_refused() -> None:
    build = graph(
        (9,), one=("linear", "input", linear(2)), two=("linear", "one", linear(9)), fc=("linear", "two", linear(3))
    )
    with pytest.raises(nas.MutationError, match="one layer in their place would have 81 weights"):
        nas.mutate(network(build), "shrink", site="two", form="collapse_rounded")


def test_a_norm_over_channels_misses_what_is_dropped() -> None:
    with pytest.raises(
        nas.MutationError, match=r"'over'.* would miss what goes: a norm over channels counts all of them"
    ):
        nas.mutate(network(norms()), "shrink", site="conv1", form="drop_dead")


def test_without_a_site_it_looks_for_one_where_the_weights_permit_it() -> None:
    parent = network(plain())
    wide, _ = nas.mutate(parent, "wider", site="conv2", init="elementwise", certify=False)
    for seed in range(6):
        child, mutation = nas.mutate(wide, "shrink", seed=seed, form="merge_clones")
        assert mutation.site == "conv2"
        assert same(child, parent)
        again = json.loads(json.dumps(mutation.to_json()))
        assert same(nas.mutate(wide, "shrink", site=again["site"], **again["parameters"])[0], child)
    with pytest.raises(nas.NoSite, match="the weights permit shrink at no site"):
        nas.mutate(parent, "shrink", form="merge_clones")


def test_it_never_changes_what_a_lived_in_network_needs() -> None:
    for build in GRAPHS.values():
        parent = network(build())
        for seed in range(3):
            with pytest.raises(nas.NoSite):
                nas.mutate(lived_in(parent, seed), "shrink", seed=seed, form="merge_clones")


def test_a_draw_goes_on_to_a_site_where_the_weights_permit_it() -> None:
    wide, _ = nas.mutate(network(plain()), "wider", site="conv2", init="elementwise", certify=False)
    merging = [Command(name="shrink", parameters={"form": "merge_clones"})]
    for seed in range(6):
        child, (done,) = draw(wide, {}, 1, seed, commands=merging)
        assert done.site == "conv2"
        assert child.architecture.parameters < wide.architecture.parameters
        _, (done,) = draw(wide, {"shrink": 1.0, "continue": 0.01}, 1, seed)
        assert (done.name, done.site) in {("shrink", "conv2"), ("continue", "network")}
    with pytest.raises(nas.NoSite, match="nothing that was tried can be done with these weights"):
        draw(network(plain()), {"shrink": 1.0}, 1, 0)
    with pytest.raises(nas.NoSite, match="no two of its 6 channels are clones"):
        draw(wide, {}, 1, 0, commands=[Command(name="shrink", site="conv1", parameters={"form": "merge_clones"})])
