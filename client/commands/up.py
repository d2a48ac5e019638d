"""`up`: the whole service with one command."""

from __future__ import annotations

import os
import time

import typer

from client.commands.app import app
from client.commands.options import DataDir, Host, Insecure, Port, Workers
from client.commands.parts import (
    SERVICE,
    checked_settings,
    require_device,
    require_journals,
    require_keys_beyond_loopback,
)
from client.supervision.ports import listen
from client.supervision.service import POLL_EVERY, data_dir_of, running
from client.supervision.signals import Stopped, StopSignals


@app.command(rich_help_panel=SERVICE)
def up(
    host: Host = "127.0.0.1",
    port: Port = 8000,
    workers: Workers = 2,
    insecure: Insecure = False,
    data_dir: DataDir = None,
) -> None:
    """Start the API and workers on this machine, and keep them running until Ctrl-C.

    Needs nothing but Python: the database, the queue and the checkpoints are files in the data folder, unless
    NETGROW_DATABASE_URL, NETGROW_BROKER_URL or NETGROW_CHECKPOINTS_URL name others.
    """
    folder = data_dir_of(data_dir)
    os.environ["NETGROW_DATA_DIR"] = str(folder)
    if insecure:
        os.environ["NETGROW_INSECURE"] = "1"
    settings = checked_settings()
    require_device(settings)
    require_journals(settings)
    require_keys_beyond_loopback(host, settings)
    try:
        with (
            StopSignals() as signals,
            listen(host, port) as listener,
            running(listener, host, workers, folder, os.environ, signals, say) as service,
        ):
            say(f"netgrow is up: {service.url}  (API docs: {service.url}/docs)")
            say(f"{workers} workers; data in {folder}, logs in {folder / 'logs'}; Ctrl-C stops everything")
            while True:
                service.tend()
                time.sleep(POLL_EVERY)
    except Stopped:
        # Being told to stop is how a service ends well.
        say("netgrow has stopped")


def say(line: str) -> None:
    """A line for people, at once, also through a pipe."""
    typer.echo(line)
