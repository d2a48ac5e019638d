"""`demo`: the whole service, one job on handwritten digits, and what it found; about a minute."""

from __future__ import annotations

import fcntl
import json
import os
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Annotated

import typer
from pydantic import JsonValue

from client.api import Client
from client.commands.app import PROGRAM, app
from client.commands.options import AsJson, DataDir, Key, Workers
from client.commands.parts import SERVICE
from client.errors import Error
from client.models import Job, JobState
from client.rendering.demo import Findings, findings_page
from client.rendering.narrators import Silent, for_people
from client.rendering.output import console, jsonable
from client.supervision.ports import listen
from client.supervision.service import Service, data_dir_of, running
from client.supervision.signals import Stopped, StopSignals
from client.watching.follow import follow

NAME = "digits-demo"
TRIALS = 32
SHOWN = 20
HOST = "127.0.0.1"
# The demo is about the embedded default, whatever else this shell is set up for.
ELSEWHERE = ("NETGROW_DATABASE_URL", "NETGROW_BROKER_URL", "NETGROW_CHECKPOINTS_URL")


@app.command(rich_help_panel=SERVICE)
def demo(
    workers: Workers = 2,
    trials: Annotated[int, typer.Option(min=1, max=1000, help="How many children to grow.")] = TRIALS,
    data_dir: DataDir = None,
    key: Key = None,
    as_json: AsJson = False,
) -> None:
    """Start the service, grow networks on handwritten digits, show what was found, and stop everything again.

    What earlier runs found in the same data folder stays, and is ranked with the new.
    """
    folder = data_dir_of(data_dir)
    out = console()
    narrator: Silent = Silent() if as_json else for_people(out)
    try:
        with StopSignals() as signals, only_demo_in(folder):
            narrator.say(f"Starting the service with {workers} workers; data in {folder}")
            with (
                narrator,
                listen(HOST, 0) as listener,
                running(listener, HOST, workers, folder, embedded(), signals, narrator.say) as service,
                Client(service.url, key=key) as client,
            ):
                job = grow(client, service, narrator, trials)
                findings = look(client, job, folder)
    except Stopped:
        typer.echo(f"stopped; what was found is kept in {folder}", err=True)
        raise
    if as_json:
        typer.echo(json.dumps(findings_json(findings), indent=2))
    else:
        out.print(findings_page(findings, out.width))


def grow(client: Client, service: Service, narrator: Silent, trials: int) -> Job:
    """Run the demo's job to its end. Raises `Error` with the reason if it does not succeed."""
    for earlier in client.jobs(limit=50):
        if (earlier.name or "").startswith(NAME) and not earlier.state.ended:
            narrator.say(f"Cancelling {earlier.name}, which was interrupted")
            client.cancel(earlier.id)
    job = client.submit(job_spec(trials))
    narrator.say(f"Posted the job {job.name} to {service.url}/jobs: {job.progress.total} trials")

    def look_after_the_service() -> None:
        service.tend()
        service.require_workers()

    try:
        job = follow(client, job.id, narrator, look_after_the_service)
    except KeyboardInterrupt:
        # Else the next run would have to share its workers with the rest of this one.
        with suppress(Error):
            client.cancel(job.id)
        raise
    if job.state is not JobState.SUCCEEDED:
        raise Error(f"the job {job.name} {job.state}: {job.error or 'no reason given'}")
    return job


def job_spec(trials: int) -> Mapping[str, JsonValue]:
    """The design's example job, under a name that is new each time."""
    return {
        "name": f"{NAME}-{time.strftime('%Y%m%d-%H%M%S')}",
        "dataset": "digits",
        "seed_model": {"preset": "digits_cnn"},
        "mutations": {"wider": 1, "deeper": 1, "branch": 1, "skip": 1},
        "mutations_per_trial": [1, 2],
        "search": {"strategy": "evolution", "trials": trials, "parallel": 2},
        "training": {
            "epochs": 3,
            "seed_epochs": 5,
            "batch_size": 128,
            "optimizer": "sgd",
            "learning_rate": 0.01,
        },
        "objective": "val_accuracy",
        "limits": {"max_parameters": 2_000_000, "max_seconds": 600},
        "seed": 0,
    }


def look(client: Client, job: Job, folder: Path) -> Findings:
    """The job's results, and its place among all models of the data folder."""
    of_job = list(client.leaderboard(job_id=job.id))
    ranked = list(client.leaderboard(dataset="digits", limit=SHOWN))
    seed = next(item for item in of_job if item.is_seed)
    if seed.model_id not in {item.model_id for item in ranked}:
        ranked.append(seed.model_copy(update={"rank": client.model(seed.model_id).rank}))
    best = ranked[0]
    digest = client.model(best.model_id).checkpoint.sha256
    return Findings(job, of_job, ranked, seed, checkpoint_path(folder, digest), folder)


def checkpoint_path(folder: Path, sha256: str) -> Path:
    """Path of a checkpoint in the embedded default."""
    from store.checkpoints import CheckpointStore
    from store.settings import Settings

    settings = Settings(data_dir=folder, checkpoints_url="")
    return Path(CheckpointStore(settings.checkpoints_url).path(sha256))


def findings_json(findings: Findings) -> dict[str, object]:
    """The findings for programs: the job, the leaderboard, the best model's checkpoint."""
    return {
        "job": jsonable(findings.job),
        "leaderboard": jsonable(findings.ranked),
        "checkpoint": str(findings.checkpoint),
    }


def embedded() -> dict[str, str]:
    """The environment without what would lead away from the embedded default."""
    return {name: value for name, value in os.environ.items() if name not in ELSEWHERE}


@contextmanager
def only_demo_in(folder: Path) -> Iterator[None]:
    """Keep a second demo out of the data folder: it would take this one for interrupted."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        lock = (folder / "demo.lock").open("w")
    except OSError as error:
        raise Error(f"cannot write to the data folder {folder}: {error.strerror}; choose another --data-dir") from error
    with lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            raise Error(
                f"another `{PROGRAM} demo` is running in {folder}: wait, or choose another --data-dir"
            ) from error
        yield
