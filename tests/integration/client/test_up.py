import asyncio
import json
import os
import re
import signal
import socket
import subprocess
from pathlib import Path

import pytest

from client import AsyncClient, Client, JobState
from tests.integration.client.netgrow import (
    PATIENCE,
    command,
    environment,
    eventually,
    netgrow,
    processes_of,
    running_up,
)
from tests.integration.client.test_commands import LONG, SMALL

SERVER = "client server"
WORKER = "celery"
TRAINER = "workers.trainer"


@pytest.mark.parametrize("number", [signal.SIGINT, pytest.param(signal.SIGTERM, marks=pytest.mark.slow)])
def test_a_signal_stops_everything_cleanly(tmp_path: Path, number: signal.Signals) -> None:
    with running_up(tmp_path) as up, Client(up.url) as client:
        job = client.submit(LONG)
        eventually(lambda: client.job(job.id).progress.running > 0, "a trial runs")
        eventually(lambda: bool(up.pids(TRAINER)), "a training process runs")
        assert up.stop(number) == 0
        assert processes_of(up.data_dir) == {}
        assert up.said().splitlines()[-1] == "netgrow has stopped"


@pytest.mark.slow
def test_nothing_survives_a_killed_up(tmp_path: Path) -> None:
    with running_up(tmp_path) as up, Client(up.url) as client:
        job = client.submit(LONG)
        eventually(lambda: client.job(job.id).progress.running > 0, "a trial runs")
        assert up.stop(signal.SIGKILL) == -signal.SIGKILL
        eventually(lambda: processes_of(up.data_dir) == {}, "all are gone")


@pytest.mark.slow
def test_what_was_found_is_there_after_a_restart(tmp_path: Path) -> None:
    with running_up(tmp_path, "--workers", "1") as up, Client(up.url) as client:
        unended = client.submit({**SMALL, "search": {"trials": 12, "parallel": 1}})
        eventually(lambda: client.job(unended.id).progress.succeeded > 1, "two models")
        up.stop(signal.SIGINT)
    with running_up(tmp_path, "--workers", "1") as up, Client(up.url) as client:
        eventually(lambda: client.job(unended.id).state is JobState.SUCCEEDED, "the job goes on to its end")
        assert client.job(unended.id).progress.succeeded == 13


@pytest.mark.slow
def test_parts_that_are_killed_are_started_again_and_the_watch_goes_on(tmp_path: Path) -> None:
    job_file = tmp_path / "job.json"
    job_file.write_text(json.dumps({**SMALL, "search": {"trials": 24, "parallel": 2}}))
    with running_up(tmp_path) as up, Client(up.url) as client:
        watching = subprocess.Popen(
            command("submit", str(job_file), "--watch", "--url", up.url),
            env=environment(),
            stdout=subprocess.PIPE,
            text=True,
        )
        eventually(lambda: any(job.progress.succeeded > 0 for job in client.jobs()), "the job has begun")
        server, workers = up.pids(SERVER), up.pids(WORKER)
        assert len(server) == 1
        assert len(workers) == 2
        for pid in server | workers:
            os.kill(pid, signal.SIGKILL)
        told, _ = watching.communicate(timeout=PATIENCE)
        assert watching.returncode == 0, told
        numbers = [int(number) for number in re.findall(r"^trial (\d+) .*%", told, re.MULTILINE)]
        assert sorted(numbers) == list(range(25))
        eventually(lambda: len(up.pids(WORKER)) == 2 and len(up.pids(SERVER)) == 1, "all parts are there again")
        assert up.pids(SERVER).isdisjoint(server)
        assert up.pids(WORKER).isdisjoint(workers)
        assert up.said().count("(killed by SIGKILL): starting it again in 0.5 s") == 3


@pytest.mark.slow
def test_a_job_posted_while_the_server_is_killed_is_one_job(tmp_path: Path) -> None:
    async def posted(url: str) -> str:
        async with AsyncClient(url, PATIENCE) as client:
            return (await client.submit(LONG, "once")).id

    with running_up(tmp_path, "--workers", "1") as up, Client(up.url, PATIENCE) as client:
        found = set()
        for post in (lambda: client.submit(LONG, "once").id, lambda: asyncio.run(posted(up.url))):
            (server,) = up.pids(SERVER)
            os.kill(server, signal.SIGKILL)
            found.add(post())  # waits for the one that is started in its place
        assert [job.id for job in client.jobs()] == list(found)


def test_a_port_in_use_is_one_line_and_starts_nothing(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        for arguments in (("up", "--data-dir", str(tmp_path / "data")), ("server",)):
            done = netgrow(*arguments, "--port", port)
            assert done.returncode == 1
            assert done.stderr == (
                f"netgrow: port {port} on 127.0.0.1 is in use: stop what listens there, or choose another with --port\n"
            )
            assert done.stdout == ""
    assert list(tmp_path.iterdir()) == []


def test_a_database_that_cannot_be_is_one_line_and_starts_nothing(tmp_path: Path) -> None:
    data_dir = tmp_path / "data"
    url = "postgresql+psycopg://nobody:secret@127.0.0.1:9/nothing"
    done = netgrow("up", "--port", "0", "--data-dir", str(data_dir), NETGROW_DATABASE_URL=url)
    assert done.returncode == 1
    assert len(done.stderr.splitlines()) == 1
    assert done.stderr.startswith("netgrow: postgresql+psycopg://nobody:***@127.0.0.1:9/nothing is unavailable")
    assert processes_of(data_dir) == {}


def test_a_setting_that_cannot_be_is_named(tmp_path: Path) -> None:
    for arguments in (
        ("up", "--port", "0", "--data-dir", str(tmp_path / "data")),
        ("worker",),
        ("server",),
        ("migrate",),
    ):
        done = netgrow(*arguments, NETGROW_SHARES="many")
        assert done.returncode == 1
        assert done.stderr.startswith("netgrow: NETGROW_SHARES: Input should be a valid integer")
        assert len(done.stderr.splitlines()) == 1


def test_a_data_folder_that_cannot_be_made_is_one_line(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    done = netgrow("up", "--port", "0", "--data-dir", str(tmp_path / "file" / "data"))
    assert done.returncode == 1
    assert len(done.stderr.splitlines()) == 1
    assert "choose another --data-dir" in done.stderr
