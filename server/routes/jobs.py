"""Growth jobs: submit, look, steer."""

from collections.abc import Callable, Collection
from http import HTTPStatus
from typing import Annotated

from fastapi import APIRouter, BackgroundTasks, Body, Depends, Header, Query, Request, Response
from sqlalchemy.orm import Session
from sse_starlette import EventSourceResponse

from server import streams
from server.admission import admitted_webhooks, require_admission
from server.authentication import Caller, forbidden
from server.dependencies import CallerDep, DatabaseDep, Resources, ResourcesDep, json_body
from server.examples import JOB_SPECS
from server.job_views import following_events, next_events, shown, shown_alone
from server.openapi import event_stream, problems
from server.pagination import DEFAULT_LIMIT, Cursor, Limit
from server.revalidation import Revalidation
from server.schemas.common import IdempotencyKey, Page
from server.schemas.jobs import Extension, Job, Lineage
from server.schemas.trials import Trial
from server.schemas.webhooks import JobPost
from store import cursor as cursors
from store import growth
from store.cipher import Cipher
from store.cursor import Position
from store.file_locks import delete_unnamed
from store.repositories import Audit, Jobs, Models, Trials
from store.settings import Settings
from store.states import Action, JobState, TrialState
from store.tokens import KeyScope

router = APIRouter(prefix="/jobs", tags=["jobs"])

Spec = Annotated[JobPost, Body(openapi_examples=JOB_SPECS)]


@router.post(
    "",
    response_model=Job,
    status_code=201,
    dependencies=[Depends(json_body)],
    responses=problems(409, 413, 415)
    | {
        200: {
            "model": Job,
            "description": "The job that was made by an earlier request with the same Idempotency-Key.",
        },
        201: {
            "description": "The job was made, and waits for a worker.",
            "headers": {"Location": {"description": "The job's path.", "schema": {"type": "string"}}},
        },
    },
)
def submit_job(
    posted: Spec,
    request: Request,
    response: Response,
    later: BackgroundTasks,
    found: ResourcesDep,
    caller: CallerDep,
    idempotency_key: IdempotencyKey = None,
) -> Job:
    """Submit a growth job. Only `dataset` is required. All of it is checked before anything is stored."""
    key = caller.key
    spec = growth.within(posted.spec, key)
    webhooks = admitted_webhooks(posted, found.settings)
    cipher = Cipher(found.settings.secret_key_list)
    with found.database.read() as session:
        if idempotency_key is None or Jobs(session).by_key(idempotency_key, key.id if key else None) is None:
            require_admission(session, spec, found.settings)

    def move(session: Session) -> tuple[Job, bool, int]:
        row, created = growth.submit(
            session, spec, idempotency_key=idempotency_key, key=key, webhooks=webhooks, encrypt=cipher.encrypt
        )
        if created:
            Audit(session).add(caller.actor, Action.SUBMIT_JOB, row.id)
        return shown(session, [row])[0], created, Trials(session).counts(row.id).queued

    job, created, doorbells = found.database.transact(move)
    if created:
        later.add_task(found.ring, doorbells)
    else:
        response.status_code = HTTPStatus.OK
    response.headers["Location"] = f"{request.scope.get('root_path', '').rstrip('/')}/jobs/{job.id}"
    return job


@router.get("", response_model=Page[Job], responses=problems())
def list_jobs(
    database: DatabaseDep,
    limit: Limit = DEFAULT_LIMIT,
    cursor: Cursor = None,
    state: Annotated[JobState | None, Query(description="Only jobs in this state.")] = None,
) -> Page[Job]:
    """Jobs, the newest first."""
    with database.read() as session:
        page = Jobs(session).page(limit=limit, cursor_text=cursor, state=state)
        return Page(items=shown(session, page.items), next_cursor=page.next_cursor)


@router.get("/{job_id}", response_model=Job, responses=problems(404))
def get_job(job_id: str, database: DatabaseDep) -> Job:
    """One job: its state, what was asked, how far it is, and its best model so far."""
    with database.read() as session:
        return shown_alone(session, Jobs(session).get(job_id))


@router.delete("/{job_id}", status_code=204, responses=problems(404, 409))
def delete_job(job_id: str, found: ResourcesDep, caller: CallerDep) -> None:
    """Delete an ended job, its models and their checkpoints. Not while another job's models grew from its own."""

    def move(session: Session) -> Collection[str]:
        Audit(session).add(caller.actor, Action.DELETE_JOB, job_id)
        return growth.delete(session, job_id)

    digests = found.database.transact(move)
    delete_unnamed(found.database, found.checkpoints, digests)


@router.post("/{job_id}/pause", response_model=Job, responses=problems(404, 409))
def pause_job(job_id: str, later: BackgroundTasks, found: ResourcesDep, caller: CallerDep) -> Job:
    """Start no more trials. Those that run keep what they have learned, and go on when the job is resumed."""
    action = Action.PAUSE_JOB
    return steered(found, later, caller, action, job_id, lambda session: growth.pause(session, job_id))


@router.post("/{job_id}/resume", response_model=Job, responses=problems(404, 409))
def resume_job(job_id: str, later: BackgroundTasks, found: ResourcesDep, caller: CallerDep) -> Job:
    """Go on with a paused job."""
    action = Action.RESUME_JOB
    return steered(found, later, caller, action, job_id, lambda session: growth.resume(session, job_id))


