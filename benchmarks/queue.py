"""The queue: durable transitions a second, beside Optuna's storage on the same database, and Ray Tune's published rate.

    python -m benchmarks.queue [--seconds 4] [--workers 1 2 4 8 16] [--databases postgresql sqlite] [--rounds 1]

A transition is one step, committed. A trial of ours has five (claim, three epochs, finish), and so has one of Optuna's
(ask, three reports, tell); nothing is trained. Workers are processes, all on one job, or one study: the hardest case,
as they all change it. Both arms run one after the other on each database, PostgreSQL with fsync and SQLite with
write-ahead log and full synchronisation for both; Optuna samples at random, with its storage as it comes.

`--sleep` simulates the trials of one second, on 16 workers, for which Ray Tune publishes 14 trials a second on 16 CPUs.
"""

import argparse
import importlib
import importlib.metadata
import multiprocessing
import os
import secrets
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from multiprocessing.synchronize import Barrier
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table
from sqlalchemy.exc import OperationalError

from nas.job import JobSpec
from store import growth, migrate
from store.database import Database
from tests.services import LocalPostgres, fresh_database, postgres_binaries, postgres_user

EPOCHS = 3
STEPS = ("claim", "epoch", "finish")
OPTUNA = ("optuna==5.0.0", "colorlog==6.12.0", "tqdm==4.70.1")
OPTUNA_FOLDER = Path(sys.prefix) / "optuna"
TARGET_RATIO, TARGET_P99_MS, TARGET_WORKERS = 3.0, 25.0, 8
RAY_TRIALS, RAY_WORKERS = 14.0, 16
IDLE_SECONDS = 0.002
LEASE_SECONDS = 60.0

Take = Callable[[], None]
"""Does one trial, step by step; each step is timed."""


@dataclass
class Tally:
    """What one worker did: the seconds of each transition, by step, and how many failed."""

    seconds: dict[str, list[float]] = field(default_factory=lambda: {step: [] for step in STEPS})
    failed: int = 0
    elapsed: float = 0.0

    @contextmanager
    def timed(self, step: str) -> Iterator[None]:
        """One transition."""
        started = time.perf_counter()
        yield
        self.seconds[step].append(time.perf_counter() - started)


@dataclass(frozen=True)
class Outcome:
    """What all the workers did together."""

    tallies: Sequence[Tally]

    @property
    def latencies(self) -> list[float]:
        """Seconds, of every transition."""
        return [seconds for tally in self.tallies for step in STEPS for seconds in tally.seconds[step]]

    @property
    def rate(self) -> float:
        """Transitions a second."""
        return len(self.latencies) / max(tally.elapsed for tally in self.tallies)

    @property
    def trials(self) -> float:
        """Whole trials a second."""
        done = sum(len(tally.seconds["finish"]) for tally in self.tallies)
        return done / max(tally.elapsed for tally in self.tallies)

    def percentile(self, percent: int, step: str | None = None) -> float:
        """Milliseconds."""
        found = self.latencies if step is None else [s for tally in self.tallies for s in tally.seconds[step]]
        return statistics.quantiles(found, n=100)[percent - 1] * 1e3 if len(found) > 1 else float("nan")


class NoWork(Exception):
    """There was nothing to claim at the moment."""


def netgrow_worker(url: str, name: str, tally: Tally, sleep: float = 0.0) -> Take:
    """A worker of ours."""
    database = Database(url)

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


def optuna_worker(url: str, name: str, tally: Tally) -> Take:
    """A worker on Optuna's storage."""
    optuna = importlib.import_module("optuna")
    optuna.logging.set_verbosity(optuna.logging.ERROR)
    study = optuna.load_study(study_name="queue", storage=optuna_storage(url), sampler=optuna.samplers.RandomSampler())

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


