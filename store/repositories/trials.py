"""Trials: their rows, and the guarded row of one that runs."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import BigInteger, Double, Integer, Label, and_, bindparam, cast, exists, func, insert, select, update
from sqlalchemy.orm import InstrumentedAttribute, Session

from store import clock
from store.columns import SafeText
from store.errors import NotFound, StaleAttempt
from store.ids import JobId, ModelId, TrialId
from store.models import Job, Trial, table
from store.repositories.files import state_is_shared
from store.states import JobState, TrialState

MOST_IN_A_ROUND = 1_000


@dataclass(frozen=True)
class Counts:
    """Counts of a job's trials."""

    queued: int
    running: int
    ended: int

    @property
    def rows(self) -> int:
        """All of them."""
        return self.queued + self.running + self.ended

    @property
    def in_flight(self) -> int:
        """Those that have not ended."""
        return self.queued + self.running


@dataclass(frozen=True)
class Held:
    """A running trial whose row is locked: how far it is."""

    id: TrialId
    job_id: JobId
    number: int
    attempt: int
    parent_id: ModelId | None
    epoch: int
    training_state: str | None
    shared: bool  # whether another row names that state too

    def left_for(self, *files: str | None) -> str | None:
        """The digest of its state, which it leaves for these files, if no row will name it any more."""
        return None if self.shared or self.training_state in files else self.training_state


class Trials:
    """The trials of one session."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def get(self, trial_id: str) -> Trial:
        """The trial; raises `NotFound`."""
        trial = self._session.scalar(select(Trial).where(Trial.id == trial_id))
        if trial is None:
            raise NotFound("trial", trial_id)
        return trial

    def of_job(
        self, job_id: str, *, after: int = -1, limit: int = 1_000, state: TrialState | None = None
    ) -> Sequence[Trial]:
        """A job's trials in the order of their numbers, those after number `after`."""
        query = select(Trial).where(Trial.job_id == job_id, Trial.number > after).order_by(Trial.number).limit(limit)
        return self._session.scalars(query if state is None else query.where(Trial.state == state)).all()

    def counts(self, job_id: JobId) -> Counts:
        """Counts of a job's trials, by one query."""
        found: dict[TrialState, int] = dict(iter(self._session.execute(_COUNTS, {"job_id": job_id})))
        queued, running = found.pop(TrialState.QUEUED, 0), found.pop(TrialState.RUNNING, 0)
        return Counts(queued=queued, running=running, ended=sum(found.values()))

    def running(self, job_id: JobId) -> int:
        """Number of a job's running trials."""
        found: int = self._session.execute(_RUNNING, {"job_id": job_id}).scalar_one()
        return found

    def current(self, trial_id: str, attempt: int) -> tuple[Job, Trial]:
        """The running trial of this attempt and its job, both locked; raises `StaleAttempt`."""
        row = self._session.execute(
            _CURRENT, {"of_trial": trial_id, "of_attempt": attempt}, execution_options={"populate_existing": True}
        ).one_or_none()
        if row is None:
            raise StaleAttempt(trial_id, attempt)
        trial, job = row[0], row[1]
        return job, trial

    def hold(self, trial_id: str, attempt: int) -> Held:
        """The running trial of this attempt, locked without its job; raises `StaleAttempt`."""
        row = self._session.execute(_HOLD, {"of_trial": trial_id, "of_attempt": attempt}).one_or_none()
        if row is None:
            raise StaleAttempt(trial_id, attempt)
        return Held(*row)

    def advance(self, trial_id: TrialId, epoch: int, training_state: str, seconds: float) -> None:
        """A held trial has done this epoch, in so many seconds, and goes on from this state."""
        values = {"of_trial": trial_id, "done": epoch, "state_after": training_state, "took": seconds}
        self._session.execute(_ADVANCE, values)

    def keep(self, trial_id: TrialId, attempt: int, training_state: str) -> None:
        """A held trial goes on from this state, in the middle of an epoch."""
        self._session.execute(_KEEP, {"of_trial": trial_id, "of_attempt": attempt, "state_after": training_state})

    def succeed(self, trial_id: TrialId, parameters: int, flops: int, at: datetime) -> None:
        """End a held trial, whose model is there. No row names its training state any more."""
        self._session.execute(_SUCCEED, {"of_trial": trial_id, "size": parameters, "cost": flops, "at": at})

    def renew(self, trial_id: str, attempt: int, lease_seconds: float) -> tuple[JobState, bool] | None:
        """Extend the lease of a running attempt, and read its job's state and whether it is to be cancelled.

        None, and no change, if the attempt is stale.
        """
        values = {"of_trial": trial_id, "of_attempt": attempt, "lease_seconds": lease_seconds}
        row = self._session.execute(_RENEW, values).one_or_none()
        return None if row is None else (row.state, row.cancel_requested)

    def lock_queued(self, job_id: JobId) -> Sequence[Trial]:
        """A job's queued trials, locked; without those that a claim is taking just now (it will look at the job)."""
        return self._session.scalars(
            select(Trial)
            .where(Trial.job_id == job_id, Trial.state == TrialState.QUEUED)
            .order_by(Trial.number)
            .with_for_update(skip_locked=True),
            execution_options={"populate_existing": True},
        ).all()

    def soonest_expiry(self) -> float | None:
        """Seconds until the first lease of a running trial runs out, negative if it has; None if no trial runs."""
        ends_at, now = self._session.execute(_SOONEST).one()
        return None if ends_at is None else (ends_at - now).total_seconds()

    def jobs_with_lost(self, limit: int) -> Sequence[JobId]:
        """Jobs with a trial whose lease ran out."""
        return self._session.scalars(
            select(Trial.job_id)
            .where(Trial.state == TrialState.RUNNING, Trial.lease_until < clock.now())
            .distinct()
            .limit(limit)
        ).all()

    def lock_lost(self, job_id: JobId) -> Sequence[Trial]:
        """A job's trials whose lease ran out, locked; without those that somebody writes just now."""
        return self._session.scalars(
            select(Trial)
            .where(Trial.job_id == job_id, Trial.state == TrialState.RUNNING, Trial.lease_until < clock.now())
            .order_by(Trial.number)
            .with_for_update(skip_locked=True, key_share=True),
            execution_options={"populate_existing": True},
        ).all()

    def counts_by_state(self) -> dict[TrialState, int]:
        """Count of trials by state, over all jobs."""
        rows = self._session.execute(select(Trial.state, func.count()).group_by(Trial.state))
        return dict(iter(rows))

    def add(self, values: Mapping[str, Any]) -> None:
        """Insert a queued trial."""
        self._session.execute(_INSERT, dict(values))

    def passes_of_epochs(self, job_id: JobId) -> float:
        """The FLOPs of one forward pass, added up over all epochs that a job's trials have recorded."""
        cost = func.sum(cast(Trial.epoch, Double) * Trial.flops)
        return float(self._session.scalar(select(cost).where(Trial.job_id == job_id)) or 0.0)

    def last_failed_child(self, job_id: JobId) -> Trial | None:
        """The failed child with the highest number; the seed network's trial is no child."""
        return self._session.scalar(
            select(Trial)
            .where(Trial.job_id == job_id, Trial.state == TrialState.FAILED, Trial.parent_id.is_not(None))
            .order_by(Trial.number.desc())
            .limit(1)
        )

    def last_round(self, job_id: JobId) -> Sequence[Trial]:
        """The trials of the round that was planned last, oldest first; none where a job's search knows no rounds."""
        found = list(
            self._session.scalars(
                select(Trial).where(Trial.job_id == job_id).order_by(Trial.number.desc()).limit(MOST_IN_A_ROUND)
            )
        )
        rounds = [None if trial.terms is None else trial.terms["round"] for trial in found]
        if not found or rounds[0] is None:
            return []
        return [trial for trial, number in zip(found, rounds, strict=True) if number == rounds[0]][::-1]

    def has_grown(self, job_id: JobId) -> bool:
        """Whether a child of the job has succeeded."""
        grown = exists().where(
            Trial.job_id == job_id, Trial.state == TrialState.SUCCEEDED, Trial.parent_id.is_not(None)
        )
        return bool(self._session.scalar(select(grown)))


