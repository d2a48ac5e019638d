"""What the page of a job reads: its models with their parents, what is new, what failed, what runs."""

from typing import Any

import pytest
from sqlalchemy import event

from store import TrialState, growth
from store.repositories import Grown, Insights, Jobs
from tests.integration.server.big_job import plant_big_job
from tests.unit.store.world import World, digest


def grown(world: World, job_id: str, limit: int = 1_000) -> list[Grown]:
    with world.database.read() as session:
        return Insights(session).growth(Jobs(session).get(job_id), limit)


def test_models_come_by_number_and_know_their_parents_numbers(world: World) -> None:
    job = world.grown_job(trials=4)
    found = grown(world, job.id)
    assert [each.number for each in found] == [0, 1, 2, 3, 4]
    assert (found[0].parent_id, found[0].parent_number, found[0].external) == (None, None, False)
    numbers = {each.model_id: each.number for each in found}
    for child in found[1:]:
        assert child.parent_id is not None
        assert child.parent_number == numbers[child.parent_id]
        assert child.mutations == ["wider"]


def test_a_seed_model_of_another_job_comes_first_and_has_no_number(world: World) -> None:
    seed = world.models(world.grown_job(trials=1).id)[0]
    job = world.grown_job(trials=2, seed_model={"model_id": seed})
    found = grown(world, job.id)
    assert [(each.external, each.number) for each in found] == [(True, None), (False, 1), (False, 2)]
    assert found[0].model_id == seed
    assert (found[1].parent_id, found[1].parent_number) == (seed, None)


def test_a_limit_leaves_out_the_latest(world: World) -> None:
    job = world.grown_job(trials=4)
    assert [each.number for each in grown(world, job.id, limit=3)] == [0, 1, 2]


def test_only_what_came_after_an_event_is_new(world: World) -> None:
    job = world.submit(trials=2)
    world.finish(world.claim())
    with world.database.read() as session:
        seq = Jobs(session).get(job.id).event_seq
        assert Insights(session).grown_since(job.id, seq, 100) == (seq, [])
    later = [world.finish(world.claim()).model_id for _ in range(2)]
    with world.database.read() as session:
        last, found = Insights(session).grown_since(job.id, seq, 100)
        assert last == Jobs(session).get(job.id).event_seq
        assert [each.model_id for each in found] == later
        # A page of events at a time: what is left is asked for from where it ended.
        first, _ = Insights(session).grown_since(job.id, seq, 1)
        assert first == seq + 1


def test_the_latest_events_come_first(world: World) -> None:
    job = world.grown_job(trials=2)
    with world.database.read() as session:
        found = Insights(session).latest_events(job.id, 3)
    last = world.events(job.id)[-1].seq
    assert [each.seq for each in found] == [last, last - 1, last - 2]


def test_failures_keep_their_error_and_their_evidence(world: World) -> None:
    job = world.submit(trials=3)
    world.finish(world.claim())
    claim = world.claim()
    mutations: list[dict[str, Any]] = [{"name": "deeper", "site": "relu1"}]
    world.do(growth.grown, claim.trial_id, claim.attempt, mutations, 10, 20)
    world.do(growth.fail, claim.trial_id, claim.attempt, "preservation", "not the same <function>", {"max_error": 0.5})
    with world.database.read() as session:
        (failure,) = Insights(session).failures(job.id, 10)
    assert (failure.number, failure.mutations, failure.error_kind) == (claim.number, ["deeper"], "preservation")
    assert failure.error == "not the same <function>"
    assert failure.evidence == {"max_error": 0.5}


def test_running_trials_are_those_that_run(world: World) -> None:
    job = world.submit(trials=3)
    world.finish(world.claim())
    claim = world.claim()
    world.epoch(claim, 1, digest())
    with world.database.read() as session:
        (trial,) = Insights(session).running(job.id, 10)
    assert (trial.id, trial.state, trial.epoch) == (claim.trial_id, TrialState.RUNNING, 1)


@pytest.mark.parametrize(("points", "numbers"), [(100, list(range(10))), (4, [0, 3, 6, 9]), (1, [0])])
def test_architectures_are_a_spread_of_them(world: World, points: int, numbers: list[int]) -> None:
    job = world.grown_job(trials=9)
    with world.database.read() as session:
        found = Insights(session).architectures(job.id, points)
    assert [number for number, _ in found] == numbers


def test_a_job_of_two_thousand_models_takes_as_many_queries_as_one_of_two(world: World) -> None:
    with world.database.write() as session:
        planted = [plant_big_job(session, children) for children in (2, 2_000)]
    asked = []
    for job_id in planted:
        with world.database.read() as session:
            job = Jobs(session).get(job_id)
            statements: list[str] = []

            def note(_connection: Any, _cursor: Any, statement: str, *_: Any, into: list[str] = statements) -> None:
                into.append(statement)

            event.listen(session.get_bind(), "before_cursor_execute", note)
            found = Insights(session).growth(job, 20_000)
            event.remove(session.get_bind(), "before_cursor_execute", note)
        assert len(found) == job.trials_total
        asked.append(len(statements))
    assert asked[0] == asked[1]
