"""Follows docs/operations.md: back up a service in motion, lose all of it, restore it, and go on."""

import os
import re
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

import pytest
from sqlalchemy import make_url

from store import CheckpointStore, Database, growth, migrate
from tests.invariants import violations
from tests.services import Server, connect, fresh_database, postgres_binaries
from tests.unit.server.hand import Hand
from tests.unit.store.world import EXPIRED, World

PAGE = Path(__file__).resolve().parents[2] / "docs" / "operations.md"


def steps(section: str) -> Sequence[str]:
    """The commands of a section: those of its code block, and those within its text."""
    text = PAGE.read_text().split(f"## {section}\n")[1].split("\n## ")[0]
    blocks = re.findall(r"```bash\n(.*?)```", text, flags=re.DOTALL)
    lines = [line.split("   #")[0].strip() for block in blocks for line in block.splitlines()]
    inline = re.findall(r"`((?:rsync|pg_restore|netgrow migrate)[^`]*)`", text)
    return [line for line in [*lines, *inline] if line]


def step(section: str, tool: str) -> str:
    """The one command of a section that is this tool's."""
    (command,) = [line for line in steps(section) if line.startswith(tool)]
    return command


def follow(command: str, folder: Path, data: Path, database_url: str) -> None:
    """Do as the page says, in `folder`."""
    if command.startswith("rsync") and shutil.which("rsync") is None:
        source, target = command.split()[-2:]
        command = f"mkdir -p {target} && cp --archive {source.rstrip('/')}/. {target}"
    libpq = make_url(database_url).set(drivername="postgresql").render_as_string(hide_password=False)
    path = os.environ["PATH"]
    if command.startswith("pg_"):  # as new as the server
        path = f"{postgres_binaries()}:{path}"
    environment = {**os.environ, "DATA": str(data), "DATABASE_URL": libpq, "PATH": path}
    subprocess.run(["bash", "-euc", command], cwd=folder, env=environment, check=True, timeout=120)


def busy_service(url: str, data: Path) -> tuple[Hand, str, str]:
    """A job with a model, and a trial in the middle of its training; the job's id and the model's."""
    migrate.upgrade(url)
    hand = Hand(Database(url), CheckpointStore(data / "checkpoints"))
    world = World(hand.database)
    job = world.submit(trials=3)
    model = hand.succeed()
    running = world.claim(lease=EXPIRED)
    world.epoch(running, state=hand.checkpoints.put(b"the state of a trial that runs").sha256)
    return hand, job.id, model


def goes_on(url: str, data: Path, job: str, model: str) -> None:
    """What was backed up is there, nothing of it is missing, and the job ends as it would have."""
    migrate.upgrade(url)
    hand = Hand(Database(url), CheckpointStore(data / "checkpoints"))
    world = World(hand.database)
    assert hand.checkpoints.get(world.model(model).checkpoint_sha256)
    (lost,) = [trial for trial in world.trials(job) if trial.state == "running"]
    assert hand.checkpoints.get(lost.training_state or "") == b"the state of a trial that runs"
    hand.database.transact(lambda session: growth.reap(session))  # its lease ran out long ago
    assert violations(hand.database, hand.checkpoints, patience_seconds=0.0) == []
    while world.job(job).state == "running":
        hand.succeed(epochs=1)
    assert world.job(job).state == "succeeded"
    assert violations(hand.database, hand.checkpoints, patience_seconds=0.0) == []
    hand.database.dispose()


def test_a_service_on_sqlite_is_restored_from_its_backup(tmp_path: Path) -> None:
    if shutil.which("sqlite3") is None:
        pytest.skip("no sqlite3")
    data, backup = tmp_path / "data", tmp_path / "backup"
    data.mkdir()
    backup.mkdir()
    url = f"sqlite:///{data / 'netgrow.sqlite3'}"
    hand, job, model = busy_service(url, data)
    follow(step("Backup", "sqlite3"), backup, data, url)
    later = hand.succeed()  # in between: its file is superfluous in the copy
    follow(step("Backup", "rsync"), backup, data, url)
    hand.database.dispose()
    shutil.rmtree(data)
    data.mkdir()
    follow(step("Restore", "rsync"), backup, data, url)
    shutil.copy(backup / "netgrow.sqlite3", data)
    assert later not in World(Database(url)).models(job)
    goes_on(url, data, job, model)


def test_a_service_on_postgresql_is_restored_from_its_backup(
    tmp_path: Path, postgres_url: str, postgres_server: Server
) -> None:
    data, backup = tmp_path / "data", tmp_path / "backup"
    data.mkdir()
    backup.mkdir()
    hand, job, model = busy_service(postgres_url, data)
    follow(step("Backup", "pg_dump"), backup, data, postgres_url)
    later = hand.succeed()
    follow(step("Backup", "rsync"), backup, data, postgres_url)
    hand.database.dispose()
    shutil.rmtree(data)
    with connect(postgres_server.url) as admin:
        admin.execute(f"DROP DATABASE {make_url(postgres_url).database} WITH (FORCE)")
    data.mkdir()
    follow(step("Restore", "rsync"), backup, data, postgres_url)
    with fresh_database(postgres_server) as url:
        follow(step("Restore", "pg_restore"), backup, data, url)
        assert later not in World(Database(url)).models(job)
        goes_on(url, data, job, model)


def test_the_page_backs_up_the_database_before_the_files() -> None:
    tools = [line.split()[0] for line in steps("Backup")]
    assert tools == ["pg_dump", "sqlite3", "rsync"]
