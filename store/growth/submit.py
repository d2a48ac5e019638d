"""A job's beginning."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from store.errors import Conflict
from store.growth.allowance import hold, require_room, within
from store.growth.keep import check_key, locked_model
from store.growth.settle import settle
from store.ids import new_job_id
from store.models import Job, Key, Model
from store.repositories import Datasets, Events, Jobs
from store.repositories.datasets import learned_from
from store.repositories.jobs import owned
from store.states import EventKind, JobState
from store.webhooks import Webhook

if TYPE_CHECKING:
    from nas.job import JobSpec


def submit(
    session: Session,
    spec: JobSpec,
    *,
    idempotency_key: str | None = None,
    key: Key | None = None,
    webhooks: Sequence[Webhook] = (),
    encrypt: Callable[[str], str] = str,
) -> tuple[Job, bool]:
    """Write a job, posted by `key`, and its first trials; returns the job, and whether it is new.

    `encrypt` gives a webhook's secret as it is to be kept.

    With an idempotency key that was used before: the job of that time, or `Conflict` if its spec was another one.
    Raises `NotFound` for a seed model or a teacher that is not there; `Conflict` for a data set that was deleted;
    `OverLimit` and `LimitReached` for more than `key` may have.
    """
    owner = None if key is None else key.id
    spec = within(spec, key)
    check_key(idempotency_key)
    body = spec.model_dump(mode="json", exclude_none=True)
    told = [webhook.to_json() for webhook in webhooks]
    own = [webhook for webhook in told if webhook["url"] is not None]  # the service's is no part of the request
    asked = body | ({"webhooks": own} if own else {})
    digest = hashlib.sha256(json.dumps(asked, sort_keys=True).encode()).hexdigest()
    hold(session, owner)
    if idempotency_key is not None and (earlier := Jobs(session).by_key(idempotency_key, owner)):
        return _same(earlier, digest), False
    require_room(session, owner)
    Datasets(session).hold(learned_from(body))
    seed, teacher = _locked_models(session, spec)
    as_it_is = spec.seed_model is None or not spec.seed_model.changes_model
    seeded = as_it_is and seed is not None and seed.dataset == spec.dataset and seed.val_accuracy is not None
    job = Job(
        id=new_job_id(),
        name=spec.name,
        spec=body,
        dataset=spec.dataset,
        state=JobState.QUEUED,
        priority=spec.priority,
        parallel=spec.search.parallel,
        objective=str(spec.objective),
        max_seconds=_seconds(spec),
        trials_total=spec.search.trials + (0 if seeded else 1),
        event_seq=0,
        key_id=owner,
        idempotency_key=None if idempotency_key is None else owned(idempotency_key, owner),
        request_digest=digest,
        seed_model_id=seed.id if seed else None,
        teacher_model_id=teacher.id if teacher else None,
        seeded=seeded,
        webhooks=[{**webhook, "secret": webhook["secret"] and encrypt(webhook["secret"])} for webhook in told] or None,
    )
    try:
        with session.begin_nested():
            Jobs(session).add(job)
    except IntegrityError:
        # Another request with the same key was faster: its transaction has committed, or this one would still wait.
        winner = Jobs(session).by_key(idempotency_key, owner) if idempotency_key is not None else None
        if winner is None:
            raise
        return _same(winner, digest), False
    Events(session).of_job(job, EventKind.JOB_CREATED, name=job.name, state=job.state.value, dataset=job.dataset)
    settle(session, job)
    session.flush()
    return job, True


def _seconds(spec: JobSpec) -> float | None:
    """After how much training nothing more is started."""
    budget = spec.search.budget
    return spec.limits.max_seconds if budget is None or budget.seconds is None else budget.seconds


def _same(job: Job, digest: str) -> Job:
    if job.request_digest != digest:
        raise Conflict(f"the idempotency key was used for another job: {job.id}")
    return job


def _locked_models(session: Session, spec: JobSpec) -> tuple[Model | None, Model | None]:
    """The model that the spec starts from, and the one that it learns from; their jobs cannot be deleted meanwhile.

    In the order of the models' ids, whichever is which, so that two requests never wait for each other.
    """
    seed_id, teacher_id = (spec.seed_model and spec.seed_model.model_id), spec.teacher_id
    models = {id_: locked_model(session, id_) for id_ in sorted({id_ for id_ in (seed_id, teacher_id) if id_})}
    return (models[seed_id] if seed_id else None), (models[teacher_id] if teacher_id else None)
