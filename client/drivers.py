"""Performs flows over HTTP: blocking, or in asyncio's event loop."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator, Iterator
from typing import Any, TypeVar

import httpx

from client.connection import CONNECT_TIMEOUT
from client.flows import Close, Effect, Emit, Flow, Open, Read, Request, Send, Sleep, Step, Work

T = TypeVar("T")


def built(http: httpx.Client | httpx.AsyncClient, request: Request) -> httpx.Request:
    """The request as httpx sends it."""
    silence = request.silence
    return http.build_request(
        request.method,
        request.path,
        params=dict(request.params),
        json=request.body,
        headers=dict(request.headers),
        data=dict(request.fields) or None,
        files=None if request.file is None else {"file": request.file},
        timeout=http.timeout if silence is None else httpx.Timeout(silence, connect=CONNECT_TIMEOUT),
    )


class BlockingDriver:
    """Runs flows in the calling thread; safe to share between threads."""

    def __init__(self, http: httpx.Client) -> None:
        self.http = http

    def run(self, flow: Flow[T]) -> T:
        """Perform the flow; return its result."""
        step = Step(flow)
        for item in self._items(step):
            raise AssertionError(f"nobody asked for {item!r}")
        return step.value

    def iterate(self, flow: Flow[None]) -> Iterator[Any]:
        """Perform the flow; yield what it emits."""
        return self._items(Step(flow))

    def _items(self, step: Step[Any]) -> Iterator[Any]:
        bodies: dict[httpx.Response, Iterator[bytes]] = {}
        try:
            while (effect := step.effect) is not None:
                if isinstance(effect, Emit):
                    yield effect.item
                    step.done(None)
                    continue
                try:
                    result = self._result(effect, bodies)
                except Exception as error:
                    step.failed(error)
                else:
                    step.done(result)
        finally:
            step.close()
            for response in bodies:
                response.close()

    def _result(self, effect: Effect[Any], bodies: dict[httpx.Response, Iterator[bytes]]) -> object:
        match effect:
            case Send(request):
                return self.http.send(built(self.http, request))
            case Open(request):
                response = self.http.send(built(self.http, request), stream=True)
                bodies[response] = response.iter_bytes()
                return response
            case Read(response):
                return next(bodies[response], b"")
            case Close(response):
                del bodies[response]
                response.close()
                return None
            case Sleep(seconds):
                time.sleep(seconds)
                return None
            case Work(call):
                return call()
        raise TypeError(f"no effect: {effect!r}")


class AsyncDriver:
    """Runs flows in the event loop of whoever awaits them."""

    def __init__(self, http: httpx.AsyncClient) -> None:
        self.http = http

    async def run(self, flow: Flow[T]) -> T:
        """Perform the flow; return its result."""
        step = Step(flow)
        async for item in self._items(step):
            raise AssertionError(f"nobody asked for {item!r}")
        return step.value

    def iterate(self, flow: Flow[None]) -> AsyncIterator[Any]:
        """Perform the flow; yield what it emits."""
        return self._items(Step(flow))

    async def _items(self, step: Step[Any]) -> AsyncIterator[Any]:
        bodies: dict[httpx.Response, AsyncIterator[bytes]] = {}
        try:
            while (effect := step.effect) is not None:
                if isinstance(effect, Emit):
                    yield effect.item
                    step.done(None)
                    continue
                try:
                    result = await self._result(effect, bodies)
                except Exception as error:
                    step.failed(error)
                else:
                    step.done(result)
        finally:
            step.close()
            for response in bodies:
                await response.aclose()

    async def _result(self, effect: Effect[Any], bodies: dict[httpx.Response, AsyncIterator[bytes]]) -> object:
        match effect:
            case Send(request):
                return await self.http.send(built(self.http, request))
            case Open(request):
                response = await self.http.send(built(self.http, request), stream=True)
                bodies[response] = response.aiter_bytes()
                return response
            case Read(response):
                return await anext(bodies[response], b"")
            case Close(response):
                del bodies[response]
                await response.aclose()
                return None
            case Sleep(seconds):
                await asyncio.sleep(seconds)
                return None
            case Work(call):
                return await asyncio.to_thread(call)
        raise TypeError(f"no effect: {effect!r}")
