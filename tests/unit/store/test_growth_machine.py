"""Random lives of jobs on SQLite: whatever workers and users do, in whatever order, what must hold holds."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, consumes, invariant, precondition, rule
from sqlalchemy import update
from sqlalchemy.orm import Session

from store import Conflict, Database, JobState, StaleAttempt, TrialState, clock, growth
from store.growth import Claim, Verdict
from store.models import Base, Trial
from store.repositories import Files
from tests.unit.store.world import EXPIRED, World, assert_sound, digest, model_record

MEMORY = Path("/dev/shm")  # every transaction is flushed to the disk; here, there is no disk to wait for
ENDED = {JobState.SUCCEEDED, JobState.FAILED, JobState.CANCELLED}
SEARCHES = st.fixed_dictionaries(
    {
        "strategy": st.sampled_from(["random", "hill_climb", "evolution"]),
        "generational": st.booleans(),
        "population": st.integers(1, 3),
    }
)


def lose_all_workers(session: Session) -> None:
    session.execute(update(Trial).where(Trial.state == TrialState.RUNNING).values(lease_until=clock.later(-1)))


class JobLives(RuleBasedStateMachine):
    """Every rule is one transaction of a worker, a reaper or a user."""

    claims = Bundle("claims")

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory(dir=MEMORY if MEMORY.is_dir() else None)
        file = Path(self.folder.name) / "netgrow.sqlite3"
        file.touch()
        self.database = Database(f"sqlite:///{file}")
        Base.metadata.create_all(self.database.engine)
        self.world = World(self.database)
        self.patience = 200
        self.jobs: list[str] = []
        self.names: set[str] = set()  # what the checkpoint store would hold

    def teardown(self) -> None:
        try:
            self.let_everything_end()
        finally:
            self.database.dispose()
            self.folder.cleanup()

    def let_everything_end(self) -> None:
        """A patient worker comes to every job's end."""
        self.world.do(lose_all_workers)
        for job_id in self.jobs:
            if self.world.job(job_id).state is JobState.PAUSED:
                self.attempt(growth.resume, job_id)
        while any(self.world.job(job_id).state not in ENDED for job_id in self.jobs):
            self.patience -= 1
            assert self.patience > 0, "a job does not come to its end"
            self.world.do(growth.reap, reap_seconds=0.0, trial_attempts=2)
            claim = self.world.do(growth.claim, "patient", EXPIRED)
            if claim is not None:
                self.world.finish(claim)
        for job_id in self.jobs:
            assert self.world.job(job_id).state in ENDED
            assert_sound(self.world, job_id)

    def attempt(self, move: Any, *arguments: Any) -> Any:
        try:
            return self.world.do(move, *arguments)
        except Conflict:
            return None

    def current(self, claim: Claim) -> bool:
        """Whether the claim's attempt may write; a job that was deleted has none."""
        if claim.job_id not in self.jobs:
            return False
        trial = self.world.trial(claim.trial_id)
        return trial.state is TrialState.RUNNING and trial.attempt == claim.attempt

    def write(self, claim: Claim, move: Any, *arguments: Any) -> Any:
        """A guarded write: it is refused if, and only if, the attempt is not the current one."""
        allowed = self.current(claim)
        try:
            done = self.world.do(move, claim.trial_id, claim.attempt, *arguments)
        except StaleAttempt:
            assert not allowed
            return None
        assert allowed
        return done

    @precondition(lambda self: len(self.jobs) < 4)
    @rule(search=SEARCHES, trials=st.integers(1, 4), parallel=st.integers(1, 3), limited=st.booleans(), data=st.data())
    def submit(self, search: dict[str, Any], trials: int, parallel: int, limited: bool, data: st.DataObject) -> None:
        wanted: bool = data.draw(st.booleans())
        models = [model for job_id in self.jobs for model in self.world.models(job_id)]
        seed = models[data.draw(st.integers(0, len(models) - 1))] if models and wanted else None
        job = self.world.submit(
            trials=trials,
            parallel=parallel,
            search=search,
            dataset=data.draw(st.sampled_from(["digits", "mnist"])),
            priority=data.draw(st.integers(-1, 1)),
            seed_model={"model_id": seed} if seed else {"preset": "digits_cnn"},
            limits={"max_seconds": 3.0} if limited else {},
        )
        self.jobs.append(job.id)

    @rule(target=claims, lease=st.sampled_from([60.0, 60.0, EXPIRED]))
    def claim(self, lease: float) -> Claim | None:
        return self.world.do(growth.claim, "worker", lease)

    @rule(claim=claims, seconds=st.sampled_from([0.1, 2.0]))
    def record_epoch(self, claim: Claim | None, seconds: float) -> None:
        if claim is not None:
            epoch = self.world.trial(claim.trial_id).epoch + 1 if self.current(claim) else 1
            metrics = {"epoch": epoch, "seconds": seconds} | dict.fromkeys(
                ("train_loss", "train_accuracy", "val_loss", "val_accuracy", "learning_rate"), 0.5
            )
            state = digest()
            if self.current(claim):
                self.names.add(state)
            self.names.discard(self.write(claim, growth.record_epoch, metrics, state) or "")

    @rule(claim=claims)
    def record_state(self, claim: Claim | None) -> None:
        if claim is not None:
            state = digest()
            if self.current(claim):
                self.names.add(state)
            self.names.discard(self.write(claim, growth.record_state, state) or "")

    @rule(claim=claims)
    def renew(self, claim: Claim | None) -> None:
        if claim is not None:
            allowed = self.current(claim)
            assert (self.world.renew(claim) is Verdict.LOST) == (not allowed)

    @rule(claim=consumes(claims), accuracy=st.sampled_from([0.1, 0.5, 0.9]), optimizer=st.sampled_from([None, digest]))
    def finish(self, claim: Claim | None, accuracy: float, optimizer: Callable[[], str] | None) -> None:
        if claim is not None:
            record = model_record(val_accuracy=accuracy, optimizer_sha256=optimizer and optimizer())
            if (finished := self.write(claim, growth.finish, record)) is not None:
                self.names |= {name for name in (record.checkpoint_sha256, record.optimizer_sha256) if name is not None}
                self.names.discard(finished.obsolete or "")

    @rule(claim=consumes(claims))
    def fail(self, claim: Claim | None) -> None:
        if claim is not None:
            self.write(claim, growth.fail, "diverged", "the loss is NaN")

    @rule(claim=consumes(claims))
    def give_back(self, claim: Claim | None) -> None:
        if claim is not None:
            self.write(claim, growth.give_back)

    @rule(claim=consumes(claims))
    def crash(self, claim: Claim | None) -> None:
        if claim is not None:
            self.write(claim, growth.crashed, "exit status -9")

    @rule(claim=claims)
    def obey(self, claim: Claim | None) -> None:
        """A worker that asks does as it is told."""
        if claim is None:
            return
        match self.world.renew(claim):
            case Verdict.CANCEL:
                self.write(claim, growth.cancelled)
            case Verdict.PAUSE:
                self.write(claim, growth.give_back)

    @rule()
    def reap(self) -> None:
        self.world.do(growth.reap, reap_seconds=0.0, trial_attempts=2)

    @precondition(lambda self: self.jobs)
    @rule(data=st.data(), move=st.sampled_from([growth.pause, growth.resume, growth.cancel]))
    def steer(self, data: st.DataObject, move: Any) -> None:
        self.attempt(move, self.jobs[data.draw(st.integers(0, len(self.jobs) - 1))])

    @precondition(lambda self: self.jobs)
    @rule(data=st.data(), trials=st.integers(1, 2))
    def extend(self, data: st.DataObject, trials: int) -> None:
        self.attempt(growth.extend, self.jobs[data.draw(st.integers(0, len(self.jobs) - 1))], trials)

    @precondition(lambda self: self.jobs)
    @rule(data=st.data())
    def delete(self, data: st.DataObject) -> None:
        job_id = self.jobs[data.draw(st.integers(0, len(self.jobs) - 1))]
        needless = self.attempt(growth.delete, job_id)
        if needless is not None:
            self.jobs.remove(job_id)
            self.names -= set(needless)

    @invariant()
    def every_job_is_sound(self) -> None:
        for job_id in self.jobs:
            assert_sound(self.world, job_id)

    @invariant()
    def the_store_holds_what_the_rows_name(self) -> None:
        with self.database.read() as session:
            # What an ended trial leaves is named no more: the collector's.
            assert Files(session).all_named() <= self.names


TestJobLives = JobLives.TestCase
TestJobLives.settings = settings(
    max_examples=20,
    stateful_step_count=30,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    phases=[Phase.reuse, Phase.generate],  # a life is read as it was found: shrinking one takes minutes
)
pytestmark = pytest.mark.timeout(600)