def prepare_netgrow(url: str, workers: int) -> None:
    """The tables, and one job that does not run out."""
    migrate.upgrade(url)
    spec = JobSpec.model_validate(
        {"dataset": "digits", "search": {"trials": 10_000, "parallel": min(64, 2 * workers)}, "mutations": {"wider": 1}}
    )
    database = Database(url)
    database.transact(lambda session: growth.submit(session, spec))
    netgrow_worker(url, "seed", Tally())()  # the search waits for the seed network
    database.dispose()


def prepare_optuna(url: str, workers: int) -> None:
    """The tables, and one study."""
    optuna = importlib.import_module("optuna")
    optuna.logging.set_verbosity(optuna.logging.ERROR)
    optuna.create_study(study_name="queue", storage=optuna_storage(url), direction="maximize")


Worker = Callable[[str, str, Tally], Take]
Prepare = Callable[[str, int], None]
ARMS: dict[str, tuple[Prepare, Worker]] = {
    "netgrow": (prepare_netgrow, netgrow_worker),
    "Optuna": (prepare_optuna, optuna_worker),
}


def measure(url: str, worker: Worker, workers: int, seconds: float) -> Outcome:
    """Have so many processes take trials for so many seconds."""
    # Forked, so that they need not import everything again; nothing here has a connection or a thread yet.
    context = multiprocessing.get_context("fork")
    barrier, outcomes = context.Barrier(workers), context.SimpleQueue()
    processes = [
        context.Process(target=run, args=(url, worker, f"worker_{number}", seconds, barrier, outcomes), daemon=True)
        for number in range(workers)
    ]
    for process in processes:
        process.start()
    tallies = [outcomes.get() for _ in processes]
    for process in processes:
        process.join()
    return Outcome(tallies)


def run(url: str, worker: Worker, name: str, seconds: float, barrier: Barrier, outcomes: Any) -> None:
    """One worker process."""
    tally = Tally()
    take = worker(url, name, tally)
    warm_up(take, tally)
    barrier.wait()
    started = time.perf_counter()
    while time.perf_counter() < started + seconds:
        attempt(take, tally)
    tally.elapsed = time.perf_counter() - started
    outcomes.put(tally)


def warm_up(take: Take, tally: Tally) -> None:
    """One trial before the clock runs: connections are made, statements compiled."""
    attempt(take, tally)
    tally.seconds = {step: [] for step in STEPS}
    tally.failed = 0


def attempt(take: Take, tally: Tally) -> None:
    """One trial, or a short wait; Optuna on SQLite fails where it does not get to write."""
    try:
        take()
    except NoWork:
        time.sleep(IDLE_SECONDS)
    except Exception as error:
        if not any(isinstance(cause, OperationalError) for cause in (error, error.__cause__)):
            raise
        tally.failed += 1


@contextmanager
def postgresql() -> Iterator[str]:
    """A database in a PostgreSQL of its own, as durable as one comes."""
    server = DurablePostgres(postgres_binaries(), postgres_user())
    server.start()
    try:
        with fresh_database(server) as url:
            yield url
    finally:
        server.remove()


class DurablePostgres(LocalPostgres):
    """The tests' PostgreSQL, with what makes it durable switched on again."""

    def command(self) -> Sequence[str]:
        """What is said last holds."""
        return [*super().command(), "-c", "fsync=on", "-c", "full_page_writes=on"]


@contextmanager
def sqlite() -> Iterator[str]:
    """A file of its own, with a write-ahead log: that setting stays with the file."""
    with tempfile.TemporaryDirectory(prefix="netgrow-queue-", dir=os.environ.get("NETGROW_BENCHMARK_DIR")) as folder:
        import sqlite3

        file = Path(folder) / "queue.sqlite3"
        connection = sqlite3.connect(file)
        connection.execute("PRAGMA journal_mode=WAL")
        connection.close()
        yield f"sqlite:///{file}"


DATABASES = {"postgresql": postgresql, "sqlite": sqlite}


