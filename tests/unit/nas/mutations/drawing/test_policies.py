"""The policies: what each draws, how often, and that the same seed draws the same."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import numpy as np
import pytest
import torch
from torch import nn

import nas
from nas import mutations
from nas.mutations import Command, draw, random_commands
from nas.mutations.drawing import policies
from nas.mutations.drawing.policies import Batch, Situation
from nas.mutations.drawing.policies.depth import Depth, depth, pool_share, widest
from nas.mutations.drawing.policies.gradient import affordable, gain, gradients
from nas.mutations.drawing.policies.weights import Weights
from tests.unit.nas.mutations.graphs import conv, features, graph, linear, network, plain, residual, same

ALL = dict.fromkeys(("wider", "deeper", "branch", "skip"), 1.0)


def batch(architecture: nas.Architecture, samples: int = 32) -> Batch:
    """Classes that the first input tells apart."""
    generator = torch.Generator().manual_seed(0)
    images = torch.randn(samples, *architecture.input.shape, generator=generator)
    return Batch(images, (images.flatten(1)[:, 0] > 0).long())


def first_commands(policy: str, situation: Situation, draws: int) -> list[Command]:
    chooser = policies.get(policy)
    return [next(chooser.commands(situation, np.random.default_rng(seed))) for seed in range(draws)]


def test_the_policies_are_known_by_name_with_a_line_each() -> None:
    assert policies.names() == ["depth", "gradient", "uniform", "weights"]
    assert all(policies.get(name).summary.endswith(".") for name in policies.names())
    with pytest.raises(nas.MutationError, match="unknown policy 'luck'; known: depth, gradient, uniform, weights"):
        policies.get("luck")
    with pytest.raises(nas.MutationError, match="unknown policy 'luck'"):
        draw(network(plain()), ALL, 1, 0, policy="luck")
    with pytest.raises(ValueError, match="a second policy is named 'weights'"):
        policies.register(Weights)


@pytest.mark.parametrize("policy", ["weights", "uniform", "depth", "gradient"])
def test_the_same_seed_draws_the_same_child_and_leaves_the_global_generators_alone(policy: str) -> None:
    parent = network(residual())
    samples = batch(parent.architecture)
    torch_state, numpy_state = torch.get_rng_state(), repr(np.random.get_state())
    (one, first), (other, second), (third, _) = (
        draw(parent, ALL, 2, seed, policy=policy, batch=samples) for seed in (3, 3, 4)
    )
    assert same(one, other)
    assert first == second
    assert not same(one, third)
    assert all(mutation.certificate is not None and mutation.certificate.exact for mutation in first)
    assert torch.equal(torch.get_rng_state(), torch_state)
    assert repr(np.random.get_state()) == numpy_state


@pytest.mark.parametrize("policy", ["weights", "uniform", "depth", "gradient"])
def test_every_policy_keeps_to_the_weights_that_are_zero_and_to_the_limit(policy: str) -> None:
    parent = network(plain())
    limit = int(parent.architecture.parameters * 1.2)
    weights = {"wider": 1.0, "skip": 1.0, "deeper": 0.0}
    for seed in range(10):
        child, done = draw(
            parent, weights, 2, seed, policy=policy, batch=batch(plain()), max_parameters=limit, certify=False
        )
        assert child.architecture.parameters <= limit
        assert {mutation.name for mutation in done} <= {"wider", "skip"}
    with pytest.raises(nas.LimitExceeded):
        draw(parent, {"wider": 1.0}, 1, 0, policy=policy, batch=batch(plain()), max_parameters=1)


@pytest.mark.parametrize("policy", ["weights", "uniform", "depth", "gradient"])
def test_every_policy_says_when_nothing_has_a_site(policy: str) -> None:
    parent = network(graph((4,), fc=("linear", "input", linear(2))))
    with pytest.raises(nas.NoSite, match="none of wider has a legal site"):
        draw(parent, {"wider": 1.0}, 1, 0, policy=policy, batch=batch(parent.architecture))


def test_uniform_draws_equally_often_whatever_the_weights() -> None:
    situation = Situation(network(plain()), {"wider": 100.0, "deeper": 1.0, "branch": 0.01, "skip": 0.0})
    drawn = Counter(command.name for command in first_commands("uniform", situation, 300))
    assert set(drawn) == {"wider", "deeper", "branch"}
    assert min(drawn.values()) > 70


# Depth


def pooled(pools: int, size: int = 64, width: int = 4) -> nas.Architecture:
    """As many convolutions as pools, and a head."""
    nodes = {}
    before = "input"
    for number in range(pools):
        nodes[f"conv{number}"] = ("conv2d", before, conv(width))
        nodes[f"pool{number}"] = ("max_pool2d", f"conv{number}", {"kernel_size": 2})
        before = f"pool{number}"
    return graph((1, size, size), **nodes, flat=("flatten", before), fc=("linear", "flat", linear(2)))


def test_depth_is_the_longest_way_through_layers_with_weights() -> None:
    assert depth(plain()) == 4
    assert depth(residual()) == 6, "stem, one, two, squeeze, excite, fc: the scale and the shortcut do not count"
    assert depth(features()) == 3


def test_pools_become_rarer_until_there_is_no_room() -> None:
    """64 x 64: L = 4, so 20, 17.5, 15, 12.5 and then 0, as the mutation project computes them."""
    assert [pool_share(pooled(pools)) for pools in range(6)] == [20, 17.5, 15, 12.5, 0, 0]
    assert pool_share(pooled(0, size=8)) == 20
    assert pool_share(pooled(1, size=8)) == 0
    assert pool_share(pooled(0, size=7)) == 0, "no room at all"
    assert pool_share(features()) == 0, "no space at all"


def test_the_limit_on_a_widening_grows_with_depth() -> None:
    assert widest(graph((1, 4, 4), flat=("flatten", "input"))) == 128
    assert widest(plain()) == 128 + 896 * 4 // 20
    chain = {f"fc{n}": ("linear", f"fc{n - 1}" if n else "input", linear(3)) for n in range(20)}
    assert widest(graph((3,), **chain)) == 1024


def test_depth_draws_by_its_formulas() -> None:
    """Depth 4: wider and deeper have 10 each and skip 4; branch has no formula."""
    situation = Situation(network(plain()), {"wider": 1.0, "deeper": 9.0, "skip": 50.0, "branch": 50.0})
    drawn = Counter(command.name for command in first_commands("depth", situation, 480))
    assert set(drawn) == {"wider", "deeper", "skip"}
    assert drawn["wider"] == pytest.approx(200, abs=45)
    assert drawn["deeper"] == pytest.approx(200, abs=45)
    assert drawn["skip"] == pytest.approx(80, abs=35)


def test_depth_widens_to_its_limit_and_not_beyond() -> None:
    nodes = {"conv": ("conv2d", "input", conv(150)), "flat": ("flatten", "conv"), "fc": ("linear", "flat", linear(2))}
    parent = network(graph((1, 2, 2), **nodes))
    limit = widest(parent.architecture)
    assert 150 < limit < 300
    widths = []
    for seed in range(30):
        child, _ = draw(parent, {"wider": 1.0}, 1, seed, policy="depth", certify=False)
        widths.append(child.architecture.shapes["conv"][0])
    assert max(widths) == limit
    assert 150 < min(widths) < limit
    full = network(graph((1, 2, 2), **{**nodes, "conv": ("conv2d", "input", conv(limit))}))
    with pytest.raises(nas.NoSite, match="leaves nothing to choose"):
        draw(full, {"wider": 1.0}, 1, 0, policy="depth")


def test_depth_refuses_what_it_has_no_formula_for() -> None:
    assert Depth().refusal(["branch", "wider"]) is None
    assert "draws from deeper, group, pool, skip, wider" in (Depth().refusal(["branch"]) or "")
    with pytest.raises(nas.MutationError, match="draws from deeper, group, pool, skip, wider"):
        draw(network(plain()), {"branch": 1.0}, 1, 0, policy="depth")


def test_a_list_of_commands_can_be_drawn_by_depth() -> None:
    commands = random_commands(plain(), ALL, 5, 0, policy="depth")
    assert len(commands) == 5
    child, _ = draw(network(plain()), {}, 0, 1, commands=commands)
    assert child.architecture.parameters > plain().parameters


# Gradient


def test_the_gradient_needs_a_batch() -> None:
    with pytest.raises(nas.MutationError, match="batch: the policy gradient needs a batch of training samples"):
        draw(network(plain()), ALL, 1, 0, policy="gradient")


def test_large_networks_are_scored_on_fewer_samples() -> None:
    samples = batch(plain(), 100)
    assert len(affordable(samples, network(plain())).labels) == 100
    wide = graph((1, 64, 64), conv=("conv2d", "input", conv(64, 31)), flat=("flatten", "conv"))
    expensive = nas.Network.initialise(wide)
    assert expensive.architecture.flops > 4 * 10**8
    found = affordable(samples, expensive)
    assert len(found.images) == len(found.labels) == 8
    assert torch.equal(found.images, samples.images[:8])


def loss_of(grown: nas.Network, samples: Batch) -> float:
    with torch.no_grad():
        return float(
            nn.functional.cross_entropy(grown.module().eval().double()(samples.images.double()), samples.labels)
        )


def stepped(grown: nas.Network, samples: Batch, step: float) -> nas.Network:
    """After one step of gradient descent on the batch."""
    found = gradients(grown, samples)
    return nas.Network(
        grown.architecture,
        {key: tensor - step * found[key] if key in found else tensor for key, tensor in grown.weights.items()},
    )


def children(parent: nas.Network) -> Iterator[tuple[nas.Network, nas.Mutation]]:
    for name in ALL:
        for site in nas.sites(parent.architecture, name)[:4]:
            if site.legal:
                yield nas.mutate(parent, name, site=site.name, seed=1, certify=False)


@pytest.mark.parametrize("build", [plain, residual])
def test_the_gain_is_what_a_small_step_gains_over_the_parents(build: object) -> None:
    """The score's claim, measured: losses after one small step, of the child and of the parent."""
    parent = network(build())  # type: ignore[operator]
    samples = batch(parent.architecture)
    step = 1e-4
    before = loss_of(parent, samples)
    own = (before - loss_of(stepped(parent, samples, step), samples)) / step
    compared = 0
    for child, mutation in children(parent):
        decrease = (before - loss_of(stepped(child, samples, step), samples)) / step
        added = child.architecture.parameters - parent.architecture.parameters
        predicted = gain(parent, child, samples) * added**0.5
        if predicted > 0.05 * own:
            assert predicted == pytest.approx(decrease - own, rel=0.15, abs=0.02 * own), mutation
            compared += 1
        else:
            assert decrease - own < 0.1 * own, mutation
    assert compared >= 2


