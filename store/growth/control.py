"""Control of jobs by users: pause, resume, cancel, extend, delete."""

from sqlalchemy.orm import Session

from store.errors import Conflict
from store.growth.allowance import check_extension, hold_owner, require_room
from store.growth.budget import enlarge, spending
from store.growth.settle import change_job, out_of_time, settle
from store.models import Job, Key
from store.repositories import Datasets, Events, Files, Jobs, Models, Queue, Trials
from store.repositories.datasets import learned_from
from store.states import ENDED_JOB, EventKind, JobState, require_transition

MAX_TRIALS = 1_000_000  # of one job, over all extensions


def pause(session: Session, job_id: str) -> None:
    """Start no more trials; those that run are given back with their training state. Raises `Conflict`."""
    job = _lock_wanted(session, job_id)
    change_job(session, job, JobState.PAUSED)
    settle(session, job)


def resume(session: Session, job_id: str) -> int:
    """Go on with a paused job; returns how often to ring. Raises `Conflict`."""
    job = _lock_wanted(session, job_id)
    if job.state is not JobState.PAUSED:
        raise Conflict(f"job {job.id} is {job.state}, not paused")
    counts = Trials(session).counts(job.id)
    change_job(session, job, JobState.RUNNING if counts.running else JobState.QUEUED)
    Queue(session).hear(job.id)
    return counts.queued + settle(session, job)


def cancel(session: Session, job_id: str) -> None:
    """End the job without its remaining trials; the state changes once no training process is left.

    Asking again while it is being cancelled is fine. Raises `Conflict` if it has ended.
    """
    job = Jobs(session).lock(job_id)
    if job.cancel_requested and job.state not in ENDED_JOB:
        return
    require_transition("job", job.id, job.state, JobState.CANCELLED)
    job.cancel_requested = True
    Events(session).of_job(
        job, EventKind.JOB_STATE, state=job.state.value, previous=job.state.value, cancel_requested=True, error=None
    )
    settle(session, job)


def extend(
    session: Session,
    job_id: str,
    trials: int = 0,
    *,
    seconds: float | None = None,
    flops: float | None = None,
    key: Key | None = None,
) -> int:
    """Add trials, seconds or FLOPs to a job, also an ended one; returns the number of doorbells to ring.

    `key` is the API key that asks.

    Raises `Conflict`; `OverLimit` and `LimitReached` for more than `key`, or the key that posted the job, may have.

    A job that was cancelled, or that reached a limit, goes on from the trials that it has. One whose data set was
    deleted does not go on.
    """
    hold_owner(session, job_id)
    job = _lock_wanted(session, job_id)
    grown = seconds is not None or flops is not None
    if grown:
        enlarge(session, job, seconds=seconds, flops=flops, key=key)
    else:
        check_extension(job, trials, key)
    if trials < 1 and not grown:
        raise Conflict(f"a job is extended by at least 1 trial, not {trials}")
    Datasets(session).hold(learned_from(job.spec))
    if (found := spending(session, job)) is not None and found.used_up:
        raise Conflict(
            f"job {job.id} has used {found.spent:g} of its budget of {found.total:g} {found.measure}: "
            f"extend it by more {found.measure}"
        )
    if out_of_time(job):
        raise Conflict(f"job {job.id} has used its limits.max_seconds of {job.max_seconds:g} s: nothing more would run")
    base = Trials(session).counts(job.id).rows if job.state is JobState.CANCELLED else job.trials_total
    if grown:  # as many trials as it could have had: it ended with those that it had time for
        base = max(base, int(job.spec["search"]["trials"]) + (0 if job.seeded else 1))
    if base + trials > MAX_TRIALS:
        raise Conflict(f"a job has at most {MAX_TRIALS} trials; {base} + {trials} are more")
    job.trials_total = base + trials
    if job.state in ENDED_JOB:
        require_room(session, job.key_id)
        job.cancel_requested = False
        job.error = job.ended_at = None
        change_job(session, job, JobState.QUEUED)
    return settle(session, job)


def delete(session: Session, job_id: str) -> list[str]:
    """Delete an ended job, its trials, models and events; returns the digests of files that no row names any more.

    Raises `Conflict` if the job has not ended, or if another job's models grew from its models.
    """
    job = Jobs(session).lock(job_id)
    if job.state not in ENDED_JOB:
        raise Conflict(f"job {job.id} is {job.state}: cancel it, and delete it when it has ended")
    models = Models(session)
    if (heir := models.heir_of(job.id)) is not None:
        raise Conflict(f"job {job.id} is needed: {heir.id} of job {heir.job_id} grew from its models")
    if (other := models.job_seeded_by(job.id)) is not None:
        raise Conflict(f"job {job.id} is needed: job {other} starts from one of its models")
    if (other := models.job_taught_by(job.id)) is not None:
        raise Conflict(f"job {job.id} is needed: job {other} learns from one of its models")
    files = Files(session)
    awaited = files.awaited(job.id)  # left to lie: who needs it cannot be asked
    digests = Jobs(session).delete(job)
    return sorted(digests - awaited - files.named(digests))


def _lock_wanted(session: Session, job_id: str) -> Job:
    """The job, locked; `Conflict` while it is being cancelled."""
    job = Jobs(session).lock(job_id)
    if job.cancel_requested and job.state not in ENDED_JOB:
        raise Conflict(f"job {job.id} is being cancelled")
    return job
