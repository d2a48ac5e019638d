"""`mlflow`: a copy of a job in MLflow."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Annotated

import typer

from client.api import DEFAULT_URL, Client
from client.commands.app import app
from client.commands.jobs import JOBS
from client.commands.options import AsJson, JobArgument, Key, Url
from client.errors import Error
from client.models import ExportFormat, JobId
from client.rendering.output import print_document
from client.tracking import Tracker, connected


@app.command(rich_help_panel=JOBS)
def mlflow(
    job: JobArgument,
    tracking_uri: Annotated[
        str | None,
        typer.Option(help="MLflow's server, or its database (default: MLFLOW_TRACKING_URI).", envvar=[]),
    ] = None,
    register: Annotated[
        str | None, typer.Option(metavar="NAME", help="Register the winner as this (default: netgrow-JOB).")
    ] = None,
    form: Annotated[
        ExportFormat, typer.Option("--format", "-f", help="What the winner is kept as, beside its card.")
    ] = ExportFormat.PYTHON,
    url: Url = DEFAULT_URL,
    key: Key = None,
    as_json: AsJson = False,
) -> None:
    """Copy a job to MLflow until it has ended: an experiment, a run for each trial, the winner registered.

    Stop it and start it again as you like: nothing is written twice. Needs the extra `mlflow`.
    """
    with Client(url, key=key) as client:
        found = client.job(JobId(job))  # else MLflow makes a database for a job that is not
        logging.getLogger("mlflow").setLevel(logging.WARNING)  # it tells how it makes its tables
        with _refusals_told():
            tracker = Tracker(client, connected(tracking_uri), found.id)
            copied = sum(1 for _ in tracker.follow())
            winner = tracker.register(register or f"netgrow-{found.id}", form)
    if as_json:
        registered = None if winner is None else vars(winner)
        print_document({"experiment": tracker.experiment.name, "events": copied, "registered": registered})
        return
    typer.echo(f"MLflow has {copied} events more of it, in the experiment {tracker.experiment.name!r}")
    if winner is not None:
        typer.echo(f"registered {winner.model_id} as {winner.name}, version {winner.version}")


@contextmanager
def _refusals_told() -> Iterator[None]:
    """Turn MLflow's refusals into `Error`: its own errors, and those of its database."""
    try:
        yield
    except Exception as error:
        if not type(error).__module__.startswith(("mlflow.", "sqlalchemy.")):
            raise
        raise Error(f"MLflow refused: {str(error).splitlines()[0]}: see --tracking-uri") from error
