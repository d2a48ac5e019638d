"""Trials: the queue, and the guarded row of a trial that runs."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from sqlalchemy import Double, Integer, Select, bindparam, exists, func, or_, select, update
from sqlalchemy.orm import Session, aliased
from sqlalchemy.sql.dml import ReturningUpdate

from store import clock
from store.columns import SafeText
from store.errors import NotFound, StaleAttempt
from store.ids import JobId
from store.models import Job, Trial
from store.states import RUNNABLE_JOB, TrialState


@dataclass(frozen=True)
class Counts:
    """How many trials a job has."""

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
        """How many trials a job has, by one query."""
        rows = self._session.execute(
            select(Trial.state, func.count()).where(Trial.job_id == job_id).group_by(Trial.state)
        )
        found = dict(iter(rows))
        queued, running = found.pop(TrialState.QUEUED, 0), found.pop(TrialState.RUNNING, 0)
        return Counts(queued=queued, running=running, ended=sum(found.values()))

    def current(self, trial_id: str, attempt: int) -> tuple[Job, Trial]:
        """The running trial of this attempt and its job, both locked; raises `StaleAttempt`."""
        row = self._session.execute(
            _current(), {"trial_id": trial_id, "attempt": attempt}, execution_options={"populate_existing": True}
        ).one_or_none()
        if row is None:
            raise StaleAttempt(trial_id, attempt)
        job, trial = row[0], row[1]
        return job, trial

    def take_best(self, worker_id: str, lease_seconds: float) -> Trial | None:
        """Start the best queued trial, in one statement; None if no trial may start.

        The best: highest priority, then the job with the fewest running trials, then the oldest. A trial that
        another transaction is taking is passed over. The job is not locked by this: what is said about it here
        may have changed when the statement returns.
        """
        return self._session.scalar(
            _take_best(),
            {"worker_id": worker_id, "lease_seconds": lease_seconds},
            execution_options={"synchronize_session": False, "populate_existing": True},
        )

    def renew(self, trial_id: str, attempt: int, lease_seconds: float) -> JobId | None:
        """Extend the lease of a running attempt and return its job; None, and no change, if it is stale."""
        return self._session.scalar(
            update(Trial)
            .where(Trial.id == trial_id, Trial.attempt == attempt, Trial.state == TrialState.RUNNING)
            .values(lease_until=clock.later(lease_seconds))
            .returning(Trial.job_id),
            execution_options={"synchronize_session": False},
        )

    def lock_queued(self, job_id: JobId) -> Sequence[Trial]:
        """A job's queued trials, locked; without those that a claim is taking just now (it will look at the job)."""
        return self._session.scalars(
            select(Trial)
            .where(Trial.job_id == job_id, Trial.state == TrialState.QUEUED)
            .order_by(Trial.number)
            .with_for_update(skip_locked=True),
            execution_options={"populate_existing": True},
        ).all()

    def jobs_with_lost(self, limit: int) -> Sequence[JobId]:
        """Jobs with a trial whose lease ran out."""
        return self._session.scalars(
            select(Trial.job_id)
            .where(Trial.state == TrialState.RUNNING, Trial.lease_until < clock.now())
            .distinct()
            .limit(limit)
        ).all()

    def lock_lost(self, job_id: JobId) -> Sequence[Trial]:
        """A job's trials whose lease ran out, locked."""
        return self._session.scalars(
            select(Trial)
            .where(Trial.job_id == job_id, Trial.state == TrialState.RUNNING, Trial.lease_until < clock.now())
            .order_by(Trial.number)
            .with_for_update(),
            execution_options={"populate_existing": True},
        ).all()

    def hear(self, job_id: JobId) -> None:
        """Mark a job's waiting trials as rung for now."""
        self._session.execute(
            update(Trial).where(Trial.job_id == job_id, Trial.state == TrialState.QUEUED).values(heard_at=clock.now()),
            execution_options={"synchronize_session": False},
        )

    def hear_again(self, seconds: float, limit: int) -> int:
        """Mark trials that wait, and that nobody rang for within `seconds`, as rung for now; returns how many."""
        waiting = aliased(Trial)
        overdue = (
            select(waiting.id)
            .join(Job, Job.id == waiting.job_id)
            .where(
                waiting.state == TrialState.QUEUED,
                waiting.heard_at < clock.later(-seconds),
                Job.state.in_(RUNNABLE_JOB),
                ~Job.cancel_requested,
            )
            .order_by(waiting.heard_at)
            .limit(limit)
            .with_for_update(skip_locked=True, of=waiting)
        )
        heard = self._session.scalars(
            update(Trial).where(Trial.id.in_(overdue)).values(heard_at=clock.now()).returning(Trial.id),
            execution_options={"synchronize_session": False},
        ).all()
        return len(heard)

    def waiting(self) -> int:
        """How many trials are queued, and may be claimed as far as the job's state goes."""
        found = (
            select(func.count())
            .select_from(Trial)
            .join(Job, Job.id == Trial.job_id)
            .where(Trial.state == TrialState.QUEUED, Job.state.in_(RUNNABLE_JOB), ~Job.cancel_requested)
        )
        return self._session.scalars(found).one()

    def counts_by_state(self) -> dict[TrialState, int]:
        """How many trials are in each state, over all jobs."""
        rows = self._session.execute(select(Trial.state, func.count()).group_by(Trial.state))
        return dict(iter(rows))

    def add(self, trial: Trial) -> None:
        """Insert a trial."""
        self._session.add(trial)

    def last_failed_child(self, job_id: JobId) -> Trial | None:
        """The failed child with the highest number; the seed network's trial is no child."""
        return self._session.scalar(
            select(Trial)
            .where(Trial.job_id == job_id, Trial.state == TrialState.FAILED, Trial.parent_id.is_not(None))
            .order_by(Trial.number.desc())
            .limit(1)
        )

    def has_grown(self, job_id: JobId) -> bool:
        """Whether a child of the job has succeeded."""
        grown = exists().where(
            Trial.job_id == job_id, Trial.state == TrialState.SUCCEEDED, Trial.parent_id.is_not(None)
        )
        return bool(self._session.scalar(select(grown)))


