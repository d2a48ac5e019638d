"""The service below a path, behind proxies as Debian has them, with their default time-outs and buffering."""

from __future__ import annotations

import contextlib
import os
import signal
import socket
import ssl
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import ClassVar

import httpx
import pytest

from client import Client
from store import keyring, migrate
from store.database import Database
from store.keyring import KeyLimits
from store.tokens import KeyScope
from tests.acceptance.containers.debian import NoEngineError, Release, codename, require
from tests.integration.server.conftest import ANSWER_SECONDS, Service, serve
from tests.services import LocalServer, free_port
from tests.waiting import eventually

pytestmark = [pytest.mark.slow, pytest.mark.privileged]

JOB = {"dataset": "digits", "search": {"trials": 1, "parallel": 1}}


class Proxy(LocalServer):
    """A proxy in front of one port, which serves `/netgrow/`: passed on as it is, or stripped."""

    passed_on: ClassVar[str]
    stripped: ClassVar[str]
    """Its configuration."""

    def __init__(self, root: Path, behind: int, strips: bool) -> None:
        super().__init__()
        self._root = root
        text = self.stripped if strips else self.passed_on
        for name, value in {"PORT": self.port, "BEHIND": behind, "FOLDER": self.folder}.items():
            text = text.replace(f"@{name}@", str(value))
        (self.folder / "configuration").write_text(text)

    def arguments(self, configuration: str) -> Sequence[str]:
        """The program below the packages' root, and what it is told."""
        raise NotImplementedError

    def command(self) -> Sequence[str]:
        program, *arguments = self.arguments(str(self.folder / "configuration"))
        libraries = self._root / "usr/lib/x86_64-linux-gnu"
        environment = [f"LD_LIBRARY_PATH={libraries}", f"HOME={self.folder}", f"PATH={os.environ['PATH']}"]
        return ["env", "-i", *environment, str(self._root / program), *arguments]

    def ready(self) -> bool:
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", self.port), timeout=5):
            return True
        return False


class Nginx(Proxy):
    name = "nginx"
    passed_on = """
pid nginx.pid;
error_log stderr;
events { }
http {
    access_log off;
    client_body_temp_path @FOLDER@/body; proxy_temp_path @FOLDER@/proxy; fastcgi_temp_path @FOLDER@/fastcgi;
    uwsgi_temp_path @FOLDER@/uwsgi; scgi_temp_path @FOLDER@/scgi;
    server {
        listen 127.0.0.1:@PORT@;
        location /netgrow/ { proxy_pass http://127.0.0.1:@BEHIND@; proxy_set_header Host $http_host; }
    }
}
"""
    stripped = passed_on.replace("@BEHIND@;", "@BEHIND@/;")

    def arguments(self, configuration: str) -> Sequence[str]:
        folder = str(self.folder)
        return ["usr/sbin/nginx", "-p", folder, "-c", configuration, "-e", "stderr", "-g", "daemon off; user root;"]


class Caddy(Proxy):
    name = "caddy"
    passed_on = """
{
    admin off
}
http://127.0.0.1:@PORT@ {
    handle /netgrow/* {
        reverse_proxy 127.0.0.1:@BEHIND@
    }
}
"""
    stripped = passed_on.replace("handle ", "handle_path ")

    def arguments(self, configuration: str) -> Sequence[str]:
        return ["usr/bin/caddy", "run", "--adapter", "caddyfile", "--config", configuration]


class Haproxy(Proxy):
    name = "haproxy"
    # The time-outs of Debian's own haproxy.cfg: HAProxy has none by itself.
    passed_on = """
defaults
    mode http
    timeout connect 5000
    timeout client 50000
    timeout server 50000
    compression algo gzip
frontend all
    bind 127.0.0.1:@PORT@
    use_backend netgrow if { path_beg /netgrow/ }
backend netgrow
    server one 127.0.0.1:@BEHIND@
"""
    stripped = passed_on.replace("    server one", "    http-request replace-path /netgrow(/.*) \\1\n    server one")

    def arguments(self, configuration: str) -> Sequence[str]:
        return ["usr/sbin/haproxy", "-db", "-f", configuration]


PROXIES: dict[str, type[Proxy]] = {proxy.name: proxy for proxy in (Nginx, Caddy, Haproxy)}


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("proxies")
    try:
        require(folder)
        release = Release(folder / "apt", codename())
        for name in PROXIES:
            release.unpack([name], folder / "root", Path("/var/lib/dpkg/status"))
    except NoEngineError as reason:
        pytest.skip(f"no proxies: {reason}")
    return folder / "root"


@pytest.fixture(params=[False, True], ids=["passed on", "stripped"])
def strips(request: pytest.FixtureRequest) -> bool:
    return bool(request.param)


@pytest.fixture
def service(tmp_path: Path) -> Iterator[Service]:
    migrate.upgrade(f"sqlite:///{tmp_path / 'netgrow.sqlite3'}")
    with serve(tmp_path, root_path="/netgrow") as service:
        yield service


@pytest.fixture(params=PROXIES)
def url(request: pytest.FixtureRequest, root: Path, service: Service, strips: bool) -> Iterator[str]:
    """The service's address behind a proxy."""
    proxy = PROXIES[request.param](root, int(service.url.rpartition(":")[2]), strips)
    try:
        proxy.start()
        yield f"http://127.0.0.1:{proxy.port}/netgrow"
    finally:
        proxy.remove()


