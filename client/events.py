"""A job's events as one stream that outlives lost connections and server restarts."""

from __future__ import annotations

import time
from collections.abc import Iterator

from httpx_sse import EventSource, ServerSentEvent, SSEError
from pydantic import BaseModel, ConfigDict, JsonValue, ValidationError

from client.errors import Error, UnexpectedAnswer
from client.models import Event, Job
from client.transport import Transport, unavailable

# The server sends a comment at least every 15 s; longer silence means that the connection is dead.
SILENCE_LIMIT = 45.0
FIRST_PAUSE = 0.25
LONGEST_PAUSE = 5.0


class _Data(BaseModel):
    model_config = ConfigDict(extra="allow")

    __pydantic_extra__: dict[str, JsonValue]


def stream_once(transport: Transport, path: str, after: int) -> Iterator[Event]:
    """The events after number `after`, until the connection ends. Raises as `Transport.stream` does."""
    headers = {"Accept": "text/event-stream", "Cache-Control": "no-store"}
    if after:
        headers["Last-Event-ID"] = str(after)
    with transport.stream(path, headers=headers, read_timeout=SILENCE_LIMIT) as response:
        try:
            for message in EventSource(response).iter_sse():
                if message.id:
                    yield _event(path, message)
        except SSEError as error:
            raise UnexpectedAnswer(path, str(error)) from error


def stream(transport: Transport, job_path: str, after: int = 0) -> Iterator[Event]:
    """A job's events after number `after`, until the job has ended; a lost connection is taken up where it broke.

    Raises `ApiError` if the service refuses the stream (the job is unknown, say); waits as long as there is no service.
    """
    pause = FIRST_PAUSE
    while True:
        before = after
        try:
            for event in stream_once(transport, f"{job_path}/events", after):
                if event.seq > after:
                    after = event.seq
                    pause = FIRST_PAUSE
                    yield event
            # A server that stops ends the stream as well: only one that has nothing to add to an ended job is over.
            if after == before and transport.get(job_path, Job).state.ended:
                return
        except Error as error:
            if not unavailable(error):
                raise
        time.sleep(pause)
        pause = min(pause * 2, LONGEST_PAUSE)


def _event(path: str, message: ServerSentEvent) -> Event:
    try:
        data = _Data.model_validate_json(message.data)
        return Event(seq=int(message.id), kind=message.event, data=data.__pydantic_extra__)
    except (ValidationError, ValueError) as error:
        raise UnexpectedAnswer(path, f"event {message.id!r}: {error}") from error