@router.post("/{job_id}/cancel", response_model=Job, responses=problems(404, 409))
def cancel_job(job_id: str, later: BackgroundTasks, found: ResourcesDep, caller: CallerDep) -> Job:
    """End a job. It is `cancelled` once its training processes are gone; until then `cancel_requested` says so."""
    action = Action.CANCEL_JOB
    return steered(found, later, caller, action, job_id, lambda session: growth.cancel(session, job_id))


@router.post(
    "/{job_id}/extend",
    response_model=Job,
    dependencies=[Depends(json_body)],
    responses=problems(404, 409, 413, 415),
)
def extend_job(
    job_id: str, extension: Extension, later: BackgroundTasks, found: ResourcesDep, caller: CallerDep
) -> Job:
    """Add trials, or seconds or FLOPs of budget, to a job; an ended job goes on from its models."""

    def move(session: Session) -> int:
        more = {"seconds": extension.seconds, "flops": extension.flops}
        return growth.extend(session, job_id, extension.trials or 0, **more, key=caller.key)

    return steered(found, later, caller, Action.EXTEND_JOB, job_id, move)


@router.get("/{job_id}/trials", response_model=Page[Trial], responses=problems(404))
def list_trials(
    job_id: str,
    database: DatabaseDep,
    limit: Limit = DEFAULT_LIMIT,
    cursor: Cursor = None,
    state: Annotated[TrialState | None, Query(description="Only trials in this state.")] = None,
) -> Page[Trial]:
    """A job's trials by number, those that were planned so far."""
    listing = f"trials:{job_id}:{state or ''}"
    before = None if cursor is None else cursors.decode(cursor, listing, (int,))
    offset, after = (0, -1) if before is None else (before.offset, int(str(before.key[0])))
    with database.read() as session:
        Jobs(session).get(job_id)
        rows = Trials(session).of_job(job_id, after=after, limit=limit + 1, state=state)
        ids = Models(session).of_trials([row.id for row in rows[:limit]])
        items = [Trial.of(row, ids.get(row.id)) for row in rows[:limit]]
    more = len(rows) > limit
    following = cursors.encode(listing, Position(offset + limit, (items[-1].number,))) if more else None
    return Page(items=items, next_cursor=following)


@router.get("/{job_id}/lineage", response_model=Lineage, responses=problems(404))
def get_lineage(job_id: str, database: DatabaseDep) -> Lineage:
    """The tree of the job's models: who was grown from whom, by which mutations."""
    with database.read() as session:
        tree = Models(session).lineage(Jobs(session).get(job_id))
        return Lineage.model_validate({"job_id": job_id, "nodes": tree.nodes, "edges": tree.edges})


@router.get(
    "/{job_id}/events",
    response_class=EventSourceResponse,
    responses=problems(404)
    | event_stream(
        "Events in order and without gaps: `id` counts 1, 2, 3, …; `event` is the kind; `data` is JSON. The stream "
        "closes after the event that ends the job.",
        'id: 1\nevent: job.created\ndata: {"job_id": "job_x", "state": "queued"}\n\n'
        'id: 7\nevent: trial.epoch\ndata: {"job_id": "job_x", "trial_id": "trial_x", "number": 1, "attempt": 1, …}\n\n',
    ),
)
async def stream_events(
    job_id: str,
    found: ResourcesDep,
    caller: CallerDep,
    last_event_id: Annotated[
        int | None, Query(ge=0, description="As the header, for clients that cannot set one.")
    ] = None,
    header: Annotated[
        int | None,
        Header(alias="Last-Event-ID", ge=0, description="Go on after this event; without it, from the first."),
    ] = None,
) -> EventSourceResponse:
    """The job's events, past and future, as server-sent events.

    The kinds: job.created, job.state, trial.queued, trial.started, trial.grown, trial.epoch, trial.collapsed (a child
    far below its parent; `again`: it is trained again), trial.returned, trial.succeeded, trial.failed, trial.cancelled,
    model.stored (a child grown by hand). Once the job has ended (`job.state` with state succeeded, failed or cancelled)
    and everything was sent, the stream closes; if the job is extended, its events go on after the same ids. It closes
    too, within seconds, when its API key was revoked.
    """
    after = next((given for given in (header, last_event_id) if given is not None), 0)
    with found.streams.entered(caller.key_id) as place:
        first = await found.watchers.read(("first", job_id, after), lambda: next_events(found.database, job_id, after))
        holds = Revalidation(found.watchers, found.database, caller).holds
        later = streams.job_events(
            found.watchers, job_id, first, after, lambda seq: following_events(found.database, job_id, seq), holds
        )
        return streams.Stream(later, place.keep())


def require_owner(session: Session, settings: Settings, caller: Caller, job_id: str) -> None:
    """Raise 403 for another key's job, if that is a setting, unless the caller is an admin. Raises NotFound."""
    if not settings.owners_only or caller.scope is KeyScope.ADMIN:
        return
    if Jobs(session).owner(job_id) != caller.key_id:
        raise forbidden(
            f"job {job_id} was posted with another API key: only that one and admins may change it "
            "(NETGROW_OWNERS_ONLY)"
        )


def steered(
    found: Resources,
    later: BackgroundTasks,
    caller: Caller,
    action: Action,
    job_id: str,
    move: Callable[[Session], int | None],
) -> Job:
    """Make the move in one transaction, ring as often as it says, and show the job as it is then."""

    def both(session: Session) -> tuple[Job, int]:
        require_owner(session, found.settings, caller, job_id)
        doorbells = move(session) or 0
        Audit(session).add(caller.actor, action, job_id)
        session.flush()
        return shown(session, [Jobs(session).get(job_id)])[0], doorbells

    job, doorbells = found.database.transact(both)
    if doorbells:
        later.add_task(found.ring, doorbells)
    return job
