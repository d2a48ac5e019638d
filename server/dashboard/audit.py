"""The page of the audit log, for admins."""

from typing import Annotated
from urllib.parse import quote

from fastapi import APIRouter, Query, Request
from starlette.responses import HTMLResponse

from server.dashboard.render import page
from server.dependencies import DatabaseDep
from store.cursor import MAX_CURSOR
from store.repositories import Audit
from store.states import Action

router = APIRouter()

AT_ONCE = 50
MAX_SUBJECT = 200
DELETED = {Action.DELETE_JOB, Action.DELETE_DATASET}
PAGES = {"job_": "/ui/jobs/", "model_": "/ui/models/"}


@router.get("/ui/audit")
def show_audit(
    request: Request,
    database: DatabaseDep,
    subject: Annotated[str, Query(max_length=MAX_SUBJECT)] = "",
    cursor: Annotated[str | None, Query(max_length=MAX_CURSOR)] = None,
) -> HTMLResponse:
    """Its lines, the newest first: all, or those of one subject."""
    with database.read() as session:
        found = Audit(session).page(limit=AT_ONCE, cursor_text=cursor, subject=subject.strip() or None)
    return page(
        request,
        "audit.html",
        lines=found.items,
        next_cursor=found.next_cursor,
        first=cursor is None,
        subject=subject.strip(),
        target=target,
    )


def target(action: Action, subject: str) -> str | None:
    """The page of what was changed; None for what has none, or was deleted."""
    if action in DELETED:
        return None
    if action is Action.UPLOAD_DATASET:
        return f"/ui/datasets/{quote(subject, safe='')}"
    path = next((path for start, path in PAGES.items() if subject.startswith(start)), None)
    return None if path is None else path + quote(subject, safe="")
