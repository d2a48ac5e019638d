"""Errands: heavy work that requests ask for, done outside the threads that answer everybody.

A few helpers run the errands, in processes of their own. API keys take turns; each may use all helpers but one, so that
another key's errand begins at once. A few errands wait for each key; beyond, the answer is 429. The same errand, asked
for while it waits or runs, is run once.
"""

import asyncio
import threading
from collections import Counter, OrderedDict, deque
from collections.abc import Callable, Hashable, Mapping
from concurrent.futures import Future
from dataclasses import dataclass, field
from time import monotonic
from typing import IO, Any, Concatenate, ParamSpec, Protocol, TypeVar

from server.backend import Backend
from server.problem_kinds import TOO_MANY_REQUESTS
from server.problems import ProblemError, Unavailable
from server.rates import TURN

WAITING_OF_A_KEY, WAITING = 8, 64
RETRY_SECONDS = 5
IDLE_SECONDS = 300.0
"""A helper that has had nothing to do for so long ends: it holds some hundred megabytes."""
CLOSE_SECONDS = 10.0

Key = str | None
Given = ParamSpec("Given")
Result = TypeVar("Result")


@dataclass(eq=False)
class Errand:
    """One piece of work: `function(backend, *arguments)`, or `function(backend, file, *arguments)`."""

    key: Key
    function: Callable[..., Any]
    arguments: tuple[Any, ...]
    file: IO[bytes] | None
    answer: Future[Any] = field(default_factory=Future)


class Runner(Protocol):
    """Runs errands, one at a time."""

    def run(self, errand: Errand) -> Any:
        """The function's result; raises what it raises, or ProblemError."""

    def close(self) -> None:
        """End; what runs is given up."""


class Inline:
    """Runs errands in this process."""

    def __init__(self, backend: Backend) -> None:
        self._backend = backend

    def run(self, errand: Errand) -> Any:
        """As `Runner`."""
        files = () if errand.file is None else (errand.file,)
        return errand.function(self._backend, *files, *errand.arguments)

    def close(self) -> None:
        """Nothing to end."""


class Queue:
    """Errands by key; keys take turns. Not safe between threads."""

    def __init__(self, of_a_key: int = WAITING_OF_A_KEY, of_all: int = WAITING) -> None:
        self.of_a_key, self.of_all = of_a_key, of_all
        self._waiting: OrderedDict[Key, deque[Errand]] = OrderedDict()  # the key whose turn is next comes first

    def put(self, errand: Errand, what: str) -> None:
        """Let it wait. Raises 429 if too many of its key wait already, Unavailable if too many of all do."""
        if len(self._waiting.get(errand.key, ())) >= self.of_a_key:
            raise ProblemError(
                TOO_MANY_REQUESTS,
                f"{self.of_a_key} requests of this API key wait already, and no more may: this one was for {what}",
                headers={"Retry-After": str(RETRY_SECONDS)},
            )
        if len(self) >= self.of_all:
            raise Unavailable(f"too many requests wait for {what}")
        self._waiting.setdefault(errand.key, deque()).append(errand)

    def take(self, running: Mapping[Key, int], most: int) -> Errand | None:
        """The next key's next errand; None if no key waits that runs fewer than `most`."""
        for key, errands in self._waiting.items():
            if running.get(key, 0) < most:
                errand = errands.popleft()
                self._waiting.move_to_end(key)
                if not errands:
                    del self._waiting[key]
                return errand
        return None

    def __len__(self) -> int:
        return sum(map(len, self._waiting.values()))

    def drain(self) -> list[Errand]:
        """Everything that waits, which then no longer does."""
        left = [errand for errands in self._waiting.values() for errand in errands]
        self._waiting.clear()
        return left


