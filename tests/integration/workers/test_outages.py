"""Whatever is killed, a job ends as it would have; the cost is seconds."""

import signal
import time

import pytest

from store.states import JobState, TrialState
from tests.integration.workers.stack import BRIEF_LEASE_SECONDS, Stack, eventually
from tests.services import Server
from tests.waiting import await_gone

pytestmark = pytest.mark.slow

# The seed network trains for so long that it still does when the test has seen its first epochs, however late that is.
LONG = {"search": {"trials": 2, "parallel": 2, "generational": True}, "training": {"seed_epochs": 120, "epochs": 5}}


def undisturbed(stack: Stack) -> list[tuple[int, str]]:
    """The digests of LONG when nothing happens."""
    job_id = stack.submit(**LONG)
    assert stack.await_end(job_id).state is JobState.SUCCEEDED
    return stack.digests(job_id)


def test_a_worker_killed_in_the_middle_loses_no_epoch_and_changes_no_bit(stack: Stack) -> None:
    stack.settings.lease_seconds = BRIEF_LEASE_SECONDS
    first = stack.start_worker()
    job_id = stack.submit(**LONG)
    stack.await_epoch(job_id, epoch=5)
    trainers = first.trainers
    first.signal(signal.SIGKILL)
    first.wait()
    await_gone(trainers, "they die with it")
    before = stack.trials(job_id)[0]

    stack.settings.lease_seconds = 60.0
    stack.start_worker()
    assert stack.await_end(job_id).state is JobState.SUCCEEDED
    seed = stack.trials(job_id)[0]
    assert seed.attempt == before.attempt + 1
    started = [event.data for event in stack.events(job_id) if event.kind == "trial.started"]
    resumed = next(data for data in started if (data["number"], data["attempt"]) == (0, seed.attempt))
    assert resumed["epoch"] == before.epoch
    assert stack.digests(job_id) == undisturbed(stack)


def test_a_training_process_that_is_killed_is_started_again(embedded: Stack) -> None:
    worker = embedded.start_worker()
    job_id = embedded.submit(**LONG)
    embedded.await_epoch(job_id)
    (trainer,) = worker.trainers
    trainer.kill()
    assert embedded.await_end(job_id).state is JobState.SUCCEEDED
    returned = [event for event in embedded.events(job_id) if event.kind == "trial.returned"]
    assert ["SIGKILL" in event.data["reason"] for event in returned] == [True]
    assert embedded.digests(job_id) == undisturbed(embedded)


def test_a_worker_that_is_told_to_stop_gives_its_trial_back_at_once(embedded: Stack) -> None:
    embedded.settings.lease_seconds = 600.0  # so that it is not the reaper who returns it
    worker = embedded.start_worker()
    job_id = embedded.submit(**LONG)
    embedded.await_epoch(job_id)
    worker.signal(signal.SIGTERM)
    trial = eventually(
        lambda: next((t for t in embedded.trials(job_id) if t.state is TrialState.QUEUED), None), "it is given back"
    )
    assert trial.training_state is not None
    assert (trial.attempt, trial.fruitless_attempts) == (1, 0)
    assert worker.wait() == 0
    assert embedded.listed_workers() == []


def test_a_second_signal_ends_a_worker_for_good(embedded: Stack) -> None:
    worker = embedded.start_worker()
    trainers = worker.trainers
    worker.signal(signal.SIGINT)
    worker.signal(signal.SIGINT)
    worker.wait()
    await_gone(trainers, "they die with it")


def test_wiping_the_embedded_broker_costs_no_job(embedded: Stack) -> None:
    embedded.start_worker()
    embedded.wipe_broker()
    job_id = embedded.submit(search={"trials": 2}, training={"epochs": 1, "seed_epochs": 1})
    embedded.wipe_broker()
    assert embedded.await_end(job_id).state is JobState.SUCCEEDED


def test_emptying_redis_costs_no_job(deployed: Stack, redis_server: Server) -> None:
    deployed.start_worker()
    redis_server.kill()  # nothing of it is on a disk
    job_id = deployed.submit(search={"trials": 2}, training={"epochs": 1, "seed_epochs": 1})
    redis_server.start()
    assert deployed.await_end(job_id).state is JobState.SUCCEEDED


def test_a_worker_started_before_its_broker_waits_for_it(deployed: Stack, redis_server: Server) -> None:
    redis_server.stop()
    worker = deployed.start_worker(wait=False)
    eventually(lambda: "Cannot connect to redis" in worker.log.read_text(), "it complains")
    job_id = deployed.submit(search={"trials": 1}, training={"epochs": 1, "seed_epochs": 1})
    redis_server.start()
    assert deployed.await_end(job_id).state is JobState.SUCCEEDED


def test_a_training_outlives_a_database_that_is_away_for_less_than_its_lease(
    deployed: Stack, postgres_server: Server
) -> None:
    deployed.start_worker()
    job_id = deployed.submit(**LONG)
    deployed.await_epoch(job_id)
    postgres_server.stop()
    time.sleep(2)
    postgres_server.start()
    assert deployed.await_end(job_id).state is JobState.SUCCEEDED
    assert [trial.attempt for trial in deployed.trials(job_id)] == [1, 1, 1]


def test_a_worker_outlives_a_database_that_is_away_for_longer_than_its_lease(
    deployed: Stack, postgres_server: Server
) -> None:
    deployed.settings.lease_seconds = BRIEF_LEASE_SECONDS
    worker = deployed.start_worker()
    job_id = deployed.submit(**LONG)
    deployed.await_epoch(job_id)
    (trainer,) = worker.trainers
    before = deployed.trials(job_id)[0]
    postgres_server.kill()
    await_gone([trainer], "its training ends")
    postgres_server.start()
    assert deployed.await_end(job_id).state is JobState.SUCCEEDED
    assert deployed.trials(job_id)[0].attempt > before.attempt


def test_a_worker_that_was_asleep_past_its_lease_drops_its_trial(deployed: Stack) -> None:
    """Not on SQLite: a process that is stopped in the middle of a transaction stops every other writer."""
    deployed.settings.lease_seconds = BRIEF_LEASE_SECONDS
    sleeper = deployed.start_worker()
    job_id = deployed.submit(**LONG)
    deployed.await_epoch(job_id)
    (trainer,) = sleeper.trainers
    sleeper.signal(signal.SIGSTOP)
    trainer.suspend()
    before = deployed.trials(job_id)[0]
    deployed.start_worker()
    eventually(lambda: deployed.trials(job_id)[0].attempt > before.attempt, "another worker takes the trial")
    trainer.resume()
    sleeper.signal(signal.SIGCONT)
    assert deployed.await_end(job_id).state is JobState.SUCCEEDED
    assert len(deployed.models(job_id)) == 3
    await_gone([trainer], "it is killed")
    assert sleeper.popen.poll() is None
