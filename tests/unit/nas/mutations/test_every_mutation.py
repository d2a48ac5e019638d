"""What every mutation promises, whatever it does."""

from __future__ import annotations

import json

import numpy as np
import pytest
import torch
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import nas
from nas import mutations
from tests.strategies import lived_in, networks
from tests.unit.nas.mutations.graphs import GRAPHS, difference, modes, network, same
from tests.unit.nas.mutations.kinds import CONTROLS, ELSEWHERE, EXACT, Kind, label

every_exact_kind = pytest.mark.parametrize("kind", EXACT, ids=label)
every_kind = pytest.mark.parametrize("kind", EXACT + CONTROLS, ids=label)
every_graph = pytest.mark.parametrize("graph", GRAPHS)

OFTEN = ("wider", "deeper", "branch", "skip", "attention", "widen_heads")

quick = settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def children(parent: nas.Network, kind: Kind, seed: int = 0) -> list[tuple[nas.Network, nas.mutations.Mutation]]:
    """The child at each site that takes these parameters."""
    name, parameters = kind
    found = []
    for site in nas.sites(parent.architecture, name):
        if site.legal:
            try:
                found.append(nas.mutate(parent, name, seed=seed, site=site.name, certify=False, **parameters))
            except nas.MutationError:
                continue
    return found


def test_every_mutation_is_tried() -> None:
    tried = {name for name, _ in EXACT + CONTROLS}
    assert tried | ELSEWHERE == set(mutations.names()), "a mutation adds its line to kinds.py"


@every_graph
@every_exact_kind
def test_the_child_computes_what_its_parent_does(kind: Kind, graph: str) -> None:
    parent = network(GRAPHS[graph]())
    for child, mutation in children(parent, kind):
        assert mutation.exact
        for mode in modes(parent, child):
            assert difference(parent, child, mode) < 1e-10, (mutation.site, mode)


@pytest.mark.slow
@every_graph
@every_exact_kind
def test_in_float32_the_difference_is_rounding(kind: Kind, graph: str) -> None:
    parent = network(GRAPHS[graph]())
    for child, mutation in children(parent, kind):
        assert difference(parent, child, dtype=torch.float32) < 1e-5, mutation.site


@every_exact_kind
@quick
@given(parent=networks(), seed=st.integers(0, 1000))
def test_it_is_exact_on_any_graph(kind: Kind, parent: nas.Network, seed: int) -> None:
    for child, mutation in children(parent, kind, seed):
        for mode in modes(parent, child):
            assert difference(parent, child, mode) < 1e-10, (mutation.site, mode)


@quick
@given(parent=networks(), seed=st.integers(0, 1000))
def test_a_long_chain_of_random_mutations_stays_exact(parent: nas.Network, seed: int) -> None:
    """Between two mutations every weight moves, as in training: else zeros would hide what the next one gets wrong."""
    grown = parent
    for step in range(10):
        before = lived_in(grown, seed + step)
        grown, (mutation,) = mutations.draw(before, dict.fromkeys(OFTEN, 1.0), 1, seed + step, max_parameters=100_000)
        assert mutation.certificate is not None
        assert mutation.certificate.exact
        for mode in modes(before, grown):
            assert difference(before, grown, mode) < 1e-10


@every_kind
def test_the_parent_is_left_as_it_is(kind: Kind) -> None:
    for build in GRAPHS.values():
        parent = network(build())
        before = {key: tensor.clone() for key, tensor in parent.weights.items()}
        architecture = parent.architecture.model_dump_json()
        children(parent, kind)
        assert parent.architecture.model_dump_json() == architecture
        assert parent.weights.keys() == before.keys()
        assert all(torch.equal(before[key], tensor) for key, tensor in parent.weights.items())


