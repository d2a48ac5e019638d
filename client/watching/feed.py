"""A job's events, read in a thread of their own, so that the reader can do other things while nothing happens."""

from __future__ import annotations

import queue
import threading
from types import TracebackType
from typing import Self

from client.api import Client
from client.models import Event, JobId


class Feed:
    """The events of one job; entered, it reads until the job has ended (`over`) or the block is left."""

    def __init__(self, client: Client, job_id: JobId) -> None:
        self.over = False
        self._client = client
        self._job_id = job_id
        self._queue: queue.SimpleQueue[Event | Exception | None] = queue.SimpleQueue()
        self._left = threading.Event()
        # A daemon: it may be waiting for the service when nobody wants to know any more.
        self._thread = threading.Thread(target=self._read, name="netgrow-events", daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self._left.set()

    def wait(self, seconds: float) -> list[Event]:
        """The events since the last call; waits so long for the first one. Raises what reading them raised."""
        events: list[Event] = []
        try:
            item = self._queue.get(timeout=seconds)
            while True:
                if isinstance(item, Exception):
                    raise item
                if item is None:
                    self.over = True
                    break
                events.append(item)
                item = self._queue.get_nowait()
        except queue.Empty:
            pass
        return events

    def _read(self) -> None:
        try:
            for event in self._client.events(self._job_id):
                if self._left.is_set():
                    return
                self._queue.put(event)
            self._queue.put(None)
        except Exception as error:  # whoever waits is told; a thread has nobody else to tell
            self._queue.put(error)
