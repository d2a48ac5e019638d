"""Workers and training processes are killed, and stopped for longer than their lease."""

from __future__ import annotations

import random
import signal
import time
from collections.abc import Sequence

import psutil
import pytest
from sqlalchemy import create_engine
from sqlalchemy.exc import OperationalError

from tests.chaos.conftest import Judge
from tests.chaos.deployment import GROWN, LONG, Deployment, Spec, epochs_of, eventually, sigkill
from tests.integration.workers.stack import WorkerProcess
from tests.waiting import await_gone, lives

pytestmark = [pytest.mark.chaos, pytest.mark.timeout(2400)]

KILLS = 21
KILLS_OF_ROUNDS = 8
ZOMBIES = 4


def victims(worker: WorkerProcess, number: int) -> Sequence[object]:
    """By turns the worker, its training process, both."""
    return [[worker.popen], worker.trainers, [worker.popen, *worker.trainers]][number % 3]


def test_a_job_whose_workers_are_killed_again_and_again_ends_as_it_would_have(
    anywhere: Deployment, judge: Judge
) -> None:
    job_id = kill_again_and_again(anywhere, LONG, KILLS)
    judge("SIGKILL: worker, training process, both by turns", KILLS, anywhere, "LONG", [job_id])


def test_a_search_in_rounds_ends_as_it_would_have_whatever_is_killed(embedded: Deployment, judge: Judge) -> None:
    job_id = kill_again_and_again(embedded, GROWN, KILLS_OF_ROUNDS)
    judge("SIGKILL by turns, while grow plans rounds", KILLS_OF_ROUNDS, embedded, "GROWN", [job_id])


def kill_again_and_again(anywhere: Deployment, body: Spec, kills: int) -> str:
    """Kill by turns while the job runs; its id."""
    chance = random.Random(1)
    anywhere.have_workers(2)
    job_id = anywhere.submit(body)
    for number in range(kills):
        worker = anywhere.await_at_work(job_id, epochs=number * epochs_of(body) // (kills + 4))
        assert worker is not None, f"the job ended after {number} kills"
        time.sleep(chance.uniform(0, 0.3))
        doomed = victims(worker, number)
        trainers = worker.trainers
        sigkill(doomed)  # type: ignore[arg-type]
        if worker.popen in doomed:
            await_gone(trainers, "they die with it")
            anywhere.stack.start_worker(wait=False)
    return job_id


def writable(made: Deployment) -> bool:
    """Whether another process can write: one that is stopped within a transaction keeps SQLite to itself."""
    if made.stack.database.url.drivername != "sqlite":
        return True
    engine = create_engine(made.stack.database.url, connect_args={"timeout": 0.5, "isolation_level": None})
    try:
        with engine.connect() as connection:
            connection.exec_driver_sql("BEGIN IMMEDIATE")
            connection.exec_driver_sql("ROLLBACK")
    except OperationalError:
        return False
    finally:
        engine.dispose()
    return True


def stop(made: Deployment, worker: WorkerProcess, trainers: Sequence[psutil.Process]) -> None:
    """SIGSTOP, at a moment when it does not hold SQLite's lock."""

    def stopped() -> bool:
        worker.signal(signal.SIGSTOP)
        if writable(made):
            return True
        worker.signal(signal.SIGCONT)
        time.sleep(0.05)
        return False

    eventually(stopped, "the worker is stopped between two transactions")
    for trainer in trainers:
        trainer.suspend()


def test_a_worker_that_wakes_after_its_trial_was_taken_changes_nothing(anywhere: Deployment, judge: Judge) -> None:
    chance = random.Random(2)
    workers = anywhere.have_workers(2)
    job_id = anywhere.submit(LONG)
    for number in range(ZOMBIES):
        worker = anywhere.await_at_work(job_id, epochs=20 + number * epochs_of(LONG) // (ZOMBIES + 3))
        assert worker is not None, f"the job ended after {number} zombies"
        trainers = worker.trainers
        asleep = trainers if number % 2 else []  # by turns its training goes on meanwhile
        stop(anywhere, worker, asleep)
        held = anywhere.held(job_id, worker)
        eventually(
            lambda held=held: all(  # type: ignore[misc]
                trial.attempt > held[trial.number] for trial in anywhere.stack.trials(job_id) if trial.number in held
            ),
            "another worker has taken its trial",
        )
        time.sleep(chance.uniform(0, 0.5))
        for trainer in asleep:
            trainer.resume()
        worker.signal(signal.SIGCONT)
        if held:
            eventually(
                lambda trainers=trainers: not any(lives(trainer) for trainer in trainers),  # type: ignore[misc]
                "it has killed its own training",
            )
    assert all(worker.popen.poll() is None for worker in workers)
    judge("SIGSTOP of a worker past its lease, then SIGCONT", ZOMBIES, anywhere, "LONG", [job_id])
