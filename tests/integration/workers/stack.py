"""A database, a broker, a checkpoint store and real worker processes on them."""

import os
import shutil
import signal
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import psutil
from sqlalchemy import select

from nas.job import JobSpec
from store import growth, migrate
from store.database import Database
from store.models import Event, Job, Model, Trial
from store.models import Worker as WorkerRow
from store.repositories import Events, Jobs, Trials, Workers
from store.settings import Settings
from store.states import ENDED_JOB, JobState
from tests.waiting import PATIENCE_SECONDS, eventually, lives
from workers.app import configure, ring

__all__ = ["BRIEF_LEASE_SECONDS", "PATIENCE_SECONDS", "Stack", "WorkerProcess", "eventually", "lives", "succeeded"]

BRIEF_LEASE_SECONDS = 5.0
"""For a worker whose trials somebody else is to take from it."""


@dataclass
class WorkerProcess:
    """A real `celery -A workers.app worker`."""

    popen: subprocess.Popen[bytes]
    log: Path

    @property
    def trainers(self) -> list[psutil.Process]:
        """Its training processes that live."""
        try:
            children = psutil.Process(self.popen.pid).children(recursive=True)
        except psutil.NoSuchProcess:
            return []
        return [child for child in children if lives(child)]

    def ready(self) -> bool:
        """Whether it listens for bells."""
        if self.popen.poll() is not None:
            raise AssertionError(f"the worker ended with {self.popen.returncode}:\n{self.log.read_text()}")
        return "listening for bells" in self.log.read_text()

    def signal(self, number: signal.Signals) -> None:
        self.popen.send_signal(number)

    def wait(self, seconds: float = PATIENCE_SECONDS) -> int:
        return self.popen.wait(seconds)


@dataclass
class Stack:
    """What a deployment consists of, the server aside."""

    settings: Settings
    database: Database
    folder: Path
    workers: list[WorkerProcess] = field(default_factory=list)

    @classmethod
    def create(cls, folder: Path, **settings: Any) -> "Stack":
        made = Settings(data_dir=folder, **{"reap_seconds": 0.5, "renew_seconds": 0.2, **settings})
        migrate.upgrade(made.database_url)
        configure(made)
        return cls(made, Database(made.database_url), folder)

    def start_worker(self, *arguments: str, wait: bool = True, **environment: str) -> WorkerProcess:
        """Start a worker, and wait until it listens."""
        name = f"worker{len(self.workers)}"
        worker = WorkerProcess(
            subprocess.Popen(
                [sys.executable, "-m", "celery", "-A", "workers.app", "worker", "-n", f"{name}@%h", *arguments],
                env={**os.environ, **self._environment(), **environment},
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=(self.folder / f"{name}.log").open("wb"),
            ),
            self.folder / f"{name}.log",
        )
        self.workers.append(worker)
        if wait:
            eventually(worker.ready, f"{name} is ready")
        return worker

    def close(self) -> None:
        for worker in self.workers:
            if worker.popen.poll() is None:
                worker.popen.kill()
                worker.popen.wait()
        self.database.dispose()

    def submit(self, **spec: Any) -> str:
        """Post a job on the digits, and ring."""
        body = {"dataset": "digits", "seed_model": {"preset": "digits_cnn"}, **spec}
        job, _ = self.database.transact(lambda session: growth.submit(session, JobSpec.model_validate(body)))
        ring()
        return job.id

    def job(self, job_id: str) -> Job:
        with self.database.read() as session:
            return Jobs(session).get(job_id)

    def trials(self, job_id: str) -> list[Trial]:
        with self.database.read() as session:
            return list(Trials(session).of_job(job_id))

    def models(self, job_id: str) -> list[Model]:
        """A job's models in the order of their trials."""
        with self.database.read() as session:
            return list(session.scalars(select(Model).where(Model.job_id == job_id).order_by(Model.trial_number)))

    def events(self, job_id: str) -> list[Event]:
        with self.database.read() as session:
            return list(Events(session).after(job_id, 0, limit=100_000))

    def listed_workers(self) -> list[WorkerRow]:
        with self.database.read() as session:
            return list(Workers(session).alive(10))

    def digests(self, job_id: str) -> list[tuple[int, str]]:
        """The checkpoints of a job by the trials' numbers: what must not depend on who did what when."""
        return [(model.trial_number, model.checkpoint_sha256) for model in self.models(job_id)]

    def await_end(self, job_id: str, seconds: float = PATIENCE_SECONDS) -> Job:
        """The job once it has ended."""

        def ended() -> Job | None:
            job = self.job(job_id)
            return job if job.state in ENDED_JOB else None

        try:
            return eventually(ended, f"{job_id} ends", seconds)
        except AssertionError as error:
            raise AssertionError(f"{error}\n{self.account(job_id)}") from None

    def await_epoch(self, job_id: str, number: int = 0, epoch: int = 2) -> Trial:
        """The trial once it has recorded that many epochs."""

        def trained() -> Trial | None:
            found = [trial for trial in self.trials(job_id) if trial.number == number and trial.epoch >= epoch]
            return found[0] if found else None

        return eventually(trained, f"trial {number} of {job_id} records epoch {epoch}")

    def files(self) -> set[str]:
        """The digests of all files in the checkpoint store."""
        root = Path(self.settings.checkpoints_url)
        return {path.name for path in root.glob("??/*") if not path.name.startswith(".")}

    def wipe_broker(self) -> None:
        """Remove all that the embedded broker keeps."""
        folder = self.settings.broker_url.removeprefix("filesystem://")
        shutil.rmtree(folder, ignore_errors=True)  # a worker may take a bell out of it meanwhile

    def account(self, job_id: str) -> str:
        """How far a job got, and what its workers have to say."""
        trials = [f"trial {t.number}: {t.state}, attempt {t.attempt}, epoch {t.epoch}" for t in self.trials(job_id)]
        logs = ["\n".join([worker.log.name, *worker.log.read_text().splitlines()[-20:]]) for worker in self.workers]
        return "\n".join([*trials, *logs])

    def _environment(self) -> dict[str, str]:
        names = ("data_dir", "database_url", "broker_url", "checkpoints_url", "datasets_dir")
        times = ("reap_seconds", "renew_seconds", "lease_seconds", "trial_attempts", "grace_seconds", "state_seconds")
        others = ("hang_seconds", "store_patience_seconds", "disk_reserve_bytes")
        return {f"NETGROW_{name.upper()}": str(getattr(self.settings, name)) for name in names + times + others}


def succeeded(job: Job) -> bool:
    return job.state is JobState.SUCCEEDED
