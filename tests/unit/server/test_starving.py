"""No number of heavy requests keeps others waiting."""

import asyncio
import functools
import threading
from collections import Counter
from http import HTTPStatus
from typing import IO

import httpx
import pytest
from fastapi import FastAPI

from server.backend import Backend
from server.dependencies import Resources
from server.errands import WAITING_OF_A_KEY
from server.problems import FieldError, InvalidRequest
from server.routes import datasets
from server.schemas.datasets import Dataset
from store.repositories import Actor
from tests.unit.server.keyed import bearer, token
from tests.waiting import eventually

UPLOADS = 60  # more than the threads that answer everybody


def done(asked: "asyncio.Future[httpx.Response]") -> bool:
    return asked.done()


def test_uploads_of_one_key_leave_every_thread_to_the_others(
    app: FastAPI, resources: Resources, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun, release = threading.Event(), threading.Event()

    def held(found: Backend, file: IO[bytes], name: str, size: str | None, actor: Actor) -> tuple[Dataset, bool]:
        begun.set()
        assert release.wait(240)
        raise InvalidRequest(FieldError(field="file", message="was held"))

    monkeypatch.setattr(datasets, "take_in", held)
    greedy, quiet = bearer(token(resources)), bearer(token(resources))

    async def ask() -> Counter[int]:
        transport = httpx.ASGITransport(app)
        async with httpx.AsyncClient(transport=transport, base_url="http://testserver", timeout=240) as client:
            form = {"data": {"name": "mine"}, "files": {"file": ("x.npz", b"x" * 21_000)}}
            upload = functools.partial(client.post, "/datasets", headers=greedy, **form)  # type: ignore[arg-type]
            heavy = [asyncio.ensure_future(upload())]
            await asyncio.to_thread(eventually, begun.is_set, "an upload is read")
            heavy += [asyncio.ensure_future(upload()) for _ in range(UPLOADS - 1)]
            refused = UPLOADS - WAITING_OF_A_KEY - 1
            await asyncio.to_thread(eventually, lambda: sum(map(done, heavy)) == refused, "429 for the rest")
            assert (await client.get("/jobs", headers=quiet)).status_code == HTTPStatus.OK
            answer = next(each.result() for each in heavy if each.done())
            assert int(answer.headers["retry-after"]) >= 1
            assert f"{WAITING_OF_A_KEY} requests of this API key" in answer.json()["detail"]
            release.set()
            return Counter([answer.status_code for answer in await asyncio.gather(*heavy)])

    found = asyncio.run(ask())
    assert found == {422: WAITING_OF_A_KEY + 1, 429: UPLOADS - WAITING_OF_A_KEY - 1}
