"""Doing again what a record says, and telling where what comes of it is something else."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator, Sequence
from typing import Any

import pytest

import nas
from nas import mutations
from nas.mutations import Command, Mutation, Replayed, replay
from tests.unit.nas.mutations.graphs import GRAPHS, network


def permit_all(network: nas.Network, command: Command) -> None:
    del network, command


def replayed(parent: nas.Network, records: Sequence[Mutation]) -> tuple[nas.Network | None, list[Replayed]]:
    done = list(replay(parent, records, permit_all))
    return (done[-1][0] if done else parent), [each for _, each in done]


def through_json(records: Sequence[Mutation]) -> list[Mutation]:
    """As a database gives them back."""
    return [Mutation.from_json(json.loads(json.dumps(record.to_json()))) for record in records]


@pytest.fixture(scope="module")
def parent() -> nas.Network:
    return network(nas.presets.get("digits_cnn"))


@pytest.fixture(scope="module")
def records(parent: nas.Network) -> list[Mutation]:
    weights = {"wider": 1.0, "deeper": 1.0, "skip": 1.0}
    return mutations.draw(parent, weights, 3, 5)[1]


def places(name: str) -> Iterator[nas.Network]:
    """Networks that may have a site for the mutation; the last has clones, which a shrink merges."""
    graphs = list(GRAPHS.values())
    for build in random.Random(name).sample(graphs, len(graphs)):
        yield network(build())
    yield nas.mutate(network(nas.presets.get("digits_cnn")), "wider", site="conv1", init="net2wider")[0]


@pytest.mark.parametrize("name", mutations.names())
def test_every_mutation_can_be_done_again_from_its_record(name: str) -> None:
    for before in places(name):
        try:
            child, done = mutations.draw(before, {name: 1.0}, 1, 7)
        except (nas.NoSite, nas.LimitExceeded):
            continue
        again, findings = replayed(before, through_json(done))
        assert [finding.reason for finding in findings] == [None]
        assert again is not None
        assert again.digest == child.digest
        return
    pytest.fail(f"no network has a site for {name}")


def test_a_chain_is_done_again_to_the_bit(parent: nas.Network, records: list[Mutation]) -> None:
    child, findings = replayed(parent, through_json(records))
    assert all(finding.matches for finding in findings)
    certificate = records[-1].certificate
    assert child is not None
    assert certificate is not None
    assert child.digest == certificate.child_digest


def test_what_is_not_exact_is_found_as_it_was_recorded(parent: nas.Network) -> None:
    _, record = nas.mutate(parent, "wider", site="conv1", seed=1, init="noise")
    (finding,) = replayed(parent, through_json([record]))[1]
    assert finding.matches
    assert finding.certificate is not None
    assert not finding.certificate.exact


def test_another_parent_is_found(parent: nas.Network, records: list[Mutation]) -> None:
    findings = replayed(network(nas.presets.get("digits_cnn"), seed=1), records)[1]
    assert "the parent's digest is recorded as" in (findings[0].reason or "")


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"site": "attic"}, "has no site 'attic'"),
        ({"name": "taller"}, "unknown mutation 'taller'"),
        ({"parameters": {"seed": -1}}, "must be a whole number"),
        ({"parameters": {"network": 1}}, "has no such parameter"),
    ],
)
def test_what_follows_a_mutation_that_cannot_be_carried_out_is_not_tried(
    parent: nas.Network, records: list[Mutation], change: dict[str, Any], reason: str
) -> None:
    damaged = [records[0].model_copy(update=change), *records[1:]]
    last, findings = replayed(parent, damaged)
    assert last is None
    assert reason in (findings[0].reason or "")
    assert [finding.reason for finding in findings[1:]] == ["not carried out: the mutation before it was not"] * 2


def test_what_is_not_permitted_is_not_carried_out(parent: nas.Network, records: list[Mutation]) -> None:
    asked: list[str] = []

    def permit(current: nas.Network, command: Command) -> None:
        asked.append(command.name)
        if len(asked) == 2:
            raise nas.LimitExceeded("that is enough")

    done = [finding for _, finding in replay(parent, records, permit)]
    assert asked == [record.name for record in records[:2]]
    assert [finding.matches for finding in done] == [True, False, False]
    assert done[1].reason == "it cannot be carried out: that is enough"


def test_no_mutations_are_the_parent(parent: nas.Network) -> None:
    assert replayed(parent, []) == (parent, [])
