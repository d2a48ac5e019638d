"""What the server depends on goes away and comes back; the server itself stops and is killed."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from store import migrate
from tests import waiting
from tests.integration.server.conftest import Service, serve
from tests.integration.server.test_streams import stream, submit, until
from tests.services import Server

pytestmark = pytest.mark.slow


def eventually(ask: Callable[[], Any], wanted: Any) -> None:
    """Ask until the answer is the wanted one. A probe that is slow says that what it asks is down."""
    waiting.eventually(lambda: ask() == wanted, f"the answer is {wanted}")


def readiness(service: Service) -> dict[str, str]:
    checks = service.client.get("/readyz").json()["checks"]
    return {name: check["status"] for name, check in checks.items()}


READY = {"database": "ok", "broker": "ok", "checkpoints": "ok"}


@pytest.fixture
def on_servers(tmp_path: Path, postgres_url: str, redis_url: str) -> Iterator[Service]:
    """A server on PostgreSQL and Redis of its own."""
    migrate.upgrade(postgres_url)
    with serve(tmp_path, database_url=postgres_url, broker_url=redis_url) as running:
        yield running


def test_a_database_that_stops_is_said_and_the_service_comes_back_by_itself(
    on_servers: Service, postgres_server: Server
) -> None:
    service = on_servers
    eventually(lambda: readiness(service), READY)
    job = submit(service)
    with stream(service, f"/jobs/{job}/events") as events:
        seen = until(events, "trial.queued")
        postgres_server.stop()
        assert service.client.get("/healthz").status_code == 200
        assert service.client.get("/readyz").status_code == 503
        eventually(lambda: readiness(service), {**READY, "database": "down"})
        for _ in range(3):
            response = service.client.get(f"/jobs/{job}")
            assert response.status_code == 503
            assert response.headers["content-type"] == "application/problem+json"
            assert int(response.headers["retry-after"]) >= 1
        assert service.client.post("/jobs", json={"dataset": "digits"}).status_code == 503
        postgres_server.start()
        eventually(lambda: readiness(service), READY)
        assert [item["id"] for item in service.client.get("/jobs").json()["items"]] == [job]
        service.client.post(f"/jobs/{job}/cancel").raise_for_status()
        seen += list(events)  # the stream outlived the outage
    assert [int(event.id) for event in seen] == list(range(1, len(seen) + 1))
    assert json.loads(seen[-1].data)["state"] == "cancelled"


def test_a_database_that_is_killed_is_no_different(on_servers: Service, postgres_server: Server) -> None:
    job = submit(on_servers)
    postgres_server.kill()
    eventually(lambda: readiness(on_servers)["database"], "down")
    postgres_server.start()
    eventually(lambda: on_servers.client.get(f"/jobs/{job}").status_code, 200)


def test_a_broker_that_stops_is_said_and_costs_no_job(on_servers: Service, redis_server: Server) -> None:
    redis_server.stop()
    response = on_servers.client.get("/readyz")
    assert response.status_code == 503
    eventually(lambda: readiness(on_servers), {**READY, "broker": "down"})
    job = submit(on_servers)
    assert on_servers.client.get(f"/jobs/{job}").json()["state"] == "queued"
    redis_server.start()
    eventually(lambda: readiness(on_servers), READY)


def test_a_server_starts_while_its_database_is_down(tmp_path: Path, postgres_url: str, postgres_server: Server) -> None:
    migrate.upgrade(postgres_url)
    postgres_server.stop()
    with serve(tmp_path, database_url=postgres_url) as service:
        eventually(lambda: readiness(service), {**READY, "database": "down"})
        postgres_server.start()
        eventually(lambda: readiness(service), READY)
        submit(service)


def test_a_server_that_is_told_to_stop_closes_its_streams_and_ends_in_order(service: Service, tmp_path: Path) -> None:
    url = service.hand.database.url.render_as_string(hide_password=False)
    with serve(tmp_path, database_url=url) as other:
        job = submit(other)
        with stream(other, f"/jobs/{job}/events") as events, stream(other, "/leaderboard/stream") as board:
            until(events, "trial.queued")
            next(board)
            assert other.terminate() in (0, -15)
            assert "Traceback" not in (tmp_path / "server.log").read_text()


def test_a_server_that_is_killed_loses_nothing_it_has_answered(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'netgrow.sqlite3'}"
    migrate.upgrade(url)
    with serve(tmp_path, database_url=url) as first:
        job = submit(first)
        first.process.kill()
    with serve(tmp_path, database_url=url) as second:
        assert second.client.get(f"/jobs/{job}").status_code == 200
