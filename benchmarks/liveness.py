"""What staying alive costs, and how fast a killed worker's trial goes on elsewhere.

    python -m benchmarks.liveness [--kills 3] [--datasets-dir DIR] [--epochs 3]

Two real workers on the embedded default, with the default lease. A worker that trains is killed (SIGKILL, its training
process dies with it), and the clock runs until the trial's next attempt has begun on the other one; target: the lease
and one second. A killed worker is started again.

The cost: heartbeats are the processor time of the workers' own processes while they supervise, which is renewals, signs
of life, reaping and all writes of the trials, as a share of the processor time of their training processes; how much of
that is the worker's that has nothing to do is told apart. Training states are the processor time to write one out and
store it, beside an epoch's; how long that takes, mostly a wait for the disk, is told too, but costs a training nothing:
a worker stores a state while the next epoch is trained. Target: 2 % together, on MNIST where its files are (else on
digits).
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
from time import perf_counter, process_time

import psutil
import torch

from benchmarks.overhead import alive
from nas import Network, data, presets
from nas.job import JobSpec
from nas.training import EpochMetrics, Recipe, TrainingState, train
from store import CheckpointStore, growth, migrate
from store.database import Database
from store.repositories import Events, Trials, Workers
from store.settings import Settings
from store.states import EventKind, TrialState
from workers.app import configure, ring

TARGET_SECONDS = 1.0
TARGET_SHARE = 0.02
WATCH_SECONDS = 20.0
SETTLED_SECONDS = 3.0


@dataclass(frozen=True)
class Killed:
    """Seconds from the kill to the next attempt; from the lease's end to the queue, and from there to that attempt."""

    elapsed: float
    to_queue: float
    to_claim: float


class Fleet:
    """Two workers that are started again."""

    def __init__(self, folder: Path, datasets: Path | None) -> None:
        self.settings = Settings(data_dir=folder)
        migrate.upgrade(self.settings.database_url)
        configure(self.settings)
        self.database = Database(self.settings.database_url)
        self._environment = {**os.environ, "NETGROW_DATA_DIR": str(folder)}
        if datasets is not None:
            self._environment["NETGROW_DATASETS_DIR"] = str(datasets)
        self._log = (folder / "workers.log").open("wb")
        self.processes = [self.start(number) for number in range(2)]

    def start(self, number: int) -> psutil.Process:
        """A worker."""
        command = [sys.executable, "-m", "celery", "-A", "workers.app", "worker", "--loglevel", "ERROR"]
        command += ["-n", f"live{number}-{time.time_ns()}@%h"]
        log = self._log
        return psutil.Process(subprocess.Popen(command, env=self._environment, stdout=log, stderr=log).pid)

    def ready(self) -> None:
        """Wait until both show life."""
        while alive(self.database) < len(self.processes):
            time.sleep(0.1)

    def running(self, job: str) -> tuple[str, int, int] | None:
        """A trial that runs, its attempt, and its worker's process id."""
        with self.database.read() as session:
            found = [trial for trial in Trials(session).of_job(job) if trial.state is TrialState.RUNNING]
            pids = {worker.id: worker.pid for worker in Workers(session).alive(self.settings.lease_seconds)}
        return (found[0].id, found[0].attempt, pids[found[0].worker_id]) if found and found[0].worker_id else None

    def kill(self, job: str) -> Killed:
        """Kill the worker that trains, and wait until the trial's next attempt has begun."""
        while (now := self.running(job)) is None:
            time.sleep(0.02)
        trial_id, attempt, pid = now
        time.sleep(2.0)  # in the middle of it, between renewals
        number = [process.pid for process in self.processes].index(pid)
        killed_at = perf_counter()
        self.processes[number].kill()
        self.processes[number].wait()
        with self.database.read() as session:
            lost = Trials(session).get(trial_id)
        while True:
            with self.database.read() as session:
                trial = Trials(session).get(trial_id)
            if trial.attempt > attempt:
                break
            time.sleep(0.02)
        elapsed = perf_counter() - killed_at
        with self.database.read() as session:
            told = [event for event in Events(session).after(job, 0, 10**6) if event.kind == EventKind.TRIAL_RETURNED]
        if lost.lease_until is None or trial.started_at is None:
            raise SystemExit("the trial was given back, not lost")
        returned = told[-1].created_at
        found = Killed(
            elapsed,
            (returned - lost.lease_until).total_seconds(),
            (trial.started_at - returned).total_seconds(),
        )
        self.processes[number] = self.start(number)
        self.ready()
        return found

    def shares(self, job: str) -> tuple[float, float, float]:
        """Processor seconds within a while: of the worker that supervises, of the idle one, of training processes."""
        now = self.running(job)
        before = self._times()
        time.sleep(WATCH_SECONDS)
        busy, idle, training = 0.0, 0.0, 0.0
        for pid, (own, children) in self._times().items():
            seconds = own - before[pid][0]
            busy, idle = (busy + seconds, idle) if now is not None and pid == now[2] else (busy, idle + seconds)
            training += children - before[pid][1]
        return busy, idle, training

    def _times(self) -> dict[int, tuple[float, float]]:
        return {
            process.pid: (
                sum(process.cpu_times()[:2]),
                sum(sum(child.cpu_times()[:2]) for child in process.children()),
            )
            for process in self.processes
        }

    def stop(self) -> None:
        """End everything."""
        for process in self.processes:
            process.terminate()
        psutil.wait_procs(self.processes, timeout=30)
        self.database.dispose()
        self._log.close()


