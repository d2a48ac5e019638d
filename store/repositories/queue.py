"""The queue: which trial starts next, and for which the doorbell rang."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Double, Integer, bindparam, func, or_, select, update
from sqlalchemy.orm import Session, aliased
from sqlalchemy.sql.dml import ReturningUpdate

from store import clock
from store.columns import SafeText
from store.ids import JobId, ModelId, TrialId
from store.models import Job, Json, Trial, table
from store.states import RUNNABLE_JOB, TrialState


@dataclass(frozen=True)
class Taken:
    """A trial that was queued, and is running now: what is to be done for it."""

    id: TrialId
    job_id: JobId
    number: int
    attempt: int
    parent_id: ModelId | None
    mutations: list[str] | None  # what the strategy asks for
    terms: Json | None
    seed: int
    epoch: int
    training_state: str | None
    grown: list[Json] | None
    started_at: datetime


class Queue:
    """The queued trials of all jobs, as one session sees them."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def take_best(self, worker_id: str, lease_seconds: float) -> Taken | None:
        """Start the best queued trial, in one statement; None if no trial may start.

        The best: highest priority, then the job with the fewest running trials, then the oldest. A trial that
        another transaction is taking is passed over. The job is not locked by this: what is said about it here
        may have changed when the statement returns.
        """
        values = {"by_worker": worker_id, "lease_seconds": lease_seconds}
        row = self._session.execute(_TAKE_BEST, values).one_or_none()
        return None if row is None else Taken(*row)

    def hear(self, job_id: JobId) -> None:
        """Mark a job's waiting trials as rung for now."""
        self._session.execute(
            update(Trial).where(Trial.job_id == job_id, Trial.state == TrialState.QUEUED).values(heard_at=clock.now()),
            execution_options={"synchronize_session": False},
        )

    def hear_again(self, seconds: float, limit: int) -> int:
        """Mark trials that wait, and that nobody rang for within `seconds`, as rung for now; returns how many."""
        return len(self._session.scalars(_HEAR_AGAIN, {"ago": -seconds, "most": limit}).all())

    def waiting(self) -> int:
        """Count of queued trials whose jobs' states permit a claim."""
        found = (
            select(func.count())
            .select_from(Trial)
            .join(Job, Job.id == Trial.job_id)
            .where(Trial.state == TrialState.QUEUED, Job.state.in_(RUNNABLE_JOB), ~Job.cancel_requested)
        )
        return self._session.scalars(found).one()


def _take_best() -> ReturningUpdate[*tuple[Any, ...]]:
    """The claim."""
    trials, queued = table(Trial), aliased(Trial)
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
        update(trials)
        .where(trials.c.id == best)
        .values(
            state=TrialState.RUNNING,
            attempt=trials.c.attempt + 1,
            lease_until=clock.later(bindparam("lease_seconds", type_=Double())),
            worker_id=bindparam("by_worker", type_=SafeText()),
            started_at=clock.now(),
        )
        .returning(
            trials.c.id,
            trials.c.job_id,
            trials.c.number,
            trials.c.attempt,
            trials.c.parent_id,
            trials.c.proposal_mutations,
            trials.c.terms,
            trials.c.seed,
            trials.c.epoch,
            trials.c.training_state,
            trials.c.mutations,
            trials.c.started_at,
        )
    )


def _hear_again() -> ReturningUpdate[TrialId]:
    waiting = aliased(Trial)
    overdue = (
        select(waiting.id)
        .join(Job, Job.id == waiting.job_id)
        .where(
            waiting.state == TrialState.QUEUED,
            waiting.heard_at < clock.later(bindparam("ago", type_=Double())),
            Job.state.in_(RUNNABLE_JOB),
            ~Job.cancel_requested,
        )
        .order_by(waiting.heard_at)
        .limit(bindparam("most", type_=Integer()))
        .with_for_update(skip_locked=True, of=waiting)
    )
    trials = table(Trial)
    return update(trials).where(trials.c.id.in_(overdue)).values(heard_at=clock.now()).returning(trials.c.id)


# Built once, as they are asked again and again.
_TAKE_BEST, _HEAR_AGAIN = _take_best(), _hear_again()
