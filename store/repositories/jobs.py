"""Jobs: their rows, their lock, their progress."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Double, Integer, and_, bindparam, delete, exists, func, or_, select, tuple_, update
from sqlalchemy.orm import Session

from store import cursor
from store.columns import SafeText
from store.cursor import Page, Position
from store.errors import NotFound
from store.ids import JobId, KeyId, ModelId
from store.models import Delivery, Epoch, Event, Job, Json, Key, Model, Trial, table
from store.states import ENDED_DELIVERY, ENDED_JOB, RUNNABLE_JOB, JobState, TrialState


@dataclass(frozen=True)
class Progress:
    """Count of a job's trials by state; the states sum to `total`.

    A trial that is not planned yet counts as queued, and as cancelled once the job has ended without it.
    """

    total: int
    queued: int = 0
    running: int = 0
    succeeded: int = 0
    failed: int = 0
    cancelled: int = 0


@dataclass(frozen=True)
class RunningJob:
    """A job that runs, locked; `seq`: the number of the event that is to tell of a trial that starts."""

    seq: int
    spec: Json
    dataset: str
    parallel: int
    max_seconds: float | None
    seconds: float
    seed_model_id: ModelId | None
    teacher_model_id: ModelId | None


class Jobs:
    """The jobs of one session."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def add(self, job: Job) -> None:
        """Insert a job; raises sqlalchemy's IntegrityError if its idempotency key is taken."""
        self._session.add(job)
        self._session.flush()

    def get(self, job_id: str) -> Job:
        """The job; raises `NotFound`."""
        job = self._session.scalar(select(Job).where(Job.id == job_id))
        if job is None:
            raise NotFound("job", job_id)
        return job

    def names(self, job_ids: Collection[JobId]) -> dict[JobId, str]:
        """The names of those of the jobs that have one, by one query."""
        found = select(Job.id, Job.name).where(Job.id.in_(job_ids), Job.name.is_not(None))
        return {job_id: name for job_id, name in self._session.execute(found) if name}

    def owners(self, job_ids: Collection[JobId]) -> dict[JobId, str]:
        """The names of the API keys that posted those of the jobs that a key did post, by one query."""
        found = select(Job.id, Key.name).join(Key, Key.id == Job.key_id).where(Job.id.in_(job_ids))
        return {row.id: row.name for row in self._session.execute(found)} if job_ids else {}

    def pulse(self, job_id: str) -> tuple[JobState, int]:
        """The job's state and the number of its last event, without its spec; raises `NotFound`."""
        row = self._session.execute(select(Job.state, Job.event_seq).where(Job.id == job_id)).one_or_none()
        if row is None:
            raise NotFound("job", job_id)
        return row.state, row.event_seq

    def lock(self, job_id: str) -> Job:
        """The job as it is now, locked until the transaction ends; raises `NotFound`."""
        job = self._session.scalar(_LOCK, {"job_id": job_id}, execution_options={"populate_existing": True})
        if job is None:
            raise NotFound("job", job_id)
        return job

    def running(self, job_id: JobId) -> RunningJob | None:
        """Lock the job and number an event of it; None if it does not run, or is to stop."""
        row = self._session.execute(_START, {"of_job": job_id}).one_or_none()
        return None if row is None else RunningJob(*row)

    def advance(self, job_id: JobId, seconds: float) -> int:
        """Lock the job and add seconds of training; returns the number of the event that is to tell of it."""
        seq: int = self._session.execute(_ADVANCE, {"of_job": job_id, "took": seconds}).scalar_one()
        return seq

    def lock_idle(self, job_ids: Sequence[JobId]) -> Sequence[Job]:
        """Those of the jobs that nobody holds at the moment, locked."""
        if not job_ids:
            return []
        return self._session.scalars(
            select(Job).where(Job.id.in_(job_ids)).order_by(Job.id).with_for_update(skip_locked=True, key_share=True),
            execution_options={"populate_existing": True},
        ).all()

    def by_key(self, idempotency_key: str, owner: KeyId | None = None) -> Job | None:
        """The job that was submitted with this idempotency key by this API key."""
        return self._session.scalar(select(Job).where(Job.idempotency_key == owned(idempotency_key, owner)))

    def with_secrets(self) -> Sequence[JobId]:
        """Jobs that have webhooks, with a secret or without."""
        return self._session.scalars(select(Job.id).where(Job.webhooks.is_not(None)).order_by(Job.id)).all()

    def secrets(self) -> Sequence[str]:
        """The secrets of all webhooks, as they are kept."""
        found = self._session.scalars(select(Job.webhooks).where(Job.webhooks.is_not(None)))
        return [webhook["secret"] for webhooks in found for webhook in webhooks or () if webhook["secret"]]

    def count_open(self, key_id: KeyId) -> int:
        """Count of this key's jobs that have not ended."""
        found = select(func.count()).where(Job.key_id == key_id, Job.state.not_in(ENDED_JOB))
        return self._session.scalars(found).one()

    def owner(self, job_id: str) -> KeyId | None:
        """The API key that posted the job; raises `NotFound`."""
        row = self._session.execute(select(Job.key_id).where(Job.id == job_id)).one_or_none()
        if row is None:
            raise NotFound("job", job_id)
        (key_id,) = row
        return key_id

    def unsettled(self, limit: int) -> Sequence[JobId]:
        """Jobs that should have ended, or have been given trials: nothing runs, and what is queued may not start."""
        return self._session.scalars(_UNSETTLED, {"most": limit}).all()

    def page(
        self, *, limit: int, cursor_text: str | None = None, state: JobState | None = None, search: str = ""
    ) -> Page[Job]:
        """Jobs, newest first, those whose name, data set or id has `search` in it; raises `InvalidCursor`."""
        listing = f"jobs/{state or ''}/{search}"
        query = select(Job).order_by(Job.created_at.desc(), Job.id.desc()).limit(limit + 1)
        if state is not None:
            query = query.where(Job.state == state)
        if search:
            query = query.where(
                or_(*(column.icontains(search, autoescape=True) for column in (Job.name, Job.dataset, Job.id)))
            )
        offset = 0
        if cursor_text is not None:
            position = cursor.decode(cursor_text, listing, (datetime, str))
            offset = position.offset
            query = query.where(tuple_(Job.created_at, Job.id) < position.key)
        jobs = self._session.scalars(query).all()
        if len(jobs) <= limit:
            return Page(jobs, None)
        jobs = jobs[:limit]
        position = Position(offset + limit, (jobs[-1].created_at, jobs[-1].id))
        return Page(jobs, cursor.encode(listing, position))

    def progress(self, jobs: Sequence[Job]) -> dict[JobId, Progress]:
        """The progress of each of the jobs, by one query."""
        counts: dict[JobId, dict[str, int]] = {job.id: {} for job in jobs}
        rows = self._session.execute(
            select(Trial.job_id, Trial.state, func.count())
            .where(Trial.job_id.in_(counts))
            .group_by(Trial.job_id, Trial.state)
        )
        for job_id, state, count in rows:
            counts[job_id][state.value] = count
        return {job.id: _progress(job, counts[job.id]) for job in jobs}

    def delete(self, job: Job) -> set[str]:
        """Delete the job's row and all that hangs on it; returns the digests that its rows named."""
        of_job = select(Trial.id).where(Trial.job_id == job.id)
        models = self._session.execute(
            select(Model.checkpoint_sha256, Model.optimizer_sha256).where(Model.job_id == job.id)
        )
        states = self._session.scalars(
            select(Trial.training_state).where(Trial.job_id == job.id, Trial.training_state.is_not(None))
        )
        named = [*states, *(digest for row in models for digest in row)]
        digests = {digest for digest in named if digest is not None}
        for statement in (
            # What is still to be delivered is: a webhook that was promised the job's end hears of it.
            delete(Delivery).where(Delivery.job_id == job.id, Delivery.state.in_(ENDED_DELIVERY)),
            delete(Event).where(Event.job_id == job.id),
            delete(Epoch).where(Epoch.trial_id.in_(of_job)),
            delete(Model).where(Model.job_id == job.id),
            delete(Trial).where(Trial.job_id == job.id),
            delete(Job).where(Job.id == job.id),
        ):
            self._session.execute(statement, execution_options={"synchronize_session": False})
        self._session.expunge(job)
        return digests

    def counts_by_state(self) -> dict[JobState, int]:
        """Count of jobs by state."""
        rows = self._session.execute(select(Job.state, func.count()).group_by(Job.state))
        return dict(iter(rows))


