"""API keys on a real server: open to its own machine without them, closed with them, and counted under load."""

import json
import os
import socket
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

import httpx
import psutil
import pytest
from sqlalchemy import update

from store import clock, growth, keyring, migrate
from store.models import Login
from store.tokens import KeyScope
from tests.integration.server.conftest import ANSWER_SECONDS, REPOSITORY, Service, serve
from tests.services import free_port

JOB = {"dataset": "digits", "search": {"trials": 1}}


def outward_address() -> str | None:
    """An IPv4 address of this machine that is not loopback, if it has one."""
    found = (address for addresses in psutil.net_if_addrs().values() for address in addresses)
    return next((a.address for a in found if a.family == socket.AF_INET and not a.address.startswith("127.")), None)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    migrate.upgrade(f"sqlite:///{tmp_path / 'netgrow.sqlite3'}")
    return tmp_path


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def keyed(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    """A server that this module's tests share, on either database; each makes keys of its own."""
    folder = tmp_path_factory.mktemp("keyed")
    url = f"sqlite:///{folder / 'netgrow.sqlite3'}"
    if request.param == "postgresql":
        url = request.getfixturevalue("module_postgres_url")
    migrate.upgrade(url)
    with serve(folder, database_url=url) as running:
        yield running


def netgrow(folder: Path, *arguments: str, **settings: str) -> subprocess.CompletedProcess[str]:
    environment = {name: value for name, value in os.environ.items() if not name.startswith("NETGROW_")}
    environment |= {"NETGROW_DATA_DIR": str(folder)} | {f"NETGROW_{k.upper()}": v for k, v in settings.items()}
    command = [sys.executable, "-P", "-m", "client", *arguments]
    return subprocess.run(
        command, env=environment, capture_output=True, text=True, timeout=ANSWER_SECONDS, cwd=REPOSITORY
    )


def created(folder: Path, *arguments: str, **settings: str) -> dict[str, Any]:
    done = netgrow(folder, "keys", "create", "--name", "test", "--json", *arguments, **settings)
    assert done.returncode == 0, done.stderr
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def bearer(secret: str) -> dict[str, str]:
    return {"Authorization": f"Bearer {secret}"}


def test_a_key_that_is_created_closes_a_running_server_and_one_that_is_revoked_is_out_at_once(folder: Path) -> None:
    with serve(folder) as service:
        assert service.client.get("/jobs").status_code == 200
        key = created(folder, "--scope", "read")
        assert service.client.get("/jobs").status_code == 401
        assert service.client.get("/healthz").status_code == 200
        assert service.client.get("/jobs", headers=bearer(key["key"])).status_code == 200
        assert service.client.post("/jobs", json=JOB, headers=bearer(key["key"])).status_code == 403
        assert netgrow(folder, "keys", "revoke", key["id"]).returncode == 0
        assert service.client.get("/jobs", headers=bearer(key["key"])).status_code == 401
        assert service.client.get("/jobs").status_code == 401
        assert key["key"] not in (folder / "server.log").read_text()


def test_a_key_is_shown_once_and_only_on_stdout(folder: Path) -> None:
    done = netgrow(folder, "keys", "create", "--name", "ci \x1b[31m", "--scope", "submit", "--open-jobs", "3")
    secret = done.stdout.strip()
    assert secret.startswith("netgrow_")
    assert done.stdout == f"{secret}\n"
    assert secret not in done.stderr
    listed = netgrow(folder, "keys", "list", key_open_jobs="9")
    assert secret not in listed.stdout
    assert secret[8:] not in (folder / "netgrow.sqlite3").read_bytes().decode("latin-1")
    assert "open_jobs 3" in listed.stdout
    assert "\x1b" not in listed.stdout
    (key,) = json.loads(netgrow(folder, "keys", "list", "--json").stdout)
    assert (key["scope"], key["limits"]["open_jobs"], key["revoked_at"]) == ("submit", 3, None)
    assert "sha" not in str(key)


def test_limits_come_from_the_settings_unless_they_are_given(folder: Path) -> None:
    settings = {"key_open_jobs": "5", "key_max_seconds": "60"}
    assert created(folder, **settings)["limits"]["open_jobs"] == 5
    limits = created(folder, "--open-jobs", "none", "--max-seconds", "1.5", **settings)["limits"]
    assert (limits["open_jobs"], limits["max_seconds"], limits["trials_per_job"]) == (None, 1.5, None)


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (("create", "--name", "x", "--scope", "root"), "--scope: 'root' is none of read, submit, admin"),
        (("create", "--name", " "), "--name"),
        (("create", "--name", "x", "--open-jobs", "many"), "--open-jobs: 'many' is neither"),
        (("create", "--name", "x", "--open-jobs", "-1"), "--open-jobs"),
        (("create", "--name", "x", "--max-seconds", "nan"), "--max-seconds: 'nan' is neither"),
        (("revoke", "key_nope"), "there is no key 'key_nope'"),
        (("revoke", "netgrow_" + "0" * 43), "this is a key's secret"),
    ],
)
def test_a_senseless_key_command_is_one_line(folder: Path, arguments: tuple[str, ...], reason: str) -> None:
    done = netgrow(folder, "keys", *arguments)
    assert (done.returncode, len(done.stderr.splitlines())) == (1, 1)
    assert done.stderr.startswith(f"netgrow: {reason}")
    assert "0" * 43 not in done.stderr