def one(arm: str, database: str, workers: int, seconds: float) -> Outcome:
    """One arm on a fresh database."""
    prepare, worker = ARMS[arm]
    with DATABASES[database]() as url:
        prepare(url, workers)
        return measure(url, worker, workers, seconds)


def sleeping(database: str, seconds: float) -> Outcome:
    """Trials that sleep for a second, on as many workers as Ray had CPUs."""

    def sleeper(url: str, name: str, tally: Tally) -> Take:
        return netgrow_worker(url, name, tally, sleep=1.0)

    with DATABASES[database]() as url:
        prepare_netgrow(url, RAY_WORKERS)
        return measure(url, sleeper, RAY_WORKERS, seconds)


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


def main() -> None:
    """Print the tables; exit 1 if a target is missed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seconds", type=float, default=4.0, help="of each measurement")
    parser.add_argument("--workers", type=int, nargs="+", default=[1, 2, 4, 8, 16])
    parser.add_argument("--databases", nargs="+", choices=DATABASES, default=list(DATABASES))
    parser.add_argument("--rounds", type=int, default=1, help="the median round, by rate, is shown")
    parser.add_argument("--sleep", action="store_true", help="only the trials that sleep")
    parser.add_argument("--alone", action="store_true", help="without Optuna")
    arguments = parser.parse_args()
    missing = "not asked for" if arguments.alone or arguments.sleep else install_optuna()
    arms = ["netgrow"] if missing else list(ARMS)
    console = Console(width=120)
    console.print(f"load {os.getloadavg()[0]:.1f} on {os.cpu_count()} CPUs")
    met = True
    if not arguments.sleep:
        for database in arguments.databases:
            met &= compare(console, database, arms, arguments)
    for database in arguments.databases:
        found = sleeping(database, 10.0)
        console.print(
            f"{database}: {found.trials:.1f} one-second trials a second on {RAY_WORKERS} workers "
            f"(at most {RAY_WORKERS}; Ray Tune publishes {RAY_TRIALS:.0f})"
        )
    if missing and not arguments.alone and not arguments.sleep:
        console.print(f"Optuna was left out: {missing}")
    raise SystemExit(not met)


def compare(console: Console, database: str, arms: Sequence[str], arguments: argparse.Namespace) -> bool:
    """Print a database's table; whether the targets are met."""
    table = Table(title=f"{database}: transitions, {arguments.seconds:g} s each")
    for column in (
        "workers",
        "arm",
        "a second",
        "p50 ms",
        "p99 ms",
        "claim/epoch/finish p50",
        "p99",
        "failed",
        "ratio",
    ):
        table.add_column(column, justify="right")
    met = True
    for workers in arguments.workers:
        found = {arm: median(arm, database, workers, arguments) for arm in arms}
        ratio = found["netgrow"].rate / found["Optuna"].rate if "Optuna" in found else float("nan")
        for arm, outcome in found.items():
            each = [[f"{outcome.percentile(percent, step):.1f}" for step in STEPS] for percent in (50, 99)]
            table.add_row(
                str(workers),
                arm,
                f"{outcome.rate:.0f}",
                f"{outcome.percentile(50):.1f}",
                f"{outcome.percentile(99):.1f}",
                *(" / ".join(steps) for steps in each),
                str(sum(tally.failed for tally in outcome.tallies)),
                f"{ratio:.2f}" if arm == "netgrow" else "",
            )
        met &= not ratio < TARGET_RATIO
        met &= workers != TARGET_WORKERS or found["netgrow"].percentile(99) < TARGET_P99_MS
    console.print(table)
    return met


def median(arm: str, database: str, workers: int, arguments: argparse.Namespace) -> Outcome:
    """The round in the middle."""
    rounds = [one(arm, database, workers, arguments.seconds) for _ in range(arguments.rounds)]
    return sorted(rounds, key=lambda outcome: outcome.rate)[len(rounds) // 2]


if __name__ == "__main__":
    main()
