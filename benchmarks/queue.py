"""The queue: durable transitions a second, beside Optuna's storage on the same database, and Ray Tune's published rate.

    python -m benchmarks.queue [--seconds 4] [--workers 1 2 4 8 16] [--databases postgresql sqlite] [--rounds 1]
                              [--jobs one each]

A transition is one step, committed. A trial of ours has five (claim, three epochs, finish), and so has one of Optuna's
(ask, three reports, tell); nothing is trained. Workers are processes. `--jobs one`: all on one job, or one study, the
hardest case, as they all change it; `--jobs each`: as many jobs as workers, each of which runs one trial at a time, or
a study for each worker, as in a service with many users. Both arms run one after the other on each database, PostgreSQL
with fsync and SQLite with write-ahead log and full synchronisation for both; Optuna samples at random, with its storage
as it comes. What a transition takes without waiting is told too: statements, commits, and processor time of the worker.

`--sleep` simulates the trials of one second, on 16 workers, for which Ray Tune publishes 14 trials a second on 16 CPUs.
"""

import argparse
import multiprocessing
import os
import statistics
import time
from collections.abc import Sequence
from dataclasses import dataclass
from multiprocessing.synchronize import Barrier
from typing import Any

from rich.console import Console
from rich.table import Table
from sqlalchemy import Engine, event
from sqlalchemy.exc import OperationalError

from benchmarks.queue_arms import (
    ARMS,
    STEPS,
    NoWork,
    Take,
    Tally,
    Worker,
    install_optuna,
    netgrow_worker,
    prepare_netgrow,
)
from benchmarks.queue_databases import DATABASES

TARGET_RATIO, TARGET_P99_MS, TARGET_WORKERS = 3.0, 25.0, 8
RAY_TRIALS, RAY_WORKERS = 14.0, 16
JOBS = {"one": "all workers on one job", "each": "each worker on a job of its own"}
IDLE_SECONDS = 0.002


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

    @property
    def cost(self) -> tuple[float, float, float]:
        """Of a transition: statements, commits, and milliseconds of the worker's processor."""
        done = max(1, len(self.latencies))
        statements, commits, processor = (
            sum(getattr(tally, name) for tally in self.tallies) / done
            for name in ("statements", "commits", "processor")
        )
        return statements, commits, processor * 1e3


def measure(url: str, worker: Worker, workers: int, jobs: int, seconds: float) -> Outcome:
    """Have so many processes take trials for so many seconds."""
    # Forked, so that they need not import everything again; nothing here has a connection or a thread yet.
    context = multiprocessing.get_context("fork")
    barrier, outcomes = context.Barrier(workers), context.SimpleQueue()
    processes = [
        context.Process(target=run, args=(url, worker, number, jobs, seconds, barrier, outcomes), daemon=True)
        for number in range(workers)
    ]
    for process in processes:
        process.start()
    tallies = [outcomes.get() for _ in processes]
    for process in processes:
        process.join()
    return Outcome(tallies)


def run(url: str, worker: Worker, number: int, jobs: int, seconds: float, barrier: Barrier, outcomes: Any) -> None:
    """One worker process."""
    tally = Tally()
    count(tally)
    take = worker(url, number, jobs, tally)
    attempt(take, tally)  # before the clock runs: connections are made, statements compiled
    tally.reset()
    barrier.wait()
    started, used = time.perf_counter(), time.process_time()
    while time.perf_counter() < started + seconds:
        attempt(take, tally)
    tally.elapsed, tally.processor = time.perf_counter() - started, time.process_time() - used
    outcomes.put(tally)


def count(tally: Tally) -> None:
    """Count what this process asks of its database, whoever asks."""

    @event.listens_for(Engine, "before_cursor_execute")
    def statement(*_: Any) -> None:
        tally.statements += 1

    @event.listens_for(Engine, "commit")
    def commit(_: Any) -> None:
        tally.commits += 1


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


def one(arm: str, database: str, workers: int, jobs: int, seconds: float) -> Outcome:
    """One arm on a fresh database."""
    prepare, worker = ARMS[arm]
    with DATABASES[database]() as url:
        prepare(url, workers, jobs)
        return measure(url, worker, workers, jobs, seconds)


def sleeping(database: str, seconds: float) -> Outcome:
    """Trials that sleep for a second, on as many workers as Ray had CPUs."""

    def sleeper(url: str, number: int, jobs: int, tally: Tally) -> Take:
        return netgrow_worker(url, number, jobs, tally, sleep=1.0)

    with DATABASES[database]() as url:
        prepare_netgrow(url, RAY_WORKERS, 1)
        return measure(url, sleeper, RAY_WORKERS, 1, seconds)


def main() -> None:
    """Print the tables; exit 1 if a target is missed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seconds", type=float, default=4.0, help="of each measurement")
    parser.add_argument("--workers", type=int, nargs="+", default=[1, 2, 4, 8, 16])
    parser.add_argument("--databases", nargs="+", choices=DATABASES, default=list(DATABASES))
    parser.add_argument("--jobs", nargs="+", choices=JOBS, default=list(JOBS))
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
            for jobs in arguments.jobs:
                met &= compare(console, database, jobs, arms, arguments)
    for database in arguments.databases:
        found = sleeping(database, 10.0)
        console.print(
            f"{database}: {found.trials:.1f} one-second trials a second on {RAY_WORKERS} workers "
            f"(at most {RAY_WORKERS}; Ray Tune publishes {RAY_TRIALS:.0f})"
        )
    if missing and not arguments.alone and not arguments.sleep:
        console.print(f"Optuna was left out: {missing}")
    raise SystemExit(not met)


def compare(console: Console, database: str, jobs: str, arms: Sequence[str], arguments: argparse.Namespace) -> bool:
    """Print a database's table; whether the targets are met."""
    table = Table(title=f"{database}, {JOBS[jobs]}: transitions, {arguments.seconds:g} s each")
    for column in (
        "workers",
        "arm",
        "a second",
        "p50 ms",
        "p99 ms",
        "claim/epoch/finish p50",
        "p99",
        "failed",
        "statements/commits/CPU ms each",
        "ratio",
    ):
        table.add_column(column, justify="right")
    met = True
    for workers in arguments.workers:
        found = {arm: median(arm, database, workers, workers if jobs == "each" else 1, arguments) for arm in arms}
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
                "{:.1f} / {:.1f} / {:.2f}".format(*outcome.cost),
                f"{ratio:.2f}" if arm == "netgrow" else "",
            )
        met &= not ratio < TARGET_RATIO
        met &= workers != TARGET_WORKERS or found["netgrow"].percentile(99) < TARGET_P99_MS
    console.print(table)
    return met


def median(arm: str, database: str, workers: int, jobs: int, arguments: argparse.Namespace) -> Outcome:
    """The round in the middle."""
    rounds = [one(arm, database, workers, jobs, arguments.seconds) for _ in range(arguments.rounds)]
    return sorted(rounds, key=lambda outcome: outcome.rate)[len(rounds) // 2]


if __name__ == "__main__":
    main()
