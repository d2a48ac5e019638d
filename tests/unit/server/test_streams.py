"""Server-sent events: what is sent, in which order, and when a stream ends. Live streams are integration tests."""

import asyncio
import threading
from collections.abc import AsyncIterator, Sequence
from typing import Any

import pytest
from fastapi.testclient import TestClient
from httpx_sse._decoders import SSEDecoder
from sse_starlette import ServerSentEvent

import store
from server import streams
from server.schemas.leaderboard import LeaderboardItem
from server.streams import Batch, Event, Watchers, difference
from tests.unit.server.answers import events, faults
from tests.unit.server.hand import Hand


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(streams, "POLL_SECONDS", 0.01)
    monkeypatch.setattr(streams, "SHARED_SECONDS", 0.0)


def finished_job(client: TestClient, hand: Hand) -> str:
    job: str = client.post("/jobs", json={"dataset": "digits", "search": {"trials": 1}}).json()["id"]
    hand.succeed()
    hand.succeed()
    return job


def test_an_ended_job_is_replayed_from_the_first_event_to_the_last_and_the_stream_closes(
    client: TestClient, hand: Hand
) -> None:
    job = finished_job(client, hand)
    response = client.get(f"/jobs/{job}/events")
    assert response.headers["content-type"].startswith("text/event-stream")
    sent = events(response.text)
    assert [event["id"] for event in sent] == [str(number) for number in range(1, len(sent) + 1)]
    assert sent[0]["event"] == "job.created"
    assert sent[-1]["event"] == "job.state"
    assert '"state": "succeeded"' in sent[-1]["data"]
    assert all(f'"job_id": "{job}"' in event["data"] for event in sent)


@pytest.mark.parametrize("how", ["header", "query"])
def test_a_stream_is_taken_up_again_after_the_last_event_that_was_seen(
    client: TestClient, hand: Hand, how: str
) -> None:
    job = finished_job(client, hand)
    everything = events(client.get(f"/jobs/{job}/events").text)
    if how == "header":
        response = client.get(f"/jobs/{job}/events", headers={"Last-Event-ID": "3"})
    else:
        response = client.get(f"/jobs/{job}/events?last_event_id=3")
    assert events(response.text) == everything[3:]


def test_a_client_that_has_seen_everything_of_an_ended_job_gets_an_empty_stream(client: TestClient, hand: Hand) -> None:
    job = finished_job(client, hand)
    last = events(client.get(f"/jobs/{job}/events").text)[-1]["id"]
    response = client.get(f"/jobs/{job}/events", headers={"Last-Event-ID": last})
    assert (response.status_code, events(response.text)) == (200, [])


@pytest.mark.parametrize("given", ["x", "-1", "1.5"])
def test_a_senseless_event_id_is_refused(client: TestClient, given: str) -> None:
    assert "Last-Event-ID" in faults(client.get("/jobs/job_x/events", headers={"Last-Event-ID": given}))
    assert "last_event_id" in faults(client.get("/jobs/job_x/events", params={"last_event_id": given}))


def collect(stream: AsyncIterator[ServerSentEvent], count: int | None = None) -> list[ServerSentEvent]:
    async def read() -> list[ServerSentEvent]:
        found: list[ServerSentEvent] = []
        async for event in stream:
            found.append(event)
            if len(found) == count:
                break
        return found

    return asyncio.run(asyncio.wait_for(read(), 120))


class Script:
    """Answers polls with prepared batches, and remembers what it was asked."""

    def __init__(self, *steps: Batch | Exception) -> None:
        self.steps = list(steps)
        self.asked: list[int] = []

    def __call__(self, after: int) -> Batch:
        self.asked.append(after)
        step = self.steps.pop(0)
        if isinstance(step, Exception):
            raise step
        return step


def batch(*seqs: int, over: bool = False) -> Batch:
    return Batch([Event(seq, "trial.epoch", {"job_id": "j"}) for seq in seqs], over)


async def always() -> bool:
    return True


def for_a_while(looks: int) -> streams.Holds:
    """A right that ends after so many looks."""
    answers = [True] * looks

    async def holds() -> bool:
        return bool(answers and answers.pop())

    return holds


