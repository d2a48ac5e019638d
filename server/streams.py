"""Server-sent events: what is polled from the database, in threads, becomes a stream."""

import asyncio
import json
from collections.abc import AsyncIterator, Awaitable, Callable, Hashable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, TypeVar

import anyio
from sse_starlette import EventSourceResponse, ServerSentEvent
from starlette.types import Receive, Scope, Send

import store
from server.schemas.leaderboard import LeaderboardChange, LeaderboardItem

T = TypeVar("T")

Holds = Callable[[], Awaitable[bool]]
"""Whether the client may still have the stream."""

POLL_SECONDS = 0.3
SHARED_SECONDS = 0.1
PING_SECONDS = 15
# A client that reads nothing for this long is gone, or as good as gone.
SEND_SECONDS = 60.0
WATCHER_THREADS = 16


@dataclass(frozen=True)
class Event:
    """One event of a job, ready to be sent."""

    seq: int
    kind: str
    data: dict[str, object]


@dataclass(frozen=True)
class Batch:
    """The next events, and whether no more can follow: the job has ended (or was deleted), and these are its last."""

    events: Sequence[Event]
    over: bool


class Watchers:
    """Runs the polls of all streams in a few threads of their own, so that streams never starve the routes.

    Streams that wait for the same thing, by its key, share one poll: a thousand watchers of a job cost as much as one.
    """

    def __init__(self) -> None:
        self._limiter = anyio.CapacityLimiter(WATCHER_THREADS)
        self._shared: dict[Hashable, asyncio.Future[Any]] = {}

    async def read(self, key: Hashable, poll: Callable[[], T]) -> T:
        """The poll's result, or that of a poll with this key that runs, or ended within `SHARED_SECONDS`."""
        reading: asyncio.Future[T] | None = self._shared.get(key)
        if reading is None:
            # Only the end of the server cancels it, and that must not wait for a database that hangs.
            thread = anyio.to_thread.run_sync(poll, abandon_on_cancel=True, limiter=self._limiter)
            reading = self._shared[key] = asyncio.ensure_future(thread)
            reading.add_done_callback(partial(self._forget_soon, key))
        # A client that leaves takes the result from nobody else.
        return await asyncio.shield(reading)

    async def read_when_available(self, key: Hashable, poll: Callable[[], T]) -> T:
        """The same, however long the database is away."""
        while True:
            try:
                return await self.read(key, poll)
            except store.Unavailable:
                await asyncio.sleep(POLL_SECONDS)

    def _forget_soon(self, key: Hashable, reading: asyncio.Future[Any]) -> None:
        if not reading.cancelled():
            reading.exception()  # looked at, also where every client has left meanwhile
        reading.get_loop().call_later(SHARED_SECONDS, self._shared.pop, key, None)


class Stream(EventSourceResponse):
    """Server-sent events: pings while nothing happens, ends with the server or when the client leaves."""

    def __init__(self, events: AsyncIterator[ServerSentEvent], leave: Callable[[], None]) -> None:
        super().__init__(
            events,
            headers={"Cache-Control": "no-store, no-transform"},  # a proxy that compressed it would hold events back
            ping=PING_SECONDS,
            ping_message_factory=ping,
            sep="\n",
            send_timeout=SEND_SECONDS,
        )
        self._leave = leave

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        try:
            await super().__call__(scope, receive, send)
        finally:
            self._leave()


class Ping(ServerSentEvent):
    """A comment without the empty line that ends an event: some clients take that for an event without data."""

    def encode(self) -> bytes:
        """One line."""
        return b": ping\n"


def ping() -> ServerSentEvent:
    """A comment that keeps a quiet stream open."""
    return Ping()


async def job_events(
    watchers: Watchers, job_id: str, first: Batch, after: int, poll: Callable[[int], Batch], holds: Holds
) -> AsyncIterator[ServerSentEvent]:
    """`first`, then what `poll(after)` finds, in order, without gaps, until the job or the client's right is over."""
    batch = first
    while await holds():
        for event in batch.events:
            yield ServerSentEvent(json.dumps(event.data), event=event.kind, id=str(event.seq), sep="\n")
            after = event.seq
        if batch.over:
            return
        if not batch.events:
            await asyncio.sleep(POLL_SECONDS)
        batch = await watchers.read_when_available((job_id, after), partial(poll, after))


async def leaderboard_events(
    watchers: Watchers,
    rows_of: Hashable,
    first: Sequence[LeaderboardItem],
    poll: Callable[[], Sequence[LeaderboardItem]],
    holds: Holds,
) -> AsyncIterator[ServerSentEvent]:
    """A `snapshot` of the rows that `rows_of` names, then a `change` whenever they are not what was sent last.

    Ends with the client's right to them.
    """
    shown = first
    snapshot = json.dumps({"items": [item.model_dump(mode="json") for item in shown]})
    yield ServerSentEvent(snapshot, event="snapshot", sep="\n")
    while await holds():
        await asyncio.sleep(POLL_SECONDS)
        rows = await watchers.read_when_available(rows_of, poll)
        change = difference(shown, rows)
        if change.items or change.removed:
            yield ServerSentEvent(change.model_dump_json(), event="change", sep="\n")
        shown = rows


def difference(before: Sequence[LeaderboardItem], after: Sequence[LeaderboardItem]) -> LeaderboardChange:
    """The rows of `after` that are new or have changed, their rank included, and the ids that are gone."""
    known = {item.model_id: item for item in before}
    remaining = {item.model_id for item in after}
    return LeaderboardChange(
        items=[item for item in after if known.get(item.model_id) != item],
        removed=[item.model_id for item in before if item.model_id not in remaining],
    )
