"""The broker is emptied, restarted, and away while jobs are posted: it carries bells, and no job."""

from __future__ import annotations

import shutil
import time

import pytest
import redis

from tests.chaos.conftest import Judge
from tests.chaos.deployment import (
    AWAY_SECONDS,
    SHORT,
    TINY,
    Deployment,
    broker_folder,
    broker_folder_unusable,
    epochs_of,
    restart_under_a_job,
)
from tests.services import Server

pytestmark = [pytest.mark.chaos, pytest.mark.timeout(2400)]


def empty(made: Deployment) -> None:
    if made.stack.settings.broker_url.startswith("redis"):
        with redis.Redis.from_url(made.stack.settings.broker_url) as client:
            client.flushall()
    else:
        shutil.rmtree(broker_folder(made), ignore_errors=True)


def test_a_broker_that_is_emptied_again_and_again_loses_no_job(anywhere: Deployment, judge: Judge) -> None:
    anywhere.have_workers(2)
    empty(anywhere)
    job_id = anywhere.submit(SHORT)
    times = 12
    for number in range(times):
        assert anywhere.await_at_work(job_id, number * epochs_of(SHORT) // (times + 4)), f"the job ended after {number}"
        empty(anywhere)
    judge("broker emptied (FLUSHALL; rm -r)", times + 1, anywhere, "SHORT", [job_id])


def test_a_redis_that_is_killed_and_started_again_loses_no_job(
    deployed: Deployment, redis_server: Server, judge: Judge
) -> None:
    times, job_id = restart_under_a_job(deployed, redis_server)
    judge("Redis restarted, killed by turns", times, deployed, "SHORT", [job_id])


def post_for_a_while(made: Deployment) -> list[str]:
    """Post a job every two seconds while something is away."""
    until = time.monotonic() + AWAY_SECONDS
    posted = []
    while time.monotonic() < until:
        posted.append(made.submit(TINY))
        time.sleep(2)
    return posted


def test_jobs_that_are_posted_while_redis_is_down_are_done_when_it_is_back(
    deployed: Deployment, redis_server: Server, judge: Judge
) -> None:
    deployed.have_workers(2)
    redis_server.kill()
    job_ids = post_for_a_while(deployed)
    redis_server.start()
    judge("Redis down for 10 s while jobs are posted", 1, deployed, "TINY", job_ids)


def test_jobs_that_are_posted_while_the_brokers_folder_cannot_be_used_are_done(
    embedded: Deployment, judge: Judge
) -> None:
    embedded.have_workers(2)
    with broker_folder_unusable(embedded):
        job_ids = post_for_a_while(embedded)
    judge("broker's folder unusable for 10 s while jobs are posted", 1, embedded, "TINY", job_ids)
