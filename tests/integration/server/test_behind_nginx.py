"""The service below a path, behind nginx as Debian has it, with nginx's default time-outs and buffering."""

from __future__ import annotations

import contextlib
import socket
from collections.abc import Iterator, Sequence
from pathlib import Path

import httpx
import pytest

from client import Client
from store import migrate
from tests.acceptance.containers.debian import NoEngineError, Release, codename, require
from tests.integration.server.conftest import ANSWER_SECONDS, Service, serve
from tests.services import LocalServer

pytestmark = [pytest.mark.slow, pytest.mark.privileged]

CONFIGURATION = """
pid nginx.pid;
error_log stderr;
events {{ }}
http {{
    access_log off;
    {folders}
    server {{
        listen 127.0.0.1:{port};
        location /netgrow/ {{ proxy_pass http://127.0.0.1:{behind}{path}; }}
    }}
}}
"""


class Nginx(LocalServer):
    """nginx in front of one port; `path` is `/` where it strips the prefix, and empty where it passes it on."""

    name = "nginx"

    def __init__(self, root: Path, behind: int, path: str) -> None:
        super().__init__()
        self._root = root
        kinds = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
        folders = " ".join(f"{kind}_temp_path {self.folder}/{kind};" for kind in kinds)
        text = CONFIGURATION.format(port=self.port, behind=behind, path=path, folders=folders)
        (self.folder / "nginx.conf").write_text(text)

    def command(self) -> Sequence[str]:
        libraries = self._root / "usr/lib/x86_64-linux-gnu"
        nginx = [str(self._root / "usr/sbin/nginx"), "-p", str(self.folder), "-c", str(self.folder / "nginx.conf")]
        return ["env", f"LD_LIBRARY_PATH={libraries}", *nginx, "-e", "stderr", "-g", "daemon off; user root;"]

    def ready(self) -> bool:
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", self.port), timeout=5):
            return True
        return False


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("nginx")
    try:
        require(folder)
        Release(folder / "apt", codename()).unpack(["nginx"], folder / "root", Path("/var/lib/dpkg/status"))
    except NoEngineError as reason:
        pytest.skip(f"no nginx: {reason}")
    return folder / "root"


@pytest.fixture(params=["", "/"], ids=["passed on", "stripped"])
def address(request: pytest.FixtureRequest, root: Path, tmp_path: Path) -> Iterator[tuple[Service, str]]:
    """The service itself, and its address behind nginx."""
    migrate.upgrade(f"sqlite:///{tmp_path / 'netgrow.sqlite3'}")
    with serve(tmp_path, root_path="/netgrow") as service:
        nginx = Nginx(root, int(service.url.rpartition(":")[2]), request.param)
        try:
            nginx.start()
            yield service, f"http://127.0.0.1:{nginx.port}/netgrow"
        finally:
            nginx.remove()


def test_pages_the_client_and_streams_work_below_a_path(address: tuple[Service, str]) -> None:
    service, url = address
    with httpx.Client(base_url=url, timeout=ANSWER_SECONDS, trust_env=False) as browser:
        page = browser.get("/", headers={"Accept": "text/html"})
        assert page.status_code == 200
        assert 'href="/netgrow/ui/leaderboard"' in page.text
        assert browser.get("/docs").status_code == 200
    with Client(url) as client:
        job = client.submit({"dataset": "digits", "search": {"trials": 1, "parallel": 1}})
        watching = client.events(job.id)
        assert next(watching).seq == 1
        service.hand.succeed(0.8, epochs=2)
        service.hand.succeed(0.9)
        kinds = [event.kind for event in watching]
        assert kinds.count("trial.succeeded") == 2
        assert client.job(job.id).state == "succeeded"
