"""Long chains of every kind of mutation over random graphs: each step is exact, whatever came before it."""

from __future__ import annotations

import random
from collections import Counter

import pytest
import torch
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import nas
from nas import mutations
from tests.strategies import lived_in, networks
from tests.unit.nas.mutations.graphs import GRAPHS, difference, modes, network

MAX_PARAMETERS = 30_000
MAX_NODES = 120

unhurried = [HealthCheck.too_slow, HealthCheck.data_too_large]


def chain(parent: nas.Network, steps: int, seed: int) -> Counter[str]:
    """Carries out so many random mutations, each kind about equally often; checks each, and counts them by kind.

    Between most of them every weight moves, as in training: else zeros would hide what the next one gets wrong.
    """
    chooser = random.Random(seed)
    done: Counter[str] = Counter()
    grown = parent
    waiting: list[str] = []
    for step in range(8 * steps):
        if done.total() == steps or len(grown.architecture.nodes) > MAX_NODES:
            break
        if not waiting:
            waiting = chooser.sample(mutations.names(), len(mutations.names()))
        before = lived_in(grown, seed + step) if chooser.random() < 0.7 else grown
        name = waiting.pop()
        try:
            after, (mutation,) = mutations.draw(before, {name: 1.0}, 1, seed + step, max_parameters=MAX_PARAMETERS)
        except (nas.NoSite, nas.LimitExceeded):
            continue
        assert mutation.exact, mutation
        for mode in modes(before, after):
            assert difference(before, after, mode) < 1e-10, (mutation, mode)
        assert difference(before, after, dtype=torch.float32) < 1e-5, mutation
        kept_gradients_agree(before, after, mutation)
        done[name] += 1
        grown = after
    return done


def kept_gradients_agree(before: nas.Network, after: nas.Network, mutation: nas.Mutation) -> None:
    """Those of the weights that stay as they are: the rest of the network feels no difference.

    All of them are moved first, the same way in both: where a weight is zero or two are equal, a ReLU may stand at its
    very kink, and the last bit of a sum decides about its gradient.
    """
    kept = [
        key
        for key, tensor in before.weights.items()
        if key in after.weights and after.weights[key].data_ptr() == tensor.data_ptr()
    ]
    generator = torch.Generator().manual_seed(7)
    noise = {
        key: 0.01 * torch.randn(before.weights[key].shape, generator=generator) for key in kept if moves(before, key)
    }
    one, other = (
        gradients(nas.Network(each.architecture, each.weights | {key: each.weights[key] + noise[key] for key in noise}))
        for each in (before, after)
    )
    for key in kept:
        if key in one:
            scale = float(one[key].abs().max()) + 1e-6
            torch.testing.assert_close(
                other[key], one[key], rtol=1e-7, atol=1e-8 * scale, msg=lambda m, k=key: f"{mutation}: {k}: {m}"
            )


def moves(network: nas.Network, key: str) -> bool:
    return network.architecture.tensors[key].trainable


def gradients(network: nas.Network) -> dict[str, torch.Tensor]:
    module = network.module().double().eval()
    generator = torch.Generator().manual_seed(3)
    x = torch.randn(8, *network.architecture.input.shape, generator=generator, dtype=torch.float64)
    labels = torch.randint(0, 3, (8,), generator=generator)
    torch.nn.functional.cross_entropy(module(x), labels).backward()
    return {key: parameter.grad for key, parameter in module.named_parameters() if parameter.grad is not None}


@settings(max_examples=2, deadline=None, suppress_health_check=unhurried)
@given(parent=networks(), seed=st.integers(0, 2**16))
def test_a_chain_of_every_kind_stays_exact_on_any_graph(parent: nas.Network, seed: int) -> None:
    chain(parent, 10, seed)


@pytest.mark.slow
@settings(max_examples=25, deadline=None, suppress_health_check=unhurried)
@given(parent=networks(max_blocks=8), seed=st.integers(0, 2**16))
def test_longer_chains_stay_exact_on_any_graph(parent: nas.Network, seed: int) -> None:
    chain(parent, 14, seed)


@pytest.mark.slow
@pytest.mark.parametrize("name", GRAPHS)
def test_a_chain_stays_exact_on_the_graphs_that_are_known_to_be_hard(name: str) -> None:
    done = chain(network(GRAPHS[name]()), 16, seed=11)
    assert done.total() >= 10


def test_chains_carry_out_every_kind() -> None:
    done = chain(network(GRAPHS["vit"]()), 12, seed=4) + chain(network(GRAPHS["plain"]()), 12, seed=5)
    assert not set(mutations.names()) - done.keys() - {"shrink"}, "shrink needs clones or zeros, which are a rare find"
