"""Workers that are alive."""

from fastapi import APIRouter

from server.dependencies import ResourcesDep
from server.openapi import problems
from server.pagination import DEFAULT_LIMIT, Cursor, Limit, page_of
from server.schemas.common import Page
from server.schemas.workers import Worker
from store.repositories import Workers

router = APIRouter(tags=["workers"])


@router.get("/workers", response_model=Page[Worker], responses=problems())
def list_workers(found: ResourcesDep, limit: Limit = DEFAULT_LIMIT, cursor: Cursor = None) -> Page[Worker]:
    """The workers that are alive, on what device, with which trial."""
    with found.database.read() as session:
        alive = [Worker.model_validate(row) for row in Workers(session).alive(found.settings.lease_seconds)]
    return page_of("workers", alive, lambda worker: worker.id, limit, cursor)
