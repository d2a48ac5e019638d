from __future__ import annotations

import random
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress

import pytest
from sqlalchemy import text
from sqlalchemy.orm import Session

from store import Conflict, JobState, StaleAttempt, TrialState, growth
from store.growth import Claim
from store.repositories import Jobs
from tests.unit.store.world import EXPIRED, World, assert_sound

CLAIMERS = 8


def together(work: Callable[[int], object], threads: int = CLAIMERS) -> None:
    """Run `work` in that many threads that start at the same moment; raises what one of them raised."""
    start = threading.Barrier(threads)

    def run(number: int) -> object:
        start.wait()
        return work(number)

    with ThreadPoolExecutor(threads) as pool:
        for future in [pool.submit(run, number) for number in range(threads)]:
            future.result()


def test_eight_claimers_claim_each_of_two_hundred_trials_once(world: World) -> None:
    for _ in range(4):
        world.submit(trials=50, parallel=60, search={"generational": True, "population": 50})
    for seed in [world.claim() for _ in range(4)]:
        world.finish(seed)
    claims: list[Claim] = []

    def claim_all(number: int) -> None:
        while (claim := world.do(growth.claim, f"worker_{number}", 60.0)) is not None:
            claims.append(claim)

    together(claim_all)
    assert len(claims) == 200
    assert len({claim.trial_id for claim in claims}) == 200
    assert {claim.attempt for claim in claims} == {1}


def test_claimers_at_the_same_time_respect_the_limit_of_a_generation(world: World) -> None:
    job = world.submit(trials=40, parallel=3, search={"generational": True, "population": 40})
    world.finish(world.claim())
    claims: list[Claim] = []

    def claim_once(number: int) -> None:
        if (claim := world.do(growth.claim, f"worker_{number}", 60.0)) is not None:
            claims.append(claim)

    together(claim_once)
    assert len(claims) == 3
    assert_sound(world, job.id)


def test_workers_at_the_same_time_grow_a_whole_job(world: World) -> None:
    jobs = [world.submit(trials=20, parallel=4) for _ in range(3)]

    def work(number: int) -> None:
        while any(world.job(job.id).state in (JobState.QUEUED, JobState.RUNNING) for job in jobs):
            claim = world.do(growth.claim, f"worker_{number}", 60.0)
            if claim is not None:
                world.epoch(claim, 1)
                world.finish(claim)

    together(work, 4)
    for job in jobs:
        assert world.job(job.id).state is JobState.SUCCEEDED
        assert world.progress(job.id).succeeded == 21
        assert_sound(world, job.id)


def test_of_a_late_finish_and_a_reaper_one_wins(world: World) -> None:
    for _ in range(10):
        job = world.submit(trials=1)
        claim = world.claim(lease=EXPIRED)
        finished: list[bool] = []

        def race(number: int, claim: Claim = claim, finished: list[bool] = finished) -> None:
            if number == 0:
                with suppress(StaleAttempt):
                    world.finish(claim)
                    finished.append(True)
            else:
                world.do(growth.reap, reap_seconds=3_600)

        together(race, 2)
        state = world.trial(claim.trial_id).state
        assert state is (TrialState.SUCCEEDED if finished else TrialState.QUEUED)
        assert len(world.models(job.id)) == len(finished)
        assert_sound(world, job.id)
        world.do(growth.cancel, job.id)


def test_of_two_finishes_of_one_attempt_one_wins(world: World) -> None:
    job = world.submit(trials=1)
    claim = world.claim()
    outcomes: list[str] = []

    def finish(_: int) -> None:
        try:
            world.finish(claim)
            outcomes.append("finished")
        except StaleAttempt:
            outcomes.append("stale")

    together(finish, 4)
    assert sorted(outcomes) == ["finished", "stale", "stale", "stale"]
    assert_sound(world, job.id)


def test_a_storm_of_moves_loses_nothing(world: World) -> None:
    """Workers, reapers and users at once, some workers dying: every job still ends, and nobody ever deadlocks."""
    jobs = [world.submit(trials=6, parallel=2).id for _ in range(3)]
    jobs.append(world.submit(trials=8, parallel=2, search={"generational": True, "population": 4}).id)
    calm = threading.Event()

    def worker(number: int) -> None:
        chance = random.Random(number)
        while not calm.is_set():
            claim = world.do(growth.claim, f"worker_{number}", EXPIRED if chance.random() < 0.1 else 60.0)
            if claim is None:
                world.do(growth.reap, reap_seconds=0.0)
                continue
            with suppress(StaleAttempt):
                world.epoch(claim, claim.epoch + 1)
                verdict = world.renew(claim)
                fate = chance.random()
                if verdict is growth.Verdict.CANCEL:
                    world.cancelled(claim)
                elif verdict is growth.Verdict.PAUSE or fate < 0.15:
                    world.give_back(claim)
                elif fate < 0.25:
                    world.do(growth.renew, claim.trial_id, claim.attempt, EXPIRED)  # and is never heard of again
                elif fate < 0.3 and claim.number > 0:
                    world.fail(claim)
                else:
                    world.finish(claim)

    def user() -> None:
        chance = random.Random(99)
        for _ in range(25):
            job_id = chance.choice(jobs)
            with suppress(Conflict):
                match chance.randrange(5):
                    case 0 | 1:
                        world.do(growth.pause, job_id)
                    case 2 | 3:
                        world.do(growth.resume, job_id)
                    case _:
                        world.do(growth.extend, job_id, 1)
        with suppress(Conflict):
            world.do(growth.cancel, jobs[0])
        for job_id in jobs:
            with suppress(Conflict):
                world.do(growth.resume, job_id)
        while any(world.job(job_id).ended_at is None for job_id in jobs):
            world.do(growth.reap, reap_seconds=0.0)
        calm.set()

    together(lambda number: user() if number == 4 else worker(number), 5)
    for job_id in jobs:
        assert_sound(world, job_id)
    if world.database.url.drivername != "sqlite":
        with world.database.read() as session:
            found = session.execute(text("SELECT deadlocks FROM pg_stat_database WHERE datname = current_database()"))
            assert found.scalar() == 0


def test_a_second_writer_waits_for_the_first(world: World) -> None:
    job = world.submit()
    with world.database.write() as session:
        Jobs(session).lock(job.id)
        late = threading.Thread(target=world.do, args=(growth.pause, job.id))
        late.start()
        late.join(0.2)
        assert late.is_alive()
    late.join(240)
    assert world.job(job.id).state is JobState.PAUSED


def test_readers_are_not_kept_waiting_by_a_writer(world: World) -> None:
    job = world.submit()
    with world.database.write() as session:
        growth.pause(session, job.id)
        session.flush()
        assert world.job(job.id).state is JobState.QUEUED


def test_a_failed_transaction_leaves_nothing(world: World) -> None:
    job = world.submit()

    def pause_and_fail(session: Session) -> None:
        growth.pause(session, job.id)
        session.flush()
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        world.do(pause_and_fail)
    assert world.job(job.id).state is JobState.QUEUED
    assert_sound(world, job.id)
