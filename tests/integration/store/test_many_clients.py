"""Fifty clients steer the same jobs at once, while workers finish them: no lost update, and every invariant holds."""

from __future__ import annotations

import random
import threading
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress

import pytest

from store import Conflict, JobState, NotFound, StaleAttempt, growth
from store.repositories import Jobs
from store.states import ENDED_JOB
from tests.invariants import fingerprints, violations
from tests.unit.store.world import EXPIRED, World, digest

CLIENTS = 50
MOVES = 6


def at_once(work: Callable[[int], object], count: int = CLIENTS) -> list[object]:
    """What each of `count` threads, which start at the same moment, returned."""
    start = threading.Barrier(count)

    def run(number: int) -> object:
        start.wait()
        return work(number)

    with ThreadPoolExecutor(count) as pool:
        return [future.result() for future in [pool.submit(run, number) for number in range(count)]]


def outcome(world: World, move: Callable[..., object], *arguments: object) -> str:
    try:
        world.do(move, *arguments)
    except Conflict:
        return "conflict"
    except NotFound:
        return "gone"
    return "done"


@pytest.mark.parametrize(
    ("move", "outcomes"),
    [
        (growth.pause, {"done": 1, "conflict": CLIENTS - 1}),
        (growth.cancel, {"done": CLIENTS}),  # while it is being cancelled, to ask again is fine
    ],
)
def test_of_fifty_who_ask_for_the_same_each_hears_the_truth(
    world: World, move: Callable[..., object], outcomes: dict[str, int]
) -> None:
    job = world.submit(trials=2)
    world.claim()
    assert Counter(at_once(lambda _: outcome(world, move, job.id))) == outcomes
    assert violations(world.database, patience_seconds=1) == []


def test_fifty_extensions_add_up(world: World) -> None:
    job = world.submit(trials=1)
    assert Counter(at_once(lambda _: outcome(world, growth.extend, job.id, 2))) == {"done": CLIENTS}
    assert world.job(job.id).trials_total == 2 + 2 * CLIENTS
    assert violations(world.database) == []


def test_of_fifty_who_delete_one_does(world: World) -> None:
    job = world.grown_job(trials=1)
    assert Counter(at_once(lambda _: outcome(world, growth.delete, job.id))) == {"done": 1, "gone": CLIENTS - 1}
    assert violations(world.database) == []


@pytest.mark.parametrize("move", [growth.pause, growth.cancel, growth.extend])
def test_what_is_asked_while_a_worker_finishes_is_heard_or_refused(world: World, move: Callable[..., object]) -> None:
    """The last trial of a job ends at the moment somebody steers it."""
    for _ in range(8):
        job = world.submit(trials=1)
        world.finish(world.claim())
        last = world.claim()
        arguments = (job.id, 1) if move is growth.extend else (job.id,)
        heard = at_once(
            lambda number, last=last, arguments=arguments: (
                outcome(world, move, *arguments) if number else world.finish(last)
            ),
            2,
        )[1]
        assert len(world.models(job.id)) == 2
        found = world.job(job.id)
        if move is growth.extend:
            assert (heard, found.state, found.trials_total) == ("done", found.state, 3)
            assert found.state not in ENDED_JOB
        else:
            # A model that was finished is kept; with nothing left to do, a job that is paused or cancelled has ended.
            assert found.state in ENDED_JOB
        assert violations(world.database, patience_seconds=1) == []
        with suppress(Conflict):
            world.do(growth.cancel, job.id)


def test_fifty_clients_at_random_and_workers_that_come_and_go_break_nothing(world: World) -> None:
    jobs = [world.submit(trials=4, parallel=2).id for _ in range(6)]
    world.run_all()
    jobs += [world.submit(trials=4, parallel=2).id for _ in range(6)]
    models = fingerprints(world.database)
    calm = threading.Event()

    def client(number: int) -> None:
        chance = random.Random(number)
        moves = [growth.pause, growth.resume, growth.extend, growth.cancel, growth.delete]
        for _ in range(MOVES):
            job_id = chance.choice(jobs)
            move = chance.choice(moves)
            outcome(world, move, job_id, *([1] if move is growth.extend else []))

    def worker(number: int) -> None:
        chance = random.Random(1000 + number)
        while not calm.is_set():
            claim = world.do(growth.claim, f"worker_{number}", EXPIRED if chance.random() < 0.1 else 60.0)
            if claim is None:
                world.do(growth.reap, reap_seconds=0.0)
                calm.wait(0.05)
                continue
            with suppress(StaleAttempt, NotFound):
                world.do(growth.record_state, claim.trial_id, claim.attempt, digest())
                world.epoch(claim, claim.epoch + 1)
                match world.renew(claim), chance.random() < 0.1:
                    case growth.Verdict.CANCEL, _:
                        world.cancelled(claim)
                    case growth.Verdict.PAUSE, _:
                        world.give_back(claim)
                    case growth.Verdict.CONTINUE, True:
                        world.do(growth.crashed, claim.trial_id, claim.attempt, "it died")
                    case _:
                        world.finish(claim)

    def look() -> list[str]:
        """In full motion too."""
        found: list[str] = []
        while not calm.is_set():
            found += violations(world.database, patience_seconds=120.0)
            calm.wait(0.2)
        return found

    with ThreadPoolExecutor(5) as crew:
        workers = [crew.submit(worker, number) for number in range(4)]
        looking = crew.submit(look)
        try:
            at_once(client)
            end_all(world)
        finally:
            calm.set()
        for found in workers:
            found.result()
        assert looking.result() == []
    assert violations(world.database) == []
    remaining = fingerprints(world.database)
    assert {model_id: remaining[model_id] for model_id in models.keys() & remaining.keys()} == {
        model_id: models[model_id] for model_id in models.keys() & remaining.keys()
    }


def end_all(world: World) -> None:
    """Resume what is paused, and wait for the workers to end every job."""
    deadline = threading.Event()
    for _ in range(1200):
        with world.database.read() as session:
            open_jobs = [job for job in Jobs(session).page(limit=100).items if job.state not in ENDED_JOB]
        if not open_jobs:
            return
        for job in open_jobs:
            if job.state is JobState.PAUSED:
                outcome(world, growth.resume, job.id)
        world.do(growth.reap, reap_seconds=0.0)
        deadline.wait(0.1)
    states = {job.id: [t.state for t in world.trials(job.id)] for job in open_jobs}
    raise AssertionError(f"these jobs do not end: {states}")
