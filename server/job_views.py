"""Jobs and their events as the API shows them, read in one session."""

from collections.abc import Sequence

from sqlalchemy.orm import Session

from server.schemas.common import in_utc
from server.schemas.jobs import Job
from server.streams import Batch, Event
from store import growth, models
from store.database import Database
from store.errors import NotFound
from store.ids import KeyId
from store.repositories import Events, Jobs, Keys, Leaderboard
from store.states import ENDED_JOB

EVENTS_AT_ONCE = 500


def shown(session: Session, rows: Sequence[models.Job]) -> list[Job]:
    """The jobs with their progress and their best models; a fixed number of queries, but one more for each in FLOPs."""
    progress, best = Jobs(session).progress(rows), Leaderboard(session).best(rows)
    owners = _owners(session, rows)
    return [
        Job.of(row, progress[row.id], best.get(row.id), owners.get(row.key_id), growth.spending(session, row))
        for row in rows
    ]


def shown_alone(session: Session, row: models.Job) -> Job:
    """The job as `shown` has it, with what growth gained in it."""
    progress, best = Jobs(session).progress([row]), Leaderboard(session).best([row]).get(row.id)
    owner = _owners(session, [row]).get(row.key_id)
    spent, margin = growth.spending(session, row), growth.margin(session, row, best)
    return Job.of(row, progress[row.id], best, owner, spent, margin)


def _owners(session: Session, rows: Sequence[models.Job]) -> dict[KeyId | None, str]:
    return dict(Keys(session).names({row.key_id for row in rows if row.key_id is not None}))


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
