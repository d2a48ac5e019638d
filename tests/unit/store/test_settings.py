from __future__ import annotations

from pathlib import Path

import pytest
from pydantic import ValidationError

from client.diagnosis.local import sqlite_file
from store import Database, Settings, get_settings, migrate
from store.checkpoints import CheckpointStore


@pytest.fixture(autouse=True)
def _no_settings(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in Settings.model_fields:
        monkeypatch.delenv(f"NETGROW_{name.upper()}", raising=False)
    monkeypatch.chdir(tmp_path)


def test_the_embedded_default_lies_below_the_data_folder(tmp_path: Path) -> None:
    settings = get_settings()
    data = tmp_path / "netgrow-data"
    assert settings.data_dir == data
    assert settings.database_url == f"sqlite:///{data}/netgrow.sqlite3"
    assert settings.broker_url == f"filesystem://{data}/broker"
    assert settings.checkpoints_url == str(data / "checkpoints")
    assert settings.datasets_dir == data / "datasets"


@pytest.mark.parametrize("name", ["what?mode=ro", "100%20 sure", "a#b", "50%", "plain"])
def test_everything_lies_in_the_data_folder_whatever_its_name(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, name: str
) -> None:
    folder = tmp_path / name
    monkeypatch.setenv("NETGROW_DATA_DIR", str(folder))
    settings = get_settings()
    migrate.upgrade(settings.database_url)
    database = Database(settings.database_url)
    migrate.check(database)
    database.dispose()
    stored = CheckpointStore(settings.checkpoints_url).put(b"weights")
    assert sqlite_file(settings.database_url) == folder / "netgrow.sqlite3"
    assert (folder / "netgrow.sqlite3").stat().st_size > 0
    assert [path.name for path in (folder / "checkpoints").rglob("*") if stored.sha256 in path.name]
    assert [path.name for path in tmp_path.iterdir()] == [name]


def test_the_environment_decides(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("NETGROW_DATA_DIR", "elsewhere")
    monkeypatch.setenv("NETGROW_DATABASE_URL", "postgresql://db/netgrow")
    monkeypatch.setenv("NETGROW_DATASETS_DIR", "/data")
    monkeypatch.setenv("NETGROW_TRIAL_ATTEMPTS", "5")
    settings = get_settings()
    assert settings.data_dir == tmp_path / "elsewhere"
    assert settings.database_url == "postgresql://db/netgrow"
    assert settings.checkpoints_url == str(tmp_path / "elsewhere" / "checkpoints")
    assert settings.datasets_dir == Path("/data")
    assert settings.trial_attempts == 5


def test_an_empty_variable_is_no_setting(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NETGROW_DATABASE_URL", "")
    monkeypatch.setenv("NETGROW_LEASE_SECONDS", "")
    assert get_settings().database_url.startswith("sqlite:///")
    assert get_settings().lease_seconds == 15


@pytest.mark.parametrize(
    ("name", "value"),
    [("lease_seconds", "0"), ("trial_attempts", "0"), ("shares", "-1"), ("log_format", "xml"), ("threads", "many")],
)
def test_a_setting_that_makes_no_sense_is_named(monkeypatch: pytest.MonkeyPatch, name: str, value: str) -> None:
    monkeypatch.setenv(f"NETGROW_{name.upper()}", value)
    with pytest.raises(ValidationError, match=name):
        get_settings()


def test_a_lease_outlasts_two_renewals() -> None:
    with pytest.raises(ValidationError, match=r"renew_seconds \(5\.0\) must be at most half of lease_seconds \(6\.0\)"):
        Settings(lease_seconds=6, renew_seconds=5)


def test_every_setting_is_described() -> None:
    assert all(field.description for field in Settings.model_fields.values())
