"""Liveness, readiness, metrics."""

import asyncio
import socket
import threading
from collections.abc import Callable

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import text

from server.readiness import PATIENCE_SECONDS, Probes
from server.schemas.health import Status
from store.database import Database
from store.settings import Settings
from store.tokens import KeyScope
from tests.unit.server.alone import alone
from tests.unit.server.answers import problem
from tests.unit.server.hand import Hand
from tests.unit.server.keyed import bearer, token


def test_a_live_process_is_healthy(client: TestClient) -> None:
    assert client.get("/healthz").json()["status"] == "ok"


def test_a_service_whose_parts_all_answer_is_ready(client: TestClient) -> None:
    response = client.get("/readyz")
    assert response.status_code == 200
    assert {name: check["status"] for name, check in response.json()["checks"].items()} == {
        "database": "ok",
        "broker": "ok",
        "checkpoints": "ok",
    }


def test_asking_leaves_no_file_in_the_checkpoint_store(client: TestClient, settings: Settings) -> None:
    client.get("/readyz")
    assert not [path for path in (settings.data_dir / "checkpoints").rglob("*") if path.is_file()]


def broken(settings: Settings, **urls: str) -> TestClient:
    return TestClient(alone(settings.model_copy(update=urls)), raise_server_exceptions=False)


def test_a_database_that_is_away_is_named_and_every_route_that_needs_it_is_503(settings: Settings) -> None:
    with broken(settings, database_url="postgresql://nobody:x@127.0.0.1:1/none") as client:
        assert client.get("/healthz").status_code == 200
        body = problem(client.get("/readyz"), 503)
        assert body["detail"].startswith("not ready: database: ")
        checks = body["checks"]
        assert (checks["database"]["status"], checks["broker"]["status"]) == ("down", "ok")
        assert "127.0.0.1" in checks["database"]["reason"]
        for path in ("/jobs", "/jobs/job_x", "/leaderboard", "/models/model_x", "/workers", "/datasets"):
            response = client.get(path)
            problem(response, 503)
            assert int(response.headers["retry-after"]) >= 1
        problem(client.post("/jobs", json={"dataset": "digits"}), 503)
        problem(client.get("/jobs/job_x/events"), 503)
        problem(client.get("/leaderboard/stream"), 503)
        assert "netgrow_database_up 0.0" in client.get("/metrics").text
        # Whether a key is needed, only the database knows.
        problem(client.get("/presets"), 503)


def test_reasons_are_shown_to_keys_and_to_strangers_only_what_failed(
    settings: Settings, caplog: pytest.LogCaptureFixture
) -> None:
    blocked = settings.data_dir / "file"
    blocked.write_text("not a folder")
    with broken(settings, checkpoints_url=str(blocked)) as client:
        assert str(blocked) in client.get("/readyz").text  # no key yet, and the connection is local
        for header in ({"X-Forwarded-For": "198.51.100.7"}, {"Host": "rebound"}):
            assert str(blocked) not in client.get("/readyz", headers=header).text
        keyed = bearer(token(client.app.state.resources, KeyScope.READ))  # type: ignore[attr-defined]
        assert str(blocked) in client.get("/readyz", headers=keyed).text
        for headers in ({}, bearer("netgrow_" + "0" * 43)):
            body = problem(client.get("/readyz", headers=headers), 503)
            assert str(settings.data_dir) not in str(body)
            assert {name: check["status"] for name, check in body["checks"].items()}["checkpoints"] == "down"
        assert body["detail"].startswith("not ready: checkpoints; ")
    assert str(blocked) in caplog.text


def test_while_the_database_is_away_it_counts_that_there_were_keys(settings: Settings) -> None:
    with broken(settings) as client:
        token(client.app.state.resources)  # type: ignore[attr-defined]
        problem(client.get("/jobs"), 401)
        (settings.data_dir / "netgrow.sqlite3").unlink()
        client.app.state.resources.database.dispose()  # type: ignore[attr-defined]
        body = problem(client.get("/readyz"), 503)
        assert body["checks"]["database"]["status"] == "down"
        assert "netgrow migrate" not in str(body)


def test_the_password_of_a_database_that_is_away_is_not_told(settings: Settings) -> None:
    with broken(settings, database_url="postgresql://nobody:sesame@127.0.0.1:1/none") as client:
        assert "sesame" not in client.get("/readyz").text + client.get("/jobs").text


def test_a_database_that_takes_connections_and_never_answers_is_down(settings: Settings) -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        port = silent.getsockname()[1]
        app = alone(settings.model_copy(update={"database_url": f"postgresql://nobody:x@127.0.0.1:{port}/none"}))
        app.state.resources.probes.patience = PATIENCE_SECONDS
        with TestClient(app) as client:
            check = client.get("/readyz").json()["checks"]["database"]
            assert (check["status"], check["reason"]) == ("down", "no answer within 1.5 s")


