"""The deployments that chaos is made in, the undisturbed run, and the table of what came of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from functools import cache, partial
from pathlib import Path

import pytest

from tests.chaos import record
from tests.chaos.deployment import DEPLOYED, EMBEDDED, GROWN, LONG, SHORT, TINY, Board, Deployment, Spec
from tests.chaos.record import Row
from tests.services import Server, flush, fresh_database
from workers.app import configure

_ROWS = pytest.StashKey[list[Row]]()

SPECS: dict[str, Spec] = {"LONG": LONG, "SHORT": SHORT, "GROWN": GROWN, "TINY": TINY}

Judge = Callable[[str, int, Deployment, str, Sequence[str]], None]


def pytest_configure(config: pytest.Config) -> None:
    config.stash[_ROWS] = []


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """Print the table; with --reliability-table FILE put it into that page too."""
    rows = config.stash.get(_ROWS, [])
    if not rows:
        return
    terminalreporter.section("what the faults cost")
    terminalreporter.write_line(record.markdown(sorted(row.cells() for row in rows)))
    if page := config.getoption("--reliability-table"):
        record.write(Path(page), rows)


@pytest.fixture
def note(request: pytest.FixtureRequest) -> Callable[[Row], None]:
    """Append a line to the table, and fail unless it is all zeros."""

    def append(row: Row) -> None:
        request.config.stash[_ROWS].append(row)
        assert row.sound, row

    return append


class Kept:
    """A deployment that tests share as long as they leave it sound: to start one takes as long as a job."""

    def __init__(self, create: Callable[[Path], Deployment], folders: pytest.TempPathFactory) -> None:
        self._create = create
        self._folders = folders
        self._made: Deployment | None = None

    def get(self) -> Deployment:
        """The one that there is, or a new one."""
        if self._made is None:
            self._made = self._create(self._folders.mktemp("deployment"))
        return self._made

    def drop(self) -> None:
        """Whoever asks next gets a new one."""
        if self._made is not None:
            self._made.close()
        self._made = None


@pytest.fixture(scope="session")
def undisturbed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[str], Board]]:
    """The leaderboard of a spec when nothing happens, on the embedded default with one worker; made once."""
    kept = Kept(partial(Deployment.create, "undisturbed"), tmp_path_factory)

    @cache
    def board(name: str) -> Board:
        made = kept.get()
        made.have_workers(1)
        made.await_success(job_id := made.submit(SPECS[name]))
        found = made.board(job_id)
        assert len(found) == SPECS[name]["search"]["trials"] + 1
        return found

    yield board
    kept.drop()


@pytest.fixture
def judge(undisturbed: Callable[[str], Board], note: Callable[[Row], None]) -> Judge:
    """`judge(fault, injected, deployment, name of the spec, jobs)`: the jobs succeed, and are as if undisturbed."""

    def compare(fault: str, injected: int, made: Deployment, name: str, job_ids: Sequence[str]) -> None:
        made.await_success(*job_ids)
        note(made.compare(fault, injected, undisturbed(name), job_ids))
        made.sound = True

    return compare


@pytest.fixture(scope="session")
def kept_embedded(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Kept]:
    kept = Kept(partial(Deployment.create, EMBEDDED), tmp_path_factory)
    yield kept
    kept.drop()


@pytest.fixture(scope="session")
def kept_deployed(
    tmp_path_factory: pytest.TempPathFactory, shared_postgres: Server, shared_redis: Server
) -> Iterator[Kept]:
    with ExitStack() as databases:

        def create(folder: Path) -> Deployment:
            # A database of its own, as it has checkpoints of its own: what one failed test left is not the next one's.
            url = databases.enter_context(fresh_database(shared_postgres))
            return Deployment.create(DEPLOYED, folder, database_url=url, broker_url=flush(shared_redis))

        kept = Kept(create, tmp_path_factory)
        yield kept
        shared_postgres.start()
        kept.drop()


def lent(kept: Kept) -> Iterator[Deployment]:
    """The deployment for one test; the next test gets a new one unless this one ended well."""
    made = kept.get()
    made.sound = False
    configure(made.stack.settings)
    yield made
    if not made.sound:
        kept.drop()


@pytest.fixture
def embedded(kept_embedded: Kept) -> Iterator[Deployment]:
    """SQLite and the folder broker."""
    yield from lent(kept_embedded)


@pytest.fixture
def deployed(postgres_server: Server, redis_server: Server, kept_deployed: Kept) -> Iterator[Deployment]:
    """PostgreSQL and Redis; both run again after the test."""
    yield from lent(kept_deployed)


@pytest.fixture(params=["embedded", "deployed"])
def anywhere(request: pytest.FixtureRequest) -> Deployment:
    """Each of the two."""
    made: Deployment = request.getfixturevalue(request.param)
    return made