def test_events_are_sent_in_order_across_batches_until_the_job_is_over() -> None:
    script = Script(batch(), batch(3, 4), batch(5, over=True))
    sent = collect(streams.job_events(Watchers(), "j", batch(1, 2), 0, script, always))
    assert [event.id for event in sent] == ["1", "2", "3", "4", "5"]
    assert script.asked == [2, 2, 4]


def test_a_stream_outlives_an_outage_of_the_database() -> None:
    script = Script(store.Unavailable("away"), store.Unavailable("away"), batch(2, over=True))
    sent = collect(streams.job_events(Watchers(), "j", batch(1), 0, script, always))
    assert [event.id for event in sent] == ["1", "2"]


def test_a_stream_ends_with_the_right_to_it_whether_or_not_anything_happens() -> None:
    quiet = Script(*[batch()] * 5)
    sent = collect(streams.job_events(Watchers(), "j", batch(1), 0, quiet, for_a_while(3)))
    assert ([event.id for event in sent], len(quiet.asked)) == (["1"], 3)
    busy = Script(batch(2), batch(3), batch(4))
    sent = collect(streams.job_events(Watchers(), "j", batch(1), 0, busy, for_a_while(2)))
    assert [event.id for event in sent] == ["1", "2"]
    board = streams.leaderboard_events(Watchers(), "all", [row("a", 1)], lambda: [row("a", 1)], for_a_while(3))
    assert [event.event for event in collect(board)] == ["snapshot"]


def test_watchers_of_the_same_thing_share_its_polls(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(streams, "SHARED_SECONDS", 60.0)
    asked = []

    async def watch_together() -> list[int]:
        watchers = Watchers()
        return await asyncio.gather(*(watchers.read("key", lambda: asked.append(1) or len(asked)) for _ in range(50)))

    assert asyncio.run(watch_together()) == [1] * 50


def test_a_client_that_leaves_takes_the_poll_from_nobody_else() -> None:
    release = threading.Event()

    async def one_leaves() -> int:
        watchers = Watchers()
        leaving = asyncio.ensure_future(watchers.read("key", lambda: release.wait(120) and 7))
        staying = asyncio.ensure_future(watchers.read("key", lambda: 8))
        await asyncio.sleep(0.01)
        leaving.cancel()
        release.set()
        return await staying

    assert asyncio.run(one_leaves()) == 7


def row(model_id: str, rank: int, **changes: Any) -> LeaderboardItem:
    fields: dict[str, Any] = {
        "rank": rank,
        "model_id": model_id,
        "job_id": "j",
        "trial_id": "t",
        "parent_id": None,
        "generation": 0,
        "dataset": "digits",
        "val_accuracy": 0.5,
        "val_loss": 1.0,
        "parameters": 1,
        "flops": 1,
        "mutations": [],
        "created_at": "2026-01-01T00:00:00Z",
    }
    return LeaderboardItem.model_validate(fields | changes)


def test_the_leaderboard_is_a_snapshot_and_then_its_changes() -> None:
    boards: list[Sequence[LeaderboardItem]] = [
        [row("a", 1)],
        [row("b", 1), row("a", 2)],
        [row("b", 1)],
    ]
    stream = streams.leaderboard_events(Watchers(), "all", [row("a", 1)], lambda: boards.pop(0), always)
    snapshot, added, removed = collect(stream, 3)
    assert [snapshot.event, added.event, removed.event] == ["snapshot", "change", "change"]
    assert '"model_id": "a"' in str(snapshot.data)
    assert (str(added.data).count("model_id"), '"removed":[]' in str(added.data)) == (2, True)
    assert removed.data == '{"items":[],"removed":["a"]}'


def test_a_change_holds_the_rows_that_differ_and_the_ids_that_left() -> None:
    change = difference([row("a", 1), row("b", 2), row("c", 3)], [row("a", 1), row("c", 2), row("d", 3)])
    assert [item.model_id for item in change.items] == ["c", "d"]
    assert change.removed == ["b"]


def test_a_ping_is_nothing_to_any_client() -> None:
    decoder = SSEDecoder()
    text = "id: 1\nevent: x\ndata: {}\n\n" + streams.ping().encode().decode()
    found = [event for line in text.splitlines() if (event := decoder.decode(line)) is not None]
    assert [event.id for event in found] == ["1"]
