"""What the optimizer knows moves with the weights: the gradients of parent and child are the judge of where to.

Momentum is a mean of gradients. So a map of momentum is right exactly if it maps the parent's gradients to the child's.
"""

from __future__ import annotations

import random
from typing import Any

import numpy as np
import pytest
import torch
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from torch import Tensor

import nas
from nas import mutations
from nas.mutations.carry import carried
from nas.mutations.protocol import Parameters, Rule, Site
from nas.training import Optimizer, OptimizerState
from nas.training.optimizers import Optimization
from tests.strategies import networks
from tests.unit.nas.mutations.graphs import GRAPHS, conv, graph, linear, modes, network
from tests.unit.nas.mutations.kinds import EXACT, label

Values = dict[str, Tensor]

TOLERANCE = 1e-6

unhurried = [HealthCheck.too_slow, HealthCheck.data_too_large]

UNEVEN = ("elementwise",)
"""Inits whose copies get random shares: of the gradients as well, so that only their sum is known beforehand."""

FOLLOWED = [
    kind
    for kind in [*EXACT, ("wider", {"init": "net2wider", "factor": 4.0}), ("widen_heads", {"init": "net2wider"})]
    if kind[1].get("init") not in UNEVEN and not (kind[0] == "widen_heads" and "init" not in kind[1])
]


def gradients(of: nas.Network, mode: str) -> Values:
    """Of a fixed linear function of the outputs for a fixed batch, in float64."""
    module = of.module().double().train(mode == "train")
    generator = torch.Generator().manual_seed(5)
    x = torch.randn(16, *of.architecture.input.shape, generator=generator, dtype=torch.float64)
    outputs = module(x)
    (outputs * torch.randn(outputs.shape, generator=generator, dtype=torch.float64)).sum().backward()
    return {
        key: torch.zeros_like(parameter) if parameter.grad is None else parameter.grad
        for key, parameter in module.named_parameters()
    }


def two_layers() -> nas.Network:
    return network(
        graph((5,), fc1=("linear", "input", linear(4)), act=("tanh", "fc1"), fc2=("linear", "act", linear(3)))
    )


def moved(parent: nas.Network, child: nas.Network, entry: str, values: Values) -> Values:
    """These values as an optimizer's entry, carried to the child of one mutation."""
    tensors = carried(parent, child, {f"{key}/{entry}": value for key, value in values.items()})
    return {key.removesuffix(f"/{entry}"): value for key, value in tensors.items()}


def momentum(parent: nas.Network, child: nas.Network, values: Values) -> Values:
    return moved(parent, child, "momentum_buffer", values)


def largest(values: Values) -> float:
    return max(float(each.abs().max()) for each in values.values())


def compare(parent: nas.Network, child: nas.Network, what: object) -> None:
    """Old parameters are carried, all of them, and have the gradients that the child measures itself."""
    for mode in modes(parent, child):
        before, expected = gradients(parent, mode), gradients(child, mode)
        found = momentum(parent, child, before)
        squares = moved(parent, child, "exp_avg_sq", {key: value.square() for key, value in before.items()})
        old = momentum(parent, child, {key: torch.ones_like(value) for key, value in before.items()})
        assert found.keys() == squares.keys() >= before.keys() & expected.keys(), what
        scale = largest(expected)
        for key, value in found.items():
            assert value.shape == squares[key].shape == expected[key].shape, (what, key)
            assert not value[old[key] == 0].any(), (what, key)
            difference = (value - expected[key]).where(old[key] != 0, 0).abs().max()
            assert difference <= TOLERANCE * scale, (what, key, mode)
            difference = (squares[key].sqrt() - expected[key].abs()).where(old[key] != 0, 0).abs().max()
            assert difference <= TOLERANCE * scale, (what, key, mode)


@pytest.mark.parametrize("kind", FOLLOWED, ids=label)
def test_carried_gradients_are_the_childs_own(kind: tuple[str, dict[str, Any]]) -> None:
    name, parameters = kind
    done = 0
    for number, build in enumerate(GRAPHS.values()):
        parent = network(build())
        try:
            child, mutation = nas.mutate(parent, name, seed=number, certify=False, **parameters)
        except (nas.MutationError, nas.NoSite):
            continue
        compare(parent, child, mutation)
        done += 1
    assert done


@settings(max_examples=15, deadline=None, suppress_health_check=unhurried)
@given(parent=networks(), seed=st.integers(0, 2**16), init=st.sampled_from(["net2wider", "zero_out"]))
def test_a_random_widening_of_a_random_graph_carries_what_the_child_measures(
    parent: nas.Network, seed: int, init: str
) -> None:
    try:
        child, mutation = nas.mutate(parent, "wider", seed=seed, certify=False, init=init)
    except nas.NoSite:
        return
    compare(parent, child, mutation)


