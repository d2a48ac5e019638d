"""What every test may ask for: real servers, data folders, and the rules for slow, GPU and real-data tests."""

from __future__ import annotations

import os
from collections.abc import Callable, Generator, Iterator
from functools import cache
from pathlib import Path

import hypothesis
import pytest

from tests import services
from tests.services import Server

# Before anything imports torch: two cores are shared by the tests, the servers and the training processes.
os.environ.setdefault("OMP_NUM_THREADS", "1")
os.environ.setdefault("MKL_NUM_THREADS", "1")
# The settings of whoever runs the tests must not reach them: NETGROW_DATABASE_URL may name a database that matters.
for name in [name for name in os.environ if name.startswith("NETGROW_") and not name.startswith("NETGROW_TEST_")]:
    del os.environ[name]

# A slow machine is no failure: hypothesis otherwise fails an example that takes more than 200 ms. CI tries the same
# examples each time, so that it tells changes apart; everybody else's runs look for new ones.
hypothesis.settings.register_profile(
    "netgrow",
    deadline=None,
    derandomize="CI" in os.environ,
    suppress_health_check=[hypothesis.HealthCheck.too_slow],
)
hypothesis.settings.load_profile("netgrow")

REPOSITORY = Path(__file__).resolve().parents[1]
REAL_PROCESSES = {"integration", "acceptance", "browser"}
"""Folders of tests that start servers and workers, whose imports alone take half a minute on a slow machine."""
REAL_PROCESSES_SECONDS = 900


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--slow", action="store_true", help="run the tests marked slow too (or NETGROW_TEST_SLOW=1)")
    parser.addoption("--reliability-table", metavar="FILE", help="put what the chaos tests found into this page")


def within_chaos(config: pytest.Config, argument: str) -> bool:
    """Whether what was given to pytest is tests/chaos, or in it."""
    return (config.invocation_params.dir / argument.split("::")[0]).is_relative_to(REPOSITORY / "tests" / "chaos")


def switched_on(name: str) -> bool:
    return os.environ.get(name, "") not in ("", "0")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    for item in items:
        if item.get_closest_marker("gpu") and not cuda_available():
            item.add_marker(pytest.mark.skip(reason="no CUDA device"))
        if item.get_closest_marker("real_data") and real_data_dir() is None:
            item.add_marker(pytest.mark.skip(reason="no MNIST and CIFAR-10 files: set NETGROW_TEST_DATASETS_DIR"))
        if REAL_PROCESSES & folders_of(item) and not item.get_closest_marker("timeout"):
            item.add_marker(pytest.mark.timeout(REAL_PROCESSES_SECONDS))
    named = any("::" in argument for argument in config.args)
    slow = config.getoption("--slow") or switched_on("NETGROW_TEST_SLOW") or "slow" in config.getoption("-m")
    chaos = "chaos" in config.getoption("-m") or any(within_chaos(config, argument) for argument in config.args)
    left_out = [
        item
        for item in items
        if (item.get_closest_marker("slow") and not (slow or chaos)) or (item.get_closest_marker("chaos") and not chaos)
    ]
    if left_out and not named:
        config.hook.pytest_deselected(items=left_out)
        items[:] = [item for item in items if item not in left_out]


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item,
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """With NETGROW_TEST_REQUIRE_SERVICES, a test that was skipped has failed, where `must_run` says so."""
    report = yield
    if report.skipped and not hasattr(report, "wasxfail") and must_run(item):
        report.outcome = "failed"
        report.longrepr = f"skipped, and NETGROW_TEST_REQUIRE_SERVICES is set: {report.longrepr}"
    return report


def folders_of(item: pytest.Item) -> set[str]:
    """The names of the folders that its file lies in, and the file's own."""
    inside = item.path.relative_to(REPOSITORY) if item.path.is_relative_to(REPOSITORY) else item.path
    return set(inside.parts)


def must_run(item: pytest.Item) -> bool:
    excused = any(item.get_closest_marker(name) for name in ("gpu", "real_data", "privileged"))
    in_scope = {"integration", "acceptance"}
    if "CI" in os.environ:  # elsewhere a machine may have no Chromium, nor root to install it: `make test` says so
        in_scope |= {"browser", "chaos"}
    return switched_on("NETGROW_TEST_REQUIRE_SERVICES") and bool(in_scope & folders_of(item)) and not excused


@cache
def cuda_available() -> bool:
    import torch

    return torch.cuda.is_available()


@cache
def real_data_dir() -> Path | None:
    """The folder that holds mnist/ and cifar10/."""
    given = os.environ.get("NETGROW_TEST_DATASETS_DIR")
    folder = Path(given) if given else REPOSITORY.parent / "shared" / "data"
    return folder if (folder / "mnist").is_dir() else None


@pytest.fixture(scope="session")
def datasets_dir() -> Path:
    """The real MNIST and CIFAR-10; for tests marked real_data."""
    folder = real_data_dir()
    if folder is None:
        pytest.skip("no MNIST and CIFAR-10 files: set NETGROW_TEST_DATASETS_DIR")
    return folder


def provided(provide: Callable[[], Server]) -> Server:
    """The server, or the end of the test: skipped, or failed where services are required."""
    try:
        return provide()
    except services.ServiceUnavailableError as unavailable:
        if switched_on("NETGROW_TEST_REQUIRE_SERVICES"):
            pytest.fail(str(unavailable), pytrace=False)
        pytest.skip(str(unavailable))


@pytest.fixture(scope="session")
def shared_postgres() -> Iterator[Server]:
    server = provided(services.provide_postgres)
    yield server
    server.remove()


@pytest.fixture(scope="session")
def shared_redis() -> Iterator[Server]:
    server = provided(services.provide_redis)
    yield server
    server.remove()


@pytest.fixture
def postgres_server(shared_postgres: Server) -> Iterator[Server]:
    """The PostgreSQL server itself: `.stop()`, `.kill()`, `.start()`; running again after the test."""
    yield shared_postgres
    shared_postgres.start()


@pytest.fixture
def redis_server(shared_redis: Server) -> Iterator[Server]:
    """The Redis server itself: `.stop()`, `.kill()`, `.start()`; running again after the test."""
    yield shared_redis
    shared_redis.start()


@pytest.fixture
def postgres_url(postgres_server: Server) -> Iterator[str]:
    """SQLAlchemy URL of a fresh, empty PostgreSQL database."""
    with services.fresh_database(postgres_server) as url:
        yield url


@pytest.fixture(scope="module")
def module_postgres_url(shared_postgres: Server) -> Iterator[str]:
    """SQLAlchemy URL of a fresh PostgreSQL database that a module's tests share."""
    with services.fresh_database(shared_postgres) as url:
        yield url


@pytest.fixture
def redis_url(redis_server: Server) -> str:
    """URL of a running, empty Redis."""
    return services.flush(redis_server)


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """SQLAlchemy URL of a fresh, empty database; the test runs once on SQLite and once on PostgreSQL."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'netgrow.sqlite3'}"
    url: str = request.getfixturevalue("postgres_url")
    return url
