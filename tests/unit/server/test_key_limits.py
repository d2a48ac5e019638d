"""What a key may use, and how it is told that it asked for more."""

import asyncio
from collections import Counter
from collections.abc import Callable, MutableMapping
from typing import Any

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from server.dependencies import Resources
from server.rates import TokenBuckets, Turnstile, retry_after
from store.tokens import KeyScope
from tests.unit.server.answers import faults, problem
from tests.unit.server.hand import Hand
from tests.unit.server.keyed import bearer, client_of, token


def job(**fields: Any) -> dict[str, Any]:
    return {"dataset": "digits", "search": {"trials": 3}} | fields


def submitter(app: FastAPI, **limits: Any) -> TestClient:
    return client_of(app, KeyScope.SUBMIT, **limits)


class Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


def test_a_bucket_gives_its_rate_and_no_more() -> None:
    clock = Clock()
    buckets = TokenBuckets(clock)
    assert [buckets.wait("a", 2.0) for _ in range(3)] == [0.0, 0.0, 0.5]
    clock.now = 0.25
    assert buckets.wait("a", 2.0) == 0.25
    clock.now = 0.5
    assert (buckets.wait("a", 2.0), buckets.wait("a", 2.0)) == (0.0, 0.5)
    clock.now = 100.0
    assert [buckets.wait("a", 2.0) > 0 for _ in range(3)] == [False, False, True]


def test_buckets_are_apart_and_a_slow_one_fills_too() -> None:
    clock = Clock()
    buckets = TokenBuckets(clock)
    assert (buckets.wait("a", 0.1), buckets.wait("b", 0.1), buckets.wait("a", 0.1)) == (0.0, 0.0, 10.0)
    clock.now = 10.0
    assert buckets.wait("a", 0.1) == 0.0


def test_one_waits_at_least_a_second() -> None:
    assert [retry_after(seconds) for seconds in (0.01, 1.0, 1.01)] == ["1", "1", "2"]


def test_too_many_requests_are_refused_with_when_to_come_again(app: FastAPI) -> None:
    client, other = submitter(app, requests_per_second=0.001), submitter(app)
    assert client.get("/jobs").status_code == 200
    response = client.get("/jobs")
    assert "0.001 requests a second" in problem(response, 429)["detail"]
    assert 900 <= int(response.headers["retry-after"]) <= 1000
    assert client.get("/healthz").status_code == 200
    assert other.get("/jobs").status_code == 200


@pytest.mark.parametrize(
    ("limits", "fields", "field", "value", "allowed"),
    [
        ({"trials_per_job": 2}, {}, "search.trials", 3, 2),
        ({"max_parameters": 9_000}, {"limits": {"max_parameters": 9_001}}, "limits.max_parameters", 9_001, 9_000),
        ({"max_seconds": 60.0}, {"limits": {"max_seconds": 61.5}}, "limits.max_seconds", 61.5, 60),
        ({"max_priority": 3}, {"priority": 4}, "priority", 4, 3),
    ],
)
def test_a_job_beyond_a_limit_is_refused_with_the_field_its_value_and_the_limit(
    app: FastAPI, limits: dict[str, Any], fields: dict[str, Any], field: str, value: float, allowed: float
) -> None:
    client = submitter(app, **limits)
    response = client.post("/jobs", json=job(**fields))
    assert faults(response) == {field: f"this API key allows at most {allowed}, not {value}"}
    assert response.json()["errors"][0]["value"] == value
    assert client.get("/jobs").json()["items"] == []


def test_every_limit_that_is_exceeded_is_named_at_once(app: FastAPI) -> None:
    client = submitter(app, trials_per_job=1, max_seconds=1.0, max_parameters=1)
    limits = {"max_seconds": 2, "max_parameters": 2}
    assert set(faults(client.post("/jobs", json=job(limits=limits)))) == {
        "search.trials",
        "limits.max_parameters",
        "limits.max_seconds",
    }


def test_a_job_without_limits_of_its_own_gets_the_keys(app: FastAPI) -> None:
    client = submitter(app, max_parameters=50_000, max_seconds=60.0)
    posted = client.post("/jobs", json=job()).json()
    assert posted["spec"]["limits"] == {"max_parameters": 50_000, "max_seconds": 60.0}
    smaller = client.post("/jobs", json=job(limits={"max_seconds": 5})).json()
    assert smaller["spec"]["limits"] == {"max_parameters": 50_000, "max_seconds": 5.0}


def test_a_seed_network_beyond_the_keys_limit_is_refused(app: FastAPI) -> None:
    client = submitter(app, max_parameters=10)
    assert "the limit is 10" in faults(client.post("/jobs", json=job()))["limits.max_parameters"]


def test_open_jobs_are_limited_and_an_end_makes_room(app: FastAPI) -> None:
    client, other = submitter(app, open_jobs=2), submitter(app, open_jobs=1)
    first, second = (client.post("/jobs", json=job()).json()["id"] for _ in range(2))
    response = client.post("/jobs", json=job())
    assert "2 of the 2 open jobs" in problem(response, 429)["detail"]
    assert int(response.headers["retry-after"]) >= 1
    assert other.post("/jobs", json=job()).status_code == 201
    assert client.post(f"/jobs/{first}/cancel").json()["state"] == "cancelled"
    third = client.post("/jobs", json=job()).json()["id"]
    problem(client.post("/jobs", json=job()), 429)
    assert len({first, second, third}) == 3


