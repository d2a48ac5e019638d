"""Server-sent events as streams that outlive lost connections and server restarts."""

from __future__ import annotations

from collections.abc import Callable

from pydantic import BaseModel, ConfigDict, JsonValue, ValidationError

from client.errors import Error, UnexpectedAnswer
from client.flows import Close, Emit, Flow, Request, Sleep, perform
from client.messages import Message, Messages
from client.models import Event, Job, LeaderboardChange, LeaderboardItem, ModelId
from client.transport import Params, get, opened, piece, present, unavailable

# The server sends a comment at least every 15 s; longer silence means that the connection is dead.
SILENCE_LIMIT = 45.0
FIRST_PAUSE = 0.25
LONGEST_PAUSE = 5.0
MEDIA_TYPE = "text/event-stream"


class _Data(BaseModel):
    model_config = ConfigDict(extra="allow")

    __pydantic_extra__: dict[str, JsonValue]


class Patience:
    """The pauses between connections: longer and longer while nothing comes."""

    def __init__(self) -> None:
        self.seconds = FIRST_PAUSE

    def restore(self) -> None:
        """Something has come."""
        self.seconds = FIRST_PAUSE

    def pause(self) -> Flow[None]:
        """Wait before the next connection."""
        yield from perform(Sleep(self.seconds))
        self.seconds = min(self.seconds * 2, LONGEST_PAUSE)


def job_events(job_path: str, after: int) -> Flow[None]:
    """Emits a job's events after number `after`, until the job has ended; a lost connection is taken up where it broke.

    Raises `ApiError` if the service refuses the stream (the job is unknown, say); waits as long as there is no service.
    """
    path, last, patience = f"{job_path}/events", after, Patience()

    def news(message: Message) -> Event | None:
        nonlocal last
        event = _event(path, message)
        if event is None or event.seq <= last:
            return None
        last = event.seq
        return event

    while True:
        before = last
        try:
            yield from _connection(_request(path, {}, last), news, patience)
            # A server that stops ends the stream as well: only one that has nothing to add to an ended job is over.
            if last == before and (yield from get(job_path, Job)).state.ended:
                return
        except Error as error:
            if not unavailable(error):
                raise
        yield from patience.pause()


def rankings(path: str, params: Params) -> Flow[None]:
    """Emits the rows of a leaderboard, best first, and again whenever they change. It never ends by itself.

    Raises `ApiError` if the service refuses the stream; waits as long as there is no service.
    """
    rows: tuple[LeaderboardItem, ...] | None = None
    patience = Patience()

    def news(message: Message) -> tuple[LeaderboardItem, ...] | None:
        nonlocal rows
        before, rows = rows, _ranking(path, message, rows or ())
        return None if rows == before else rows  # after a lost connection, the same snapshot again says nothing

    while True:
        try:
            yield from _connection(_request(path, params, 0), news, patience)
        except Error as error:
            if not unavailable(error):
                raise
        yield from patience.pause()


def _connection(request: Request, news: Callable[[Message], object | None], patience: Patience) -> Flow[None]:
    """Emits the news in each message until the connection ends."""
    response = yield from opened(request)
    given = response.headers.get("Content-Type", "").partition(";")[0]
    if given != MEDIA_TYPE:
        raise UnexpectedAnswer(request.path, f"it is {given or 'of no type'}, not {MEDIA_TYPE}")
    messages = Messages()
    while data := (yield from piece(response)):
        for message in messages.feed(data):
            item = news(message)
            if item is not None:
                patience.restore()
                yield from perform(Emit(item))
    yield from perform(Close(response))


def _request(path: str, params: Params, after: int) -> Request:
    headers = {"Accept": MEDIA_TYPE, "Cache-Control": "no-store"}
    if after:
        headers["Last-Event-ID"] = str(after)
    return Request("GET", path, present(params), headers=headers, silence=SILENCE_LIMIT)


def _event(path: str, message: Message) -> Event | None:
    """The event; None for a message without a number."""
    if not message.id:
        return None
    try:
        data = _Data.model_validate_json(message.data)
        return Event(seq=int(message.id), kind=message.event, data=data.__pydantic_extra__)
    except (ValidationError, ValueError) as error:
        raise UnexpectedAnswer(path, f"event {message.id!r}: {error}") from error


def _ranking(path: str, message: Message, before: tuple[LeaderboardItem, ...]) -> tuple[LeaderboardItem, ...]:
    """The rows after the message."""
    try:
        change = LeaderboardChange.model_validate_json(message.data)
    except ValidationError as error:
        raise UnexpectedAnswer(path, f"event {message.event!r}: {error}") from error
    if message.event == "snapshot":
        return change.items
    rows: dict[ModelId, LeaderboardItem] = {item.model_id: item for item in (*before, *change.items)}
    for gone in change.removed:
        rows.pop(gone, None)
    return tuple(sorted(rows.values(), key=lambda item: item.rank or 0))
