"""The live leaderboard: of all jobs, of one, or of one data set, with boxes to compare."""

from typing import Annotated, Literal
from urllib.parse import urlencode

from fastapi import APIRouter, Query, Request
from starlette.responses import HTMLResponse

from server.dashboard.render import page
from server.dependencies import DatabaseDep
from server.pagination import MAX_LIMIT
from store.cursor import MAX_CURSOR
from store.repositories import Jobs, Leaderboard, Scope, Sort

router = APIRouter()

AT_ONCE = 50
MAX_NAME = 200
SORTS = {
    Sort.VAL_ACCURACY: "accuracy",
    Sort.VAL_LOSS: "loss",
    Sort.PARAMETERS: "parameters",
    Sort.FLOPS: "FLOPs",
    Sort.SECONDS: "training time",
    Sort.CREATED_AT: "newest",
}


@router.get("/ui/leaderboard")
def show_leaderboard(
    request: Request,
    database: DatabaseDep,
    dataset: Annotated[str, Query(max_length=MAX_NAME)] = "",
    job_id: Annotated[str, Query(max_length=MAX_NAME)] = "",
    sort: Sort = Sort.VAL_ACCURACY,
    pareto: Literal["parameters", ""] = "",
    rows: Annotated[int, Query(ge=1, le=MAX_LIMIT)] = AT_ONCE,
    cursor: Annotated[str | None, Query(max_length=MAX_CURSOR)] = None,
) -> HTMLResponse:
    """The first `rows` models, or those after a cursor; the table alone where htmx asks for it."""
    with database.read() as session:
        board = Leaderboard(session)
        found = board.page(
            sort=sort,
            scope=Scope(job_id=job_id or None, dataset=dataset or None, pareto=bool(pareto)),
            limit=rows,
            cursor_text=cursor,
        )
        job = Jobs(session).get(job_id) if job_id else None
        job_ids = {item.job_id for item in found.items if item.job_id is not None}
        names, owners = Jobs(session).names(job_ids), Jobs(session).owners(job_ids)
        datasets = board.datasets()
    asked = {"dataset": dataset, "job_id": job_id, "sort": sort.value, "pareto": pareto}
    filters = {name: value for name, value in asked.items() if value}
    more = min(rows + AT_ONCE, MAX_LIMIT)
    return page(
        request,
        "parts/leaderboard.html" if "HX-Request" in request.headers else "leaderboard.html",
        items=found.items,
        names=names,
        owners=owners,
        datasets=datasets,
        sorts=SORTS,
        dataset=dataset,
        job=job,
        others=urlencode({name: value for name, value in filters.items() if name != "job_id"}),
        sort=sort,
        pareto=pareto,
        live=cursor is None,
        here=urlencode(filters | {"rows": rows}),
        stream=urlencode(filters | {"limit": rows}),
        further=_further(filters, found.next_cursor, rows, more, first=cursor is None),
        start=urlencode(filters),
    )


def _further(filters: dict[str, str], cursor: str | None, rows: int, more: int, *, first: bool) -> str | None:
    """The query for more: the same page with more rows, or the next page once it is full."""
    if cursor is None:
        return None
    if first and more > rows:
        return urlencode(filters | {"rows": more})
    return urlencode(filters | {"rows": rows, "cursor": cursor})
