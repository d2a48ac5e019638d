"""What the service costs: the wall time of a job on two workers against half the sum of its training seconds.

    python -m benchmarks.overhead [--jobs 3] [--trials 32]

Real worker processes on the embedded default, warm as after `netgrow up`; the job is the digits demo of the design. The
clock runs from before the job is written to its end. Training seconds are the epochs', validation included: all that is
not an epoch (claims, mutations and their certificates, checkpoints, bookkeeping, and the second worker's wait while the
seed network is trained) is overhead. `seed` is the part of the wall time until the seed's trial has ended.
"""

import argparse
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from rich.console import Console
from rich.table import Table

from nas.job import JobSpec
from store import growth, migrate
from store.database import Database
from store.repositories import Jobs, Trials, Workers
from store.settings import Settings
from store.states import ENDED_JOB, JobState
from workers.app import configure, ring

WORKERS = 2
TARGET = 1.15


@dataclass(frozen=True)
class Run:
    """One job's seconds."""

    wall: float
    seed: float
    training: float

    @property
    def ratio(self) -> float:
        return self.wall / (self.training / WORKERS)


def main() -> None:
    """Print the table; exit 1 if the median misses the target."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--jobs", type=int, default=3, help="how often the job is run")
    parser.add_argument("--trials", type=int, default=32, help="children of a job")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="netgrow-overhead-") as folder, two_workers(Path(folder)) as database:
        runs = [run(database, demo(arguments.trials)) for _ in range(arguments.jobs)]
    show(runs, arguments.trials)
    median = sorted(run.ratio for run in runs)[len(runs) // 2]
    raise SystemExit(median > TARGET)


def demo(trials: int) -> JobSpec:
    """The job of the design."""
    return JobSpec.model_validate(
        {
            "name": "digits-demo",
            "dataset": "digits",
            "seed_model": {"preset": "digits_cnn"},
            "mutations": {"wider": 1, "deeper": 1, "branch": 1, "skip": 1},
            "mutations_per_trial": [1, 2],
            "search": {"strategy": "evolution", "trials": trials, "parallel": 2},
            "training": {"epochs": 3, "seed_epochs": 5, "batch_size": 128, "optimizer": "sgd", "learning_rate": 0.01},
            "objective": "val_accuracy",
            "limits": {"max_parameters": 2_000_000, "max_seconds": 600},
            "seed": 0,
        }
    )


@contextmanager
def two_workers(folder: Path) -> Iterator[Database]:
    """Two workers on the embedded default below `folder`, when both are alive and warm."""
    settings = Settings(data_dir=folder)
    migrate.upgrade(settings.database_url)
    configure(settings)
    database = Database(settings.database_url)
    environment = {**os.environ, "NETGROW_DATA_DIR": str(folder)}
    command = [sys.executable, "-m", "celery", "-A", "workers.app", "worker", "--loglevel", "ERROR"]
    log = (folder / "workers.log").open("wb")
    workers = [
        subprocess.Popen([*command, "-n", f"overhead{number}@%h"], env=environment, stdout=log, stderr=log)
        for number in range(WORKERS)
    ]
    try:
        while alive(database) < WORKERS:
            if any(worker.poll() is not None for worker in workers):
                raise SystemExit((folder / "workers.log").read_text())
            time.sleep(0.1)
        run(database, demo(WORKERS))  # both training processes have then done all that is done once
        yield database
    finally:
        for worker in workers:
            worker.terminate()
        for worker in workers:
            worker.wait()
        database.dispose()
        log.close()


def alive(database: Database) -> int:
    """How many workers have shown life."""
    with database.read() as session:
        return len(Workers(session).alive(10))


def run(database: Database, spec: JobSpec) -> Run:
    """Run the job once."""
    started = time.time()
    job, _ = database.transact(lambda session: growth.submit(session, spec))
    ring()
    while True:
        with database.read() as session:
            now = Jobs(session).get(job.id)
        if now.state in ENDED_JOB:
            break
        time.sleep(0.05)
    if now.state is not JobState.SUCCEEDED or now.ended_at is None:
        raise SystemExit(f"the job ended {now.state}: {now.error}")
    with database.read() as session:
        trials = Trials(session).of_job(job.id)
    if trials[0].ended_at is None:
        raise SystemExit("the seed's trial has no end")
    return Run(
        wall=now.ended_at.timestamp() - started,
        seed=trials[0].ended_at.timestamp() - started,
        training=sum(trial.seconds for trial in trials),
    )


def show(runs: list[Run], trials: int) -> None:
    """Print the table."""
    table = Table(title=f"digits demo, {trials} trials on {WORKERS} workers (target: {TARGET:.2f})")
    for column in ("run", "wall s", "seed s", "training s", "training / 2 s", "ratio"):
        table.add_column(column, justify="right")
    for number, one in enumerate(runs, 1):
        numbers = (one.wall, one.seed, one.training, one.training / WORKERS, one.ratio)
        table.add_row(str(number), *(f"{value:.2f}" for value in numbers))
    Console().print(table)


if __name__ == "__main__":
    main()