def test_an_ended_job_is_not_opened_again_beyond_the_limit(app: FastAPI) -> None:
    client, admin = submitter(app, open_jobs=1), client_of(app)
    ended = client.post("/jobs", json=job()).json()["id"]
    client.post(f"/jobs/{ended}/cancel")
    client.post("/jobs", json=job())
    for anybody in (client, admin):
        problem(anybody.post(f"/jobs/{ended}/extend", json={"trials": 1}), 429)


def test_a_budget_keeps_to_the_limits_of_the_key(app: FastAPI) -> None:
    client = submitter(app, trials_per_job=5, max_seconds=60.0)
    budget = {"seconds": 50}
    posted = client.post("/jobs", json={"dataset": "digits", "search": {"budget": budget}}).json()
    assert posted["spec"]["search"]["trials"] == 5, "what the budget leaves open"
    assert "at most 10" in faults(client.post(f"/jobs/{posted['id']}/extend", json={"seconds": 11}))["seconds"]
    assert client.post(f"/jobs/{posted['id']}/extend", json={"seconds": 10}).json()["budget"]["total"] == 60
    refused = client.post("/jobs", json={"dataset": "digits", "search": {"budget": {"seconds": 61}}})
    assert "at most 60" in faults(refused)["search.budget.seconds"]


def test_a_job_is_not_extended_beyond_the_limit(app: FastAPI) -> None:
    client = submitter(app, trials_per_job=5)
    posted = client.post("/jobs", json=job()).json()["id"]
    assert client.post(f"/jobs/{posted}/extend", json={"trials": 2}).json()["progress"]["total"] == 6
    assert faults(client.post(f"/jobs/{posted}/extend", json={"trials": 1})) == {
        "trials": "this API key allows at most 0, not 1"
    }
    assert client_of(app).post(f"/jobs/{posted}/extend", json={"trials": 1}).status_code == 200


def test_a_repeated_post_is_the_same_job_and_takes_no_room(app: FastAPI) -> None:
    client = submitter(app, open_jobs=1, max_seconds=60.0)
    headers = {"Idempotency-Key": "once"}
    first, again = (client.post("/jobs", json=job(), headers=headers) for _ in range(2))
    assert (first.status_code, again.status_code) == (201, 200)
    assert first.json()["id"] == again.json()["id"]


def test_two_keys_may_use_one_idempotency_key_and_never_meet(app: FastAPI) -> None:
    headers = {"Idempotency-Key": "once"}
    one, two = (submitter(app).post("/jobs", json=job(name=name), headers=headers) for name in ("one", "two"))
    assert (one.status_code, two.status_code) == (201, 201)
    assert one.json()["id"] != two.json()["id"]


def test_jobs_that_were_posted_before_there_were_keys_go_on(app: FastAPI, resources: Resources, hand: Hand) -> None:
    with TestClient(app) as client:
        posted = client.post("/jobs", json=job()).json()["id"]
    keyed = submitter(app, open_jobs=0)
    hand.succeed()
    assert keyed.get(f"/jobs/{posted}").json()["progress"]["succeeded"] == 1
    assert keyed.post(f"/jobs/{posted}/pause").status_code == 200
    problem(keyed.post("/jobs", json=job()), 429)


def test_one_caller_s_requests_wait_for_each_other_and_nobody_else_s_for_them() -> None:
    turnstile = Turnstile(at_once=2)

    async def ask() -> None:
        inside: list[str] = []
        go = asyncio.Event()

        async def one(caller: str) -> None:
            async with turnstile.through(caller) as leave:
                inside.append(caller)
                if caller == "quick":
                    leave()  # its answer has begun
                await go.wait()

        asked = [asyncio.create_task(one("greedy")) for _ in range(50)]
        asked += [asyncio.create_task(one("quick")) for _ in range(50)]
        for _ in range(100):
            await asyncio.sleep(0)
        assert Counter(inside) == {"greedy": 2, "quick": 50}
        asked[-51].cancel()  # one that waits gives up
        go.set()
        await asyncio.gather(*asked, return_exceptions=True)
        assert Counter(inside)["greedy"] == 49

    asyncio.run(ask())
    assert not turnstile._callers
    assert not turnstile._asked


def test_streams_of_a_key_are_limited_and_one_that_ends_makes_room(
    app: FastAPI, resources: Resources, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(resources.streams, "_most_of_a_key", 2)
    one, other = bearer(token(resources)), bearer(token(resources))

    async def ask() -> None:
        begun, ends = Counter[int](), asyncio.Event()

        async def stream(headers: dict[str, str]) -> None:
            body: list[dict[str, object]] = [{"type": "http.request", "body": b"", "more_body": False}]

            async def receive() -> dict[str, object]:
                if not body:
                    await ends.wait()
                return body.pop() if body else {"type": "http.disconnect"}

            async def send(message: MutableMapping[str, Any]) -> None:
                if message["type"] == "http.response.start":
                    begun[int(message["status"])] += 1

            scope = {
                "type": "http",
                "method": "GET",
                "path": "/leaderboard/stream",
                "query_string": b"",
                "headers": [(name.lower().encode(), value.encode()) for name, value in headers.items()],
                "server": ("127.0.0.1", 80),
            }
            await app(scope, receive, send)

        asked = [asyncio.create_task(stream(one)) for _ in range(60)]
        await until(lambda: sum(begun.values()) == 60)
        assert begun == {200: 2, 429: 58}
        asked.append(asyncio.create_task(stream(other)))
        await until(lambda: begun[200] == 3)
        ends.set()
        await asyncio.gather(*asked)

    asyncio.run(ask())
    assert not resources.streams._open


async def until(true: Callable[[], bool]) -> None:
    for _ in range(24_000):
        if true():
            return
        await asyncio.sleep(0.01)
    pytest.fail("it did not happen")
