"""A whole deployment of real processes, what its jobs came to, and how that is compared with an undisturbed run."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

import httpx
import psutil

from nas.search.strategies.grow import LAST_OF_TRIALS
from store.checkpoints import CheckpointStore
from store.errors import Contended, Unavailable
from store.states import ENDED_JOB, JobState, TrialState
from tests import waiting
from tests.chaos.record import Row
from tests.integration.workers.stack import Stack, WorkerProcess
from tests.invariants import violations
from tests.services import Server, free_port

REPOSITORY = Path(__file__).resolve().parents[2]
PATIENCE_SECONDS = 600.0
LEASE_SECONDS = 3.0
AWAY_SECONDS = 10.0
"""How long what is away is away: longer than three leases."""

EMBEDDED, DEPLOYED = "SQLite + folder", "PostgreSQL + Redis"

Result = TypeVar("Result")
Spec = dict[str, Any]


def spec(*, trials: int, population: int, epochs: int, seed: int) -> Spec:
    """A job on the digits whose results do not depend on who does what when."""
    return {
        "dataset": "digits",
        "seed_model": {"preset": "digits_cnn"},
        "search": {"trials": trials, "parallel": 2, "population": population, "generational": True},
        "training": {"epochs": epochs, "seed_epochs": epochs},
        "seed": seed,
    }


def epochs_of(body: Spec) -> int:
    """What a job comes to if nothing is trained twice."""
    trials = body["search"]["trials"] + 1
    if body["search"].get("strategy") == "grow":
        trials += LAST_OF_TRIALS - 1
    return int(trials * body["training"]["epochs"])


LONG = spec(trials=8, population=4, epochs=60, seed=11)
SHORT = spec(trials=4, population=2, epochs=40, seed=12)
GROWN = spec(trials=7, population=4, epochs=20, seed=14)
GROWN["search"] |= {"strategy": "grow", "siblings": 3}
"""Two rounds of siblings, and a last phase; its trials have lengths of their own."""
TINY = spec(trials=2, population=2, epochs=2, seed=13)


def eventually(look: Callable[[], Result | None], what: str) -> Result:
    """The first result that is not None or False; fails after a time that no healthy run comes near.

    A look that comes upon a database that is away is made again: the connections of this process are cut as well.
    """

    def patient() -> Result | None:
        try:
            return look()
        except (Unavailable, Contended):
            return None

    return waiting.eventually(patient, what, PATIENCE_SECONDS)


@dataclass(frozen=True)
class Line:
    """A model on a job's leaderboard, without what may differ from run to run: ids and times."""

    number: int
    parent: int | None
    generation: int
    architecture: str
    checkpoint: str
    metrics: tuple[float, ...]
    mutations: tuple[str, ...]


Board = Sequence[Line]
"""A job's models by their trials' numbers."""


class ServerProcess:
    """A real `uvicorn server.main:app`; started again, it listens on the same port."""

    def __init__(self, stack: Stack, name: str) -> None:
        self._stack = stack
        self._log = stack.folder / f"{name}.log"
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self.client = httpx.Client(base_url=self.url, timeout=PATIENCE_SECONDS, trust_env=False)
        self.popen: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start it, and wait until it answers."""
        command = [sys.executable, "-m", "uvicorn", "server.main:app", "--host", "127.0.0.1"]
        with self._log.open("ab") as output:
            self.popen = subprocess.Popen(
                [*command, "--port", str(self.port), "--log-level", "warning"],
                cwd=REPOSITORY,
                env={**os.environ, **environment(self._stack)},
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=output,
            )
        eventually(self._answers, f"the server answers; {self._log}")

    def kill(self) -> None:
        """SIGKILL."""
        if self.popen is not None:
            self.popen.kill()
            self.popen.wait()

    def close(self) -> None:
        """For good."""
        self.kill()
        self.client.close()

    def _answers(self) -> bool:
        assert self.popen is not None
        assert self.popen.poll() is None, f"the server ended:\n{self._log.read_text()[-3000:]}"
        try:
            return self.client.get("/healthz").is_success
        except httpx.TransportError:
            return False


def environment(stack: Stack) -> dict[str, str]:
    """The settings that the stack's processes are started with."""
    return {**stack._environment(), "OMP_NUM_THREADS": "1"}


