"""What `benchmarks.queue` compares: a worker that trains nothing, on our store and on Optuna's."""

import importlib
import secrets
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from nas.job import JobSpec
from store import growth, migrate
from store.database import Database

EPOCHS = 3
STEPS = ("claim", "epoch", "finish")
OPTUNA = ("optuna==5.0.0", "colorlog==6.12.0", "tqdm==4.70.1")
OPTUNA_FOLDER = Path(sys.prefix) / "optuna"
LEASE_SECONDS = 60.0

Take = Callable[[], None]
"""Does one trial, step by step; each step is timed."""


@dataclass
class Tally:
    """What one worker did: the seconds of each transition, by step, and how many failed; what that took."""

    seconds: dict[str, list[float]] = field(default_factory=lambda: {step: [] for step in STEPS})
    failed: int = 0
    elapsed: float = 0.0
    processor: float = 0.0
    statements: int = 0
    commits: int = 0

    @contextmanager
    def timed(self, step: str) -> Iterator[None]:
        """One transition."""
        started = time.perf_counter()
        yield
        self.seconds[step].append(time.perf_counter() - started)

    def reset(self) -> None:
        """As if nothing had been done."""
        self.seconds = {step: [] for step in STEPS}
        self.failed = self.statements = self.commits = 0


class NoWork(Exception):
    """There was nothing to claim at the moment."""


def netgrow_worker(url: str, number: int, jobs: int, tally: Tally, sleep: float = 0.0) -> Take:
    """A worker of ours; the queue says for which of the jobs it works."""
    database = Database(url)
    name = f"worker_{number}"

    def take() -> None:
        started = time.perf_counter()
        claim = database.transact(lambda session: growth.claim(session, name, LEASE_SECONDS))
        if claim is None:
            raise NoWork
        tally.seconds["claim"].append(time.perf_counter() - started)
        time.sleep(sleep)
        for epoch in range(1, EPOCHS + 1):
            details = (claim.trial_id, claim.attempt, epoch_metrics(epoch), secrets.token_hex(32))
            with tally.timed("epoch"):
                database.transact(lambda session, details=details: growth.record_epoch(session, *details))
        record = model_record()
        with tally.timed("finish"):
            database.transact(lambda session: growth.finish(session, claim.trial_id, claim.attempt, record))

    return take


def epoch_metrics(epoch: int) -> dict[str, float]:
    """An epoch's, as a training process reports them."""
    names = ("train_loss", "train_accuracy", "val_loss", "val_accuracy", "learning_rate", "seconds")
    return {"epoch": epoch, **dict.fromkeys(names, 0.5)}


def model_record() -> growth.ModelRecord:
    """A model with an architecture and a mutation of ordinary size."""
    nodes = [{"name": f"conv{number}", "op": "conv2d", "inputs": ["input"], "out_channels": 8} for number in range(8)]
    certificate = {"exact": True, "max_error": 1e-16, "probes": 64, "modes": ["eval", "train"]}
    return growth.ModelRecord(
        val_accuracy=secrets.randbelow(10**6) / 10**6,
        val_loss=1.0,
        parameters=10_000,
        flops=1_000_000,
        architecture={"input": {"shape": [1, 8, 8]}, "nodes": nodes, "output": "conv7"},
        architecture_digest=secrets.token_hex(32),
        checkpoint_sha256=secrets.token_hex(32),
        checkpoint_bytes=40_000,
        mutations=[{"name": "wider", "site": "conv1", "parameters": {"width": 16}, "certificate": certificate}],
        recipe={"epochs": EPOCHS},
        seconds=1.5,
    )


def optuna_worker(url: str, number: int, jobs: int, tally: Tally) -> Take:
    """A worker on Optuna's storage."""
    optuna = importlib.import_module("optuna")
    optuna.logging.set_verbosity(optuna.logging.ERROR)
    study = optuna.load_study(
        study_name=study_name(number % jobs), storage=optuna_storage(url), sampler=optuna.samplers.RandomSampler()
    )

    def take() -> None:
        with tally.timed("claim"):
            trial = study.ask()
        for epoch in range(EPOCHS):
            with tally.timed("epoch"):
                trial.report(0.5, epoch)
        with tally.timed("finish"):
            study.tell(trial, secrets.randbelow(10**6) / 10**6)

    return take


def optuna_storage(url: str) -> Any:
    """Its storage in this database."""
    return importlib.import_module("optuna").storages.RDBStorage(url, skip_compatibility_check=True)


def prepare_netgrow(url: str, workers: int, jobs: int) -> None:
    """The tables, and jobs that do not run out, with room for all the workers together."""
    migrate.upgrade(url)
    parallel = min(64, 2 * workers) if jobs == 1 else 1
    search = {"trials": 10_000, "parallel": parallel}
    spec = JobSpec.model_validate({"dataset": "digits", "search": search, "mutations": {"wider": 1}})
    database = Database(url)
    for _ in range(jobs):
        database.transact(lambda session: growth.submit(session, spec))
    take = netgrow_worker(url, workers, jobs, Tally())
    for _ in range(jobs):
        take()  # the search waits for the seed network
    database.dispose()


def prepare_optuna(url: str, workers: int, jobs: int) -> None:
    """The tables, and the studies."""
    optuna = importlib.import_module("optuna")
    optuna.logging.set_verbosity(optuna.logging.ERROR)
    for number in range(jobs):
        optuna.create_study(study_name=study_name(number), storage=optuna_storage(url), direction="maximize")


def study_name(number: int) -> str:
    """Of Optuna's study of this number."""
    return f"queue{number}"


def install_optuna() -> str | None:
    """Make Optuna importable, from a folder of its own; returns the reason where that fails."""
    if not (OPTUNA_FOLDER / "optuna").is_dir():
        pip = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--target", str(OPTUNA_FOLDER), *OPTUNA]
        done = subprocess.run(pip, capture_output=True, text=True, check=False)
        if done.returncode:
            return f"pip: {done.stderr.strip().splitlines()[-1] if done.stderr.strip() else done.returncode}"
    sys.path.append(str(OPTUNA_FOLDER))
    try:
        importlib.import_module("optuna")
    except ImportError as failure:
        return str(failure)
    return None


Worker = Callable[[str, int, int, Tally], Take]
Prepare = Callable[[str, int, int], None]
ARMS: dict[str, tuple[Prepare, Worker]] = {
    "netgrow": (prepare_netgrow, netgrow_worker),
    "Optuna": (prepare_optuna, optuna_worker),
}
