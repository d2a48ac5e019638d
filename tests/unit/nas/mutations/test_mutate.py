"""`nas.mutate`, the registry and the names: what a caller sees."""

from __future__ import annotations

import numpy as np
import pytest

import nas
from nas import mutations
from nas.mutations import registry
from nas.mutations.protocol import Parameters, Rule, Site
from nas.mutations.rules.wider import Wider
from nas.mutations.surgery.naming import Family, stem
from tests.unit.nas.mutations.graphs import conv, graph, linear, network, plain


def test_the_registry_knows_what_the_design_names() -> None:
    assert {"branch", "continue", "deeper", "skip", "wider"} <= set(mutations.names())
    for name in mutations.names():
        rule = mutations.get(name)
        assert rule.name == name
        assert rule.summary.endswith(".")
        assert rule.parameters.model_json_schema()["type"] == "object"


def test_a_second_mutation_of_the_same_name_is_refused() -> None:
    with pytest.raises(ValueError, match="a second mutation is named 'wider'"):
        registry.register(Wider)


def test_an_unknown_mutation_is_named_with_the_known_ones() -> None:
    with pytest.raises(nas.MutationError, match=r"unknown mutation 'taller'; known: .*\bbranch, continue, deeper"):
        nas.mutate(network(plain()), "taller")
    with pytest.raises(nas.MutationError, match="unknown mutation 'taller'"):
        nas.sites(plain(), "taller")


def test_without_a_legal_site_it_says_what_each_site_said() -> None:
    parent = network(graph((3,), fc=("linear", "input", linear(2))))
    with pytest.raises(nas.NoSite, match=r"wider has no legal site .* fc: its channels are the network's output"):
        nas.mutate(parent, "wider")


def test_without_a_site_that_takes_the_parameters_it_says_why() -> None:
    with pytest.raises(nas.NoSite, match=r"no site of wider takes these parameters\. .*conv1: 3 channels asked for"):
        nas.mutate(network(plain()), "wider", width=3)


def test_a_site_is_found_that_takes_the_parameters() -> None:
    for seed in range(6):
        _, mutation = nas.mutate(network(plain()), "wider", seed=seed, width=7)
        assert mutation.site in ("conv1", "conv2")


def test_continue_is_the_parent_itself() -> None:
    parent = network(plain())
    child, mutation = nas.mutate(parent, "continue", seed=1)
    assert child is parent
    assert (mutation.site, mutation.parameters, mutation.exact) == ("network", {"seed": 1}, True)


def test_a_certificate_is_left_out_when_nobody_wants_it() -> None:
    assert nas.mutate(network(plain()), "wider", certify=False)[1].certificate is None


@pytest.mark.parametrize("seed", [-1, 2**63, 1.5, True, "3"])
def test_a_seed_is_a_whole_number(seed: object) -> None:
    with pytest.raises(nas.MutationError, match="seed: must be a whole number from 0"):
        nas.mutate(network(plain()), "wider", seed=seed)  # type: ignore[arg-type]


def test_different_seeds_grow_different_children() -> None:
    parent = network(plain())
    digests = {nas.mutate(parent, "wider", seed=seed, site="conv1", width=9)[0].digest for seed in range(5)}
    assert len(digests) == 5


def test_a_claim_that_does_not_hold_is_an_error_with_the_evidence(monkeypatch: pytest.MonkeyPatch) -> None:
    class Liar(Rule[Parameters]):
        name = "liar"
        summary = "Claims to be exact and is not."
        parameters = Parameters

        def sites(self, architecture: nas.Architecture) -> list[Site]:
            return [Site("network")]

        def settle(
            self, architecture: nas.Architecture, site: str, given: Parameters, rng: np.random.Generator
        ) -> Parameters:
            return given

        def grow(self, network: nas.Network, site: str, chosen: Parameters, rng: np.random.Generator) -> nas.Network:
            weights = dict(network.weights) | {"fc2.bias": network.weights["fc2.bias"] + 1e-6}
            return nas.Network(network.architecture, weights)

    monkeypatch.setitem(registry.MUTATIONS._found, "liar", Liar())
    with pytest.raises(
        nas.PreservationError, match="liar at 'network' claims to be exact, but changed the output"
    ) as e:
        nas.mutate(network(plain()), "liar")
    assert isinstance(e.value.certificate, nas.Certificate)
    assert not e.value.certificate.exact
    with pytest.raises(nas.PreservationError):
        mutations.draw(network(plain()), {}, 1, 0, commands=[mutations.Command(name="liar")])


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("conv1", "conv1"),
        ("conv1_deeper", "conv1"),
        ("conv1_deeper12_relu", "conv1"),
        ("conv1_branch_2", "conv1"),
        ("conv1_branch2_2", "conv1"),
        ("my_skipper", "my_skipper"),
        ("a" * 64, "a" * 36),
    ],
)
def test_the_stem_is_the_name_before_any_mutation(name: str, expected: str) -> None:
    assert stem(name) == expected


def test_families_are_numbered_and_never_collide() -> None:
    architecture = graph(
        (1, 4, 4),
        conv1=("conv2d", "input", conv(2)),
        conv1_deeper_relu=("relu", "conv1"),
        conv1_deeper2=("conv2d", "conv1_deeper_relu", conv(2)),
    )
    assert Family(architecture, "conv1_deeper2", "deeper").name("relu") == "conv1_deeper3_relu"
    assert Family(architecture, "conv1", "branch").name() == "conv1_branch"