# Built once: to build a statement takes longer than to ask it.
_TABLE = table(Trial)
_TRIALS = _TABLE.c
_RUNNING_ATTEMPT = and_(
    _TRIALS.id == bindparam("of_trial", type_=SafeText()),
    _TRIALS.attempt == bindparam("of_attempt", type_=Integer()),
    _TRIALS.state == TrialState.RUNNING,
)

# The order of locks, everywhere: the trial that one writes for, then its job; who has a job's lock takes further trials
# only where nobody holds them. PostgreSQL locks a row of both here in the order in which they are named. Where it had
# to wait for one, it looks at both anew, and drops them if they are no longer what was asked for.
_CURRENT = (
    select(Trial, Job)
    .join_from(Trial, Job, Trial.job_id == Job.id)
    .where(_RUNNING_ATTEMPT)
    .with_for_update(key_share=True)
)
_HOLD = (
    select(
        _TRIALS.id,
        _TRIALS.job_id,
        _TRIALS.number,
        _TRIALS.attempt,
        _TRIALS.parent_id,
        _TRIALS.epoch,
        _TRIALS.training_state,
        state_is_shared(),
    )
    .where(_RUNNING_ATTEMPT)
    .with_for_update(key_share=True)
)
_INSERT = insert(_TABLE)
_WRITE = update(_TABLE).where(_TRIALS.id == bindparam("of_trial", type_=SafeText()))
_STATE_AFTER = bindparam("state_after", type_=SafeText())
_KEEP = _WRITE.values(
    training_state=_STATE_AFTER, fruitful_attempt=bindparam("of_attempt", type_=Integer()), fruitless_attempts=0
)
_ADVANCE = _WRITE.values(
    epoch=bindparam("done", type_=Integer()),
    training_state=_STATE_AFTER,
    seconds=_TRIALS.seconds + bindparam("took", type_=Double()),
    fruitless_attempts=0,
)
_SUCCEED = _WRITE.values(
    state=TrialState.SUCCEEDED,
    lease_until=None,
    training_state=None,
    parameters=bindparam("size", type_=BigInteger()),
    flops=bindparam("cost", type_=BigInteger()),
    ended_at=bindparam("at", type_=clock.Instant()),
)


def _of_job(column: InstrumentedAttribute[Any]) -> Label[Any]:
    """This column of a trial's job, for a statement that changes the trial."""
    return select(column).where(Job.id == _TRIALS.job_id).correlate(_TABLE).scalar_subquery().label(column.key)


_RENEW = (
    update(_TABLE)
    .where(_RUNNING_ATTEMPT)
    .values(lease_until=clock.later(bindparam("lease_seconds", type_=Double())))
    .returning(*(_of_job(column) for column in (Job.state, Job.cancel_requested)))
)
_COUNTS = (
    select(_TRIALS.state, func.count())
    .where(_TRIALS.job_id == bindparam("job_id", type_=SafeText()))
    .group_by(_TRIALS.state)
)
_RUNNING = (
    select(func.count())
    .select_from(_TABLE)
    .where(_TRIALS.job_id == bindparam("job_id", type_=SafeText()), _TRIALS.state == TrialState.RUNNING)
)
_SOONEST = select(func.min(_TRIALS.lease_until), clock.now()).where(_TRIALS.state == TrialState.RUNNING)
