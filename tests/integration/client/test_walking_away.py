"""From a running service to files on this disk, with the command and with both clients."""

import asyncio
import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from client import AsyncClient, Client, JobId, ModelId, Predictions
from tests.integration.client.netgrow import Up, answer, eventually, netgrow
from tests.integration.client.test_commands import SMALL

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def job(service: Up) -> dict[str, Any]:
    """A job that has ended."""
    found: dict[str, Any] = answer("submit", "-", "--watch", url=service.url, stdin=json.dumps(SMALL))
    return found


def test_every_form_of_a_model_is_written(service: Up, job: dict[str, Any], tmp_path: Path) -> None:
    best = job["best_model"]["model_id"]
    for form, suffix in (("safetensors", "safetensors"), ("python", "py"), ("torch", "pt"), ("onnx", "onnx")):
        path = tmp_path / f"model.{suffix}"
        done = netgrow("export", best, "--format", form, "-o", str(path), url=service.url)
        assert done.returncode == 0, done.stderr
        assert path.stat().st_size > 1000
    assert best in netgrow("card", best, url=service.url).stdout.replace("\\", "")


def test_a_model_is_asked_from_the_command_line(service: Up, job: dict[str, Any], tmp_path: Path) -> None:
    path = tmp_path / "x.npz"
    np.savez(path, x=np.zeros((3, 8, 8)))
    best = job["best_model"]["model_id"]
    found = answer("predict", best, str(path), url=service.url)
    assert (len(found["predictions"]), found["normalised"]) == (3, "as_in_training")
    np.savez(path, x=np.zeros((3, 9, 9)))
    refused = netgrow("predict", best, str(path), url=service.url)
    assert refused.returncode == 1
    assert refused.stderr.startswith("netgrow: x: is of shape (3, 9, 9), but must be")


def test_a_job_is_looked_into(service: Up, job: dict[str, Any]) -> None:
    lines = netgrow("lineage", job["id"], url=service.url).stdout.splitlines()
    assert len(lines) == 1 + job["progress"]["succeeded"]
    assert sum(line.endswith("best") for line in lines) == 1
    assert len(answer("trials", job["id"], url=service.url)) == job["progress"]["total"]
    # Busy workers of a busy machine may show life late, and be off the list for a moment.
    eventually(lambda: len(answer("workers", url=service.url)) == 2, "both workers are listed")
    told: list[str] = []

    def well() -> bool:
        done = netgrow("doctor", "--data-dir", str(service.data_dir), url=service.url)
        told.append(done.stdout)
        return done.returncode == 0 and "ok   workers: 2 alive" in done.stdout

    eventually(well, f"all is well: {told}")


def test_a_deleted_job_is_gone(service: Up) -> None:
    job = answer("submit", "-", "--watch", url=service.url, stdin=json.dumps({**SMALL, "search": {"trials": 1}}))
    assert answer("delete", job["id"], "--yes", url=service.url) == {"deleted": job["id"]}
    assert "no job" in netgrow("job", job["id"], url=service.url).stderr


def test_the_async_client_says_what_the_blocking_one_says(service: Up, job: dict[str, Any]) -> None:
    job_id, best = JobId(job["id"]), ModelId(job["best_model"]["model_id"])
    samples = np.zeros((2, 8, 8)).tolist()

    async def asked() -> tuple[list[int], list[str], Predictions]:
        async with AsyncClient(service.url) as client:
            events = [event.seq async for event in client.events(job_id)]
            async for rows in client.leaderboard_stream(job_id=job_id):
                return events, [row.model_id for row in rows], await client.predict(best, samples)
        raise AssertionError("the stream ended")

    events, ranking, predictions = asyncio.run(asked())
    with Client(service.url) as client:
        assert events == [event.seq for event in client.events(job_id)]
        assert ranking == [item.model_id for item in client.leaderboard(job_id=job_id)]
        assert predictions == client.predict(best, samples)
