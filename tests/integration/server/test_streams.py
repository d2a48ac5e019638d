"""Server-sent events from a real server, while things happen."""

import json
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from typing import Any

import httpx
from httpx_sse import EventSource, ServerSentEvent

from tests.integration.server.conftest import ANSWER_SECONDS, Service


@contextmanager
def stream(service: Service, path: str, **headers: str) -> Iterator[Iterator[ServerSentEvent]]:
    with (
        httpx.Client(base_url=service.url, timeout=ANSWER_SECONDS, trust_env=False) as client,
        client.stream("GET", path, headers=headers) as response,
    ):
        assert response.status_code == 200
        yield EventSource(response).iter_sse()


def submit(service: Service, **fields: Any) -> str:
    body = {"dataset": "digits", "search": {"trials": 1, "parallel": 1}, **fields}
    response = service.client.post("/jobs", json=body)
    assert response.status_code == 201, response.text
    job: str = response.json()["id"]
    return job


def until(events: Iterator[ServerSentEvent], kind: str) -> list[ServerSentEvent]:
    """The events up to the first of this kind."""
    seen = []
    for event in events:
        seen.append(event)
        if event.event == kind:
            return seen
    raise AssertionError(f"the stream ended before {kind}: {[event.event for event in seen]}")


def test_events_arrive_while_the_job_runs_without_a_gap_and_the_stream_closes_at_its_end(service: Service) -> None:
    job = submit(service)
    with stream(service, f"/jobs/{job}/events") as events:
        seen = until(events, "trial.queued")
        service.hand.succeed(0.8, epochs=3)
        seen += until(events, "trial.succeeded")
        service.hand.succeed(0.9)
        seen += list(events)
    assert [int(event.id) for event in seen] == list(range(1, len(seen) + 1))
    assert [event.event for event in seen].count("trial.epoch") == 5
    assert json.loads(seen[-1].data)["state"] == "succeeded"
    grown = next(json.loads(event.data) for event in seen if event.event == "trial.succeeded")
    assert {"trial_id", "number", "attempt", "created_at"} <= set(grown)


def test_a_lost_connection_is_taken_up_where_it_broke(service: Service) -> None:
    job = submit(service)
    with stream(service, f"/jobs/{job}/events") as events:
        last = until(events, "trial.queued")[-1].id
    service.hand.succeed()
    service.hand.succeed()
    with stream(service, f"/jobs/{job}/events", **{"Last-Event-ID": last}) as events:
        ids = [int(event.id) for event in events]
    assert ids == list(range(int(last) + 1, int(last) + 1 + len(ids)))
    assert len(ids) > 3


def test_a_stream_of_a_job_that_is_deleted_closes(service: Service) -> None:
    job = submit(service)
    with stream(service, f"/jobs/{job}/events") as events:
        until(events, "trial.queued")
        service.client.post(f"/jobs/{job}/cancel")
        service.client.delete(f"/jobs/{job}")
        list(events)  # ends


def test_the_leaderboard_stream_shows_each_new_model(service: Service) -> None:
    job = submit(service)
    with stream(service, f"/leaderboard/stream?job_id={job}") as events:
        first = next(events)
        assert (first.event, json.loads(first.data)) == ("snapshot", {"items": []})
        seed = service.hand.succeed(0.5)
        change = json.loads(until(events, "change")[-1].data)
        assert [(item["rank"], item["model_id"]) for item in change["items"]] == [(1, seed)]
        child = service.hand.succeed(0.6)
        change = json.loads(until(events, "change")[-1].data)
        assert [(item["rank"], item["model_id"]) for item in change["items"]] == [(1, child), (2, seed)]
        service.client.delete(f"/jobs/{job}").raise_for_status()
        assert json.loads(until(events, "change")[-1].data) == {"items": [], "removed": [child, seed]}


def test_many_watchers_leave_the_routes_their_threads(service: Service) -> None:
    job = submit(service)
    with ExitStack() as stack:
        opened = [stack.enter_context(stream(service, f"/jobs/{job}/events")) for _ in range(60)]
        for events in opened:
            until(events, "trial.queued")
        with ThreadPoolExecutor(8) as pool:
            answers = list(pool.map(lambda _: service.client.get(f"/jobs/{job}").status_code, range(40)))
        assert answers == [200] * 40
        service.client.post(f"/jobs/{job}/cancel")
        for events in opened:
            assert json.loads(list(events)[-1].data)["state"] == "cancelled"
