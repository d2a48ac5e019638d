"""A small world around a database: jobs without training, so that a test says only what it is about."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Concatenate, ParamSpec, TypeVar

from sqlalchemy.orm import Session

from nas.job import JobSpec
from store import Database, EventKind, JobState, TrialState, growth
from store.growth import Claim, Finished, ModelRecord
from store.growth.budget import budget_of
from store.models import Event, Job, Model, Trial
from store.repositories import Events, Jobs, Leaderboard, Models, Progress, Scope, Trials

P = ParamSpec("P")
R = TypeVar("R")

EXPIRED = -1.0  # a lease that ran out before it began


def job_spec(*, trials: int = 3, parallel: int = 2, dataset: str = "digits", **fields: Any) -> JobSpec:
    search = {"trials": trials, "parallel": parallel} | fields.pop("search", {})
    return JobSpec.model_validate({"dataset": dataset, "search": search, "mutations": {"wider": 1}} | fields)


def digest() -> str:
    return secrets.token_hex(32)


def model_record(**fields: Any) -> ModelRecord:
    defaults: dict[str, Any] = {
        "val_accuracy": 0.5,
        "val_loss": 1.0,
        "parameters": 100,
        "flops": 1_000,
        "architecture": {"input": {"shape": [1, 8, 8]}, "nodes": [], "output": "input"},
        "architecture_digest": digest(),
        "checkpoint_sha256": digest(),
        "checkpoint_bytes": 400,
        "mutations": [{"name": "wider", "site": "conv1"}],
        "recipe": {"epochs": 1},
        "seconds": 1.5,
    }
    return ModelRecord(**defaults | fields)


def metrics(epoch: int, **fields: float) -> dict[str, float]:
    defaults = {
        "epoch": epoch,
        "train_loss": 1.0,
        "train_accuracy": 0.5,
        "val_loss": 1.0,
        "val_accuracy": 0.5,
        "learning_rate": 0.1,
        "seconds": 0.5,
    }
    return defaults | fields


@dataclass
class World:
    """Every call is one transaction, as a worker or the server makes it."""

    database: Database

    def do(self, move: Callable[Concatenate[Session, P], R], *args: P.args, **kwargs: P.kwargs) -> R:
        return self.database.transact(lambda session: move(session, *args, **kwargs))

    def submit(self, **fields: Any) -> Job:
        job, created = self.do(growth.submit, job_spec(**fields))
        assert created
        return job

    def claim(self, worker: str = "worker_a", lease: float = 60.0) -> Claim:
        claim = self.do(growth.claim, worker, lease)
        assert claim is not None, "there should be something to claim"
        return claim

    def nothing_to_claim(self) -> bool:
        return self.do(growth.claim, "worker_x", 60.0) is None

    def epoch(self, claim: Claim, epoch: int = 1, state: str | None = None, **fields: float) -> str | None:
        return self.do(growth.record_epoch, claim.trial_id, claim.attempt, metrics(epoch, **fields), state or digest())

    def finish(self, claim: Claim, **fields: Any) -> Finished:
        return self.do(growth.finish, claim.trial_id, claim.attempt, model_record(**fields))

    def fail(self, claim: Claim, kind: str = "diverged", message: str = "the loss is NaN") -> int:
        return self.do(growth.fail, claim.trial_id, claim.attempt, kind, message)

    def give_back(self, claim: Claim) -> int:
        return self.do(growth.give_back, claim.trial_id, claim.attempt)

    def cancelled(self, claim: Claim) -> int:
        return self.do(growth.cancelled, claim.trial_id, claim.attempt)

    def renew(self, claim: Claim) -> growth.Verdict:
        return self.do(growth.renew, claim.trial_id, claim.attempt, 60.0)

    def run_all(self, **fields: Any) -> list[Finished]:
        """Claim and finish until there is nothing left; accuracies rise with the trials' numbers."""
        finished = []
        while (claim := self.do(growth.claim, "worker_a", 60.0)) is not None:
            record = {"val_accuracy": 0.5 + claim.number / 1_000} | fields
            finished.append(self.finish(claim, **record))
        return finished

    def grown_job(self, **fields: Any) -> Job:
        """A job that has succeeded."""
        job = self.submit(**fields)
        self.run_all()
        return self.job(job.id)

    def job(self, job_id: str) -> Job:
        with self.database.read() as session:
            return Jobs(session).get(job_id)

    def trial(self, trial_id: str) -> Trial:
        with self.database.read() as session:
            return Trials(session).get(trial_id)

    def trials(self, job_id: str) -> Sequence[Trial]:
        with self.database.read() as session:
            return Trials(session).of_job(job_id)

    def model(self, model_id: str) -> Model:
        with self.database.read() as session:
            return Models(session).get(model_id)

    def models(self, job_id: str) -> list[str]:
        with self.database.read() as session:
            return [item.model_id for item in Leaderboard(session).page(scope=Scope(job_id=job_id), limit=1_000).items]

    def progress(self, job_id: str) -> Progress:
        with self.database.read() as session:
            job = Jobs(session).get(job_id)
            return Jobs(session).progress([job])[job.id]

    def events(self, job_id: str, after: int = 0) -> Sequence[Event]:
        with self.database.read() as session:
            return Events(session).after(job_id, after, limit=100_000)

    def kinds(self, job_id: str) -> list[str]:
        return [event.kind for event in self.events(job_id)]


