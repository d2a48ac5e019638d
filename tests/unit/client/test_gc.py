"""`netgrow gc`: lists what it would remove, and removes it."""

from __future__ import annotations

import json
import os
import time
from pathlib import Path

import pytest
from typer.testing import CliRunner

from client.cli import app
from store import CheckpointStore, migrate
from store.settings import Settings


@pytest.fixture
def lonely(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A file of two days ago that no row names, in a store beside a database without rows."""
    monkeypatch.setenv("NETGROW_DATA_DIR", str(tmp_path))
    settings = Settings()
    migrate.upgrade(settings.database_url)
    store = CheckpointStore(settings.checkpoints_url)
    path = Path(store.path(store.put(b"nobody's").sha256))
    os.utime(path, (time.time() - 2 * 86_400,) * 2)
    return path


def run(*arguments: str) -> str:
    result = CliRunner().invoke(app, ["gc", *arguments])
    assert result.exit_code == 0, result.output
    return result.output


def test_a_dry_run_lists_and_removes_nothing(lonely: Path) -> None:
    shown = run("--dry-run")
    assert str(lonely) in shown
    assert "would remove 1 files, 8 bytes" in shown
    assert lonely.exists()


def test_what_is_old_enough_is_removed(lonely: Path) -> None:
    assert json.loads(run("--json", "--grace-seconds", str(3 * 86_400)))["files"] == 0
    assert lonely.exists()
    assert json.loads(run("--json")) == {"files": 1, "bytes": 8, "dry_run": False, "paths": [str(lonely)]}
    assert not lonely.exists()
    assert "removed 0 files" in run()