def test_copying_momentum_as_it_is_would_be_caught() -> None:
    parent = network(GRAPHS["plain"]())
    child, _ = nas.mutate(parent, "wider", site="conv1", certify=False, init="net2wider", width=12)
    before, expected = gradients(parent, "train"), gradients(child, "train")
    found = momentum(parent, child, before)
    naive = torch.cat([before["conv1.weight"]] * 2)[:12]
    assert (found["conv1.weight"] - expected["conv1.weight"]).abs().max() < TOLERANCE * largest(expected)
    assert naive.norm() > 1.5 * expected["conv1.weight"].norm()


def test_the_gradients_of_random_shares_add_up_to_the_carried_ones() -> None:
    """An elementwise split gives each copy a share of its own for each weight: half of it on average."""
    parent = two_layers()
    child, _ = nas.mutate(parent, "wider", site="fc1", seed=3, certify=False, init="elementwise", width=8)
    expected = gradients(child, "eval")
    found = momentum(parent, child, gradients(parent, "eval"))
    old, new = child.weights["fc1.weight"][:4], child.weights["fc1.weight"][4:]
    copies = [4 + int((new == row).all(1).nonzero()) for row in old]
    for key in ("fc1.weight", "fc1.bias"):
        assert torch.equal(found[key][:4], found[key][copies])
        torch.testing.assert_close(found[key][:4] * 2, expected[key][:4] + expected[key][copies])
    assert (found["fc1.weight"] - expected["fc1.weight"]).abs().max() > 0.01
    torch.testing.assert_close(found["fc2.weight"], expected["fc2.weight"])


@pytest.mark.parametrize(("init", "form"), [("net2wider", "merge_clones"), ("zero_out", "drop_dead")])
def test_what_a_widening_divides_a_shrinking_adds_up_again(init: str, form: str) -> None:
    done = 0
    for build in GRAPHS.values():
        parent = network(build())
        state = moments(parent, seed=1)
        for site in mutations.sites(parent.architecture, "wider"):
            try:
                wide, one = nas.mutate(parent, "wider", site=site.name, seed=2, certify=False, init=init)
                back, other = nas.mutate(wide, "shrink", site=site.name, certify=False, form=form)
            except (nas.NoSite, nas.MutationError):
                continue
            if back.architecture != parent.architecture:
                continue
            compare(wide, back, other)
            again = nas.carry(parent, [one, other], state).tensors
            assert again.keys() == state.tensors.keys()
            for key, value in state.tensors.items():
                torch.testing.assert_close(again[key], value)
            done += 1
    assert done >= 8


def test_new_entries_have_no_momentum_and_the_second_moment_of_those_beside_them() -> None:
    parent = two_layers()
    _, mutation = nas.mutate(parent, "wider", site="fc1", certify=False, init="zero_out", width=6)
    before = moments(parent, seed=3).tensors
    after = nas.carry(parent, [mutation], OptimizerState(Optimizer.ADAM, before)).tensors
    assert not after["fc1.weight/exp_avg"][4:].any()
    assert not after["fc2.weight/exp_avg"][:, 4:].any()
    second = before["fc1.weight/exp_avg_sq"].mean(0, keepdim=True).expand(2, 5)
    torch.testing.assert_close(after["fc1.weight/exp_avg_sq"][4:], second)
    second = before["fc2.weight/exp_avg_sq"].mean(1, keepdim=True).expand(3, 2)
    torch.testing.assert_close(after["fc2.weight/exp_avg_sq"][:, 4:], second)
    assert {float(value) for key, value in after.items() if key.endswith("/step")} == {40.0}


def test_new_entries_beside_nothing_but_zeros_have_the_mean_of_all() -> None:
    parent = two_layers()
    child, _ = nas.mutate(parent, "wider", site="fc1", certify=False, init="zero_out", width=6)
    value = torch.ones(4, 5)
    value[:, 2] = 0
    after = moved(parent, child, "exp_avg_sq", {"fc1.weight": value})["fc1.weight"]
    assert after[4:].tolist() == [[1, 1, pytest.approx(0.8), 1, 1]] * 2


def test_whole_new_parameters_start_fresh_and_old_ones_go_on_as_they_are() -> None:
    parent = network(GRAPHS["plain"]())
    state = moments(parent, seed=4)
    child, mutation = nas.mutate(parent, "deeper", site="conv1", certify=False, form="residual")
    assert child.weights.keys() > parent.weights.keys()
    assert nas.carry(parent, [mutation], state) == state
    assert nas.carry(parent, [], state) == state


def moments(of: nas.Network, seed: int) -> OptimizerState:
    """Adam's state after 40 steps that nobody has made."""
    generator = torch.Generator().manual_seed(seed)
    tensors = {}
    for key, spec in of.architecture.tensors.items():
        if spec.trainable:
            tensors[f"{key}/step"] = torch.tensor(40.0)
            tensors[f"{key}/exp_avg"] = torch.randn(spec.shape, generator=generator)
            tensors[f"{key}/exp_avg_sq"] = torch.rand(spec.shape, generator=generator)
    return OptimizerState(Optimizer.ADAM, tensors)