@pytest.mark.slow
def test_the_client_commands_send_the_key_of_the_environment_and_never_print_it(folder: Path) -> None:
    key = created(folder, "--scope", "submit")["key"]
    job_file = folder / "job.json"
    job_file.write_text(json.dumps(JOB))
    with serve(folder) as service:
        refused = netgrow(folder, "jobs", "--url", service.url)
        assert refused.returncode == 1
        assert "NETGROW_API_KEY" in refused.stderr
        done = [
            netgrow(folder, "submit", str(job_file), "--url", service.url, api_key=key),
            netgrow(folder, "jobs", "--url", service.url, "--key", key),
            netgrow(folder, "leaderboard", "--url", service.url, api_key=key),
            netgrow(folder, "jobs", "--help", api_key=key),
            netgrow(folder, "jobs", "--url", service.url + "/nowhere", api_key=key),
        ]
        assert [command.returncode for command in done] == [0, 0, 0, 0, 1], done[0].stderr
        assert key not in "".join(command.stdout + command.stderr for command in done)


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.0.2.1"])
@pytest.mark.parametrize("command", ["server", "up"])
def test_without_a_key_no_other_host_is_served(folder: Path, command: str, host: str) -> None:
    done = netgrow(folder, command, "--host", host, "--port", str(free_port()))
    assert done.returncode == 1
    assert len(done.stderr.splitlines()) == 1
    assert "netgrow keys create" in done.stderr
    assert "--insecure" in done.stderr


def test_an_empty_database_has_no_keys_either(tmp_path: Path) -> None:
    done = netgrow(tmp_path, "server", "--host", "0.0.0.0", "--port", str(free_port()))
    assert done.returncode == 1
    assert "--insecure" in done.stderr


@pytest.mark.slow
@pytest.mark.parametrize(
    ("settings", "inside", "outside"),
    [
        ({}, 200, 403),
        ({"insecure": "1"}, 200, 200),
        ({"published_on": "127.0.0.1"}, 200, 200),
        ({"published_on": "0.0.0.0"}, 403, 403),
    ],
)
def test_a_server_that_somebody_bound_to_every_address_answers_without_a_key_on_loopback_alone(
    folder: Path, settings: dict[str, str], inside: int, outside: int
) -> None:
    address = outward_address()
    if address is None:
        pytest.skip("this machine has no address but loopback")
    patient: dict[str, Any] = {"timeout": ANSWER_SECONDS, "trust_env": False}
    with serve(folder, host="0.0.0.0", **settings) as service:
        port = service.client.base_url.port
        assert service.client.get("/jobs").status_code == inside
        assert httpx.get(f"http://{address}:{port}/jobs", **patient).status_code == outside
        assert httpx.get(f"http://{address}:{port}/healthz", **patient).status_code == 200
        key = created(folder)["key"]
        assert service.client.get("/jobs").status_code == 401
        url = f"http://{address}:{port}/jobs"
        assert httpx.get(url, headers=bearer(key), **patient).status_code == 200


@pytest.mark.parametrize(
    ("host", "status"),
    [
        ("localhost:1", 200),
        ("127.0.0.1", 200),
        ("[::1]:8000", 200),
        ("netgrow.localhost", 200),
        ("netgrow", 403),
        ("evil.example", 403),
        ("127.0.0.1.evil.example:8000", 403),
        ("evil.example.", 403),
        ("localhost@evil.example", 403),
    ],
)
def test_a_page_that_rebinds_its_own_name_to_loopback_is_refused(service: Service, host: str, status: int) -> None:
    assert service.client.get("/jobs", headers={"Host": host}).status_code == status


def test_open_jobs_are_counted_under_fifty_posts_at_once(keyed: Service) -> None:
    database = keyed.hand.database
    limits = keyring.KeyLimits(open_jobs=7)
    secrets = [keyring.create(database, name, KeyScope.SUBMIT, limits)[1] for name in ("a", "b")]

    def post(number: int) -> int:
        headers = bearer(secrets[number % 2])
        return httpx.post(
            f"{keyed.url}/jobs", json=JOB, headers=headers, timeout=ANSWER_SECONDS, trust_env=False
        ).status_code

    with ThreadPoolExecutor(50) as pool:
        found = Counter(pool.map(post, range(100)))
    assert found == {201: 14, 429: 86}


