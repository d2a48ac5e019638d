"""PgBouncer as Debian has it (1.18), unpacked for the test, between netgrow and PostgreSQL."""

from __future__ import annotations

import contextlib
import os
import subprocess
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import psycopg
import pytest
from sqlalchemy import make_url, text

from store import Database, migrate
from tests.acceptance.containers.debian import NoEngineError, Release, codename, require
from tests.services import LocalServer, connect
from tests.unit.store.world import World

pytestmark = [pytest.mark.slow, pytest.mark.privileged]


class PgBouncer(LocalServer):
    """The pooler, with no parameter of a client's start ignored: as it comes."""

    name = "PgBouncer"

    def __init__(self, root: Path, behind: str, pooling: str) -> None:
        super().__init__("postgres")
        self._root = root
        self._behind = make_url(behind)
        target = self._behind
        (self.folder / "users.txt").write_text(f'"{target.username}" "{target.password}"\n')
        (self.folder / "pgbouncer.ini").write_text(
            f"[databases]\n* = host={target.host} port={target.port}\n[pgbouncer]\nlisten_addr = 127.0.0.1\n"
            f"listen_port = {self.port}\nauth_type = plain\nauth_file = {self.folder / 'users.txt'}\n"
            f"pool_mode = {pooling}\nunix_socket_dir =\nmax_client_conn = 100\ndefault_pool_size = 30\n"
        )

    def command(self) -> Sequence[str]:
        libraries = self._root / "usr/lib/x86_64-linux-gnu"
        binary = self._root / "usr/sbin/pgbouncer"
        return ["env", f"LD_LIBRARY_PATH={libraries}", str(binary), str(self.folder / "pgbouncer.ini")]

    @property
    def url(self) -> str:
        return self._behind.set(port=self.port).render_as_string(hide_password=False)

    def ready(self) -> bool:
        with contextlib.suppress(psycopg.OperationalError), connect(self.url):
            return True
        return False


@pytest.fixture(scope="module")
def binaries(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("pgbouncer")
    try:
        require(folder)
        Release(folder / "apt", codename()).unpack(["pgbouncer"], folder / "root", Path("/var/lib/dpkg/status"))
    except NoEngineError as reason:
        pytest.skip(f"no PgBouncer: {reason}")
    # User `postgres` runs it: every folder above it must let that user through.
    root = folder / "root"
    subprocess.run(["chmod", "-R", "a+rX", str(root)], check=True)
    for above in folder.parents:
        if above.stat().st_mode & 0o001 == 0 and above.is_relative_to(os.environ.get("TMPDIR", "/tmp")):
            above.chmod(above.stat().st_mode | 0o001)
    folder.chmod(0o755)
    return root


@contextlib.contextmanager
def pooler(binaries: Path, behind: str, pooling: str) -> Iterator[PgBouncer]:
    made = PgBouncer(binaries, behind, pooling)
    try:
        made.start()
        yield made
    finally:
        made.remove()


@pytest.mark.parametrize(("pooling", "prepares"), [("session", True), ("session", False), ("transaction", False)])
def test_jobs_are_grown_side_by_side_through_the_pooler(
    binaries: Path, postgres_url: str, pooling: str, prepares: bool
) -> None:
    with pooler(binaries, postgres_url, pooling) as between:
        migrate.upgrade(between.url)
        database = Database(between.url, prepares)
        if pooling == "session":
            with database.read() as session:
                assert session.execute(text("SHOW timezone")).scalar_one() == "UTC"
                assert session.execute(text("SHOW lock_timeout")).scalar_one() == "20s"
        with ThreadPoolExecutor(4) as threads:
            jobs = list(threads.map(lambda _: World(database).grown_job().id, range(4)))
        assert len(set(jobs)) == 4
        assert all(World(database).models(job) for job in jobs)
        database.dispose()