def owned(idempotency_key: str, owner: KeyId | None) -> str:
    """The stored form of an idempotency key: two API keys may use the same one without a clash."""
    return idempotency_key if owner is None else f"{owner}:{idempotency_key}"


def _progress(job: Job, counts: dict[str, int]) -> Progress:
    budget = (job.spec.get("search") or {}).get("budget") or {}
    is_open = "seconds" in budget or "flops" in budget  # nobody knows how many trials there will be
    unplanned = 0 if is_open else max(0, job.trials_total - sum(counts.values()))
    state = TrialState.CANCELLED if job.state in ENDED_JOB else TrialState.QUEUED
    counts[state.value] = counts.get(state.value, 0) + unplanned
    return Progress(total=sum(counts.values()), **counts)


# Built once, as they are asked with every step of a trial. The lock lets others refer to the row meanwhile.
_LOCK = select(Job).where(Job.id == bindparam("job_id", type_=SafeText())).with_for_update(key_share=True)
_TABLE = table(Job)
_JOBS = _TABLE.c
_TELL = (
    update(_TABLE)
    .where(_JOBS.id == bindparam("of_job", type_=SafeText()))
    .values(event_seq=_JOBS.event_seq + 1)
    .returning(_JOBS.event_seq)
)
_ADVANCE = _TELL.values(seconds=_JOBS.seconds + bindparam("took", type_=Double()))
_START = _TELL.where(
    _JOBS.state == JobState.RUNNING,
    ~_JOBS.cancel_requested,
    or_(_JOBS.max_seconds.is_(None), _JOBS.seconds < _JOBS.max_seconds),
).returning(
    _JOBS.spec,
    _JOBS.dataset,
    _JOBS.parallel,
    _JOBS.max_seconds,
    _JOBS.seconds,
    _JOBS.seed_model_id,
    _JOBS.teacher_model_id,
)
_RUNNING = exists().where(Trial.job_id == Job.id, Trial.state == TrialState.RUNNING)
_QUEUED = exists().where(Trial.job_id == Job.id, Trial.state == TrialState.QUEUED)
_STOPPING = or_(Job.cancel_requested, Job.seconds >= Job.max_seconds)
_UNSETTLED = (
    select(Job.id)
    .where(Job.state.not_in(ENDED_JOB), ~_RUNNING, or_(_STOPPING, and_(Job.state.in_(RUNNABLE_JOB), ~_QUEUED)))
    .limit(bindparam("most", type_=Integer()))
)
