"""Events: what happened to a job, numbered without a gap."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from store.models import Event, Job, Trial
from store.states import EventKind

_MAX_SEQ = 2**63 - 1


class Events:
    """The events of one session."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def of_job(self, job: Job, kind: EventKind, **data: Any) -> None:
        """Append an event; the transaction must hold the job's lock, which is what keeps the numbers gapless."""
        job.event_seq += 1
        self._session.add(Event(job_id=job.id, seq=job.event_seq, kind=kind.value, data={"job_id": job.id} | data))

    def of_trial(self, job: Job, trial: Trial, kind: EventKind, **data: Any) -> None:
        """Append an event of a trial of the job, as `of_job` does."""
        who = {"trial_id": trial.id, "number": trial.number, "attempt": trial.attempt}
        self.of_job(job, kind, **who, **data)

    def after(self, job_id: str, seq: int, limit: int = 1_000) -> Sequence[Event]:
        """A job's events that come after number `seq`, in order."""
        return self._session.scalars(
            select(Event)
            .where(Event.job_id == job_id, Event.seq > min(max(seq, 0), _MAX_SEQ))
            .order_by(Event.seq)
            .limit(limit)
        ).all()