def test_pages_the_client_streams_and_sessions_work_below_a_path(service: Service, url: str, tmp_path: Path) -> None:
    home = httpx.URL(url).path
    with httpx.Client(base_url=url, timeout=ANSWER_SECONDS, trust_env=False) as browser:
        page = browser.get("/", headers={"Accept": "text/html"})
        assert page.status_code == 200
        assert f'href="{home}/ui/leaderboard"' in page.text
        assert browser.get("/docs").status_code == 200
    with Client(url) as client:
        job = client.submit(JOB)
        watching = client.events(job.id)
        assert next(watching).seq == 1  # and not when the proxy's buffer is full
        service.hand.succeed(0.8, epochs=2)
        service.hand.succeed(0.9)
        kinds = [event.kind for event in watching]
        assert kinds.count("trial.succeeded") == 2
        assert client.job(job.id).state == "succeeded"

    database = Database(f"sqlite:///{tmp_path / 'netgrow.sqlite3'}")
    _, made = keyring.create(database, "me", KeyScope.ADMIN, KeyLimits())
    database.dispose()
    with httpx.Client(base_url=url, timeout=ANSWER_SECONDS, trust_env=False) as browser:
        with browser.stream("GET", "/leaderboard/stream", headers=bearer(made)) as stream:
            assert stream.headers["cache-control"] == "no-store, no-transform"
            assert "content-encoding" not in stream.headers
            assert next(stream.iter_lines()) == "event: snapshot"
        assert browser.get("/ui/login").status_code == 200
        entered = browser.post("/login", data={"key": made})
        assert (entered.status_code, entered.headers["location"]) == (303, f"{home}/")
        assert f"Path={home}/" in entered.headers["set-cookie"]
        assert browser.get("/ui/leaderboard", headers={"Accept": "text/html"}).status_code == 200


def bearer(key: str) -> dict[str, str]:
    return {"Authorization": f"Bearer {key}"}


CADDYFILE = Path(__file__).resolve().parents[3] / "deploy" / "compose" / "Caddyfile"


class ShippedCaddy(Proxy):
    """deploy/compose/Caddyfile, with ports of this machine."""

    name = "caddy"
    passed_on = CADDYFILE.read_text()

    def __init__(self, root: Path, servers: Sequence[int]) -> None:
        self._servers = servers
        super().__init__(root, 0, strips=False)
        text = self.passed_on.replace("admin off", f"admin off\n\tskip_install_trust\n\thttp_port {free_port()}")
        for name, port in zip(("server", "server-2"), servers, strict=True):
            text = text.replace(f" {name}:8000", f" 127.0.0.1:{port}")
        text = text.replace("{$NETGROW_DOMAIN:localhost}", f"https://localhost:{self.port}")
        (self.folder / "configuration").write_text(text)

    stripped = passed_on

    def arguments(self, configuration: str) -> Sequence[str]:
        return ["usr/bin/caddy", "run", "--adapter", "caddyfile", "--config", configuration]

    @property
    def authority(self) -> Path:
        return self.folder / ".local/share/caddy/pki/authorities/local/root.crt"


def has_certificate(browser: httpx.Client) -> bool:
    """Whether TLS works: the authority is there a moment before what it signs."""
    try:
        return browser.get("/healthz").is_success
    except httpx.ConnectError:
        return False


def test_two_servers_behind_the_shipped_caddyfile_are_one_service_over_tls(root: Path, tmp_path: Path) -> None:
    database = f"sqlite:///{tmp_path / 'netgrow.sqlite3'}"
    migrate.upgrade(database)
    (tmp_path / "second").mkdir()
    shared = {"database_url": database, "checkpoints_url": str(tmp_path / "checkpoints")}
    trusted = {"trusted_proxies": "127.0.0.1", "broker_url": f"filesystem://{tmp_path / 'broker'}"}
    with serve(tmp_path, **shared, **trusted) as first, serve(tmp_path / "second", **shared, **trusted) as second:
        caddy = ShippedCaddy(root, [int(one.url.rpartition(":")[2]) for one in (first, second)])
        try:
            caddy.start()
            url = f"https://localhost:{caddy.port}"
            eventually(caddy.authority.exists, "Caddy has an authority")
            context = ssl.create_default_context(cafile=str(caddy.authority))
            with httpx.Client(base_url=url, timeout=ANSWER_SECONDS, trust_env=False, verify=context) as browser:
                eventually(partial(has_certificate, browser), "Caddy has a certificate of this name")
                job = browser.post("/jobs", json=JOB).json()["id"]
                with browser.stream("GET", f"/jobs/{job}/events") as stream:
                    lines = stream.iter_lines()
                    assert next(lines) == "id: 1"
                    assert first.terminate() in (0, -signal.SIGTERM)
                # One of the two is gone: nobody notices.
                assert [browser.get(f"/jobs/{job}").status_code for _ in range(20)] == [200] * 20
                first_key = keyring.create(Database(database), "me", KeyScope.ADMIN, KeyLimits())[1]
                entered = browser.post("/login", data={"key": first_key})
                assert "Secure" in entered.headers["set-cookie"]  # it believes the proxy that this was TLS
        finally:
            caddy.remove()
