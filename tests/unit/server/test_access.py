"""Who is let in, and who is told why not."""

from collections.abc import Iterator
from typing import cast

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from server import access
from server.access import REQUIRED, served
from server.dependencies import Resources
from server.headers import SECURITY_HEADERS
from store import keyring
from store.models import Key
from store.settings import Settings
from store.tokens import KEY_PREFIX, KeyScope, token_digest
from tests.unit.server.alone import alone
from tests.unit.server.answers import problem
from tests.unit.server.keyed import bearer, client_of, token

PUBLIC = [route for route, scope in REQUIRED.items() if scope is None]
CLOSED = [route for route, scope in REQUIRED.items() if scope is not None]
BELOW = {KeyScope.SUBMIT: KeyScope.READ, KeyScope.ADMIN: KeyScope.SUBMIT}


def address(path: str) -> str:
    """A path that the route takes."""
    return path.replace("{path:path}", "nothing").replace("{", "").replace("}", "")


@pytest.fixture
def stranger(app: FastAPI, resources: Resources) -> Iterator[TestClient]:
    """A client without a key, of an API that has one."""
    token(resources)
    with TestClient(app, raise_server_exceptions=False) as client:
        yield client


def test_the_table_has_every_route_and_no_other(app: FastAPI) -> None:
    assert set(served(app)) == set(REQUIRED)


def test_an_application_with_a_route_that_the_table_leaves_out_does_not_start(app: FastAPI) -> None:
    app.add_api_route("/secrets/{name}", lambda name: name)
    with pytest.raises(RuntimeError, match=r"GET.*/secrets/\{name\}"):
        access.require_complete(app)


@pytest.mark.parametrize(("method", "path"), CLOSED)
def test_without_a_key_nothing_is_answered(stranger: TestClient, method: str, path: str) -> None:
    for headers in ({}, bearer("netgrow_" + "0" * 43), bearer(""), bearer("é" * 8), {"Authorization": "Basic eDp5"}):
        response = stranger.request(method, address(path), headers={k: v.encode() for k, v in headers.items()})
        problem(response, 401)
        assert response.headers["www-authenticate"].startswith('Bearer realm="netgrow"')


@pytest.mark.parametrize(("method", "path"), PUBLIC)
def test_what_is_for_anybody_asks_for_no_key(stranger: TestClient, method: str, path: str) -> None:
    assert stranger.request(method, address(path)).status_code in (200, 204, 400, 404, 415)


@pytest.mark.parametrize(("method", "path"), [route for route in CLOSED if REQUIRED[route] is not KeyScope.READ])
def test_a_scope_below_the_routes_is_refused_with_the_one_that_is_needed(app: FastAPI, method: str, path: str) -> None:
    needed = REQUIRED[method, path]
    assert needed is not None
    response = client_of(app, BELOW[needed]).request(method, address(path))
    assert f"the scope {needed}" in problem(response, 403)["detail"]
    assert f'scope="{needed}"' in response.headers["www-authenticate"]


@pytest.mark.parametrize(("method", "path"), CLOSED)
def test_the_routes_own_scope_is_let_in(app: FastAPI, method: str, path: str) -> None:
    if path.endswith("/stream"):
        pytest.skip("never ends; test_streams reads it")
    needed = REQUIRED[method, path]
    assert needed is not None
    assert client_of(app, needed).request(method, address(path)).status_code not in (401, 403, 429, 500)


def test_an_unknown_path_tells_a_stranger_nothing_and_a_caller_that_it_is_unknown(
    app: FastAPI, stranger: TestClient
) -> None:
    problem(stranger.get("/nowhere"), 401)
    problem(client_of(app, KeyScope.READ).get("/nowhere"), 404)


def test_a_revoked_key_is_a_stranger_and_the_api_stays_closed(app: FastAPI, resources: Resources) -> None:
    with TestClient(app, raise_server_exceptions=False) as client:
        key, secret = keyring.create(resources.database, "one", KeyScope.ADMIN, keyring.KeyLimits())
        assert client.get("/jobs", headers=bearer(secret)).status_code == 200
        keyring.revoke(resources.database, key.id)
        assert "error=" in client.get("/jobs", headers=bearer(secret)).headers["www-authenticate"]
        problem(client.get("/jobs"), 401)


