"""The front page: every job, found by state and by words, live."""

from collections.abc import Sequence
from typing import Annotated, Literal

from fastapi import APIRouter, Query, Request
from starlette.responses import HTMLResponse

from server.dashboard.render import page
from server.dependencies import DatabaseDep
from server.job_views import shown
from store.repositories import Jobs, Progressions
from store.states import JobState

router = APIRouter()

AT_ONCE = 50
SPARKLINE_POINTS = 40
MAX_SEARCH = 200
WIDTH, HEIGHT = 100.0, 24.0


@router.get("/")
def list_jobs(
    request: Request,
    database: DatabaseDep,
    state: JobState | Literal[""] = "",
    search: Annotated[str, Query(max_length=MAX_SEARCH)] = "",
    cursor: str | None = None,
) -> HTMLResponse:
    """Jobs, the newest first; the table alone where htmx asks for it."""
    with database.read() as session:
        found = Jobs(session).page(limit=AT_ONCE, cursor_text=cursor, state=state or None, search=search)
        jobs = shown(session, found.items)
        progressions = Progressions(session).best_so_far([row.id for row in found.items], SPARKLINE_POINTS)
    sparklines = {job_id: sparkline(values) for job_id, values in progressions.items()}
    template = "parts/jobs.html" if "HX-Request" in request.headers else "jobs.html"
    return page(
        request,
        template,
        jobs=jobs,
        sparklines=sparklines,
        next_cursor=found.next_cursor,
        first=cursor is None,
        state=state or None,
        search=search,
        states=list(JobState),
    )


def sparkline(values: Sequence[float]) -> str:
    """Points of an SVG polyline in a box of WIDTH x HEIGHT; empty for no values."""
    if not values:
        return ""
    low, high = min(values), max(values)
    span = high - low or 1.0
    step = WIDTH / max(len(values) - 1, 1)
    shown = [*values, values[-1]] if len(values) == 1 else values
    return " ".join(
        f"{place * step:.1f},{HEIGHT - 2 - (value - low) / span * (HEIGHT - 4):.1f}"
        for place, value in enumerate(shown)
    )
