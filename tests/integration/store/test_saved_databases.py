"""A database that the code of an earlier revision filled is upgraded with all it has, and serves it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from alembic.script import ScriptDirectory
from fastapi.testclient import TestClient

from server.app import create_app
from store import Database, JobState, growth, migrate
from store.settings import Settings
from tests.invariants import violations
from tests.unit.store.world import World
from tools.saved_databases import restore

REPOSITORY = Path(__file__).resolve().parents[3]
REVISIONS = sorted(
    (revision.revision for revision in ScriptDirectory(str(REPOSITORY / "migrations")).walk_revisions()), key=int
)


@pytest.mark.parametrize("revision", REVISIONS[:-1])
def test_a_database_of_an_earlier_revision_is_upgraded_with_its_jobs_and_goes_on(
    revision: str, database_url: str, tmp_path: Path
) -> None:
    """Fails where a revision has no saved database: `python -m tools.saved_databases NNNN` makes it."""
    saved = json.loads(restore(revision, database_url))
    migrate.upgrade(database_url)
    assert migrate.drift(database_url) == []

    database = Database(database_url)
    world = World(database)
    told = {name: len(world.events(kept["id"])) for name, kept in saved.items()}
    assert told == {name: kept["events"] for name, kept in saved.items()}
    assert world.do(growth.reap).returned == 1  # its worker is long gone
    assert violations(database, patience_seconds=0) == []

    settings = Settings(data_dir=tmp_path, database_url=database_url, reap_seconds=3600.0, hosts="testserver")
    with TestClient(create_app(settings), client=("127.0.0.1", 1)) as client:
        for name, kept in saved.items():
            job = client.get(f"/jobs/{kept['id']}").raise_for_status().json()
            assert (job["name"], job["state"]) == (name, kept["state"])
            trials = client.get(f"/jobs/{job['id']}/trials").raise_for_status().json()["items"]
            assert [trial["id"] for trial in trials] == kept["trials"]
            board = client.get("/leaderboard", params={"job_id": job["id"]}).raise_for_status().json()["items"]
            assert [item["model_id"] for item in board] == list(kept["models"])
            for model_id, sha256 in kept["models"].items():
                model = client.get(f"/models/{model_id}").raise_for_status().json()
                assert model["checkpoint"]["sha256"] == sha256
                curves = client.get(f"/models/{model_id}/curves").raise_for_status().json()
                assert curves
            assert client.get(f"/jobs/{job['id']}/lineage").is_success
        assert "mine" in {info["name"] for info in client.get("/datasets").raise_for_status().json()["items"]}

    assert world.do(growth.resume, saved["paused"]["id"]) > 0
    world.run_all()
    assert {world.job(saved[name]["id"]).state for name in ("paused", "running")} == {JobState.SUCCEEDED}
    assert violations(database, patience_seconds=0) == []
    database.dispose()
