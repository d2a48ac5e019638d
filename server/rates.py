"""Rate limits of a key, and its open streams, in this process; several servers each allow as much."""

import asyncio
import math
import time
from collections import Counter
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager
from contextvars import ContextVar

from server.problem_kinds import TOO_MANY_REQUESTS
from server.problems import ProblemError, Unavailable

REQUESTS_AT_ONCE = 4
"""Of one key that are worked on: at each step another key's request waits behind so many at most."""
TURN: ContextVar[Callable[[], None]] = ContextVar("turn", default=lambda: None)
"""Gives the request's turn back before its answer begins: while it waits for what another process does."""
STREAM_RETRY_SECONDS = 30


class TokenBuckets:
    """A bucket holds one second's worth of requests, at least one, and fills at the key's rate."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._buckets: dict[str, tuple[float, float]] = {}  # key id -> (tokens, when)

    def wait(self, key_id: str, rate: float) -> float:
        """Take a token: 0; without one, the seconds until there is one, and nothing is taken."""
        now, size = self._clock(), max(1.0, rate)
        tokens, since = self._buckets.get(key_id, (size, now))
        tokens = min(size, tokens + (now - since) * rate)
        if tokens < 1.0:
            self._buckets[key_id] = (tokens, now)
            return (1.0 - tokens) / rate
        self._buckets[key_id] = (tokens - 1.0, now)
        return 0.0


class Turnstile:
    """Lets `at_once` requests of one caller through; the others wait, and hold no thread meanwhile."""

    def __init__(self, at_once: int = REQUESTS_AT_ONCE) -> None:
        self._at_once = at_once
        self._callers: dict[str, asyncio.Semaphore] = {}
        self._asked: Counter[str] = Counter()

    @asynccontextmanager
    async def through(self, caller: str) -> AsyncIterator[Callable[[], None]]:
        """Inside, it is the caller's turn, until the block ends or what it gets is called."""
        turn = self._callers.setdefault(caller, asyncio.Semaphore(self._at_once))
        self._asked[caller] += 1
        inside = False

        def leave() -> None:
            nonlocal inside
            if inside:
                inside = False
                turn.release()

        try:
            await turn.acquire()
            inside = True
            yield leave
        finally:
            leave()
            self._asked[caller] -= 1
            if not self._asked[caller]:
                del self._asked[caller], self._callers[caller]


class Place:
    """A stream's place among those that its key, and the server, may have open."""

    def __init__(self, leave: Callable[[], None]) -> None:
        self._leave = leave
        self.kept = False

    def keep(self) -> Callable[[], None]:
        """Hold it beyond the block that entered it, until what this returns is called."""
        self.kept = True
        return self._leave


class OpenStreams:
    """Counts the event streams of each key, and of all."""

    def __init__(self, most_of_a_key: int, most: int) -> None:
        self._most_of_a_key, self._most = most_of_a_key, most
        self._open: Counter[str | None] = Counter()

    @contextmanager
    def entered(self, key_id: str | None) -> Iterator[Place]:
        """Count one more, for the block, or until it leaves the place that it kept. Raises 429, or 503.

        Entered before anything is read: what is refused costs no thread and no statement.
        """
        leave = self._enter(key_id)
        place = Place(leave)
        try:
            yield place
        finally:
            if not place.kept:
                leave()

    def _enter(self, key_id: str | None) -> Callable[[], None]:
        if self._open[key_id] >= self._most_of_a_key:
            raise ProblemError(
                TOO_MANY_REQUESTS,
                f"this API key has {self._most_of_a_key} streams open at this server, and no more may be "
                "(NETGROW_STREAMS_PER_KEY): close one",
                headers={"Retry-After": str(STREAM_RETRY_SECONDS)},
            )
        if self._open.total() >= self._most:
            raise Unavailable(f"{self._most} streams are open at this server, and no more may be (NETGROW_STREAMS)")
        self._open[key_id] += 1

        def leave() -> None:
            self._open[key_id] -= 1
            if not self._open[key_id]:
                del self._open[key_id]

        return leave


def retry_after(seconds: float) -> str:
    """As the header takes it: whole seconds, at least one."""
    return str(max(1, math.ceil(seconds)))
