"""The page of a job: its parts, live, and the numbers that its charts are drawn from."""

from enum import StrEnum
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request
from sqlalchemy.orm import Session
from starlette.responses import HTMLResponse, Response

from nas import mutations
from nas.job import DEFAULT_WEIGHTS
from server.dashboard.data import answer
from server.dashboard.job.feed import told
from server.dashboard.job.growth import AT_MOST, Shares, grown_after, policy_shares, whole_growth
from server.dashboard.render import page
from server.dashboard.specs import filled
from server.dependencies import DatabaseDep
from server.job_views import shown, shown_alone
from store import models
from store.repositories import Insights, Jobs, Leaderboard, Scope, Sort
from store.states import ENDED_JOB, EventKind, JobState

router = APIRouter()

EVENTS_SHOWN = 50
FAILURES_SHOWN = 50
RUNNING_SHOWN = 50
ROWS_AT_ONCE = 20
MAX_ROWS = 500

COLUMNS = (
    ("Accuracy", Sort.VAL_ACCURACY),
    ("Loss", Sort.VAL_LOSS),
    ("Parameters", Sort.PARAMETERS),
    ("FLOPs", Sort.FLOPS),
)


class Part(StrEnum):
    """The parts of the page that reload by themselves."""

    HEAD = "head"
    RUNNING = "running"
    LEADERBOARD = "leaderboard"
    FAILURES = "failures"
    EVENTS = "events"


@router.get("/ui/jobs/{job_id}")
def show_job(request: Request, job_id: str, database: DatabaseDep) -> HTMLResponse:
    """The whole page."""
    with database.read() as session:
        row = Jobs(session).get(job_id)
        values: dict[str, Any] = {"job": shown_alone(session, row), "kinds": list(EventKind)}
        values |= {"mutations": sorted(mutations.names(), key=lambda name: (name not in DEFAULT_WEIGHTS, name))}
        values |= _head(session, row) | _running(session, row) | _events(session, row) | _failures(session, row)
        values |= _leaderboard(session, row, None, ROWS_AT_ONCE)
    return page(request, "job/page.html", at_most=AT_MOST, **values)


@router.get("/ui/jobs/{job_id}/{part}")
def show_part(
    request: Request,
    job_id: str,
    part: Part,
    database: DatabaseDep,
    sort: Sort | None = None,
    rows: Annotated[int, Query(ge=1, le=MAX_ROWS)] = ROWS_AT_ONCE,
) -> HTMLResponse:
    """One part of it. `sort` and `rows` are the leaderboard's."""
    with database.read() as session:
        row = Jobs(session).get(job_id)
        # Only the head tells what growth gained, which takes a look at the job's models.
        job = shown_alone(session, row) if part is Part.HEAD else shown(session, [row])[0]
        values: dict[str, Any] = {"job": job}
        if part is Part.LEADERBOARD:
            values |= _leaderboard(session, row, sort, rows)
        else:
            values |= {
                Part.HEAD: _head,
                Part.RUNNING: _running,
                Part.EVENTS: _events,
                Part.FAILURES: _failures,
            }[part](session, row)
    return page(request, f"job/{part.value}.html", **values)


@router.get("/ui/data/jobs/{job_id}/growth")
def growth_data(
    request: Request, job_id: str, database: DatabaseDep, after: Annotated[int | None, Query(ge=0)] = None
) -> Response:
    """The job's models; with `after`, those that came after the event of that number."""
    with database.read() as session:
        row = Jobs(session).get(job_id)
        growth = whole_growth(session, row) if after is None else grown_after(session, row, after)
    return answer(request, growth)


@router.get("/ui/data/jobs/{job_id}/shares")
def shares_data(job_id: str, database: DatabaseDep) -> list[Shares]:
    """Shares that the policy's formula gives each mutation, by model."""
    with database.read() as session:
        row = Jobs(session).get(job_id)
        return policy_shares(session, row)


def _head(session: Session, row: models.Job) -> dict[str, Any]:
    return {"spec": filled(row.spec), "seq": row.event_seq, "training_seconds": row.seconds, "legal": legal(row)}


def legal(row: models.Job) -> dict[str, bool]:
    """Legal transitions of the job in its present state, by the rules that refuse the others."""
    ended = row.state in ENDED_JOB
    cancelling = row.cancel_requested and not ended
    has_budget = ((row.spec.get("search") or {}).get("budget") or {}).get("seconds") is not None  # can be added to
    spent = row.max_seconds is not None and row.seconds >= row.max_seconds and not has_budget
    return {
        "pause": row.state in (JobState.QUEUED, JobState.RUNNING) and not cancelling,
        "resume": row.state is JobState.PAUSED and not cancelling,
        "cancel": not ended and not cancelling,
        "extend": not cancelling and not spent,
        "delete": ended,
    }


def _running(session: Session, row: models.Job) -> dict[str, Any]:
    recipe = filled(row.spec)["training"]
    running = [
        {
            "number": trial.number,
            "parent_id": trial.parent_id,
            "mutations": [mutation["name"] for mutation in trial.mutations or []],
            "epoch": trial.epoch,
            "epochs": (trial.terms or {}).get("epochs")
            or (recipe["seed_epochs"] if trial.parent_id is None else recipe["epochs"]),
            "reason": trial.reason,
            "parameters": trial.parameters,
            "worker_id": trial.worker_id,
            "attempt": trial.attempt,
        }
        for trial in Insights(session).running(row.id, RUNNING_SHOWN)
    ]
    return {"running": running}


def _leaderboard(session: Session, row: models.Job, sort: Sort | None, rows: int) -> dict[str, Any]:
    sort = sort or Sort(row.objective)
    board = Leaderboard(session).page(sort=sort, scope=Scope(job_id=row.id), limit=rows)
    return {
        "items": board.items,
        "sort": sort,
        "columns": COLUMNS,
        "rows": rows,
        "more": min(rows + 2 * ROWS_AT_ONCE, MAX_ROWS) if board.next_cursor and rows < MAX_ROWS else None,
    }


def _events(session: Session, row: models.Job) -> dict[str, Any]:
    found = Insights(session).latest_events(row.id, EVENTS_SHOWN)
    return {
        "events": [
            {
                "seq": event.seq,
                "kind": event.kind,
                "number": event.data.get("number"),
                "text": told(event),
                "created_at": event.created_at,
            }
            for event in found
        ]
    }


def _failures(session: Session, row: models.Job) -> dict[str, Any]:
    return {"failures": Insights(session).failures(row.id, FAILURES_SHOWN), "failures_shown": FAILURES_SHOWN}
