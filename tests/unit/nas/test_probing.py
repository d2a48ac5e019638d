"""Running two networks at once: what they share is computed once, and both give what they give alone."""

from __future__ import annotations

import sys

import pytest
import torch
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import nas
from nas.lru import LRU
from nas.mutations import draw
from nas.probing import Mode, Prepared, output, outputs
from tests.strategies import lived_in, networks
from tests.unit.nas.mutations.graphs import GRAPHS, modes, network, plain

preservation = sys.modules["nas.preservation"]
quick = settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@pytest.fixture(autouse=True)
def _nothing_remembered(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(preservation, "RECOLLECTION", LRU(64))


def probes(parent: nas.Network, count: int = 9) -> torch.Tensor:
    generator = torch.Generator().manual_seed(1)
    return torch.randn(count, *parent.architecture.input.shape, generator=generator, dtype=torch.float64)


def expected(network: nas.Network, mode: Mode, x: torch.Tensor) -> torch.Tensor:
    """What torch's own module gives."""
    module = network.module().double().train(mode == "train")
    with torch.no_grad():
        result: torch.Tensor = module(x)
    return result


def close(one: torch.Tensor, other: torch.Tensor) -> bool:
    return torch.allclose(one, other, rtol=1e-11, atol=1e-12 * (1 + float(other.abs().max())))


def check(parent: nas.Network, child: nas.Network) -> None:
    """Both give what their modules give, alone and side by side."""
    x = probes(parent)
    for mode in modes(parent, child):
        prepared = Prepared(parent)
        pair = outputs(prepared, Prepared(child, like=prepared), mode, x)
        for found, each in zip(pair, (parent, child), strict=True):
            assert close(found, expected(each, mode, x))
            assert close(output(Prepared(each), mode, x), found)


@quick
@given(parent=networks(), seed=st.integers(0, 1000))
def test_side_by_side_they_give_what_their_modules_give(parent: nas.Network, seed: int) -> None:
    names = ("wider", "deeper", "branch", "skip", "group", "kernel", "activation", "continue")
    child, _ = draw(parent, dict.fromkeys(names, 1.0), 2, seed, certify=False)
    check(parent, child)
    check(lived_in(parent, seed + 1), child)  # Nothing of the weights is the same any more.


@pytest.mark.parametrize("name", GRAPHS)
def test_a_changed_weight_is_seen_in_every_layer(name: str) -> None:
    parent = network(GRAPHS[name]())
    x = probes(parent)
    for key, tensor in parent.weights.items():
        if not tensor.is_floating_point():
            continue
        child = nas.Network(parent.architecture, parent.weights | {key: tensor * 1.5 + 0.25})
        prepared = Prepared(parent)
        _, found = outputs(prepared, Prepared(child, like=prepared), "eval", x)
        assert close(found, expected(child, "eval", x)), key


def test_two_that_have_only_names_in_common_share_nothing() -> None:
    check(network(plain(), seed=0), network(plain(), seed=1))


@pytest.mark.parametrize("columns", [1, 300, 10**9])
def test_a_convolution_may_be_cut_anywhere(columns: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("nas.probing.COLUMNS", columns)
    for build in GRAPHS.values():
        each = network(build())
        x = probes(each)
        assert close(output(Prepared(each), "eval", x), expected(each, "eval", x))


def test_behind_a_new_layer_that_says_nothing_all_is_shared() -> None:
    parent = network(plain())
    child, _ = nas.mutate(parent, "deeper", site="conv1", form="residual", certify=False)
    prepared = Prepared(parent)
    one, other = outputs(prepared, Prepared(child, like=prepared), "train", probes(parent))
    assert one is other


def test_a_certificate_says_the_same_whether_its_parent_is_remembered_or_not(monkeypatch: pytest.MonkeyPatch) -> None:
    parent = network(plain())
    for seed in range(4):
        child, mutation = nas.mutate(parent, "wider", seed=seed, init="elementwise" if seed % 2 else "noise")
        remembered = mutation.certificate
        monkeypatch.setattr(preservation, "RECOLLECTION", LRU(64))
        measured = nas.preservation(parent, child)
        assert remembered is not None
        assert measured.max_error == pytest.approx(remembered.max_error, rel=1e-6, abs=1e-14)
        assert measured.model_copy(update={"max_error": 0.0}) == remembered.model_copy(update={"max_error": 0.0})
        parent = child


def test_a_network_that_was_changed_in_place_is_measured_anew() -> None:
    parent = network(plain())
    other = nas.Network(parent.architecture, {key: tensor.clone() for key, tensor in parent.weights.items()})
    assert nas.preservation(parent, other).exact
    other.weights["fc2.bias"] += 1e-3
    assert not nas.preservation(parent, other).exact
    assert not nas.preservation(other, parent).exact


def test_outputs_are_remembered_by_probes_and_only_if_they_are_small(monkeypatch: pytest.MonkeyPatch) -> None:
    parent, other = network(plain(), seed=0), network(plain(), seed=1)
    one, again = nas.preservation(parent, other), nas.preservation(parent, other, seed=1)
    assert one.max_error != again.max_error
    monkeypatch.setattr(preservation, "REMEMBERED", 8)
    monkeypatch.setattr(preservation, "RECOLLECTION", LRU(64))
    assert nas.preservation(parent, other).max_error == pytest.approx(one.max_error, rel=1e-9)
    assert not preservation.RECOLLECTION._values


def test_what_was_not_asked_for_the_longest_is_forgotten_first() -> None:
    memory = LRU(2)
    for key in "ab":
        memory.keep(key, [torch.zeros(1)])
    assert memory.get("a") is not None
    memory.keep("c", [torch.zeros(1)])
    assert [key in memory for key in "abc"] == [True, False, True]
    assert memory.get("b") is None
