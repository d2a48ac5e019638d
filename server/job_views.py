"""Jobs and their events as the API shows them, read in one session."""

from collections.abc import Sequence

from sqlalchemy.orm import Session

from server.schemas.common import in_utc
from server.schemas.jobs import Job
from server.streams import Batch, Event
from store import models
from store.database import Database
from store.errors import NotFound
from store.repositories import Events, Jobs, Keys, Leaderboard
from store.states import ENDED_JOB

EVENTS_AT_ONCE = 500


def shown(session: Session, rows: Sequence[models.Job]) -> list[Job]:
    """The jobs with their progress and their best models; a fixed number of queries, however many jobs."""
    progress, best = Jobs(session).progress(rows), Leaderboard(session).best(rows)
    owners = Keys(session).names({row.key_id for row in rows if row.key_id is not None})
    return [Job.of(row, progress[row.id], best.get(row.id), owners.get(row.key_id)) for row in rows]


def next_events(database: Database, job_id: str, after: int) -> Batch:
    """The job's events after number `after`. Raises NotFound."""
    with database.read() as session:
        # The state before the events: if it is an end, then the event that says so is among those that are read next.
        state, last = Jobs(session).pulse(job_id)
        ended = state in ENDED_JOB
        rows = Events(session).after(job_id, after, EVENTS_AT_ONCE) if last > after else ()
        events = [Event(row.seq, row.kind, {**row.data, "created_at": rfc3339(row)}) for row in rows]
    return Batch(events, over=ended and len(events) < EVENTS_AT_ONCE)


def following_events(database: Database, job_id: str, after: int) -> Batch:
    """As `next_events`; a job that was deleted meanwhile has no more."""
    try:
        return next_events(database, job_id, after)
    except NotFound:
        return Batch((), over=True)


def rfc3339(row: models.Event) -> str:
    """When the event was recorded."""
    return in_utc(row.created_at).isoformat().replace("+00:00", "Z")
