from __future__ import annotations

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy.orm import Session

from nas.search import Candidate
from store.growth import JobHistory
from store.models import Job
from store.repositories import Jobs, Models
from tests.integration.store.planting import Plant, job_id, plant
from tests.integration.store.test_leaderboard import PLANTS, clear
from tests.unit.store.world import World


def history_in_memory(plants: list[Plant], objective: str, seed: int | None) -> list[Candidate]:
    """What the strategy should see of job 0."""

    def candidate(i: int, number: int) -> Candidate:
        p = plants[i]
        score = p.val_accuracy if objective == "val_accuracy" else -p.val_loss
        return Candidate(number, f"model_{i:06}", score, p.parameters, 0, flops=p.flops, val_loss=p.val_loss)

    own = [candidate(i, i) for i, p in enumerate(plants) if p.job == 0]
    return own if seed is None else [candidate(seed, 0), *own]


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(plants=PLANTS, objective=st.sampled_from(["val_accuracy", "val_loss"]), with_seed=st.booleans())
def test_a_strategy_sees_what_it_would_see_in_memory(
    world: World, plants: list[Plant], objective: str, with_seed: bool
) -> None:
    clear(world)
    plants = [Plant(job=1), *plants, Plant(job=0)]  # number 0 is the seed's; and job 0 has a model at least
    others = [i for i, p in enumerate(plants) if p.job == 1]
    seed = others[-1] if with_seed else None

    def make(session: Session) -> None:
        ids = plant(session, plants)
        job = Jobs(session).get(job_id(0))
        job.objective = objective
        if seed is not None:
            job.seed_model_id, job.seeded = ids[seed], True

    world.do(make)
    expected = history_in_memory(plants, objective, seed)
    with world.database.read() as session:
        history = JobHistory(session, Jobs(session).get(job_id(0)))
        assert history.size() == len(expected)
        assert [history.at(i) for i in range(len(expected))] == expected
        assert history.best() == max(expected, key=lambda c: c.merit)
        for count in (1, 2, len(expected), len(expected) + 3):
            assert list(history.youngest(count)) == expected[-count:]
        for outside in (-1, len(expected)):
            with pytest.raises(IndexError):
                history.at(outside)


def test_an_empty_history_has_no_best(world: World) -> None:
    job = world.submit()
    with world.database.read() as session:
        history = JobHistory(session, job)
        assert history.size() == 0
        assert list(history.youngest(3)) == []
        with pytest.raises(IndexError):
            history.best()


def test_the_lineage_is_the_tree_of_a_jobs_models(world: World) -> None:
    job = world.grown_job(trials=4, parallel=1)
    with world.database.read() as session:
        lineage = Models(session).lineage(Jobs(session).get(job.id))
    assert [node.number for node in lineage.nodes] == [0, 1, 2, 3, 4]
    assert len(lineage.edges) == 4
    assert {edge.child_id for edge in lineage.edges} == {node.model_id for node in lineage.nodes[1:]}
    assert not any(node.external for node in lineage.nodes)


def test_the_lineage_begins_with_the_seed_model_of_another_job(world: World) -> None:
    first = world.grown_job(trials=3)
    seed = world.models(first.id)[0]
    job = world.submit(trials=2, parallel=1, seed_model={"model_id": seed})
    world.run_all()
    with world.database.read() as session:
        lineage = Models(session).lineage(session.get_one(Job, job.id))
    assert [(node.model_id == seed, node.external, node.number) for node in lineage.nodes] == [
        (True, True, 0),
        (False, False, 1),
        (False, False, 2),
    ]
    assert len(lineage.edges) == 2
    assert lineage.edges[0].parent_id == seed


def test_the_pulse_changes_when_a_model_comes_or_goes(world: World) -> None:
    def pulse() -> Any:
        with world.database.read() as session:
            return Models(session).pulse()

    beats = [pulse()]
    job = world.submit(trials=1)
    world.finish(world.claim())
    beats.append(pulse())
    world.finish(world.claim())
    beats.append(pulse())
    from store import growth

    world.do(growth.delete, job.id)
    beats.append(pulse())
    assert beats[0] == beats[3] == (0, None)
    assert len(set(beats)) == 3