@dataclass
class Deployment:
    """Database, broker and checkpoint store, a server, and workers that come and go."""

    name: str
    stack: Stack
    servers: list[ServerProcess] = field(default_factory=list)
    sound: bool = False
    """Whether the last test that had it ended well."""

    @classmethod
    def create(cls, name: str, folder: Path, **settings: Any) -> Deployment:
        # A trial is given up after some attempts in a row without an epoch. Here most attempts are meant to be killed.
        patient = {"lease_seconds": LEASE_SECONDS, "trial_attempts": 1000, "grace_seconds": 10.0}
        made = cls(name, Stack.create(folder, **{**patient, **settings}))
        made.start_server()
        return made

    def close(self) -> None:
        for worker in self.stack.workers:
            worker.popen.kill()  # a stopped one too
        self.stack.close()
        for server in self.servers:
            server.close()

    def start_server(self) -> ServerProcess:
        server = ServerProcess(self.stack, f"server{len(self.servers)}")
        self.servers.append(server)
        server.start()
        return server

    def have_workers(self, count: int) -> list[WorkerProcess]:
        """So many workers that listen: as many of those that live, and new ones."""
        alive = [worker for worker in self.stack.workers if worker.popen.poll() is None]
        for worker in alive[count:]:
            sigkill([worker.popen])
        missing = range(count - len(alive))
        wanted = alive[:count] + [self.stack.start_worker(wait=False) for _ in missing]
        for worker in wanted:
            eventually(worker.ready, f"{worker.log.name} listens")
        return wanted

    def submit(self, body: Spec, **headers: str) -> str:
        """Post a job; its id."""
        response = self.servers[0].client.post("/jobs", json=body, headers=headers)
        assert response.status_code in (200, 201), response.text
        return str(response.json()["id"])

    def epochs(self, job_id: str) -> int:
        """How many epochs the job's trials have recorded."""
        return sum(trial.epoch for trial in self.stack.trials(job_id))

    def ended(self, job_id: str) -> bool:
        return self.stack.job(job_id).state in ENDED_JOB

    def at_work(self, job_id: str) -> Mapping[int, WorkerProcess]:
        """The workers that run a trial of the job, by its number."""
        by_pid = {worker.popen.pid: worker for worker in self.stack.workers if worker.popen.poll() is None}
        running = [trial for trial in self.stack.trials(job_id) if trial.state is TrialState.RUNNING]
        pids = {trial.number: int(str(trial.worker_id).rsplit("-", 2)[1]) for trial in running}
        return {number: by_pid[pid] for number, pid in pids.items() if pid in by_pid}

    def held(self, job_id: str, worker: WorkerProcess) -> Mapping[int, int]:
        """The attempts of the job's trials that this worker runs, by the trials' numbers; as of one moment."""
        running = [trial for trial in self.stack.trials(job_id) if trial.state is TrialState.RUNNING]
        ours = [trial for trial in running if int(str(trial.worker_id).rsplit("-", 2)[1]) == worker.popen.pid]
        return {trial.number: trial.attempt for trial in ours}

    def await_at_work(self, job_id: str, epochs: int = 0) -> WorkerProcess | None:
        """A worker that runs a trial of the job, once that many epochs are recorded; None when the job has ended."""

        def look() -> Sequence[WorkerProcess | None] | None:
            if self.ended(job_id):
                return [None]
            return list(self.at_work(job_id).values())[:1] if self.epochs(job_id) >= epochs else None

        return eventually(look, f"{job_id} is at work after {epochs} epochs")[0]

    def await_success(self, *job_ids: str) -> None:
        """Wait until each has ended, well."""
        for job_id in job_ids:
            try:
                eventually(lambda job_id=job_id: self.ended(job_id), f"{job_id} ends")  # type: ignore[misc]
            except AssertionError as error:
                raise AssertionError(f"{error}\n{self.stack.account(job_id)}") from None
            job = self.stack.job(job_id)
            assert job.state is JobState.SUCCEEDED, f"{job.state}: {job.error}\n{self.stack.account(job_id)}"

    def board(self, job_id: str) -> Board:
        """The job's leaderboard, as the API tells it."""
        client = self.servers[0].client
        numbers = {trial.id: trial.number for trial in self.stack.trials(job_id)}
        items = client.get("/leaderboard", params={"job_id": job_id, "limit": 100}).raise_for_status().json()["items"]
        by_model = {item["model_id"]: numbers[item["trial_id"]] for item in items}
        assert [item["rank"] for item in items] == list(range(1, len(items) + 1))
        lines = []
        for item in items:
            model = client.get(f"/models/{item['model_id']}").raise_for_status().json()
            lines.append(
                Line(
                    number=by_model[item["model_id"]],
                    parent=by_model.get(item["parent_id"]),
                    generation=item["generation"],
                    architecture=model["architecture_digest"],
                    checkpoint=model["checkpoint"]["sha256"],
                    metrics=tuple(item[name] for name in ("val_accuracy", "val_loss", "parameters", "flops")),
                    mutations=tuple(item["mutations"]),
                )
            )
        return sorted(lines, key=lambda line: line.number)

    def compare(self, fault: str, injected: int, wanted: Board, job_ids: Sequence[str]) -> Row:
        """Hold the ended jobs against the undisturbed run of their spec."""
        lost = doubled = differing = 0
        for job_id in job_ids:
            found = self.board(job_id)
            counts = Counter(line.number for line in found)
            by_number = {line.number: line for line in found}
            lost += sum(line.number not in counts for line in wanted)
            doubled += sum(count - 1 for count in counts.values()) + len(counts.keys() - {w.number for w in wanted})
            differing += sum(by_number.get(line.number, line) != line for line in wanted)
        broken = violations(self.stack.database, CheckpointStore(self.stack.settings.checkpoints_url))
        for sentence in broken:
            print(sentence)
        return Row(fault, self.name, injected, len(job_ids), lost, doubled, differing, len(broken))