_LAST_WORD = {
    EventKind.TRIAL_QUEUED: TrialState.QUEUED,
    EventKind.TRIAL_STARTED: TrialState.RUNNING,
    EventKind.TRIAL_GROWN: TrialState.RUNNING,
    EventKind.TRIAL_EPOCH: TrialState.RUNNING,
    EventKind.TRIAL_COLLAPSED: TrialState.RUNNING,
    EventKind.TRIAL_RETURNED: TrialState.QUEUED,
    EventKind.TRIAL_SUCCEEDED: TrialState.SUCCEEDED,
    EventKind.TRIAL_FAILED: TrialState.FAILED,
    EventKind.TRIAL_CANCELLED: TrialState.CANCELLED,
}


def assert_sound(world: World, job_id: str) -> None:
    """What holds of every job after every transaction, whatever happened before."""
    with world.database.read() as session:
        job = Jobs(session).get(job_id)
        trials = Trials(session).of_job(job_id, limit=100_000)
        progress = Jobs(session).progress([job])[job.id]
        models = Leaderboard(session).page(scope=Scope(job_id=job_id), limit=100_000).items
        events = Events(session).after(job_id, 0, limit=1_000_000)
    by_state = {state: [t for t in trials if t.state is state] for state in TrialState}
    in_flight = len(by_state[TrialState.QUEUED]) + len(by_state[TrialState.RUNNING])

    assert [t.number for t in trials] == list(range(int(job.seeded), int(job.seeded) + len(trials)))
    assert len(trials) <= job.trials_total
    assert len(by_state[TrialState.RUNNING]) <= job.parallel
    for trial in trials:
        assert (trial.lease_until is not None) == (trial.state is TrialState.RUNNING)
        assert (trial.ended_at is not None) == (trial.state in (set(TrialState) - {"queued", "running"}))

    assert progress.total == (job.trials_total if budget_of(job) is None else len(trials))
    states = ("queued", "running", "succeeded", "failed", "cancelled")
    assert sum(getattr(progress, state) for state in states) == progress.total

    assert sorted(m.trial_id for m in models) == sorted(t.id for t in by_state[TrialState.SUCCEEDED])

    if job.state in (JobState.SUCCEEDED, JobState.FAILED, JobState.CANCELLED):
        assert in_flight == 0
        assert job.ended_at is not None
    else:
        # Nothing may be waited for that nobody will do; a paused job whose last trial ended waits for its user.
        assert in_flight > 0 or job.state is JobState.PAUSED
        assert job.ended_at is None
        assert not (job.cancel_requested and by_state[TrialState.QUEUED])

    assert [event.seq for event in events] == list(range(1, job.event_seq + 1))
    said = {e.data["trial_id"]: e for e in events if "trial_id" in e.data}
    assert {trial_id: _LAST_WORD[EventKind(e.kind)] for trial_id, e in said.items()} == {t.id: t.state for t in trials}
    assert {trial_id: e.data["attempt"] for trial_id, e in said.items()} == {t.id: t.attempt for t in trials}
    words = [e.data["state"] for e in events if e.kind in (EventKind.JOB_CREATED, EventKind.JOB_STATE)]
    assert words[-1] == job.state
