"""Follows a job to its end, telling a narrator what happens."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Protocol

from client.api import Client
from client.errors import Error
from client.models import Event, Job, JobId
from client.transport import unavailable
from client.watching.feed import Feed
from client.watching.view import TOP, JobView

LOOK_EVERY = 0.5
WAIT_AT_MOST = 0.2


class Narrator(Protocol):
    """Tells people, or programs, about a job."""

    def event(self, event: Event, line: str | None) -> None:
        """Something happened; `line` says it in words if it is worth a line."""

    def show(self, view: JobView) -> None:
        """This is how things stand; called several times a second."""

    def ended(self, job: Job) -> None:
        """The job has ended like this."""


def nothing() -> None:
    """Default work of `follow` between two polls: none."""


def follow(client: Client, job_id: JobId, narrator: Narrator, meanwhile: Callable[[], None] = nothing) -> Job:
    """Return the job when it has ended. `meanwhile` is called several times a second.

    Outlives restarts of the service; raises `ApiError` if the job is unknown or deleted on the way.
    """
    view = JobView(client.job(job_id))
    looked = 0.0
    with Feed(client, job_id) as feed:
        while not feed.over:
            for event in feed.wait(WAIT_AT_MOST):
                narrator.event(event, view.apply(event))
            meanwhile()
            if time.monotonic() - looked >= LOOK_EVERY:
                _look(client, view)
                looked = time.monotonic()
            narrator.show(view)
    job = client.job(job_id)
    narrator.ended(job)
    return job


def _look(client: Client, view: JobView) -> None:
    try:
        before = view.job.progress.succeeded
        view.job = client.job(view.job.id)
        if view.job.progress.succeeded != before or not view.top:
            view.top = tuple(client.leaderboard(job_id=view.job.id, limit=TOP))
        view.see_workers(client.workers())
        view.away = False
    except Error as error:
        if not unavailable(error):
            raise
        view.away = True
