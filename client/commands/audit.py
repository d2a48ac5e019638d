"""`audit`: who changed what."""

from __future__ import annotations

from typing import Annotated

import typer

from client.api import DEFAULT_URL, Client
from client.commands.app import app
from client.commands.options import AsJson, Key, Limit, Url
from client.commands.parts import SERVICE
from client.rendering.audit import audit_table
from client.rendering.output import show


@app.command(rich_help_panel=SERVICE)
def audit(
    subject: Annotated[
        str | None, typer.Option("--of", metavar="ID", help="Only changes of the job, model, key or data set.")
    ] = None,
    limit: Limit = 20,
    url: Url = DEFAULT_URL,
    key: Key = None,
    as_json: AsJson = False,
) -> None:
    """List who changed what, the newest first. Needs a key with the scope admin, where there are keys."""
    with Client(url, key=key) as client:
        found = list(client.audit(subject, limit))
    show(found, lambda: audit_table(found), as_json=as_json)
