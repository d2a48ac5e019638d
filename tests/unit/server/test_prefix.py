"""The service below a path: links, redirects, cookies, files, streams and the API docs begin with it."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from fastapi.testclient import TestClient
from pydantic import ValidationError

from store.settings import Settings
from store.tokens import KeyScope
from tests.unit.server.alone import alone
from tests.unit.server.keyed import token

ROOT = "/netgrow"
ADDRESSES = re.compile(r'(?:href|src|action|hx-[a-z:-]+|data-document|data-root)="(/[^"]*)"')


@pytest.fixture
def below(settings: Settings) -> Iterator[TestClient]:
    app = alone(settings.model_copy(update={"root_path": ROOT}))
    with TestClient(app, raise_server_exceptions=False, follow_redirects=False) as client:
        yield client


@pytest.fixture(params=[ROOT, ""], ids=["passed on", "stripped"])
def at(request: pytest.FixtureRequest) -> str:
    """What the proxy leaves before the path."""
    return str(request.param)


def addresses(text: str) -> set[str]:
    return set(ADDRESSES.findall(text))


@pytest.mark.parametrize("path", ["/", "/ui/leaderboard", "/ui/workers", "/ui/datasets", "/ui/jobs/new", "/docs"])
def test_every_address_of_a_page_begins_with_it_and_the_files_are_there(below: TestClient, at: str, path: str) -> None:
    answer = below.get(f"{at}{path}", headers={"Accept": "text/html"})
    assert answer.status_code == 200
    found = addresses(answer.text)
    assert len(found) > 2
    assert {address for address in found if not address.startswith(ROOT)} == set()
    for file in [address for address in found if re.search(r"\.(css|js|svg|png)\b", address)]:
        assert below.get(file).status_code == 200, file


def test_the_path_alone_is_the_front_page(below: TestClient) -> None:
    assert "netgrow" in below.get(ROOT, headers={"Accept": "text/html"}).text


def test_what_was_made_is_found_where_the_answer_says(below: TestClient, at: str) -> None:
    made = below.post(f"{at}/jobs", json={"dataset": "digits"})
    assert made.status_code == 201
    assert made.headers["location"] == f"{ROOT}/jobs/{made.json()['id']}"
    assert below.get(made.headers["location"]).json()["id"] == made.json()["id"]
    assert below.get(f"{at}/healthz").status_code == 200


def test_large_bodies_are_let_through_where_they_belong_and_nowhere_else(below: TestClient, at: str) -> None:
    body = b"x" * (2 << 20)
    assert below.post(f"{at}/jobs", content=body).status_code == 413
    assert below.post(f"{at}/datasets", content=body).status_code != 413


def test_the_api_document_names_it_and_its_routes_are_asked_for_below_it(below: TestClient) -> None:
    assert below.get(f"{ROOT}/openapi.json").json()["servers"] == [{"url": ROOT}]


def test_the_log_in_is_below_it_and_so_is_its_cookie(below: TestClient, at: str) -> None:
    key = token(below.app.state.resources, KeyScope.READ)  # type: ignore[attr-defined]
    there = below.get(f"{at}/ui/leaderboard", headers={"Accept": "text/html"})
    assert there.status_code == 303
    assert there.headers["location"].startswith(f"{ROOT}/ui/login?next=%2Fui%2Fleaderboard")
    begun = below.post(f"{at}/login", json={"key": key})
    assert begun.status_code in (200, 201), begun.text
    assert f"Path={ROOT}/" in begun.headers["set-cookie"]


@pytest.mark.parametrize("given", ["netgrow", "/net grow", "//evil.example", "/a//b", "https://host/x"])
def test_what_is_no_path_is_refused(given: str) -> None:
    with pytest.raises(ValidationError, match="write it as /netgrow"):
        Settings(root_path=given)


def test_a_slash_at_the_end_is_left_out() -> None:
    assert Settings(root_path="/a/b/").root_path == "/a/b"
