"""Events: what happened to a job, numbered without a gap."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from store.ids import JobId
from store.models import Event, Job, Trial, table
from store.repositories.queue import Taken
from store.repositories.trials import Held
from store.states import EventKind

_MAX_SEQ = 2**63 - 1


class Events:
    """The events of one session."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def of_job(self, job: Job, kind: EventKind, **data: Any) -> None:
        """Append an event; the transaction must hold the job's lock, which is what keeps the numbers gapless."""
        job.event_seq += 1
        self._append(job.id, job.event_seq, kind, data)

    def of_trial(self, job: Job, trial: Trial | Held, kind: EventKind, **data: Any) -> None:
        """Append an event of a trial of the job, as `of_job` does."""
        self.of_job(job, kind, **_who(trial), **data)

    def numbered(self, trial: Held | Taken, seq: int, kind: EventKind, **data: Any) -> None:
        """Append an event of a trial by the number that the job's row has just given for it."""
        self._append(trial.job_id, seq, kind, {**_who(trial), **data})

    def after(self, job_id: str, seq: int, limit: int = 1_000) -> Sequence[Event]:
        """A job's events that come after number `seq`, in order."""
        return self._session.scalars(
            select(Event)
            .where(Event.job_id == job_id, Event.seq > min(max(seq, 0), _MAX_SEQ))
            .order_by(Event.seq)
            .limit(limit)
        ).all()

    def _append(self, job_id: JobId, seq: int, kind: EventKind, data: dict[str, Any]) -> None:
        row = {"job_id": job_id, "seq": seq, "kind": kind.value, "data": {"job_id": job_id} | data}
        self._session.execute(_INSERT, row)


def _who(trial: Trial | Held | Taken) -> dict[str, Any]:
    return {"trial_id": trial.id, "number": trial.number, "attempt": trial.attempt}


_INSERT = insert(table(Event))
