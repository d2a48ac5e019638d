"""The size of a body is bounded, whether it is announced or comes in chunks."""

from collections.abc import Iterator

import pytest
from fastapi import FastAPI, Request
from fastapi.testclient import TestClient

from server import failures
from server.limits import BodyLimit

LIMIT = 1000


@pytest.fixture
def client() -> Iterator[TestClient]:
    app = FastAPI()
    failures.install(app)
    app.add_middleware(BodyLimit, limit_for=lambda path: 10 * LIMIT if path == "/large" else LIMIT)

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
