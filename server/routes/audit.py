"""The audit log: who changed what, and when."""

from typing import Annotated

from fastapi import APIRouter, Query

from server.dependencies import DatabaseDep
from server.openapi import problems
from server.pagination import DEFAULT_LIMIT, Cursor, Limit
from server.schemas.audit import AuditEntry
from server.schemas.common import Page
from store.repositories import Audit

router = APIRouter(tags=["audit"])


@router.get("/audit", response_model=Page[AuditEntry], responses=problems())
def list_audit(
    database: DatabaseDep,
    limit: Limit = DEFAULT_LIMIT,
    cursor: Cursor = None,
    subject: Annotated[
        str | None, Query(max_length=200, description="Only changes of what has this id or name.", examples=["job_x"])
    ] = None,
) -> Page[AuditEntry]:
    """The changes that callers made, the newest first, each with the API key that made it."""
    with database.read() as session:
        page = Audit(session).page(limit=limit, cursor_text=cursor, subject=subject)
        items = [AuditEntry.model_validate(row) for row in page.items]
    return Page(items=items, next_cursor=page.next_cursor)