def test_a_database_without_tables_says_how_to_make_them(settings: Settings) -> None:
    (settings.data_dir / "netgrow.sqlite3").unlink()
    with broken(settings) as client:
        assert "netgrow migrate" in client.get("/readyz").json()["checks"]["database"]["reason"]
        assert "netgrow migrate" in problem(client.get("/jobs"), 503)["detail"]


def test_a_database_that_a_later_version_migrated_is_not_ready(settings: Settings) -> None:
    database = Database(settings.database_url)
    with database.write() as session:
        session.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    database.dispose()
    with broken(settings) as client:
        reason = client.get("/readyz").json()["checks"]["database"]["reason"]
    assert "revision 9999" in reason
    assert "Install that version" in reason
    assert "netgrow migrate" not in reason


def test_the_password_of_a_checkpoint_store_is_not_told(settings: Settings) -> None:
    with broken(settings, checkpoints_url="memory://me:sesame@away/checkpoints") as client:

        def away(data: bytes) -> None:
            raise ConnectionError("no answer from sftp://me:sesame@away")

        app = client.app
        app.state.resources.checkpoints.put = away  # type: ignore[attr-defined]
        answer = client.get("/readyz").text
    assert "no answer from sftp://me:***@away" in answer
    assert "sesame" not in answer


def test_a_broker_that_is_away_is_named_and_jobs_are_taken_all_the_same(settings: Settings) -> None:
    with broken(settings, broker_url="redis://127.0.0.1:1/0") as client:
        broker = problem(client.get("/readyz"), 503)["checks"]["broker"]
        assert broker["status"] == "down"
        assert "127.0.0.1" in broker["reason"]
        assert client.post("/jobs", json={"dataset": "digits"}).status_code == 201


def test_a_checkpoint_store_that_cannot_be_written_is_named(settings: Settings) -> None:
    blocked = settings.data_dir / "file"
    blocked.write_text("not a folder")
    with broken(settings, checkpoints_url=str(blocked)) as client:
        checks = client.get("/readyz").json()["checks"]
        assert (checks["checkpoints"]["status"], checks["database"]["status"]) == ("down", "ok")


def test_a_dependency_that_never_answers_is_down_and_holds_one_thread() -> None:
    release, asked = threading.Event(), []

    def hang() -> None:
        asked.append(1)
        release.wait(120)

    probes = Probes({"slow": hang, "quick": lambda: None}, patience=0.05)
    for _ in range(3):
        check = asyncio.run(probes.ask())["slow"]
        assert (check.status, check.reason) == (Status.DOWN, "no answer within 0.05 s")
    probes.patience = 3.0  # the quick one's time; a busy machine may need more than the twentieth of a second
    checks = asyncio.run(probes.ask())
    assert (checks["slow"].status, checks["quick"].status) == (Status.DOWN, Status.OK)
    assert len(asked) == 1
    release.set()


def test_a_dependency_that_comes_back_is_asked_again() -> None:
    answers: list[Callable[[], None]] = [lambda: None]

    def fail() -> None:
        raise ConnectionError("refused")

    answers.insert(0, fail)
    probes = Probes({"part": lambda: answers.pop(0)()})
    assert asyncio.run(probes.ask())["part"].reason == "refused"
    assert asyncio.run(probes.ask())["part"].status is Status.OK


def test_metrics_count_what_the_database_holds(client: TestClient, hand: Hand) -> None:
    client.post("/jobs", json={"dataset": "digits", "search": {"trials": 1}})
    hand.succeed()
    text = client.get("/metrics").text
    assert 'netgrow_jobs{state="running"} 1.0' in text
    assert 'netgrow_jobs{state="failed"} 0.0' in text
    assert 'netgrow_trials{state="succeeded"} 1.0' in text
    assert "netgrow_workers 0.0" in text
    assert "netgrow_database_up 1.0" in text


def test_request_times_are_kept_by_route_and_never_by_path(client: TestClient) -> None:
    client.get("/jobs/job_secret")
    client.get("/no/such/path")
    text = client.get("/metrics").text
    assert 'netgrow_request_seconds_count{method="GET",route="/jobs/{job_id}",status="404"} 1.0' in text
    assert 'route="none",status="404"} 1.0' in text
    assert "job_secret" not in text
    assert "no/such" not in text


def test_an_unknown_method_does_not_become_a_label(client: TestClient) -> None:
    client.request("BREW", "/jobs")
    assert "BREW" not in client.get("/metrics").text