class Errands:
    """The queue, and the helpers that are started as they are needed; each is seen to by one thread."""

    def __init__(
        self,
        runner: Callable[[], Runner],
        helpers: int,
        *,
        queue: Queue | None = None,
        idle_seconds: float = IDLE_SECONDS,
    ) -> None:
        self._runner, self._helpers, self._idle_seconds = runner, helpers, idle_seconds
        self._most_of_a_key = max(1, helpers - 1)
        self._changed = threading.Condition()
        # Protected by `_changed`:
        self._queue = queue or Queue()
        self._threads: dict[threading.Thread, Runner] = {}
        self._idle = 0
        self._running: Counter[Key] = Counter()
        self._same: dict[Hashable, Future[Any]] = {}
        self._closed = False

    async def run(
        self,
        key: Key,
        what: str,
        function: Callable[Concatenate[Backend, Given], Result],
        *arguments: Given.args,
        **none: Given.kwargs,
    ) -> Result:
        """The result of `function(backend, *arguments)`. Raises what it raises; 429 or Unavailable if too many wait."""
        result: Result = await self._answer(Errand(key, function, arguments, None), what)
        return result

    async def run_once(
        self,
        key: Key,
        what: str,
        function: Callable[Concatenate[Backend, Given], Result],
        *arguments: Given.args,
        **none: Given.kwargs,
    ) -> Result:
        """As `run`; requests that ask for the same meanwhile get the same result. The arguments are hashable."""
        result: Result = await self._answer(Errand(key, function, arguments, None), what, (function, arguments))
        return result

    async def run_with(
        self,
        key: Key,
        what: str,
        file: IO[bytes],
        function: Callable[Concatenate[Backend, IO[bytes], Given], Result],
        *arguments: Given.args,
        **none: Given.kwargs,
    ) -> Result:
        """The result of `function(backend, file, *arguments)`; as `run`."""
        result: Result = await self._answer(Errand(key, function, arguments, file), what)
        return result

    async def _answer(self, errand: Errand, what: str, same: Hashable = None) -> Any:
        answer = self._enqueued(errand, what, same)
        TURN.get()()  # others of its key may go on
        # Shielded: another request may wait for the same answer.
        return await asyncio.shield(asyncio.wrap_future(answer))

    def _enqueued(self, errand: Errand, what: str, same: Hashable) -> Future[Any]:
        with self._changed:
            if self._closed:
                raise Unavailable("the server stops")
            if same is not None and (other := self._same.get(same)) is not None:
                return other
            self._queue.put(errand, what)
            if same is not None:
                self._same[same] = errand.answer
                errand.answer.add_done_callback(lambda _: self._same.pop(same, None))
            if len(self._queue) > self._idle and len(self._threads) < self._helpers:
                runner = self._runner()
                thread = threading.Thread(target=self._serve, args=(runner,), name="errands", daemon=True)
                self._threads[thread] = runner
                thread.start()
            self._changed.notify()
        return errand.answer

    def open(self) -> None:
        """Take errands, also after `close`: an application may be started again."""
        with self._changed:
            self._closed = False

    def close(self) -> None:
        """Give up what waits and what runs, and end the helpers."""
        with self._changed:
            self._closed = True
            waiting, threads = self._queue.drain(), dict(self._threads)
            self._changed.notify_all()
        for errand in waiting:
            errand.answer.set_exception(Unavailable("the server stops"))
        for runner in threads.values():
            runner.close()
        for thread in threads:
            thread.join(CLOSE_SECONDS)

    def _serve(self, runner: Runner) -> None:
        while (errand := self._next()) is not None:
            try:
                errand.answer.set_result(runner.run(errand))
            except BaseException as error:
                errand.answer.set_exception(error)
            with self._changed:
                self._running[errand.key] -= 1
                self._changed.notify_all()  # its key may use another helper now
        runner.close()

    def _next(self) -> Errand | None:
        """The next errand to run; None if it is time to end."""
        until = monotonic() + self._idle_seconds
        with self._changed:
            self._idle += 1
            while (errand := self._queue.take(self._running, self._most_of_a_key)) is None:
                left = until - monotonic()
                if self._closed or left <= 0:
                    del self._threads[threading.current_thread()]
                    break
                self._changed.wait(left)
            else:
                self._running[errand.key] += 1
            self._idle -= 1
        return errand
