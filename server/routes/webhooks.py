"""Deliveries to a job's webhooks."""

from fastapi import APIRouter
from sqlalchemy.orm import Session

from server.dependencies import CallerDep, DatabaseDep, ResourcesDep
from server.openapi import problems
from server.pagination import DEFAULT_LIMIT, Cursor, Limit
from server.routes.jobs import require_owner
from server.schemas.common import Page
from server.schemas.webhooks import Delivery
from store import models
from store.repositories import Audit, Deliveries, Jobs
from store.states import Action

router = APIRouter(prefix="/jobs", tags=["jobs"])


@router.get("/{job_id}/deliveries", response_model=Page[Delivery], responses=problems(404))
def list_deliveries(
    job_id: str, database: DatabaseDep, limit: Limit = DEFAULT_LIMIT, cursor: Cursor = None
) -> Page[Delivery]:
    """The messages to a job's webhooks, the newest first; those that ended are kept for a month."""
    with database.read() as session:
        Jobs(session).pulse(job_id)
        page = Deliveries(session).page(job_id, limit=limit, cursor_text=cursor)
    return Page(items=[Delivery.of(row) for row in page.items], next_cursor=page.next_cursor)


@router.post("/{job_id}/deliveries/{delivery_id}/redeliver", response_model=Delivery, responses=problems(404, 409))
def redeliver(job_id: str, delivery_id: str, found: ResourcesDep, caller: CallerDep) -> Delivery:
    """Send a message again at once, by the same id: one that waits, that was given up, or that was delivered."""

    def move(session: Session) -> models.Delivery:
        require_owner(session, found.settings, caller, job_id)
        Audit(session).add(caller.actor, Action.REDELIVER, delivery_id)
        return Deliveries(session).again(job_id, delivery_id)

    return Delivery.of(found.database.transact(move))