@contextmanager
def fleet(datasets: Path | None) -> Iterator[Fleet]:
    """Two workers, ready."""
    with tempfile.TemporaryDirectory(prefix="netgrow-liveness-") as folder:
        started = Fleet(Path(folder), datasets)
        try:
            started.ready()
            yield started
        finally:
            started.stop()


def long_job(dataset: str) -> JobSpec:
    """A job whose seed network trains for longer than this takes."""
    training = {"epochs": 1000, "seed_epochs": 1000, "batch_size": 128, "learning_rate": 0.001}
    return JobSpec.model_validate({"dataset": dataset, "search": {"trials": 1}, "training": training})


def state_share(dataset: str, datasets: Path | None, count: int) -> tuple[float, float]:
    """What it takes to write out and store a training state, as a share of an epoch: processor time, and time."""
    loaded = data.load(dataset, datasets)
    processor: list[float] = []
    seconds: list[float] = []
    epochs: list[float] = []
    with tempfile.TemporaryDirectory(prefix="netgrow-states-") as folder:
        store = CheckpointStore(folder)

        def keep(metrics: EpochMetrics, state: TrainingState) -> None:
            started, used = perf_counter(), process_time()
            store.put(state.to_bytes())
            processor.append(process_time() - used)
            seconds.append(perf_counter() - started)
            epochs.append(metrics.seconds)

        network = Network.initialise(presets.default_for(loaded.input_shape, loaded.classes))
        used = process_time()
        train(network, loaded, Recipe(epochs=count), device="cpu", on_epoch=keep)
        used = process_time() - used - sum(processor)
    return sum(processor) / used, sum(seconds) / sum(epochs)


def say(line: str) -> None:
    """A figure, with the load under which it was taken."""
    print(f"[load {os.getloadavg()[0]:.1f} on {os.cpu_count()} CPUs] {line}", flush=True)


def main() -> None:
    """Print the figures; exit 1 if a target is missed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kills", type=int, default=3)
    parser.add_argument("--datasets-dir", type=Path)
    parser.add_argument("--epochs", type=int, default=3, help="over which training states are measured")
    arguments = parser.parse_args()
    torch.set_num_threads(1)
    dataset = "digits" if arguments.datasets_dir is None else "mnist"
    with fleet(arguments.datasets_dir) as workers:
        job, _ = workers.database.transact(lambda session: growth.submit(session, long_job(dataset)))
        ring()
        while workers.running(job.id) is None:
            time.sleep(0.1)
        time.sleep(SETTLED_SECONDS)  # what a worker does once is done
        busy, idle, training = workers.shares(job.id)
        own = busy + idle
        say(f"{dataset}: workers' own processor time {own:.2f} s beside {training:.2f} s, {own / training:.1%}")
        say(f"of that {busy:.2f} s ({busy / training:.1%}) in the one that supervises, {idle:.2f} s in the idle one")
        kills = [workers.kill(job.id) for _ in range(max(1, arguments.kills))]
        times = [one.elapsed for one in kills]
        lease = workers.settings.lease_seconds
        say(f"SIGKILL to running elsewhere: {', '.join(f'{one:.1f}' for one in times)} s (lease {lease:g} s)")
        parts = ", ".join(f"{one.to_queue:.2f} + {one.to_claim:.2f}" for one in kills)
        say(f"of that, from the lease's end to the queue and from there to the claim: {parts} s")
    states, waited = state_share(dataset, arguments.datasets_dir, arguments.epochs)
    say(f"training states: {states:.2%} of an epoch's processor time, {waited:.2%} of its time (beside the next epoch)")
    raise SystemExit(max(times) > lease + TARGET_SECONDS or own / training + states > TARGET_SHARE)


if __name__ == "__main__":
    main()
