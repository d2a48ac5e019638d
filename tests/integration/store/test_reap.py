from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

from sqlalchemy import update
from sqlalchemy.orm import Session

from store import JobState, StaleAttempt, TrialState, growth
from store.growth import Reaped
from store.models import Job, Trial
from tests.unit.store.world import EXPIRED, World, assert_sound, digest

NEVER = 3_600.0  # seconds since the last doorbell: nothing is rung for again
AT_ONCE = -60.0  # everything that waits is rung for again


def reap(world: World, *, reap_seconds: float = NEVER, trial_attempts: int = 3) -> Reaped:
    return world.do(growth.reap, reap_seconds=reap_seconds, trial_attempts=trial_attempts)


def test_a_trial_whose_lease_ran_out_is_returned_with_its_training_state(world: World) -> None:
    job = world.submit()
    claim = world.claim(lease=EXPIRED)
    state = digest()
    world.epoch(claim, 1, state)
    assert reap(world) == Reaped(returned=1, doorbells=1)
    again = world.claim()
    assert (again.trial_id, again.attempt, again.epoch, again.training_state) == (claim.trial_id, 2, 1, state)
    assert "ran out" in next(e for e in world.events(job.id) if e.kind == "trial.returned").data["reason"]
    assert_sound(world, job.id)


def test_a_trial_whose_lease_holds_is_left_alone(world: World) -> None:
    world.submit()
    claim = world.claim()
    assert reap(world) == Reaped(0, 0)
    assert world.trial(claim.trial_id).state is TrialState.RUNNING


def test_the_worker_that_was_given_up_cannot_write_any_more(world: World) -> None:
    job = world.submit()
    lost = world.claim(lease=EXPIRED)
    reap(world)
    world.finish(world.claim(), val_accuracy=0.7)
    try:
        world.finish(lost, val_accuracy=0.1)
    except StaleAttempt:
        pass
    else:
        raise AssertionError("the lost attempt was written")
    assert len(world.models(job.id)) == 1


def test_a_trial_fails_after_three_fruitless_attempts_in_a_row(world: World) -> None:
    job = world.submit()
    for _ in range(3):
        claim = world.claim(lease=EXPIRED)
        reap(world)
    trial = world.trial(claim.trial_id)
    assert (trial.state, trial.error_kind) == (TrialState.FAILED, "attempts")
    assert world.job(job.id).state is JobState.FAILED
    assert_sound(world, job.id)


def test_an_epoch_between_them_starts_the_count_again(world: World) -> None:
    world.submit()
    for epoch in (None, None, 1, None, None):
        claim = world.claim(lease=EXPIRED)
        if epoch is not None:
            world.epoch(claim, epoch)
        reap(world)
    assert world.trial(claim.trial_id).state is TrialState.QUEUED
    world.claim(lease=EXPIRED)
    reap(world)
    assert world.trial(claim.trial_id).state is TrialState.FAILED


def test_a_cancelled_job_ends_when_its_workers_lease_runs_out(world: World) -> None:
    job = world.submit()
    world.claim(lease=EXPIRED)
    world.do(growth.cancel, job.id)
    assert world.job(job.id).state is JobState.RUNNING
    assert reap(world).doorbells == 0
    assert world.job(job.id).state is JobState.CANCELLED
    assert_sound(world, job.id)


def test_a_paused_job_gets_its_lost_trial_back_without_a_doorbell(world: World) -> None:
    job = world.submit()
    world.claim(lease=EXPIRED)
    world.do(growth.pause, job.id)
    assert reap(world) == Reaped(returned=1, doorbells=0)
    assert world.do(growth.resume, job.id) == 1


def test_a_lost_child_that_fails_for_good_is_followed_by_the_next(world: World) -> None:
    job = world.submit(trials=2, parallel=1)
    world.finish(world.claim())
    world.claim(lease=EXPIRED)
    assert reap(world, trial_attempts=1).doorbells == 1
    world.run_all()
    progress = world.progress(job.id)
    assert (progress.succeeded, progress.failed) == (2, 1)
    assert_sound(world, job.id)


def test_trials_that_nobody_heard_of_are_rung_for_again(world: World) -> None:
    world.submit()
    world.submit()
    assert reap(world).doorbells == 0
    assert reap(world, reap_seconds=AT_ONCE).doorbells == 2


def test_one_reaper_rings_for_all_within_an_interval(world: World) -> None:
    world.submit()
    backdate_doorbells(world, 600)
    assert reap(world, reap_seconds=300).doorbells == 1
    assert reap(world, reap_seconds=300).doorbells == 0


def backdate_doorbells(world: World, seconds: float) -> None:
    from store import clock

    def set_back(session: Session) -> None:
        session.execute(update(Trial).values(heard_at=clock.later(-seconds)))

    world.do(set_back)


def test_nobody_rings_for_a_paused_job(world: World) -> None:
    job = world.submit()
    world.do(growth.pause, job.id)
    assert reap(world, reap_seconds=AT_ONCE).doorbells == 0


def test_a_job_that_was_left_with_nothing_to_do_is_settled(world: World) -> None:
    """A cancel that met a claim half-way may leave a queued trial behind; here it is made by hand."""
    job = world.submit()

    def ask(session: Session) -> None:
        session.execute(update(Job).values(cancel_requested=True))

    world.do(ask)
    assert world.nothing_to_claim()
    reap(world)
    assert world.job(job.id).state is JobState.CANCELLED


def test_reapers_at_the_same_time_return_a_trial_once(world: World) -> None:
    jobs = [world.submit().id for _ in range(12)]
    claims = [world.claim(lease=EXPIRED) for _ in jobs]
    with ThreadPoolExecutor(6) as pool:
        reaped = list(pool.map(lambda _: reap(world), range(18)))
    assert sum(one.returned for one in reaped) == len(claims)
    for job_id in jobs:
        assert world.kinds(job_id).count("trial.returned") == 1
        assert_sound(world, job_id)


def test_a_reaper_learns_when_the_next_lease_runs_out(world: World) -> None:
    assert reap(world).seconds_left is None
    world.submit()
    world.claim(lease=60.0)
    left = reap(world).seconds_left
    assert left is not None
    assert 0 < left <= 60


def test_a_reaper_is_there_when_a_lease_runs_out_and_else_rests() -> None:
    assert Reaped(0, 0, None).pause(2.0) == 2.0
    assert Reaped(0, 0, 14.0).pause(2.0) == 2.0
    assert 0.5 < Reaped(0, 0, 0.5).pause(2.0) < 0.6
    assert 0 < Reaped(0, 0, -3.0).pause(2.0) < 0.5