@every_kind
def test_the_same_seed_gives_the_same_bits_and_leaves_the_global_generators_alone(kind: Kind) -> None:
    parent = network(GRAPHS["residual"]())
    torch_state, numpy_state = torch.get_rng_state(), repr(np.random.get_state())
    for (one, _), (other, _) in zip(children(parent, kind, 5), children(parent, kind, 5), strict=True):
        assert same(one, other)
    assert torch.equal(torch.get_rng_state(), torch_state)
    assert repr(np.random.get_state()) == numpy_state


@every_kind
def test_the_record_replays_bit_for_bit_after_a_trip_through_json(kind: Kind) -> None:
    name, parameters = kind
    parent = next(parent for build in GRAPHS.values() if children(parent := network(build()), kind))
    child, mutation = nas.mutate(parent, name, seed=11, certify=False, **parameters)
    record = nas.Mutation.from_json(json.loads(json.dumps(mutation.to_json())))
    assert record == mutation
    again, repeated = nas.mutate(parent, record.name, site=record.site, certify=False, **record.parameters)
    assert same(again, child)
    assert repeated == mutation


def test_choices_that_were_drawn_replay_too() -> None:
    for name in mutations.names():
        parent = next(p for build in GRAPHS.values() if nas.sites((p := network(build())).architecture, name))
        parent, _ = nas.mutate(
            parent, "wider", init="elementwise", certify=False
        )  # So that shrink has something to do.
        done = 0
        for seed in range(12):
            try:
                child, mutation = nas.mutate(parent, name, seed=seed, certify=False)
            except nas.NoSite:  # The weights do not permit what was drawn.
                continue
            again, _ = nas.mutate(parent, name, site=mutation.site, certify=False, **mutation.parameters)
            assert same(again, child), mutation
            done += 1
        assert done > 3, name


@every_kind
def test_new_names_stay_short_and_legal(kind: Kind) -> None:
    for build in GRAPHS.values():
        for child, _ in children(network(build()), kind):
            nas.Architecture.model_validate(child.architecture.model_dump(mode="json"))


@pytest.mark.parametrize("name", mutations.names())
def test_sites_depend_on_the_architecture_alone_and_say_why_not(name: str) -> None:
    for build in GRAPHS.values():
        found = nas.sites(build(), name)
        assert found == nas.sites(build(), name)
        assert len({site.name for site in found}) == len(found)
        assert all((site.reason is None) == site.legal for site in found)
        json.dumps([site._asdict() for site in found])


@every_exact_kind
def test_the_kept_weights_get_the_same_gradients(kind: Kind) -> None:
    """Those of layers that neither changed nor feed a widened layer: the rest of the network feels no difference."""
    parent = network(GRAPHS["plain"]())
    expected = gradients(parent)
    for child, mutation in children(parent, kind):
        found = gradients(child)
        kept = [key for key in expected if shares(child, parent, key) and not key.startswith(f"{mutation.site}.")]
        assert kept
        for key in kept:
            torch.testing.assert_close(found[key], expected[key], rtol=1e-8, atol=1e-10)


def shares(child: nas.Network, parent: nas.Network, key: str) -> bool:
    """Whether the tensor stays as it is: the same memory."""
    return key in child.weights and child.weights[key].data_ptr() == parent.weights[key].data_ptr()


def gradients(network: nas.Network) -> dict[str, torch.Tensor]:
    module = network.module().double().eval()
    generator = torch.Generator().manual_seed(3)
    x = torch.randn(16, *network.architecture.input.shape, generator=generator, dtype=torch.float64)
    labels = torch.randint(0, 3, (16,), generator=generator)
    torch.nn.functional.cross_entropy(module(x), labels).backward()
    return {key: parameter.grad for key, parameter in module.named_parameters() if parameter.grad is not None}


@pytest.mark.parametrize("kind", CONTROLS, ids=label)
def test_a_control_claims_nothing_and_its_certificate_says_so(kind: Kind) -> None:
    name, parameters = kind
    _, mutation = nas.mutate(network(GRAPHS["plain"]()), name, site="conv1", **parameters)
    assert not mutation.exact
    assert mutation.certificate is not None
    assert not mutation.certificate.exact
    assert mutation.certificate.max_error > 1e-4
