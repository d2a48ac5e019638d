"""Make the saved databases that the migration tests upgrade: `python -m tools.saved_databases 0001 0002 …`.

For each revision the code of that time makes them: the last commit whose head it is, and that runs, in a git worktree,
migrates an empty SQLite file and an empty PostgreSQL database, and puts rows into them by its own moves of a trial's
life. Needs the repository's history, `pg_dump`, and what the tests need for PostgreSQL.
"""

from __future__ import annotations

import json
import os
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from sqlalchemy import make_url

from store import migrate
from tests import services

REPOSITORY = Path(__file__).resolve().parents[1]
SAVED = REPOSITORY / "tests" / "integration" / "store" / "saved"
VERSIONS = "migrations/versions"

# Runs on the code of the revision, so it keeps to what there was from the beginning.
ROWS = """
import json, sys
from nas import Recipe, presets
from store import Database, growth, migrate
from store.repositories import Datasets, Workers
from tests.unit.store.world import World, digest

migrate.upgrade(sys.argv[1])
database = Database(sys.argv[1])
world = World(database)
architecture = presets.get("digits_cnn")
mutation = {"name": "wider", "site": "conv1", "parameters": {"width": 24}, "exact": True, "certificate": None}
facts = {
    "architecture": architecture.model_dump(mode="json"),
    "architecture_digest": architecture.digest,
    "parameters": architecture.parameters,
    "flops": architecture.flops,
    "mutations": [mutation],
    "recipe": Recipe(epochs=2).model_dump(mode="json"),
}

def train(claim):
    world.epoch(claim, 1, val_accuracy=0.25)
    world.epoch(claim, 2, val_accuracy=0.5)
    world.finish(claim, val_accuracy=0.5 + claim.number / 1000, **facts)

grown = world.submit(name="grown", seed=3)
while (claim := world.do(growth.claim, "worker_a", 60.0)) is not None:
    train(claim)
best = world.models(grown.id)[0]
failed = world.submit(name="failed")
world.fail(world.claim())
cancelled = world.submit(name="cancelled")
world.do(growth.cancel, cancelled.id)
paused = world.submit(name="paused", seed_model={"model_id": best})
train(world.claim())
world.do(growth.pause, paused.id)
running = world.submit(name="running", trials=2)
world.epoch(world.claim(), 1)
with database.write() as session:
    Workers(session).seen("host-1-abc", host="host", pid=1, device="cpu", trial_id=None)
    info = {"name": "mine", "input_shape": [1, 8, 8], "classes": 10, "train": 6, "validation": 2, "test": 2}
    Datasets(session).add("mine", digest(), 1000, info | {"available": True, "reason": None})

print(json.dumps({
    job.name: {
        "id": job.id,
        "state": world.job(job.id).state,
        "models": {model: world.model(model).checkpoint_sha256 for model in world.models(job.id)},
        "trials": [trial.id for trial in world.trials(job.id)],
        "events": len(world.events(job.id)),
    }
    for job in (grown, failed, cancelled, paused, running)
}, indent=1))
"""


def git(*arguments: str) -> str:
    """What the command prints."""
    return subprocess.run(
        ["git", *arguments], cwd=REPOSITORY, check=True, capture_output=True, text=True
    ).stdout.strip()


def commits_of(revision: str) -> list[str]:
    """The commits whose head the revision is, the last one first."""
    first, following = (added(number) for number in (int(revision), int(revision) + 1))
    last = f"{following}^" if following else "HEAD"
    return [*git("rev-list", last, f"^{first}").splitlines(), str(first)]


def added(number: int) -> str | None:
    """The commit that brought the revision; None if there is none yet."""
    commits = git("log", "--diff-filter=A", "--format=%H", "--", f"{VERSIONS}/{number:04}_*.py").splitlines()
    return commits[-1] if commits else None


