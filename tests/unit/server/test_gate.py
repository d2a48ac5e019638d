"""No form of a path gets past the scope of the route that the router chooses for it."""

import asyncio
from collections.abc import Iterator, Mapping
from typing import Any

import pytest
from fastapi import FastAPI
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from starlette.types import Message, Scope

from server import access, authentication
from server.access import REQUIRED, Route
from server.dependencies import Resources
from store.tokens import KeyScope
from tests.unit.server.answers import problem
from tests.unit.server.keyed import bearer, client_of, token

KINDS = (None, "not a key", KeyScope.READ, KeyScope.SUBMIT, KeyScope.ADMIN)
CONTROLS = [chr(code) for code in (*range(0x20), 0x7F, 0x85, 0x2028, 0x2029)]
ODD = st.one_of(
    st.sampled_from([*CONTROLS, "\r\n", "/", "//", "/.", "/..", "/../", "./", ".", ";", ";x=y", "?", "#", "\\", "%0a"]),
    st.sampled_from(["%2f", "%00", "%", " ", "\u00e9", "\ufeff", "\uff0f", "~", ":", "*"]),
    st.characters(codec="utf-8"),
)


@pytest.fixture
def keys(resources: Resources) -> Mapping[object, str | None]:
    """The secret that each kind of caller sends."""
    scopes = {scope: token(resources, scope) for scope in KeyScope}
    return {None: None, "not a key": "netgrow_" + "0" * 43, **scopes}


@st.composite
def mutated(draw: st.DrawFn) -> tuple[str, str]:
    """A method, and the path of a route with something wrong in it (or not)."""
    method, path = draw(st.sampled_from(sorted(REQUIRED)))
    path = path.replace("{path:path}", "nothing").replace("{", "").replace("}", "")
    for _ in range(draw(st.integers(0, 3))):
        place = draw(st.one_of(st.just(len(path)), st.integers(1, len(path))))
        path = path[:place] + draw(ODD) + path[place:]
    if draw(st.integers(0, 9)) == 0:
        path = path.swapcase()
    return draw(st.one_of(st.just(method), st.sampled_from(("GET", "HEAD", "POST", "DELETE", "PUT", "BREW")))), path


def ask(app: FastAPI, method: str, path: str, secret: str | None) -> tuple[int, Route | None]:
    """The status, and the route that the router handed the request to, as it says itself."""
    headers = (
        [] if secret is None else [(name.lower().encode(), value.encode()) for name, value in bearer(secret).items()]
    )
    scope: Scope = {
        "type": "http",
        "http_version": "1.1",
        "scheme": "http",
        "method": method,
        "path": path,
        "raw_path": path.encode("utf-8", "surrogatepass"),
        "root_path": "",
        "query_string": b"",
        "headers": [(b"host", b"127.0.0.1"), *headers],
        "client": ("127.0.0.1", 1),
        "server": ("127.0.0.1", 80),
    }
    statuses: list[int] = []
    given: Iterator[Message] = iter([{"type": "http.request", "body": b"", "more_body": False}])

    async def receive() -> Message:
        return next(given, {"type": "http.disconnect"})

    async def send(message: Message) -> None:
        if message["type"] == "http.response.start":
            statuses.append(message["status"])

    asyncio.run(app(scope, receive, send))
    return statuses[0], handler(scope)


def handler(scope: Mapping[str, Any]) -> Route | None:
    """The route whose handler was to run; None where there was none, or the method was not its own."""
    route = scope.get("route")
    if route is None or scope["method"] not in route.methods:
        return None
    return "GET" if scope["method"] == "HEAD" else scope["method"], route.path


def covers(kind: object, needed: KeyScope | None) -> bool:
    return needed is None or (isinstance(kind, KeyScope) and kind.covers(needed))


def test_an_encoded_line_end_gives_no_key_more_than_its_scope(app: FastAPI, keys: Mapping[object, str | None]) -> None:
    for method, path in sorted(REQUIRED):
        needed = REQUIRED[method, path]
        address = path.replace("{path:path}", "nothing").replace("{", "").replace("}", "") + "\n"
        for kind in KINDS:
            status, reached = ask(app, method, address, keys[kind])
            assert reached is None or covers(kind, REQUIRED[reached]), (method, path, kind, status)
            assert status in (401, 403) or covers(kind, needed), (method, path, kind, status)


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(request=mutated(), kind=st.sampled_from(KINDS))
def test_whatever_the_path_looks_like_a_key_reaches_only_what_its_scope_covers(
    app: FastAPI, keys: Mapping[object, str | None], request: tuple[str, str], kind: object
) -> None:
    status, reached = ask(app, *request, keys[kind])
    assert reached is None or covers(kind, REQUIRED[reached]), (status, reached)


def test_the_oracle_sees_which_handler_is_reached(app: FastAPI, keys: Mapping[object, str | None]) -> None:
    assert ask(app, "POST", "/jobs/x/pause\n", keys[KeyScope.SUBMIT]) == (404, ("POST", "/jobs/{job_id}/pause"))
    assert ask(app, "POST", "/jobs/x/pause", keys[KeyScope.READ]) == (403, None)
    assert ask(app, "GET", "/nowhere", keys[KeyScope.READ]) == (404, None)


def test_a_route_without_a_scope_is_closed_to_everybody(app: FastAPI, monkeypatch: pytest.MonkeyPatch) -> None:
    reached = []
    app.add_api_route("/secrets", lambda: reached.append(1))
    answer = client_of(app).get("/secrets")
    assert "no scope" in problem(answer, 403)["detail"]
    assert not reached


def test_a_gate_that_takes_the_path_for_another_route_s_is_caught_before_the_handler(
    app: FastAPI, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(authentication, "chosen", lambda app, scope: ("GET", "/jobs"))
    problem(client_of(app, KeyScope.READ).post("/jobs/x/pause"), 403)
    assert access.required(("GET", "/jobs")) is KeyScope.READ
