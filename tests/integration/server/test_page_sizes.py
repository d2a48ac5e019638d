"""A service with a job of 10,000 trials: what each page ships, and how many statements it takes. Never how long."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import event

from server.app import create_app
from server.dependencies import Resources
from store import migrate
from store.settings import Settings
from tests.integration.server.big_job import plant_big_job

CHILDREN = 10_000
MOST_BYTES = 1_000_000
# Each page's own; the gate takes one more, to see that there are no keys.
MOST_STATEMENTS = 12
PAGES = [
    "/",
    "/ui/leaderboard",
    "/ui/leaderboard?sort=flops&dataset=digits",
    "/ui/leaderboard?pareto=parameters",
    "/ui/leaderboard?rows=500",
    "/ui/workers",
    "/ui/datasets",
    "/ui/datasets/digits",
    "/ui/audit",
    "/ui/login",
]


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[TestClient, Resources]]:
    """The application, in this process, on SQLite."""
    folder = tmp_path_factory.mktemp("big")
    settings = Settings(data_dir=folder, reap_seconds=3600.0, hosts="testserver")
    migrate.upgrade(settings.database_url)
    app = create_app(settings)
    found: Resources = app.state.resources
    with found.database.write() as session:
        plant_big_job(session, CHILDREN)
    client = TestClient(app)  # without its lifespan: the reaper's statements are not the pages'
    client.headers.update({"Accept": "text/html", "Accept-Encoding": "gzip"})
    yield client, found
    found.database.dispose()
    shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def statements(found: Resources) -> Iterator[list[str]]:
    said: list[str] = []

    def note(connection: object, cursor: object, statement: str, *rest: object) -> None:
        said.append(statement)

    engine = found.database.engine
    event.listen(engine, "before_cursor_execute", note)
    try:
        yield said
    finally:
        event.remove(engine, "before_cursor_execute", note)


def shipped(client: TestClient, path: str) -> int:
    """Bytes of the body as they go over the wire."""
    with client.stream("GET", path) as answer:
        assert answer.status_code == 200, path
        return sum(len(chunk) for chunk in answer.iter_raw())


@pytest.mark.parametrize("path", PAGES)
def test_a_page_ships_little_and_asks_little(service: tuple[TestClient, Resources], path: str) -> None:
    client, found = service
    with statements(found) as said:
        page = client.get(path)
    queries = [one for one in said if one.lstrip().upper().startswith(("SELECT", "WITH"))]
    assert 1 <= len(queries) <= MOST_STATEMENTS or path == "/ui/login", queries
    files = set(re.findall(r'(?:src|href)="(/static/[^"]+)"', page.text))
    assert files
    assert shipped(client, path) + sum(shipped(client, file) for file in files) < MOST_BYTES


def test_every_static_file_is_small_on_the_wire(service: tuple[TestClient, Resources]) -> None:
    client, _ = service
    folder = Path(__file__).parents[3] / "server" / "dashboard" / "static"
    names = [path.relative_to(folder) for path in folder.rglob("*") if path.is_file()]
    assert sum(shipped(client, f"/static/{name}") for name in names) < MOST_BYTES