def test_one_room_is_taken_once_by_posts_and_extensions_that_race_for_it(keyed: Service) -> None:
    database = keyed.hand.database
    secret = keyring.create(database, "racer", KeyScope.SUBMIT, keyring.KeyLimits(open_jobs=1))[1]

    def call(path: str, body: dict[str, Any]) -> httpx.Response:
        return httpx.post(
            f"{keyed.url}{path}", json=body, headers=bearer(secret), timeout=ANSWER_SECONDS, trust_env=False
        )

    ended = call("/jobs", JOB).json()["id"]
    assert call(f"/jobs/{ended}/cancel", {}).status_code == 200
    calls = [("/jobs", JOB), (f"/jobs/{ended}/extend", {"trials": 1})] * 12
    with ThreadPoolExecutor(24) as pool:
        answers = list(pool.map(lambda made: call(*made), calls))
    opened = Counter(answer.status_code for answer in answers)
    posted, extended = opened[201], opened[200]
    assert posted + bool(extended) == 1, opened
    assert set(opened) <= {200, 201, 429}


def test_a_rate_holds_for_requests_at_once(keyed: Service) -> None:
    # So few that a machine would have to take a minute over these requests to allow them all.
    limits = keyring.KeyLimits(requests_per_second=1.0)
    secret = keyring.create(keyed.hand.database, "fast", KeyScope.READ, limits)[1]

    def get(_: int) -> int:
        return httpx.get(
            f"{keyed.url}/presets", headers=bearer(secret), timeout=ANSWER_SECONDS, trust_env=False
        ).status_code

    with ThreadPoolExecutor(20) as pool:
        found = Counter(pool.map(get, range(60)))
    assert found[200] >= 1
    assert found[429] >= 1
    assert set(found) == {200, 429}


@contextmanager
def streamed(service: Service, path: str, headers: dict[str, str]) -> Iterator[Iterator[str]]:
    """The lines of a stream; one that goes on for long ends in a timeout."""
    with (
        httpx.Client(base_url=service.url, timeout=ANSWER_SECONDS, trust_env=False) as client,
        client.stream("GET", path, headers=headers) as response,
    ):
        assert response.status_code == 200
        yield response.iter_lines()


def test_open_streams_end_with_the_key_and_nobody_elses_do(keyed: Service) -> None:
    database = keyed.hand.database
    key, secret = keyring.create(database, "watcher", KeyScope.SUBMIT, keyring.KeyLimits())
    _, other = keyring.create(database, "other", KeyScope.READ, keyring.KeyLimits())
    job = httpx.post(
        f"{keyed.url}/jobs", json=JOB, headers=bearer(secret), timeout=ANSWER_SECONDS, trust_env=False
    ).json()["id"]
    with ExitStack() as opened:
        own = [
            opened.enter_context(streamed(keyed, path, bearer(secret)))
            for path in (f"/jobs/{job}/events", "/leaderboard/stream")
        ]
        stays = opened.enter_context(streamed(keyed, f"/jobs/{job}/events", bearer(other)))
        assert all(next(lines) for lines in own)
        keyring.revoke(database, key.id)
        assert not any("event: job.state" in line for lines in own for line in lines), "they ended, and not the job"
        cancelled = httpx.post(
            f"{keyed.url}/jobs/{job}/cancel", headers=bearer(secret), timeout=ANSWER_SECONDS, trust_env=False
        )
        assert cancelled.status_code == 401
        with database.write() as session:
            growth.cancel(session, job)
        assert "event: job.state" in list(stays)


def test_open_streams_end_with_the_browsers_session(keyed: Service) -> None:
    database = keyed.hand.database
    _, secret = keyring.create(database, "browser", KeyScope.READ, keyring.KeyLimits())
    with httpx.Client(base_url=keyed.url, timeout=ANSWER_SECONDS, trust_env=False) as browser:
        assert browser.post("/login", json={"key": secret}).is_success
        with browser.stream("GET", "/leaderboard/stream") as response:
            assert response.status_code == 200
            lines = response.iter_lines()
            assert next(lines) == "event: snapshot"
            with database.write() as session:
                session.execute(update(Login).values(expires_at=clock.later(-1.0)))
            assert list(lines), "the rest of the snapshot, and an end"
        assert browser.get("/jobs").status_code == 401


def test_open_streams_end_when_the_first_key_closes_the_server(folder: Path) -> None:
    with serve(folder) as service, streamed(service, "/leaderboard/stream", {}) as lines:
        assert next(lines) == "event: snapshot"
        created(folder)
        assert list(lines), "the rest of the snapshot, and an end"
