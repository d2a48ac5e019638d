"""`workers`, `presets`: what the service has."""

from __future__ import annotations

from client.api import DEFAULT_URL, Client
from client.commands.app import app
from client.commands.models import MODELS
from client.commands.options import AsJson, Key, Url
from client.commands.parts import SERVICE
from client.rendering.output import show
from client.rendering.service import presets_table, workers_table


@app.command(rich_help_panel=SERVICE)
def workers(url: Url = DEFAULT_URL, key: Key = None, as_json: AsJson = False) -> None:
    """List the workers that are alive, and the trials that they run."""
    with Client(url, key=key) as client:
        found = client.workers()
    show(found, lambda: workers_table(found), as_json=as_json)


@app.command(rich_help_panel=MODELS)
def presets(url: Url = DEFAULT_URL, key: Key = None, as_json: AsJson = False) -> None:
    """List the seed networks that a job may name."""
    with Client(url, key=key) as client:
        found = list(client.presets())
    show(found, lambda: presets_table(found), as_json=as_json)
