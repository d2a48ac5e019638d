"""The leaderboard: pages of it, and a stream of its changes."""

from enum import StrEnum
from typing import Annotated

from fastapi import APIRouter, Depends, Query
from sse_starlette import EventSourceResponse

from server import streams
from server.dependencies import CallerDep, DatabaseDep, ResourcesDep
from server.openapi import event_stream, problems
from server.pagination import DEFAULT_LIMIT, MAX_LIMIT, Cursor, Limit
from server.revalidation import Revalidation
from server.schemas.common import Page
from server.schemas.leaderboard import LeaderboardItem
from store.database import Database
from store.repositories import Leaderboard, Scope, Sort

router = APIRouter(tags=["leaderboard"])

MAX_NAME = 200


class Pareto(StrEnum):
    """The cost that the Pareto front trades accuracy against."""

    PARAMETERS = "parameters"


def scope(
    job_id: Annotated[str | None, Query(max_length=MAX_NAME, description="Only this job's models.")] = None,
    dataset: Annotated[
        str | None, Query(max_length=MAX_NAME, description="Only models trained on this data set.")
    ] = None,
    pareto: Annotated[
        Pareto | None, Query(description="Only models that no other beats in both the sort's metric and this.")
    ] = None,
) -> Scope:
    """The models to rank against each other."""
    return Scope(job_id=job_id, dataset=dataset, pareto=pareto is not None)


ScopeDep = Annotated[Scope, Depends(scope)]
SortBy = Annotated[Sort, Query(description="Best first; ties: fewer parameters first, then older.")]


def board(database: Database, sort: Sort, within: Scope, limit: int, cursor: str | None) -> Page[LeaderboardItem]:
    """One page."""
    with database.read() as session:
        page = Leaderboard(session).page(sort=sort, scope=within, limit=limit, cursor_text=cursor)
        items = [LeaderboardItem.model_validate(item) for item in page.items]
        return Page(items=items, next_cursor=page.next_cursor)


@router.get("/leaderboard", response_model=Page[LeaderboardItem], responses=problems())
def get_leaderboard(
    database: DatabaseDep,
    within: ScopeDep,
    sort: SortBy = Sort.VAL_ACCURACY,
    limit: Limit = DEFAULT_LIMIT,
    cursor: Cursor = None,
) -> Page[LeaderboardItem]:
    """Every model ever grown, ranked; a filter ranks its models among themselves."""
    return board(database, sort, within, limit, cursor)


@router.get(
    "/leaderboard/stream",
    response_class=EventSourceResponse,
    responses=problems()
    | event_stream(
        "A `snapshot` of the first rows, then a `change` whenever they differ from what was sent last.",
        'event: snapshot\ndata: {"items": [{"rank": 1, "model_id": "model_x", …}]}\n\n'
        'event: change\ndata: {"items": [{"rank": 1, "model_id": "model_y", …}], "removed": []}\n\n',
    ),
)
async def stream_leaderboard(
    found: ResourcesDep,
    caller: CallerDep,
    within: ScopeDep,
    sort: SortBy = Sort.VAL_ACCURACY,
    limit: Annotated[int, Query(ge=1, le=MAX_LIMIT, description="Of the rows that are watched.")] = DEFAULT_LIMIT,
) -> EventSourceResponse:
    """The first `limit` rows, live.

    `snapshot` has all of them; `change` has those that are new or differ, and the ids of models that left. A client
    that reconnects gets a new snapshot. The stream closes, within seconds, when its API key was revoked.
    """

    def rows() -> list[LeaderboardItem]:
        return board(found.database, sort, within, limit, None).items

    rows_of = (sort, within, limit)
    with found.streams.entered(caller.key_id) as place:
        first = await found.watchers.read(rows_of, rows)
        holds = Revalidation(found.watchers, found.database, caller).holds
        events = streams.leaderboard_events(found.watchers, rows_of, first, rows, holds)
        return streams.Stream(events, place.keep())
