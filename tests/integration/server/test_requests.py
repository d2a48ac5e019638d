"""Requests to a real server: what threads, sockets and two databases make of them."""

from concurrent.futures import ThreadPoolExecutor
from typing import Any

import httpx
import pytest

from store import growth
from store.repositories import Jobs
from tests.integration.server.conftest import ANSWER_SECONDS, Service
from tests.integration.server.test_streams import submit
from tests.waiting import eventually


def test_a_job_can_be_read_from_the_database_once_its_answer_is_there(service: Service) -> None:
    job = submit(service)
    with service.hand.database.read() as session:
        assert Jobs(session).get(job).id == job


def test_one_key_from_many_clients_at_once_is_one_job(service: Service) -> None:
    body = {"dataset": "digits", "name": "raced"}

    def post(_: int) -> httpx.Response:
        return httpx.post(
            f"{service.url}/jobs",
            json=body,
            headers={"Idempotency-Key": "raced"},
            timeout=ANSWER_SECONDS,
            trust_env=False,
        )

    with ThreadPoolExecutor(16) as pool:
        answers = list(pool.map(post, range(32)))
    assert sorted(answer.status_code for answer in answers) == [200] * 31 + [201]
    assert len({answer.json()["id"] for answer in answers}) == 1


def test_many_jobs_at_once_are_all_stored(service: Service) -> None:
    def post(number: int) -> str:
        answer = httpx.post(
            f"{service.url}/jobs",
            json={"dataset": "digits", "name": f"job {number}"},
            timeout=ANSWER_SECONDS,
            trust_env=False,
        )
        assert answer.status_code == 201, answer.text
        return str(answer.json()["id"])

    with ThreadPoolExecutor(48) as pool:
        ids = set(pool.map(post, range(96)))
    assert len(ids) == 96
    with service.hand.database.read() as session:
        for job in ids:
            Jobs(session).get(job)


@pytest.mark.parametrize("chunked", [False, True], ids=["announced", "in chunks"])
def test_a_client_that_sends_too_much_still_hears_why(service: Service, chunked: bool) -> None:
    content = b'{"dataset": "digits", "name": "' + b"x" * 8 * 2**20 + b'"}'
    body = (content[start : start + 65536] for start in range(0, len(content), 65536)) if chunked else content
    response = service.client.post("/jobs", content=body, headers={"content-type": "application/json"})
    assert response.status_code == 413
    assert response.headers["content-type"] == "application/problem+json"


def test_the_server_returns_a_trial_whose_worker_is_gone(service: Service) -> None:
    job = submit(service, priority=100)
    claim = service.hand.database.transact(lambda session: growth.claim(session, "worker_gone", 0.2))
    assert claim is not None
    assert claim.job_id == job

    def returned() -> dict[str, Any] | None:
        trial: dict[str, Any] = service.client.get(f"/jobs/{job}/trials").json()["items"][0]
        return trial if trial["state"] == "queued" else None

    assert eventually(returned, "the trial is returned")["attempt"] == 1
