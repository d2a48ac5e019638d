"""Drawing: by weight or by name, under a limit, the same for the same seed."""

from __future__ import annotations

from collections import Counter

import pytest

import nas
from nas.mutations import draw
from tests.unit.nas.mutations.graphs import graph, linear, network, plain, residual, same

EVEN = {"wider": 1.0, "deeper": 1.0, "branch": 1.0, "skip": 1.0}


def test_the_same_seed_draws_the_same_child() -> None:
    parent = network(residual())
    one, first = draw(parent, EVEN, 3, seed=4)
    other, second = draw(parent, EVEN, 3, seed=4)
    assert same(one, other)
    assert first == second
    assert not same(one, draw(parent, EVEN, 3, seed=5)[0])


def test_each_step_replays_from_its_record() -> None:
    parent = network(residual())
    child, done = draw(parent, EVEN, 4, seed=1)
    replayed = parent
    for mutation in done:
        replayed, again = nas.mutate(replayed, mutation.name, site=mutation.site, **mutation.parameters)
        assert again == mutation
    assert same(replayed, child)
    assert all(mutation.certificate is not None and mutation.certificate.exact for mutation in done)


def test_a_weight_of_zero_is_never_drawn_and_a_large_one_often() -> None:
    weights = {"wider": 8.0, "deeper": 1.0, "skip": 0.0}
    parent = network(plain())
    drawn = Counter(draw(parent, weights, 1, seed=seed, certify=False)[1][0].name for seed in range(60))
    assert drawn["skip"] == 0
    assert drawn["wider"] > 3 * drawn["deeper"] > 0


def test_no_child_passes_the_limit_on_parameters() -> None:
    parent = network(plain())
    limit = int(parent.architecture.parameters * 1.1)
    counts = set()
    for seed in range(20):
        child, done = draw(parent, EVEN, 2, seed=seed, max_parameters=limit, certify=False)
        assert child.architecture.parameters <= limit
        counts.add(len(done))
    assert counts == {1, 2}, "a second mutation that does not fit costs the first one nothing"


def test_a_limit_that_leaves_nothing_is_said_with_its_numbers() -> None:
    parent = network(plain())
    size = parent.architecture.parameters
    with pytest.raises(nas.LimitExceeded, match=f"network with {size} parameters .*the limit max_parameters is {size}"):
        draw(parent, {"wider": 1.0}, 1, seed=0, max_parameters=size)


def test_a_mutation_without_a_site_is_passed_over_and_all_of_them_are_an_error() -> None:
    parent = network(graph((4,), fc=("linear", "input", linear(2))))
    assert {draw(parent, EVEN, 1, seed=seed)[1][0].name for seed in range(12)} == {"deeper", "branch", "skip"}
    with pytest.raises(nas.NoSite, match="none of wider has a legal site"):
        draw(parent, {"wider": 1.0}, 1, seed=0)


@pytest.mark.parametrize(
    ("weights", "message"),
    [
        ({"wider": 0.0}, "weights: .*one of them above"),
        ({"wider": -1.0}, "weights: must be at least zero"),
        ({"wider": float("nan")}, "weights: must be at least zero"),
        ({"wide": 1.0}, r"unknown mutation 'wide'; known: .*\bwider"),
    ],
)
def test_weights_that_make_no_sense_are_refused(weights: dict[str, float], message: str) -> None:
    with pytest.raises(nas.MutationError, match=message):
        draw(network(plain()), weights, 1, seed=0)


def test_names_stay_short_over_fifty_generations() -> None:
    child = network(
        graph((3,), first_hidden_layer=("linear", "input", linear(2)), fc=("linear", "first_hidden_layer", linear(2)))
    )
    for generation in range(50):
        child, _ = draw(child, EVEN, 1, generation, policy="uniform", max_parameters=20_000, certify=False)
    names = [node.name for node in child.architecture.nodes]
    assert len(names) > 50
    assert max(map(len, names)) <= 50


def test_children_can_matter_where_the_network_leaves_room_for_that() -> None:
    """Half of the children used to sit at the classifier or to add under 3 % of the arithmetic."""
    seed = network(nas.presets.default_for((1, 28, 28), 10))
    weights = {"wider": 1.0, "deeper": 1.0, "branch": 1.0, "kernel": 1.0}
    for trial in range(40):
        child, (mutation,) = draw(seed, weights, 1, seed=trial, certify=False)
        assert child.architecture.flops >= 1.03 * seed.architecture.flops, (mutation.name, mutation.site)
        assert mutation.site != seed.architecture.output


def test_a_small_child_is_drawn_where_there_is_no_other() -> None:
    seed = network(nas.presets.default_for((1, 28, 28), 10))
    limit = seed.architecture.parameters + 150
    child, _ = draw(seed, {"deeper": 1.0}, 1, seed=0, max_parameters=limit, certify=False)
    assert seed.architecture.flops < child.architecture.flops < 1.03 * seed.architecture.flops


def test_shrink_is_passed_over_where_it_finds_nothing_to_do() -> None:
    fresh = network(nas.presets.default_for((1, 28, 28), 10))
    weights = {"shrink": 50.0, "wider": 1.0}
    assert {draw(fresh, weights, 1, seed=seed, certify=False)[1][0].name for seed in range(10)} == {"wider"}