def test_what_is_zero_and_hears_no_gradient_gains_nothing() -> None:
    parent = network(plain())
    samples = batch(parent.architecture)
    assert gain(parent, parent, samples) == 0
    dead = nas.Network(
        parent.architecture, {**parent.weights, "fc2.weight": torch.zeros_like(parent.weights["fc2.weight"])}
    )
    for child, _ in (nas.mutate(dead, "deeper", site="conv1", seed=seed, certify=False) for seed in range(3)):
        assert gain(dead, child, samples) == 0


def test_the_gradient_draws_what_gains_and_leaves_what_does_not() -> None:
    """Behind zeros no new layer hears anything; in front of the loss it does."""
    parent = network(plain())
    dead = nas.Network(
        parent.architecture, {**parent.weights, "fc2.weight": torch.zeros_like(parent.weights["fc2.weight"])}
    )
    situation = Situation(dead, {"wider": 1.0, "skip": 1.0, "continue": 1.0}, batch=batch(plain()))
    drawn = first_commands("gradient", situation, 12)
    assert all(gain(dead, _child(dead, command), batch(plain())) > 0 for command in drawn)
    uniformly = first_commands("uniform", situation, 12)
    assert any(gain(dead, _child(dead, command), batch(plain())) == 0 for command in uniformly)


def _child(parent: nas.Network, command: Command) -> nas.Network:
    return draw(parent, {}, 0, 0, commands=[command], certify=False)[0]


def test_where_nothing_gains_the_gradient_still_draws() -> None:
    _, done = draw(network(plain()), {"continue": 1.0}, 1, 0, policy="gradient", batch=batch(plain()))
    assert [mutation.name for mutation in done] == ["continue"]


def test_the_score_prefers_the_better_of_two_networks_sites_more_often() -> None:
    parent = network(plain())
    samples = batch(parent.architecture)
    situation = Situation(parent, ALL, batch=samples)
    by_gradient, by_chance = (
        np.mean([gain(parent, _child(parent, command), samples) for command in first_commands(policy, situation, 40)])
        for policy in ("gradient", "uniform")
    )
    assert by_gradient > 1.2 * by_chance


def test_every_mutation_can_be_scored() -> None:
    parent = network(plain())
    situation = Situation(parent, dict.fromkeys(mutations.names(), 1.0), batch=batch(plain(), 8))
    assert {command.name for command in policies.get("gradient").commands(situation, np.random.default_rng(0))}
