"""Allowances of an API key: the size of a job, and the number of open jobs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy.orm import Session

from nas.search.budget import MAX_TRIALS
from store.errors import LimitReached, OverLimit
from store.ids import KeyId
from store.models import Job, Key
from store.repositories import Jobs, Keys

if TYPE_CHECKING:
    from nas.job import JobSpec


def within(spec: JobSpec, key: Key | None) -> JobSpec:
    """The spec with the key's limits where it sets none itself; raises `OverLimit`, naming all that it exceeds."""
    if key is None:
        return spec
    spec = _with_trials_within(spec, key)
    budget = spec.search.budget
    over = [
        OverLimit.Excess(field, value, limit)
        for field, value, limit in (
            ("search.trials", spec.search.trials, key.trials_per_job),
            ("search.budget.seconds", None if budget is None else budget.seconds, key.max_seconds),
            ("limits.max_parameters", spec.limits.max_parameters, key.max_parameters),
            ("limits.max_seconds", spec.limits.max_seconds, key.max_seconds),
            ("priority", spec.priority, key.max_priority),
        )
        if limit is not None and value is not None and value > limit
    ]
    if over:
        raise OverLimit(over)
    own = {"max_parameters": key.max_parameters, "max_seconds": key.max_seconds}
    missing = {name: value for name, value in own.items() if getattr(spec.limits, name) is None and value is not None}
    return spec.model_copy(update={"limits": spec.limits.model_copy(update=missing)}) if missing else spec


def _with_trials_within(spec: JobSpec, key: Key) -> JobSpec:
    """A budget of seconds or FLOPs leaves the number of trials open: the key's limit is then the job's."""
    search = spec.search
    is_open = search.budget is not None and search.budget.is_open and search.trials == MAX_TRIALS
    if not is_open or key.trials_per_job is None or key.trials_per_job >= search.trials:
        return spec
    return spec.model_copy(update={"search": search.model_copy(update={"trials": key.trials_per_job})})


def check_extension(job: Job, trials: int, key: Key | None) -> None:
    """Raises `OverLimit` if the job would have more trials than the key allows, the seed network's aside."""
    if key is None or key.trials_per_job is None:
        return
    total = job.trials_total - (0 if job.seeded else 1) + trials
    if total > key.trials_per_job:
        raise OverLimit([OverLimit.Excess("trials", trials, max(0, key.trials_per_job - total + trials))])


def hold(session: Session, key_id: KeyId | None) -> None:
    """Lock the key, if its open jobs are limited: nobody else counts them, and opens one, until the transaction ends.

    Called before any job is locked.
    """
    if key_id is not None:
        Keys(session).lock_limited(key_id)


def hold_owner(session: Session, job_id: str) -> None:
    """`hold` for the key that posted the job. Raises `NotFound`."""
    hold(session, Jobs(session).owner(job_id))


def require_room(session: Session, key_id: KeyId | None) -> None:
    """Raises `LimitReached` if the key, which is held, has as many open jobs as it may."""
    allowed = Keys(session).open_jobs(key_id) if key_id is not None else None
    if key_id is None or allowed is None:
        return
    found = Jobs(session).count_open(key_id)
    if found >= allowed:
        raise LimitReached("open_jobs", found, allowed)
