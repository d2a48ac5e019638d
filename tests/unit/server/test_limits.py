"""The size of a body is bounded, whether it is announced or comes in chunks."""

import asyncio
from collections.abc import AsyncIterator, Iterator

import httpx
import pytest
from fastapi import FastAPI, Request
from fastapi.testclient import TestClient

from server import failures, limits
from server.limits import BodyLimit

LIMIT = 1000
VALUES = 20


@pytest.fixture
def client() -> Iterator[TestClient]:
    app = FastAPI()
    failures.install(app)
    app.add_middleware(
        BodyLimit,
        limit_for=lambda path: 10 * LIMIT if path == "/large" else LIMIT,
        values_for=lambda path: 500 if path == "/large" else VALUES,
    )

    @app.post("/json")
    def take(body: dict[str, str]) -> int:
        return len(body)

    @app.post("/large")
    async def take_more(request: Request) -> int:
        return len(await request.body())

    with TestClient(app) as client:
        yield client


def chunks(size: int) -> Iterator[bytes]:
    yield b'{"a": "'
    for _ in range(size // 100):
        yield b"x" * 100
    yield b'"}'


JSON = {"content-type": "application/json"}


def test_a_body_within_the_limit_is_read(client: TestClient) -> None:
    assert client.post("/json", content=chunks(LIMIT - 100), headers=JSON).status_code == 200


@pytest.mark.parametrize("announced", [True, False], ids=["announced", "in chunks"])
def test_a_body_over_the_limit_is_refused_with_the_limit(client: TestClient, announced: bool) -> None:
    content = b"".join(chunks(LIMIT)) if announced else chunks(LIMIT)
    response = client.post("/json", content=content, headers=JSON)
    assert response.status_code == 413
    assert response.headers["content-type"] == "application/problem+json"
    assert str(LIMIT) in response.json()["detail"]


def test_a_false_announcement_does_not_help(client: TestClient) -> None:
    response = client.post("/json", content=chunks(5 * LIMIT), headers={**JSON, "content-length": "10"})
    assert response.status_code == 413


def test_a_path_may_have_a_limit_of_its_own(client: TestClient) -> None:
    assert client.post("/large", content=b"x" * 5 * LIMIT).json() == 5 * LIMIT
    assert client.post("/large", content=b"x" * 11 * LIMIT).status_code == 413


def test_values_of_json_are_counted_before_it_is_parsed_whoever_parses_it(client: TestClient) -> None:
    many = b"[" + b"0," * VALUES + b"0]"
    for content in (many, (many[start : start + 7] for start in range(0, len(many), 7))):
        for kind in ("application/json", "application/problem+json; charset=utf-8"):
            assert client.post("/json", content=many + b",", headers={"content-type": kind}).status_code == 422
        answer = client.post("/large", content=content, headers=JSON)  # reads the bytes itself
        assert answer.status_code == 200
    over = client.post("/large", content=b"0," * 501, headers=JSON)
    assert (over.status_code, over.json()["errors"][0]["field"]) == (422, "body")
    assert over.json()["errors"][0]["message"] == "the body has at least 501 values; the limit is 500"
    assert client.post("/large", content=b"0," * 501).status_code == 200  # no JSON: nobody parses it


async def trickle(content: bytes, pause: float) -> AsyncIterator[bytes]:
    for byte in content:
        yield bytes([byte])
        await asyncio.sleep(pause)


def post_slowly(client: TestClient, pause: float) -> httpx.Response:
    async def post() -> httpx.Response:
        transport = httpx.ASGITransport(client.app)
        async with httpx.AsyncClient(transport=transport, base_url="http://testserver") as slow:
            return await slow.post("/json", content=trickle(b'{"a": "b"}', pause), headers=JSON)

    return asyncio.run(post())


def test_a_body_that_comes_too_slowly_is_given_up(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "BODY_SECONDS", 0.2)
    response = post_slowly(client, 0.05)
    assert (response.status_code, response.json()["detail"]) == (408, "the body came too slowly")


def test_a_body_that_pauses_too_long_is_given_up(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "PAUSE_SECONDS", 0.1)
    assert post_slowly(client, 0.5).status_code == 408


def test_a_body_of_many_small_pieces_is_read(client: TestClient) -> None:
    assert post_slowly(client, 0.001).status_code == 200
