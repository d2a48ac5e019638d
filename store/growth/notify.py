"""Messages to a job's webhooks, written in the transaction of their event."""

import json
from dataclasses import asdict
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from store.errors import NotFound
from store.ids import new_delivery_id
from store.models import Job
from store.repositories import Deliveries, Jobs, Leaderboard, LeaderboardItem
from store.states import WebhookEvent
from store.webhooks import Webhook, webhooks_of


def tell_end(session: Session, job: Job) -> None:
    """Tell the job's webhooks that it has ended."""
    if not (told := _told(job, WebhookEvent.JOB_ENDED)) or job.ended_at is None:
        return
    session.flush()
    best = Leaderboard(session).best([job]).get(job.id)
    progress = Jobs(session).progress([job])[job.id]
    data = {
        "state": job.state.value,
        "error": job.error,
        "created_at": _rfc3339(job.created_at),
        "started_at": _rfc3339(job.started_at) if job.started_at else None,
        "ended_at": _rfc3339(job.ended_at),
        "progress": asdict(progress),
        "best_model": None if best is None else best.to_json(),
    }
    _write(session, job, told, WebhookEvent.JOB_ENDED, job.ended_at, data)


def tell_best(session: Session, job: Job, item: LeaderboardItem) -> None:
    """Tell the job's webhooks of a new model, if that is now the job's best by its objective."""
    if item.rank != 1 or not (told := _told(job, WebhookEvent.MODEL_BEST)):
        return
    _write(session, job, told, WebhookEvent.MODEL_BEST, item.created_at, {"model": item.to_json()})


def silence(session: Session, job_id: str, number: int, reason: str) -> None:
    """Tell this webhook of the job nothing any more: its receiver said that it is gone."""
    Deliveries(session).bury(job_id, number, reason)
    try:
        job = Jobs(session).lock(job_id)
    except NotFound:  # deleted meanwhile
        return
    job.webhooks = [
        {**kept, "disabled": kept["disabled"] or index == number} for index, kept in enumerate(job.webhooks or ())
    ]
    session.flush()


def _told(job: Job, event: WebhookEvent) -> list[tuple[int, Webhook]]:
    if not job.webhooks:
        return []
    return [
        (number, webhook)
        for number, webhook in enumerate(webhooks_of(job.webhooks))
        if event in webhook.events and not webhook.disabled
    ]


def _write(
    session: Session,
    job: Job,
    told: list[tuple[int, Webhook]],
    event: WebhookEvent,
    at: datetime,
    data: dict[str, Any],
) -> None:
    about = {"job_id": job.id, "name": job.name or "", "dataset": job.dataset, "objective": job.objective}
    body = json.dumps({"type": event.value, "timestamp": _rfc3339(at), "data": about | data})
    Deliveries(session).add(
        [
            {
                "id": new_delivery_id(),
                "job_id": job.id,
                "webhook": number,
                "event": event,
                "url": webhook.url,
                "secret": webhook.secret,
                "body": body,
            }
            for number, webhook in told
        ]
    )


def _rfc3339(moment: datetime) -> str:
    return moment.isoformat().replace("+00:00", "Z")
