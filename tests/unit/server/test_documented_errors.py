"""Each error that the OpenAPI document promises of every operation, provoked at each operation that it is promised of.

What only some operations know (400, 408, 409, 500, 501) is seen in their own tests.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from server.authentication import COOKIE
from server.routes import exports
from store.settings import Settings
from store.tokens import new_session_token
from tests.unit.server.alone import alone
from tests.unit.server.hand import Hand
from tests.unit.server.keyed import bearer, token

TEXT = {"content": b"text", "headers": {"Content-Type": "text/plain"}}
BODIES: dict[str, dict[str, Any]] = {
    "/jobs/{job_id}/extend": {"json": {"trials": 1}},
    "/models/{model_id}/export": {"params": {"format": "python"}},
    "/models/{model_id}/mutations": {"json": {"name": "wider"}},
    "/models/{model_id}/predict": {"files": {"file": ("x.npy", b"x")}},
    "/login": {"json": {"key": "netgrow_" + "0" * 43}},
}
"""What is well-formed, where an answer depends on it."""
A_SESSION = {"Cookie": f"{COOKIE}={new_session_token()}"}


def operations(app: FastAPI, status: int) -> Iterator[tuple[str, str]]:
    """Those of which the document promises the status."""
    found = [
        (method, path)
        for path, methods in app.openapi()["paths"].items()
        for method, operation in methods.items()
        if str(status) in operation["responses"]
    ]
    assert found
    yield from found


def holds(app: FastAPI, status: int, ask: Callable[[str, str, str], httpx.Response]) -> None:
    """`ask(method, path, template)` has this answer, as a problem, at each operation that may have it."""
    wrong = {}
    for method, template in operations(app, status):
        response = ask(method, re.sub(r"\{\w+\}", "nope", template), template)
        problem = response.headers.get("content-type") == "application/problem+json"
        if response.status_code != status or not problem or response.json()["status"] != status:
            wrong[f"{method} {template}"] = (response.status_code, response.text[:200])
    assert not wrong


@pytest.fixture
def admin(app: FastAPI, client: TestClient) -> TestClient:
    client.headers.update(bearer(token(app.state.resources)))
    return client


def test_401_without_a_key(app: FastAPI, admin: TestClient) -> None:
    del admin.headers["Authorization"]
    holds(app, 401, lambda method, path, template: admin.request(method, path, **BODIES.get(template, {})))


def test_403_for_a_page_of_another_site(app: FastAPI, client: TestClient) -> None:
    headers = {"Host": "evil.example", "Origin": "http://worse.example", "Sec-Fetch-Site": "cross-site"} | A_SESSION

    def ask(method: str, path: str, template: str) -> httpx.Response:
        return client.request(method, path, headers=headers, **BODIES.get(template, {}))

    holds(app, 403, ask)


def test_404_for_what_is_not_there(app: FastAPI, admin: TestClient) -> None:
    holds(app, 404, lambda method, path, template: admin.request(method, path, **BODIES.get(template, {})))


def test_413_for_a_body_that_is_too_large(settings: Settings, hand: Hand, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(exports, "MAX_PREDICT_BYTES", 1_000)
    app = alone(settings.model_copy(update={"max_body_bytes": 1_000, "max_upload_bytes": 1_000}))
    with TestClient(app, raise_server_exceptions=False) as client:
        client.post("/jobs", json={"dataset": "digits"})
        model = hand.succeed()
        large = {"content": b"x" * 100_000, "headers": {"Content-Type": "application/json"}}
        upload = {"files": {"file": ("x.npz", b"x" * 100_000)}}
        uploads = ("/models", "/datasets", "/models/{model_id}/predict")
        holds(
            app,
            413,
            lambda method, path, template: client.request(
                method, path.replace("nope", model), **(upload if template in uploads else large)
            ),
        )


def test_415_for_a_body_of_another_type(app: FastAPI, admin: TestClient) -> None:
    holds(app, 415, lambda method, path, template: admin.request(method, path, **TEXT))


def test_422_for_a_query_that_nobody_knows(app: FastAPI, admin: TestClient) -> None:
    def ask(method: str, path: str, template: str) -> httpx.Response:
        return admin.request(method, path, **{**BODIES.get(template, {}), "params": {"bogus": "1"}})

    holds(app, 422, ask)


def test_429_for_more_requests_than_the_key_may_make(app: FastAPI, client: TestClient) -> None:
    client.headers.update(bearer(token(app.state.resources, requests_per_second=0.001)))
    client.get("/jobs")
    holds(app, 429, lambda method, path, template: client.request(method, path))


def test_503_while_the_database_is_away(tmp_path: Path) -> None:
    app = alone(Settings(data_dir=tmp_path, database_url="postgresql://nobody@127.0.0.1:1/nothing"))
    client = TestClient(app, raise_server_exceptions=False)
    headers = {"Sec-Fetch-Site": "same-origin"} | A_SESSION
    holds(
        app,
        503,
        lambda method, path, template: client.request(method, path, **{"headers": headers, **BODIES.get(template, {})}),
    )
