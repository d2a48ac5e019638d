"""The deployments that chaos is made in, the undisturbed run, and the table of what came of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cache
from pathlib import Path

import pytest

from tests.chaos import record
from tests.chaos.deployment import LONG, SHORT, TINY, Board, Deployment, Spec
from tests.chaos.record import Row

_ROWS = pytest.StashKey[list[Row]]()

SPECS: dict[str, Spec] = {"LONG": LONG, "SHORT": SHORT, "TINY": TINY}

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


@pytest.fixture(scope="session")
def undisturbed(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Board]:
    """The leaderboard of a spec when nothing happens, on the embedded default with one worker; made once."""

    @cache
    def board(name: str) -> Board:
        made = Deployment.create("undisturbed", tmp_path_factory.mktemp("undisturbed"))
        try:
            made.start_workers(1)
            made.await_success(job_id := made.submit(SPECS[name]))
            found = made.board(job_id)
        finally:
            made.close()
        assert len(found) == SPECS[name]["search"]["trials"] + 1
        return found

    return board


@pytest.fixture
def judge(undisturbed: Callable[[str], Board], note: Callable[[Row], None]) -> Judge:
    """`judge(fault, injected, deployment, name of the spec, jobs)`: the jobs succeed, and are as if undisturbed."""

    def compare(fault: str, injected: int, made: Deployment, name: str, job_ids: Sequence[str]) -> None:
        made.await_success(*job_ids)
        note(made.compare(fault, injected, undisturbed(name), job_ids))

    return compare


@pytest.fixture
def embedded(tmp_path: Path) -> Iterator[Deployment]:
    """SQLite and the folder broker."""
    made = Deployment.create("SQLite + folder", tmp_path)
    yield made
    made.close()


@pytest.fixture
def deployed(tmp_path: Path, postgres_url: str, redis_url: str) -> Iterator[Deployment]:
    """PostgreSQL and Redis."""
    made = Deployment.create("PostgreSQL + Redis", tmp_path, database_url=postgres_url, broker_url=redis_url)
    yield made
    made.close()


@pytest.fixture(params=["embedded", "deployed"])
def anywhere(request: pytest.FixtureRequest) -> Deployment:
    """Each of the two."""
    made: Deployment = request.getfixturevalue(request.param)
    return made