def broker_folder(made: Deployment) -> Path:
    """Where the embedded broker keeps its bells."""
    return Path(made.stack.settings.broker_url.removeprefix("filesystem://"))


@contextmanager
def broker_folder_unusable(made: Deployment) -> Iterator[None]:
    """A file lies in the folder's place; what the folder held is lost."""
    folder = broker_folder(made)

    def replaced() -> bool:
        shutil.rmtree(folder, ignore_errors=True)
        with suppress(FileExistsError):  # somebody who rings has just made it again
            folder.touch(exist_ok=False)
            return True
        return False

    eventually(replaced, "a file lies in the place of the broker's folder")
    yield
    folder.unlink()


def restart_under_a_job(made: Deployment, server: Server) -> tuple[int, str]:
    """Stop the server and kill it by turns, and start it again, while SHORT runs; how often, and the job's id."""
    made.have_workers(2)
    job_id = made.submit(SHORT)
    times = 4
    for number in range(times):
        assert made.await_at_work(job_id, number * epochs_of(SHORT) // (times + 2)), f"the job ended after {number}"
        server.kill() if number % 2 else server.stop()
        server.start()
    return times, job_id


def sigkill(processes: Sequence[psutil.Process | subprocess.Popen[bytes]]) -> None:
    """SIGKILL to each; one that is gone already is fine."""
    for process in processes:
        try:
            process.send_signal(signal.SIGKILL)
        except psutil.NoSuchProcess:
            continue
    for process in processes:
        process.wait(PATIENCE_SECONDS)
