"""The API on SQLite, called in this process; nothing runs beside it."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from server.dependencies import Resources
from store import migrate
from store.settings import Settings
from tests.unit.server.alone import alone
from tests.unit.server.hand import Hand


@pytest.fixture(scope="session")
def empty_database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated, empty SQLite file, to be copied."""
    path = tmp_path_factory.mktemp("server") / "empty.sqlite3"
    migrate.upgrade(f"sqlite:///{path}")
    return path


@pytest.fixture
def settings(tmp_path: Path, empty_database: Path) -> Settings:
    # A worker that was seen a while ago lives: a busy machine may take longer over a test than a lease lasts.
    settings = Settings(data_dir=tmp_path / "data", lease_seconds=3600.0)
    settings.data_dir.mkdir()
    shutil.copyfile(empty_database, settings.data_dir / "netgrow.sqlite3")
    return settings


@pytest.fixture
def app(settings: Settings) -> FastAPI:
    return alone(settings)


@pytest.fixture
def client(app: FastAPI) -> Iterator[TestClient]:
    with TestClient(app, raise_server_exceptions=False) as client:
        yield client


@pytest.fixture
def resources(app: FastAPI) -> Resources:
    found: Resources = app.state.resources
    return found


@pytest.fixture
def hand(resources: Resources) -> Hand:
    return Hand(resources.database, resources.checkpoints)
