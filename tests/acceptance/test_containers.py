"""Dockerfile and docker-compose.yml on a real engine: built, scaled, killed, stopped, started again, with keys."""

from __future__ import annotations

import fcntl
import hashlib
import json
import re
import shutil
import tempfile
import urllib.request
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from pydantic import JsonValue

from client import ApiError, Client
from client.models import Job
from tests.acceptance.containers import debian, images
from tests.acceptance.containers import engine as engines
from tests.acceptance.containers.debian import NoEngineError
from tests.acceptance.containers.deployment import Deployment, deployment
from tests.acceptance.containers.engine import Engine
from tests.acceptance.runtime import REPOSITORY
from tests.waiting import eventually

pytestmark = [pytest.mark.slow, pytest.mark.privileged, pytest.mark.timeout(2400)]

ADDRESS = "http://127.0.0.1:8000"
JOB: dict[str, JsonValue] = {
    "name": "containers",
    "dataset": "digits",
    "search": {"trials": 4, "parallel": 2, "population": 2, "generational": True},
    "training": {"epochs": 30, "seed_epochs": 5},
}
EVERY_IMPORT = "import celery.bin.celery, s3fs, torch, workers.trial; assert not torch.cuda.is_available()"
CACHE = "netgrow-containers-"
"""Set-up that the next run takes over: packages, wheels, images; for one state of what decides them."""


def cache() -> Path:
    """The folder of this set-up; those of others are removed, unless another test is using them."""
    names = ["Dockerfile", "pyproject.toml", "constraints.txt", "tests/acceptance/containers/images.py"]
    digest = hashlib.sha256(b"".join((REPOSITORY / name).read_bytes() for name in names)).hexdigest()[:16]
    folder = Path(tempfile.gettempdir()) / f"{CACHE}{digest}"
    for other in folder.parent.glob(f"{CACHE}*"):
        if other != folder:
            with suppress(OSError), (other / "lock").open("w") as lock:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
                shutil.rmtree(other, ignore_errors=True)
    folder.mkdir(mode=0o711, exist_ok=True)
    return folder


