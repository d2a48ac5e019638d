"""`job`, `trials`, `lineage`, `delete`: looking into one job, and ending its record."""

from __future__ import annotations

import typer

from client.api import DEFAULT_URL, Client
from client.commands.app import app
from client.commands.consent import require_consent
from client.commands.jobs import JOBS
from client.commands.options import AsJson, JobArgument, Key, Limit, Url, Yes
from client.models import JobId
from client.rendering.jobs import job_page, job_title, trials_table
from client.rendering.lineage import lineage_tree
from client.rendering.output import print_document, show


@app.command(rich_help_panel=JOBS)
def job(job: JobArgument, url: Url = DEFAULT_URL, key: Key = None, as_json: AsJson = False) -> None:
    """Show one job: how far it is, and what was asked."""
    with Client(url, key=key) as client:
        found = client.job(JobId(job))
    show(found, lambda: job_page(found), as_json=as_json)


@app.command(rich_help_panel=JOBS)
def trials(
    job: JobArgument, limit: Limit = 100, url: Url = DEFAULT_URL, key: Key = None, as_json: AsJson = False
) -> None:
    """List a job's trials by number, with what went wrong in those that failed."""
    with Client(url, key=key) as client:
        found = list(client.trials(JobId(job), limit))
    show(found, lambda: trials_table(found), as_json=as_json)


@app.command(rich_help_panel=JOBS)
def lineage(job: JobArgument, url: Url = DEFAULT_URL, key: Key = None, as_json: AsJson = False) -> None:
    """Show how a job's models grew from each other, as a tree."""
    with Client(url, key=key) as client:
        found = client.lineage(JobId(job))
    show(found, lambda: lineage_tree(found), as_json=as_json)


@app.command(rich_help_panel=JOBS)
def delete(
    job: JobArgument,
    yes: Yes = False,
    url: Url = DEFAULT_URL,
    key: Key = None,
    as_json: AsJson = False,
) -> None:
    """Delete a job that has ended, with its models and their checkpoints. That cannot be undone."""
    with Client(url, key=key) as client:
        found = client.job(JobId(job))
        if not yes:
            require_consent(f"delete {job_title(found)} with {found.progress.succeeded} models?")
        client.delete(found.id)
    if as_json:
        print_document({"deleted": found.id})
    else:
        typer.echo(f"{job_title(found)} is deleted")
