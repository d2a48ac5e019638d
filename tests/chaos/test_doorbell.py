"""The server is killed after the job is committed and before the doorbell has rung."""

from __future__ import annotations

import threading
from collections.abc import Callable
from contextlib import suppress

import httpx
import psutil
import pytest
import redis
from sqlalchemy import select

from store.models import Job
from tests.chaos.conftest import Judge
from tests.chaos.deployment import PATIENCE_SECONDS, TINY, Deployment, broker_folder_unusable, eventually

pytestmark = [pytest.mark.chaos, pytest.mark.timeout(2400)]

UNRUNG = 3


def committed(made: Deployment, name: str) -> Callable[[], bool]:
    def look() -> bool:
        with made.stack.database.read() as session:
            return session.scalar(select(Job.id).where(Job.name == name)) is not None

    return look


def post_and_kill(made: Deployment, name: str) -> None:
    """Post a job, and kill the server at once when the row is there."""
    server = made.servers[0]

    def post() -> None:
        with (
            suppress(httpx.TransportError),
            httpx.Client(base_url=server.url, timeout=PATIENCE_SECONDS, trust_env=False) as client,
        ):
            client.post("/jobs", json={**TINY, "name": name}, headers={"Idempotency-Key": name})

    poster = threading.Thread(target=post)
    poster.start()
    eventually(committed(made, name), "the job is committed")
    server.kill()
    poster.join()


def post_again(made: Deployment, name: str) -> str:
    """What a client does that had no answer: the same request with the same key."""
    made.servers[0].start()
    return made.submit({**TINY, "name": name}, **{"Idempotency-Key": name})


def test_a_job_whose_server_died_before_the_bell_is_done_on_redis(deployed: Deployment, judge: Judge) -> None:
    """Redis is stopped, so that the bell cannot have rung: the server still waits for its answer when it is killed."""
    deployed.have_workers(0)
    url = deployed.stack.settings.broker_url
    with redis.Redis.from_url(url) as client:
        broker = psutil.Process(client.info()["process_id"])
    job_ids = []
    for number in range(UNRUNG):
        broker.suspend()
        try:
            post_and_kill(deployed, f"unrung-{number}")
        finally:
            broker.resume()
        with redis.Redis.from_url(url) as client:
            client.flushall()  # the reaper has rung for the rounds before
        job_ids.append(post_again(deployed, f"unrung-{number}"))
    deployed.have_workers(2)
    judge("server killed between the commit and the doorbell", UNRUNG, deployed, "TINY", job_ids)


def test_a_job_whose_server_died_before_the_bell_is_done_on_the_embedded_default(
    embedded: Deployment, judge: Judge
) -> None:
    """A file lies in the broker's place, so that the bell cannot have rung when the server is killed."""
    embedded.have_workers(0)
    job_ids = []
    for number in range(UNRUNG):
        with broker_folder_unusable(embedded):  # and empty after that: the reaper has rung for the rounds before
            post_and_kill(embedded, f"unrung-{number}")
        job_ids.append(post_again(embedded, f"unrung-{number}"))
    embedded.have_workers(2)
    judge("server killed between the commit and the doorbell", UNRUNG, embedded, "TINY", job_ids)