@pytest.fixture(scope="module")
def engine() -> Iterator[Engine]:
    """A running engine with the images that the build and the services need; skipped where none can be had."""
    try:
        debian.require(Path(tempfile.gettempdir()))
        folder = cache()
        with (folder / "lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)  # one data folder is one engine's
            tools = engines.unpack(folder)
            images.wheels(folder)
            with engines.engine(tools, folder / "data") as made:
                made.clear()
                images.provide(made, folder, tools)
                with images.index(made, folder):
                    yield made
    except NoEngineError as reason:
        pytest.skip(f"no container engine: {reason}")


@pytest.fixture(scope="module")
def built(engine: Engine, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Deployment]:
    with deployment(engine, tmp_path_factory.mktemp("deployment")) as made:
        made.compose("build", "server")
        yield made


def ended(client: Client, job_id: str) -> Job:
    """The job, once it has ended."""

    def look() -> Job | None:
        job = client.job(job_id)
        return job if job.state.ended else None

    return eventually(look, f"{job_id} ends", 600)


def digests(client: Client, job: Job) -> dict[int, str]:
    """The checkpoint of each trial's model."""
    models = {trial.number: trial.model_id for trial in client.trials(job.id)}
    assert all(models.values()), models
    return {number: client.model(model_id).checkpoint.sha256 for number, model_id in models.items() if model_id}


def test_the_image_holds_the_extra_and_no_builder_and_runs_as_nobody(built: Deployment) -> None:
    docker = built.engine.docker
    assert re.fullmatch(r"netgrow \d+\.\d+\.\d+\n", docker("run", "--rm", "netgrow", "netgrow", "--version"))
    read_only = ["run", "--rm", "--read-only", "--cap-drop", "ALL", "netgrow"]
    assert docker(*read_only, "python", "-c", "import os; print(os.getuid())") == "10001\n"
    docker(*read_only, "python", "-c", EVERY_IMPORT)
    missing = "from importlib.util import find_spec as f; print(f('pip'), f('setuptools'))"
    assert docker(*read_only, "python", "-c", missing) == "None None\n"
    size = json.loads(docker("inspect", "netgrow"))[0]["Size"]
    base = json.loads(docker("inspect", images.BASE))[0]["Size"]
    print(f"image: {size:,} bytes, {base:,} of them the base's")
    assert size < 1_270_000_000, "0.8 of what it was before anything was left out"


def test_two_workers_share_a_job_and_a_killed_one_is_replaced_and_nothing_is_lost(
    built: Deployment, tmp_path: Path
) -> None:
    built.up()
    eventually(lambda: built.health("server") == ["healthy"], "the server is healthy", 300)
    try:
        built.engine.inside(lambda: _lives_through_it(built, tmp_path))
    except BaseException:
        print(built.logs())
        raise


def _lives_through_it(built: Deployment, folder: Path) -> None:
    with Client(ADDRESS) as client:
        eventually(lambda: len(client.workers()) == 2, "both workers show life", 300)
        assert json.loads(urllib.request.urlopen(f"{ADDRESS}/readyz", timeout=30).read())["status"] == "ok"
        undisturbed = ended(client, client.submit(JOB).id)
        assert undisturbed.state == "succeeded", undisturbed

        job = client.submit(JOB)
        victim = eventually(lambda: _at_work(client, job), "a worker is in the middle of a trial")
        built.engine.docker("kill", victim)
        job = ended(client, job.id)
        assert job.state == "succeeded", job
        trials = list(client.trials(job.id))
        assert max(trial.attempt for trial in trials) > 1, "the killed worker's trial was taken over"
        assert digests(client, job) == digests(client, undisturbed)
        board = [model.model_id for model in client.leaderboard()]

    eventually(lambda: sorted(built.health("worker")) == ["exited", "healthy"], "the other worker is healthy", 300)
    built.compose("stop")
    assert {name for service in ("server", "worker", "redis") for name in built.health(service)} == {"exited"}
    built.up()
    eventually(lambda: built.health("server") == ["healthy"], "the server is healthy again", 300)
    with Client(ADDRESS) as client:
        eventually(lambda: len(client.workers()) == 2, "both workers are back", 300)
        assert [model.model_id for model in client.leaderboard()] == board
        assert digests(client, job) == digests(client, undisturbed)
        client.download(board[0], folder / "best.safetensors")  # which compares its digest
        assert client.verify(board[0]).verified  # heavy work, which the root file system that cannot be written lets be
        assert client.export(board[0], "safetensors", folder / "exported.safetensors").exists()
        more = client.submit({**JOB, "seed_model": {"model_id": board[0]}, "search": {"trials": 1}})
        assert ended(client, more.id).state == "succeeded"


def _at_work(client: Client, job: Job) -> str | None:
    """The host name, which is its container's id, of a worker that has recorded epochs of its trial but not all."""
    hosts = {worker.id: worker.host for worker in client.workers()}
    for trial in client.trials(job.id):
        if trial.state == "running" and trial.parent_id and trial.worker_id in hosts and 2 <= trial.epoch <= 8:
            return hosts[trial.worker_id]
    return None


def test_another_address_answers_to_keys_alone(built: Deployment) -> None:
    built.environment["NETGROW_BIND"] = "0.0.0.0"
    built.compose("up", "--detach", "--no-build", "postgres", "redis", "migrate")
    made = built.compose("run", "--rm", "--no-deps", "server", "netgrow", "keys", "create", "--name", "me", "--json")
    key = json.loads(made)["key"]
    built.up(workers=1)
    eventually(lambda: built.health("server") == ["healthy"], "the server is healthy", 300)
    gateway = "{{(index .IPAM.Config 0).Gateway}}"
    address = built.engine.docker("network", "inspect", "netgrow_default", "--format", gateway).strip()

    def ask() -> None:
        with Client(f"http://{address}:8000") as stranger, pytest.raises(ApiError) as refused:
            list(stranger.jobs())
        assert refused.value.status == 401
        with Client(f"http://{address}:8000", key=key) as friend:
            assert ended(friend, friend.submit({**JOB, "search": {"trials": 1}}).id).state == "succeeded"

    built.engine.inside(ask)
