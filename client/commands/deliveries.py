"""`deliveries`, `redeliver`: what became of the messages to a job's webhooks."""

from __future__ import annotations

from typing import Annotated

import typer

from client.api import DEFAULT_URL, Client
from client.commands.app import app
from client.commands.jobs import JOBS
from client.commands.options import AsJson, JobArgument, Key, Limit, Url
from client.models import DeliveryId, JobId
from client.rendering.deliveries import deliveries_table, delivery_summary
from client.rendering.output import show


@app.command(rich_help_panel=JOBS)
def deliveries(
    job: JobArgument, limit: Limit = 20, url: Url = DEFAULT_URL, key: Key = None, as_json: AsJson = False
) -> None:
    """List the messages to a job's webhooks, the newest first, with what went wrong."""
    with Client(url, key=key) as client:
        found = list(client.deliveries(JobId(job), limit))
    show(found, lambda: deliveries_table(found), as_json=as_json)


@app.command(rich_help_panel=JOBS)
def redeliver(
    job: JobArgument,
    delivery: Annotated[str, typer.Argument(metavar="DELIVERY", help="A delivery's id.")],
    url: Url = DEFAULT_URL,
    key: Key = None,
    as_json: AsJson = False,
) -> None:
    """Send a message to a webhook again at once, by the same id."""
    with Client(url, key=key) as client:
        found = client.redeliver(JobId(job), DeliveryId(delivery))
    show(found, lambda: delivery_summary(found), as_json=as_json)
