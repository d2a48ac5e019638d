"""Every error of the API is problem details, and says what the client can do."""

import json
from collections.abc import Iterator

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient
from pydantic import BaseModel, ConfigDict, Field, field_validator

import nas
import store
from server import failures
from server.problem_kinds import TABLE, kind_of_class
from tests.unit.server.answers import problem


class Body(BaseModel):
    model_config = ConfigDict(extra="forbid")

    count: int = Field(ge=1)
    name: str = ""

    @field_validator("name")
    @classmethod
    def _short(cls, name: str) -> str:
        if len(name) > 3:
            raise ValueError("at most 3 letters")
        return name


@pytest.fixture
def client() -> Iterator[TestClient]:
    app = FastAPI()
    failures.install(app)

    @app.post("/bodies")
    def take(body: Body) -> int:
        return body.count

    @app.get("/bodies")
    def show() -> int:
        return 1

    @app.get("/raise/{what}")
    def fail(what: str) -> None:
        errors = {
            "missing": store.NotFound("job", "job_x"),
            "conflict": store.Conflict("the job has ended"),
            "away": store.Unavailable("no connection"),
            "corrupt": nas.CheckpointError("digest differs"),
            "bug": RuntimeError("a secret"),
        }
        raise errors[what]

    with TestClient(app, raise_server_exceptions=False) as client:
        yield client


@pytest.mark.parametrize(
    ("what", "status"), [("missing", 404), ("conflict", 409), ("away", 503), ("corrupt", 500), ("bug", 500)]
)
def test_what_a_room_raises_becomes_a_problem_with_the_fitting_status(
    client: TestClient, what: str, status: int
) -> None:
    body = problem(client.get(f"/raise/{what}"), status)
    assert body["instance"] == f"/raise/{what}"


def test_an_unavailable_database_says_when_to_try_again(client: TestClient) -> None:
    assert int(client.get("/raise/away").headers["retry-after"]) >= 1


def test_an_unexpected_error_tells_the_client_nothing_about_the_inside(client: TestClient) -> None:
    assert "secret" not in client.get("/raise/bug").text


def test_an_unknown_path_is_a_problem(client: TestClient) -> None:
    assert problem(client.get("/nowhere"), 404)["instance"] == "/nowhere"


def test_a_wrong_method_is_a_problem_that_names_the_right_ones(client: TestClient) -> None:
    response = client.delete("/bodies")
    assert problem(response, 405)["detail"] == "only GET, POST here"
    assert response.headers["allow"] == "GET, POST"


def test_each_bad_field_is_named_with_its_value_and_what_is_wrong(client: TestClient) -> None:
    body = problem(client.post("/bodies", json={"count": 0, "name": "long", "colour": "red"}), 422)
    errors = {error["field"]: error for error in body["errors"]}
    assert errors["count"]["value"] == 0
    assert errors["name"] == {"field": "name", "message": "at most 3 letters", "value": "long"}
    assert errors["colour"]["message"] == "unknown field"


def test_a_missing_field_is_named(client: TestClient) -> None:
    body = problem(client.post("/bodies", json={}), 422)
    assert body["errors"] == [{"field": "count", "message": "is required"}]


@pytest.mark.parametrize(
    ("content", "reason"), [(b"[" * 100_000, "nested too deeply"), (b'{"name": "\xe9"}', "not UTF-8")]
)
def test_a_body_that_no_parser_takes_says_why(client: TestClient, content: bytes, reason: str) -> None:
    response = client.post("/bodies", content=content, headers={"content-type": "application/json"})
    assert problem(response, 422)["detail"].endswith(reason)


def test_a_body_that_is_not_json_says_where(client: TestClient) -> None:
    body = problem(client.post("/bodies", content=b'{"count": ', headers={"content-type": "application/json"}), 422)
    assert "character 10" in body["detail"]


@pytest.mark.parametrize(
    "content",
    [b'{"count": NaN}', b'{"count": 1e999}', b'{"count": "\\ud800"}', b"\xff\xfe", b'{"count": ' + b"[" * 100_000],
    ids=["nan", "infinity", "lone surrogate", "not utf-8", "deeply nested"],
)
def test_json_that_cannot_be_echoed_is_still_a_problem(client: TestClient, content: bytes) -> None:
    response = client.post("/bodies", content=content, headers={"content-type": "application/json"})
    assert response.status_code in (400, 422), response.text
    assert response.headers["content-type"] == "application/problem+json"
    json.loads(response.text, parse_constant=lambda constant: pytest.fail(f"{constant} is not JSON"))


def test_a_long_value_is_not_echoed(client: TestClient) -> None:
    body = problem(client.post("/bodies", json={"count": "x" * 10_000}), 422)
    assert "value" not in body["errors"][0]


def errors_below(error: type[Exception]) -> set[type[Exception]]:
    return {error}.union(*(errors_below(each) for each in error.__subclasses__()))


def test_each_kind_of_problem_has_its_name_and_each_error_its_kind() -> None:
    assert len({kind.name for kind in TABLE}) == len(TABLE)
    claimed = [error for kind in TABLE for error in kind.errors]
    assert len(set(claimed)) == len(claimed)
    # Those that no request meets: a 500, and logged.
    inside = {"Error", "StaleAttempt", "MigrationRefused", "UnsupportedDatabase", "InvalidRecord", "SecretUnreadable"}
    inside.add("DownloadError")  # of a command
    homeless = {
        error.__name__
        for error in errors_below(store.Error) | errors_below(nas.Error)
        if error.__module__.startswith(("store.", "nas.")) and kind_of_class(error) is None
    }
    assert homeless <= inside