@settings(max_examples=6, deadline=None, suppress_health_check=unhurried)
@given(parent=networks(), seed=st.integers(0, 2**16))
def test_a_chain_of_anything_on_any_graph_leaves_a_state_that_fits(parent: nas.Network, seed: int) -> None:
    """Also through widenings of what is there by then, and what shrinks it again: carried in one go or step by step."""
    chooser = random.Random(seed)
    state = stepwise = moments(parent, seed)
    child, done = parent, []
    for step in range(8):
        names = dict.fromkeys([*chooser.sample(mutations.names(), 4), "wider"], 1.0)
        try:
            grown, (mutation,) = mutations.draw(child, names, 1, seed + step, max_parameters=30_000, certify=False)
        except (nas.NoSite, nas.LimitExceeded):
            continue
        stepwise = nas.carry(child, [mutation], stepwise)
        done.append(mutation)
        child = grown
        fits(child, stepwise)
    carried_over = nas.carry(parent, done, state)
    assert carried_over.tensors.keys() == stepwise.tensors.keys()
    assert all(torch.equal(value, stepwise.tensors[key]) for key, value in carried_over.tensors.items())


def fits(child: nas.Network, state: OptimizerState) -> None:
    """Shapes fit, numbers are numbers, no entry is alone, and a parameter that has entries has all of them."""
    for name, value in state.tensors.items():
        key, _, entry = name.rpartition("/")
        assert all(f"{key}/{other}" in state.tensors for other in ("step", "exp_avg", "exp_avg_sq"))
        assert value.shape == (() if entry == "step" else child.weights[key].shape), name
        assert torch.isfinite(value).all(), name
        assert entry != "exp_avg_sq" or (value >= 0).all(), name
    module = child.module()
    Optimization(module, nas.Recipe(optimizer="adam")).adopt(state.tensors)


class Negated(Rule[Parameters]):
    """A rule that someone adds later, and that says nothing of what it does to weights: it turns a layer's signs."""

    name = "negated"
    summary = "Two linear layers with the other sign."
    parameters = Parameters

    def sites(self, architecture: nas.Architecture) -> list[Site]:
        return [Site("fc1")]

    def settle(self, architecture: nas.Architecture, site: str, given: Parameters, rng: object) -> Parameters:
        return given

    def grow(self, network: nas.Network, site: str, chosen: Parameters, rng: object) -> nas.Network:
        turned = {key: -network.weights[key] for key in ("fc1.weight", "fc1.bias", "fc2.weight")}
        return nas.Network(network.architecture, {**network.weights, **turned})


class Twice(Negated):
    """Another one, that widens twice: what the second widening wrote down is of a network that nobody else saw."""

    name = "twice"

    def grow(self, network: nas.Network, site: str, chosen: Parameters, rng: object) -> nas.Network:
        first, _ = nas.mutate(network, "wider", site=site, certify=False, width=6)
        return nas.mutate(first, "wider", site=site, certify=False, width=8)[0]


@pytest.mark.parametrize("rule", [Negated(), Twice()], ids=lambda rule: rule.name)
def test_a_rule_that_says_nothing_of_origins_is_safe(rule: Negated) -> None:
    """What it left as it was goes on, and whatever it touched starts fresh."""
    layers = {"fc1": ("linear", "input", linear(4)), "act": ("tanh", "fc1"), "fc2": ("linear", "act", linear(3))}
    parent = network(graph((5,), **layers, last=("linear", "fc2", linear(3))))
    child, _ = rule.apply(parent, "fc1", np.random.default_rng(0))
    state = moments(parent, seed=1).tensors
    found = carried(parent, child, state)
    kept = {"fc2.bias", "last.weight", "last.bias"}
    assert {name.rpartition("/")[0] for name in found} == kept
    assert all(torch.equal(value, state[name]) for name, value in found.items())


@pytest.mark.parametrize("name", ["shrink", "pool"])
def test_parameters_that_are_computed_anew_start_fresh(name: str) -> None:
    """A batch norm folded into its convolution; a linear layer whose columns stand for fewer positions."""
    parameters: dict[str, Any] = {"shrink": {"form": "fold_batch_norm"}, "pool": {"form": "down"}}[name]
    architecture = graph(
        (2, 8, 8),
        conv1=("conv2d", "input", conv(4, bias=True)),
        bn=("batch_norm", "conv1"),
        act=("relu", "bn"),
        conv2=("conv2d", "act", conv(4)),
        flat=("flatten", "conv2"),
        fc=("linear", "flat", linear(3)),
    )
    parent = network(architecture)
    child, mutation = nas.mutate(parent, name, certify=False, **parameters)
    found = nas.carry(parent, [mutation], moments(parent, seed=1))
    fits(child, found)
    computed = {"shrink": "conv1.weight", "pool": "fc.weight"}[name]
    assert f"{computed}/exp_avg" not in found.tensors
    assert "fc.bias/exp_avg" in found.tensors