def test_the_database_holds_a_hash_and_never_the_key(resources: Resources) -> None:
    secret = token(resources)
    (row,) = keyring.listed(resources.database)
    assert secret.startswith(KEY_PREFIX)
    assert len(secret) == len(KEY_PREFIX) + 43
    assert row.token_sha256 == token_digest(secret)
    stored = [str(getattr(row, column.key)) for column in Key.__table__.columns]
    assert not any(secret[len(KEY_PREFIX) :] in value for value in stored)
    assert secret.encode() not in resources.settings.data_dir.joinpath("netgrow.sqlite3").read_bytes()


def test_no_two_keys_are_the_same(resources: Resources) -> None:
    assert len({token(resources) for _ in range(50)}) == 50


def test_a_refused_upload_is_not_read_into_memory_or_onto_the_disk(stranger: TestClient, resources: Resources) -> None:
    pulled = 0

    def chunks() -> Iterator[bytes]:
        nonlocal pulled
        for _ in range(16):
            pulled += 1
            yield b"x" * 65536

    headers = {"content-type": "multipart/form-data; boundary=x"}
    problem(stranger.post("/datasets", content=chunks(), headers=headers), 401)
    assert not list(resources.settings.data_dir.glob("checkpoints/**/*.*"))


def test_every_answer_carries_the_security_headers(
    app: FastAPI, client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(cast("dict[access.Route, KeyScope]", REQUIRED), ("GET", "/broken"), KeyScope.READ)

    @app.get("/broken")
    def broken() -> None:
        raise RuntimeError("a bug")

    answers = [client.get(path) for path in ("/jobs", "/nowhere", "/docs", "/docs/assets/swagger-ui.css", "/broken")]
    assert [answer.status_code for answer in answers] == [200, 404, 200, 200, 500]
    for answer in answers:
        assert SECURITY_HEADERS.items() <= {name: answer.headers.get(name) for name in SECURITY_HEADERS}.items(), (
            answer.url
        )
    assert "unsafe" not in SECURITY_HEADERS["Content-Security-Policy"]
    assert answers[0].headers["cache-control"] == "no-store"


def test_other_origins_are_not_let_in_by_default(client: TestClient) -> None:
    headers = {"Origin": "https://elsewhere.example", "Access-Control-Request-Method": "POST"}
    response = client.options("/jobs", headers=headers)
    assert not any(name.startswith("access-control") for name in response.headers)
    assert "access-control-allow-origin" not in client.get("/jobs", headers=headers).headers


def test_a_setting_lets_named_origins_in_and_no_others(settings: Settings) -> None:
    app = alone(settings.model_copy(update={"cors_origins": "https://a.example, https://b.example:8443"}))
    with TestClient(app, raise_server_exceptions=False) as client:
        secret = token(app.state.resources)
        for origin, allowed in (("https://b.example:8443", True), ("https://c.example", False)):
            preflight = client.options(
                "/jobs",
                headers={
                    "Origin": origin,
                    "Access-Control-Request-Method": "POST",
                    "Access-Control-Request-Headers": "authorization,content-type",
                },
            )
            answer = client.get("/jobs", headers={"Origin": origin, **bearer(secret)})
            found = [response.headers.get("access-control-allow-origin") for response in (preflight, answer)]
            assert found == [origin if allowed else None] * 2
            assert "access-control-allow-credentials" not in answer.headers


@pytest.mark.parametrize("origin", ["*", "a.example", "https://a.example/", "https://*.example", "null"])
def test_an_origin_that_is_none_is_no_setting(settings: Settings, origin: str) -> None:
    with pytest.raises(ValueError, match="origin"):
        Settings(cors_origins=origin)


def test_the_openapi_document_says_how_to_get_in(client: TestClient) -> None:
    document = client.get("/openapi.json").json()
    assert document["components"]["securitySchemes"]["key"] == {
        "type": "http",
        "scheme": "bearer",
        "description": "An API key (`netgrow keys create`).",
    }
    for path, operations in document["paths"].items():
        for method, operation in operations.items():
            scope = REQUIRED[method.upper(), path]
            assert operation.get("x-netgrow-scope") == scope
            assert bool(operation["security"]) == (scope is not None)
            if scope is not None:
                assert {"401", "403", "429"} <= set(operation["responses"])
