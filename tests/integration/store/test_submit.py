from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest

from store import Conflict, JobState, NotFound, TrialState, growth
from store.repositories import Jobs
from tests.unit.store.world import World, assert_sound, job_spec


def test_a_new_job_has_the_seed_networks_trial_alone(world: World) -> None:
    job = world.submit(trials=3, parallel=2)
    (trial,) = world.trials(job.id)
    assert (trial.number, trial.parent_id, trial.state) == (0, None, TrialState.QUEUED)
    assert job.state is JobState.QUEUED
    assert job.trials_total == 4
    assert world.kinds(job.id) == ["job.created", "trial.queued"]
    assert_sound(world, job.id)


def test_a_job_from_a_model_of_the_same_data_set_needs_no_seed_trial(world: World) -> None:
    model_id = world.models(world.grown_job(trials=1).id)[0]
    job = world.submit(trials=3, parallel=2, seed_model={"model_id": model_id})
    assert [(t.number, t.parent_id) for t in world.trials(job.id)] == [(1, model_id), (2, model_id)]
    assert job.trials_total == 3
    claim = world.claim()
    assert claim.parent is not None
    assert claim.parent.model_id == model_id
    world.finish(claim)
    assert world.model(world.models(job.id)[0]).generation == world.model(model_id).generation + 1


def test_a_job_from_a_model_of_another_data_set_trains_the_seed_first(world: World) -> None:
    model_id = world.models(world.grown_job(trials=1).id)[0]
    job = world.submit(trials=2, dataset="other", seed_model={"model_id": model_id})
    assert [(t.number, t.parent_id) for t in world.trials(job.id)] == [(0, None)]
    claim = world.claim()
    assert claim.parent is None
    assert claim.seed_model is not None
    assert claim.seed_model.checkpoint_sha256 == world.model(model_id).checkpoint_sha256


def test_an_unknown_seed_model_leaves_nothing_behind(world: World) -> None:
    with pytest.raises(NotFound, match="model_nobody"):
        world.submit(seed_model={"model_id": "model_nobody"})
    with world.database.read() as session:
        assert Jobs(session).page(limit=10).items == []


def test_the_same_key_and_body_is_the_same_job(world: World) -> None:
    first, created = world.do(growth.submit, job_spec(), idempotency_key="k")
    again, created_again = world.do(growth.submit, job_spec(), idempotency_key="k")
    assert (created, created_again) == (True, False)
    assert again.id == first.id
    assert len(world.trials(first.id)) == 1


def test_the_same_key_with_another_body_is_a_conflict(world: World) -> None:
    world.do(growth.submit, job_spec(trials=3), idempotency_key="k")
    with pytest.raises(Conflict, match="idempotency key"):
        world.do(growth.submit, job_spec(trials=4), idempotency_key="k")


def test_without_a_key_two_posts_are_two_jobs(world: World) -> None:
    assert world.submit().id != world.submit().id


def test_a_key_that_is_too_long_is_refused(world: World) -> None:
    with pytest.raises(Conflict, match="255"):
        world.do(growth.submit, job_spec(), idempotency_key="k" * 256)


def test_racing_posts_with_one_key_make_one_job(world: World) -> None:
    def post(_: int) -> tuple[str, bool]:
        job, created = world.do(growth.submit, job_spec(), idempotency_key="race")
        return job.id, created

    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(post, range(24)))
    assert len({job_id for job_id, _ in answers}) == 1
    assert sum(created for _, created in answers) == 1
    assert_sound(world, answers[0][0])


def test_a_name_may_hold_anything(world: World) -> None:
    job = world.submit(name="нейросеть \U0001f9e0 '\"; DROP TABLE jobs; --")
    assert world.job(job.id).name == "нейросеть \U0001f9e0 '\"; DROP TABLE jobs; --"


def test_jobs_are_paged_newest_first(world: World) -> None:
    made = [world.submit().id for _ in range(7)]
    seen: list[str] = []
    cursor = None
    for _ in range(10):
        with world.database.read() as session:
            page = Jobs(session).page(limit=3, cursor_text=cursor)
        seen += [job.id for job in page.items]
        if (cursor := page.next_cursor) is None:
            break
    assert seen == made[::-1]


def test_jobs_are_filtered_by_state(world: World) -> None:
    world.submit()
    done = world.submit()
    world.do(growth.cancel, done.id)
    with world.database.read() as session:
        assert [job.id for job in Jobs(session).page(limit=5, state=JobState.CANCELLED).items] == [done.id]
        assert Jobs(session).counts_by_state() == {JobState.QUEUED: 1, JobState.CANCELLED: 1}
