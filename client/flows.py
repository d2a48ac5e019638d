"""Flows: calls as generators that ask for effects, which a driver performs.

Drivers are blocking or async, so that each call of the API is written once:
`response = yield from perform(Send(request))`.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Mapping
from dataclasses import dataclass, field
from typing import IO, Any, Generic, TypeVar

import httpx
from pydantic import JsonValue

T = TypeVar("T")
R_co = TypeVar("R_co", covariant=True)


@dataclass(frozen=True)
class Request:
    """One HTTP request; `silence` is the longest silence in seconds before and within the answer (None: the client's).

    `file` is (name, content) of a form's field `file`, beside the form's other `fields`.
    """

    method: str
    path: str
    params: Mapping[str, str] = field(default_factory=dict)
    body: JsonValue = None
    headers: Mapping[str, str] = field(default_factory=dict)
    fields: Mapping[str, str] = field(default_factory=dict)
    file: tuple[str, IO[bytes]] | None = None
    silence: float | None = None


class Effect(Generic[R_co]):
    """Something that a flow wants done; the type is that of the result."""


@dataclass(frozen=True)
class Send(Effect[httpx.Response]):
    """Send the request, and read the answer. Raises httpx.TransportError."""

    request: Request


@dataclass(frozen=True)
class Open(Effect[httpx.Response]):
    """Send the request; the answer's body is read with `Read`, and closed with `Close` or at the flow's end."""

    request: Request


@dataclass(frozen=True)
class Read(Effect[bytes]):
    """The next piece of an open answer's body; empty at its end. Raises httpx.TransportError."""

    response: httpx.Response


@dataclass(frozen=True)
class Close(Effect[None]):
    """Be done with an open answer."""

    response: httpx.Response


@dataclass(frozen=True)
class Sleep(Effect[None]):
    """Let so many seconds pass."""

    seconds: float


@dataclass(frozen=True)
class Work(Effect[T]):
    """Call something that takes a while, without holding up others."""

    call: Callable[[], T]


@dataclass(frozen=True)
class Emit(Effect[None], Generic[T]):
    """Hand the item to whoever iterates."""

    item: T


Flow = Generator[Effect[Any], Any, T]
"""A call that comes to a T."""


def perform(effect: Effect[T]) -> Flow[T]:
    """The effect's result."""
    result: T = yield effect
    return result


class Step(Generic[T]):
    """A flow on its way: the `effect` that it waits for, until it has ended (None) with its `value`."""

    def __init__(self, flow: Flow[T]) -> None:
        self.effect: Effect[Any] | None = None
        self._flow = flow
        self._value: list[T] = []
        self._advance(lambda: next(flow))

    def done(self, result: object) -> None:
        """The effect was performed, and this is what came of it."""
        self._advance(lambda: self._flow.send(result))

    def failed(self, error: Exception) -> None:
        """The effect could not be performed. Raises what the flow makes of that."""
        self._advance(lambda: self._flow.throw(error))

    @property
    def value(self) -> T:
        """The result of the flow, once it has ended."""
        return self._value[0]

    def close(self) -> None:
        """End the flow where it is."""
        self._flow.close()

    def _advance(self, on: Callable[[], Effect[Any]]) -> None:
        try:
            self.effect = on()
        except StopIteration as end:
            self.effect = None
            self._value.append(end.value)
