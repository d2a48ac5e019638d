"""How many requests of one key are worked on at a time, and which of them hold the others up."""

import asyncio
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import httpx
import pytest
from fastapi import FastAPI

from server.dependencies import Resources
from server.errands import Errand, Errands
from server.problems import Unavailable
from server.rates import REQUESTS_AT_ONCE
from store.tokens import KeyScope
from tests.unit.server.hand import Hand
from tests.unit.server.keyed import bearer, token
from tests.unit.server.test_errands import Gated

WAITING = 8


class Refusing(Gated):
    """Refuses errands when the test lets it."""

    def run(self, errand: Errand) -> object:
        super().run(errand)
        raise Unavailable("this is a test")


async def until(true: Callable[[], bool]) -> None:
    for _ in range(12_000):
        if true():
            return
        await asyncio.sleep(0.01)
    pytest.fail("it did not happen")


def test_what_waits_for_a_helper_holds_up_no_other_request_of_its_key(app: FastAPI, hand: Hand) -> None:
    """Fewer are worked on at a time than may wait for a helper: those give their turn back."""
    assert REQUESTS_AT_ONCE < WAITING
    resources: Resources = app.state.resources
    headers = bearer(token(resources, KeyScope.SUBMIT))
    gated = Refusing()
    app.state.resources = replace(resources, errands=Errands(lambda: gated, 1))

    async def ask() -> list[int]:
        transport = httpx.ASGITransport(app, client=("127.0.0.1", 1))
        async with httpx.AsyncClient(
            transport=transport, base_url="http://testserver", headers=headers, timeout=None
        ) as client:
            (await client.get("/jobs")).raise_for_status()  # the gate knows that there are keys

            def heavy() -> Any:
                return client.post("/models", files={"file": ("m", b"x")})

            asked = [asyncio.create_task(heavy())]
            await until(lambda: len(gated.begun) == 1)
            asked += [asyncio.create_task(heavy()) for _ in range(WAITING)]
            errands: Errands = app.state.resources.errands
            await until(lambda: len(errands._queue) == WAITING)
            light = await asyncio.wait_for(client.get("/jobs"), 60.0)
            gated.go.release(100)
            await asyncio.gather(*asked, return_exceptions=True)
            return [light.status_code]

    assert asyncio.run(ask()) == [200]
    app.state.resources.errands.close()
