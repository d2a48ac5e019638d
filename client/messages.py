"""Server-sent events from the bytes of a stream, as the HTML standard reads them (section 9.2.6)."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

_LINE_END = re.compile(r"\r\n|\n|\r(?!$)")  # a CR at the end of a piece may be half of a CRLF


@dataclass(frozen=True)
class Message:
    """One event; `id` is empty before the first one that had an id."""

    id: str
    event: str
    data: str


class Messages:
    """The messages of one stream, as its bytes come."""

    def __init__(self) -> None:
        self._decoder = codecs.getincrementaldecoder("utf-8")("replace")
        self._rest = ""
        self._id = ""
        self._event = ""
        self._data: list[str] = []

    def feed(self, data: bytes) -> list[Message]:
        """The messages that these bytes complete."""
        *lines, self._rest = _LINE_END.split(self._rest + self._decoder.decode(data))
        found = [self._line(line) for line in lines]
        return [message for message in found if message is not None]

    def _line(self, line: str) -> Message | None:
        if not line:
            return self._dispatch()
        name, _, value = line.partition(":")
        value = value.removeprefix(" ")
        if name == "event":
            self._event = value
        elif name == "data":
            self._data.append(value)
        elif name == "id" and "\0" not in value:
            self._id = value
        return None  # a comment, `retry`, or what a later standard adds

    def _dispatch(self) -> Message | None:
        data, event = self._data, self._event
        self._data, self._event = [], ""
        return Message(self._id, event or "message", "\n".join(data)) if data else None
