"""Jobs: posting them, steering them, following them."""

from __future__ import annotations

import uuid
from collections.abc import Mapping

from pydantic import JsonValue

from client import events as streams
from client.flows import Flow
from client.models import Delivery, DeliveryId, Job, JobId, Lineage, Page, Trial
from client.transport import delete as deleted
from client.transport import get, pages, path_of, post, post_once


def submit(spec: Mapping[str, JsonValue], idempotency_key: str | None = None) -> Flow[Job]:
    """Post a growth job. Lost connections are retried: the key (a fresh one by default) keeps it one job."""
    return post_once("/jobs", Job, dict(spec), idempotency_key or uuid.uuid4().hex)


def job(job_id: JobId) -> Flow[Job]:
    """One job."""
    return get(path_of("jobs", job_id), Job)


def jobs(limit: int | None = None) -> Flow[None]:
    """Jobs, the newest first; pages are fetched as needed."""
    return pages("/jobs", Page[Job], limit=limit)


def pause(job_id: JobId) -> Flow[Job]:
    """Let no trial of the job run until it is resumed; running ones keep what they have learned."""
    return post(path_of("jobs", job_id, "pause"), Job)


def resume(job_id: JobId) -> Flow[Job]:
    """Go on with a paused job."""
    return post(path_of("jobs", job_id, "resume"), Job)


def cancel(job_id: JobId) -> Flow[Job]:
    """End a job; its state becomes `cancelled` when its last training process is gone."""
    return post(path_of("jobs", job_id, "cancel"), Job)


def extend(
    job_id: JobId, trials: int | None = None, *, seconds: float | None = None, flops: float | None = None
) -> Flow[Job]:
    """Add trials, or seconds or FLOPs of budget, to a job, also an ended one; exactly one of them."""
    more = {"trials": trials, "seconds": seconds, "flops": flops}
    body: dict[str, JsonValue] = {name: value for name, value in more.items() if value is not None}
    return post(path_of("jobs", job_id, "extend"), Job, body)


def delete(job_id: JobId) -> Flow[None]:
    """Delete an ended job, its models and their checkpoints."""
    return deleted(path_of("jobs", job_id))


def trials(job_id: JobId, limit: int | None = None) -> Flow[None]:
    """A job's trials by number; pages are fetched as needed."""
    return pages(path_of("jobs", job_id, "trials"), Page[Trial], limit=limit)


def events(job_id: JobId, after: int = 0) -> Flow[None]:
    """A job's events after number `after`: all there are, then each as it happens, until the job has ended.

    Survives lost connections and restarts of the service.
    """
    return streams.job_events(path_of("jobs", job_id), after)


def lineage(job_id: JobId) -> Flow[Lineage]:
    """The tree of a job's models."""
    return get(path_of("jobs", job_id, "lineage"), Lineage)


def deliveries(job_id: JobId, limit: int | None = None) -> Flow[None]:
    """The messages to a job's webhooks, the newest first; pages are fetched as needed."""
    return pages(path_of("jobs", job_id, "deliveries"), Page[Delivery], limit=limit)


def redeliver(job_id: JobId, delivery_id: DeliveryId) -> Flow[Delivery]:
    """Send a message to a webhook again at once, by the same id."""
    return post(path_of("jobs", job_id, "deliveries", delivery_id, "redeliver"), Delivery)