@contextmanager
def worktree(commit: str) -> Iterator[Path]:
    """The repository as it was then, for the block."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "netgrow"
        git("worktree", "add", "--detach", "--force", str(path), commit)
        try:
            yield path
        finally:
            git("worktree", "remove", "--force", str(path))


def runs(commit: str) -> bool:
    """Whether the commit's rooms fit each other: people who work at the same time commit in between."""
    with worktree(commit) as code:
        script = "import nas, store, tests.unit.store.world"
        environment = {**os.environ, "PYTHONPATH": str(code)}
        tried = subprocess.run(
            [sys.executable, "-c", script], cwd=code, env=environment, check=False, stderr=subprocess.DEVNULL
        )
        return tried.returncode == 0


def fill(code: Path, url: str) -> str:
    """Migrate and fill the database by this code; what its jobs are, as JSON."""
    environment = {**os.environ, "PYTHONPATH": str(code)}
    command = [sys.executable, "-c", ROWS, url]
    return subprocess.run(command, cwd=code, env=environment, check=True, stdout=subprocess.PIPE, text=True).stdout


def dump_sqlite(path: Path) -> str:
    """The file as SQL."""
    with closing(sqlite3.connect(path)) as connection:
        return "\n".join(connection.iterdump()) + "\n"


def dump_postgres(url: str) -> str:
    """Without what only `psql` understands, and without settings."""
    plain = make_url(url).set(drivername="postgresql").render_as_string(hide_password=False)
    command = ["pg_dump", "--inserts", "--no-owner", "--no-privileges", plain]
    dump = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    noise = ("--", "\\", "SET ", "SELECT pg_catalog.set_config")
    return "\n".join(line for line in dump.splitlines() if line and not line.startswith(noise)) + "\n"


def restore(revision: str, url: str) -> str:
    """Bring the saved database of the revision back into an empty one; what its jobs are, as JSON."""
    engine = "sqlite" if url.startswith("sqlite") else "postgresql"
    script = (SAVED / f"{revision}.{engine}.sql").read_text()
    if engine == "sqlite":
        with closing(sqlite3.connect(url.removeprefix("sqlite:///"))) as connection:
            connection.executescript(script)
    else:
        with services.connect(url) as connection:
            connection.execute(script.encode())
    return json.dumps(json.loads((SAVED / f"{revision}.json").read_text())[engine])


def upgrade(previous: str, revision: str, url: str) -> str:
    """Bring the revision before back, and take it one step further; what its jobs are, as JSON."""
    told = restore(previous, url)
    migrate.upgrade(url, revision)
    return told


def save(revision: str, server: services.Server) -> None:
    """Write the revision's two databases, and what is in them."""
    commit = next((commit for commit in commits_of(revision) if runs(commit)), None)
    with tempfile.TemporaryDirectory() as folder, services.fresh_database(server) as url:
        file = Path(folder) / "netgrow.sqlite3"
        urls = {"sqlite": f"sqlite:///{file}", "postgresql": url}
        if commit is None:  # no code of that time runs: what the revision before had, one step further
            told = {engine: upgrade(f"{int(revision) - 1:04}", revision, where) for engine, where in urls.items()}
        else:
            with worktree(commit) as code:
                told = {engine: fill(code, where) for engine, where in urls.items()}
        SAVED.mkdir(exist_ok=True)
        (SAVED / f"{revision}.sqlite.sql").write_text(dump_sqlite(file))
        (SAVED / f"{revision}.postgresql.sql").write_text(dump_postgres(url))
    jobs = {engine: json.loads(text) for engine, text in told.items()}
    (SAVED / f"{revision}.json").write_text(json.dumps({"commit": commit, **jobs}, indent=1) + "\n")
    print(f"{revision}: by {f'the code of {commit[:12]}' if commit else 'the migration of the revision before'}")


def main() -> None:
    """Save the revisions that are named."""
    server = services.provide_postgres()
    try:
        for revision in sys.argv[1:]:
            save(revision, server)
    finally:
        server.remove()


if __name__ == "__main__":
    main()
