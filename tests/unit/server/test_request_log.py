"""Every request has an id, in its answer and on each line of the log that is written for it."""

import json
import subprocess
import sys
from collections.abc import Callable

import pytest
import structlog
from fastapi import FastAPI
from fastapi.testclient import TestClient
from structlog.testing import capture_logs

from server import failures
from server.requests import RequestLog


@pytest.fixture
def app() -> FastAPI:
    app = FastAPI()
    app.add_middleware(RequestLog)
    failures.install(app)

    @app.get("/said")
    def said() -> None:  # in a thread of its own, as most routes
        structlog.get_logger("route").info("in the middle")

    @app.get("/broken")
    def broken() -> None:
        raise ZeroDivisionError

    @app.get("/healthz")
    def healthz() -> None:
        return None

    return app


def lines(act: Callable[[], object]) -> list[dict[str, object]]:
    with capture_logs(processors=[structlog.contextvars.merge_contextvars]) as found:
        act()
    return [dict(line) for line in found]


def test_a_request_is_logged_with_an_id_that_its_answer_has(app: FastAPI) -> None:
    client = TestClient(app)
    answers = []
    found = lines(lambda: answers.append(client.get("/said?name=secret")))
    request_id = answers[0].headers["x-request-id"]
    assert len(request_id) == 16
    assert [line["event"] for line in found] == ["in the middle", "request"]
    assert {line["request"] for line in found} == {request_id}
    assert (found[-1]["method"], found[-1]["path"], found[-1]["status"]) == ("GET", "/said", 200)
    assert "secret" not in str(found)


def test_a_status_is_logged_as_a_number(app: FastAPI) -> None:
    [line] = lines(lambda: TestClient(app).get("/nowhere"))
    assert repr(line["status"]) == "404"


@pytest.mark.parametrize(("given", "kept"), [("trace-1.a_B", True), ("a b", False), ("x" * 65, False), ("a\tb", False)])
def test_a_proxys_id_is_kept_if_it_is_one(app: FastAPI, given: str, kept: bool) -> None:
    answer = TestClient(app).get("/said", headers={"X-Request-ID": given})
    assert (answer.headers["x-request-id"] == given) is kept


def test_a_failure_of_the_server_has_its_id_in_the_answer_and_in_the_log(app: FastAPI) -> None:
    client = TestClient(app, raise_server_exceptions=False)
    answers = []
    found = lines(lambda: answers.append(client.get("/broken", headers={"X-Request-ID": "mine"})))
    assert (answers[0].status_code, answers[0].headers["x-request-id"]) == (500, "mine")
    assert [(line["event"], line["request"]) for line in found] == [("the server failed", "mine"), ("request", "mine")]


def test_what_machines_ask_every_few_seconds_is_no_line(app: FastAPI) -> None:
    assert lines(lambda: TestClient(app).get("/healthz")) == []


WRITES = """
import logging, structlog
from store import logs
logs.configure({format!r})
def fail(password):
    raise ValueError("no")
with structlog.contextvars.bound_contextvars(job="job_1", trial="trial_1", attempt=2):
    logging.getLogger("a.library").warning("theirs %d", 1)
    try:
        fail("open" + "sesame")
    except ValueError:
        structlog.get_logger("ours").exception("ours")
"""


@pytest.mark.parametrize("log_format", ["json", "console"])
def test_lines_of_anybody_have_what_is_bound_and_tracebacks_show_no_variables(log_format: str) -> None:
    done = subprocess.run(
        [sys.executable, "-c", WRITES.format(format=log_format)], capture_output=True, text=True, check=True
    )
    assert "ValueError: no" in done.stderr
    assert "opensesame" not in done.stderr
    if log_format == "json":
        records = [json.loads(line) for line in done.stderr.splitlines()]
        assert [record["event"] for record in records] == ["theirs 1", "ours"]
        for record in records:
            assert (record["job"], record["trial"], record["attempt"]) == ("job_1", "trial_1", 2)
            assert {"timestamp", "level", "logger"} <= set(record)


def test_uvicorn_writes_through_ours(monkeypatch: pytest.MonkeyPatch) -> None:
    done = subprocess.run(
        [
            sys.executable,
            "-c",
            "import logging, uvicorn\nfrom store import logs\n"
            "uvicorn.Config('x').configure_logging(); logs.configure('json')\n"
            "logging.getLogger('uvicorn.error').error('started'); logging.getLogger('uvicorn.access').info('no')",
        ],
        capture_output=True,
        text=True,
        check=True,
    )
    assert [json.loads(line)["event"] for line in done.stderr.splitlines()] == ["started"]
    assert done.stdout == ""