@cache
def _current() -> Select[Job, Trial]:
    """A running attempt and its job, in one statement.

    PostgreSQL locks a row of both in the order in which they are named: the job first, as everywhere. Where it had to
    wait for one, it looks at both anew and drops them if they are no longer what was asked for.
    """
    return (
        select(Job, Trial)
        .join_from(Job, Trial, Trial.job_id == Job.id)
        .where(
            Trial.id == bindparam("trial_id", type_=SafeText()),
            Trial.attempt == bindparam("attempt", type_=Integer()),
            Trial.state == TrialState.RUNNING,
        )
        .with_for_update()
    )


@cache
def _take_best() -> ReturningUpdate[Trial]:
    """The claim; built once, as it is the statement that is asked most often."""
    queued = aliased(Trial)
    busy = (
        select(Trial.job_id, func.count().label("trials"))
        .where(Trial.state == TrialState.RUNNING)
        .group_by(Trial.job_id)
        .subquery()
    )
    running = func.coalesce(busy.c.trials, 0)
    best = (
        select(queued.id)
        .join(Job, Job.id == queued.job_id)
        .outerjoin(busy, busy.c.job_id == Job.id)
        .where(
            queued.state == TrialState.QUEUED,
            Job.state.in_(RUNNABLE_JOB),
            ~Job.cancel_requested,
            or_(Job.max_seconds.is_(None), Job.seconds < Job.max_seconds),
            running < Job.parallel,
        )
        .order_by(Job.priority.desc(), running, Job.created_at, Job.id, queued.number)
        .limit(1)
        .with_for_update(skip_locked=True, of=queued)
        .scalar_subquery()
    )
    return (
        update(Trial)
        .where(Trial.id == best)
        .values(
            state=TrialState.RUNNING,
            attempt=Trial.attempt + 1,
            lease_until=clock.later(bindparam("lease_seconds", type_=Double())),
            worker_id=bindparam("worker_id", type_=SafeText()),
            started_at=clock.now(),
        )
        .returning(Trial)
    )
