"""`submit`, `watch`, `jobs`, `pause`, `resume`, `cancel`, `extend`: a job's life."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated

import typer

from client import job_files
from client.api import DEFAULT_URL, Client
from client.commands.app import PROGRAM, app
from client.commands.options import AsJson, JobArgument, Key, Limit, Url
from client.errors import ApiError, Error, JobRefused
from client.models import Job, JobId, JobState
from client.rendering.jobs import job_summary, job_title, jobs_table
from client.rendering.narrators import JsonLines, Silent, for_people
from client.rendering.output import console, print_json
from client.watching.follow import follow

JOBS = "Jobs"


@app.command(rich_help_panel=JOBS)
def submit(
    file: Annotated[str, typer.Argument(metavar="FILE", help="A job in YAML or JSON; - reads standard input.")],
    watch: Annotated[bool, typer.Option("--watch", "-w", help="Follow the job until it has ended.")] = False,
    idempotency_key: Annotated[
        str | None, typer.Option(help="The same key and job twice are one job (default: a fresh key).")
    ] = None,
    url: Url = DEFAULT_URL,
    key: Key = None,
    as_json: AsJson = False,
) -> None:
    """Post a growth job. With --watch, exit with 1 unless it succeeds; with --json, print its end."""
    job_file = job_files.read(file)
    with Client(url, key=key) as client:
        try:
            job = client.submit(job_file.spec, idempotency_key)
        except ApiError as error:
            if not error.errors:
                raise
            raise JobRefused([job_file.locate(fault) for fault in error.errors]) from error
        for warning in job.warnings:
            typer.echo(f"warning: {warning}", err=True)
        if not watch:
            _show(job, as_json)
            if not as_json:
                typer.echo(f"watch it: {PROGRAM} watch {job.id}")
            return
        if as_json:
            job = _followed(client, job, Silent())
            print_json(job)
        else:
            typer.echo(f"{job_title(job)}: {job.progress.total} trials")
            job = _followed(client, job, for_people(console()))
            typer.echo(job_summary(job))
    _exit_by(job)


@app.command(rich_help_panel=JOBS)
def watch(job: JobArgument, url: Url = DEFAULT_URL, key: Key = None, as_json: AsJson = False) -> None:
    """Follow a job until it has ended; exit code 1 if it does not succeed.

    With --json: each event as one line, at last the job.
    """
    with Client(url, key=key) as client:
        found = client.job(JobId(job))
        if as_json:
            found = _followed(client, found, JsonLines())
        else:
            found = _followed(client, found, for_people(console()))
            typer.echo(job_summary(found))
    _exit_by(found)


@app.command(rich_help_panel=JOBS)
def jobs(limit: Limit = 20, url: Url = DEFAULT_URL, key: Key = None, as_json: AsJson = False) -> None:
    """List jobs, the newest first."""
    with Client(url, key=key) as client:
        found = list(client.jobs(limit=limit))
    if as_json:
        print_json(found)
    elif found:
        out = console()
        out.print(jobs_table(found, out.width))
    else:
        typer.echo(f"no jobs yet: {PROGRAM} submit FILE posts one")


@app.command(rich_help_panel=JOBS)
def pause(job: JobArgument, url: Url = DEFAULT_URL, key: Key = None, as_json: AsJson = False) -> None:
    """Pause a job: its running trials keep what they have learned and wait."""
    _steer(url, key, as_json, lambda client: client.pause(JobId(job)))


@app.command(rich_help_panel=JOBS)
def resume(job: JobArgument, url: Url = DEFAULT_URL, key: Key = None, as_json: AsJson = False) -> None:
    """Go on with a paused job."""
    _steer(url, key, as_json, lambda client: client.resume(JobId(job)))


@app.command(rich_help_panel=JOBS)
def cancel(job: JobArgument, url: Url = DEFAULT_URL, key: Key = None, as_json: AsJson = False) -> None:
    """End a job; what it has found stays."""
    _steer(url, key, as_json, lambda client: client.cancel(JobId(job)))


@app.command(rich_help_panel=JOBS)
def extend(
    job: JobArgument,
    trials: Annotated[int | None, typer.Option(min=1, help="How many trials to add.")] = None,
    seconds: Annotated[float | None, typer.Option(min=0, help="Seconds to add to its budget.")] = None,
    flops: Annotated[float | None, typer.Option(min=0, help="FLOPs of training to add to its budget.")] = None,
    url: Url = DEFAULT_URL,
    key: Key = None,
    as_json: AsJson = False,
) -> None:
    """Add trials, or seconds or FLOPs of budget, to a job, also to an ended one."""
    if [trials, seconds, flops].count(None) != 2:
        raise typer.BadParameter("name exactly one of --trials, --seconds and --flops")
    _steer(url, key, as_json, lambda client: client.extend(JobId(job), trials, seconds=seconds, flops=flops))


def _steer(url: str, key: str | None, as_json: bool, call: Callable[[Client], Job]) -> None:
    with Client(url, key=key) as client:
        _show(call(client), as_json)


def _show(job: Job, as_json: bool) -> None:
    if as_json:
        print_json(job)
    else:
        typer.echo(job_summary(job))


def _followed(client: Client, job: Job, narrator: Silent) -> Job:
    try:
        with narrator:
            return follow(client, job.id, narrator)
    except KeyboardInterrupt:
        typer.echo(
            f"the job goes on: {PROGRAM} watch {job.id} follows it again, {PROGRAM} cancel {job.id} ends it", err=True
        )
        raise


def _exit_by(job: Job) -> None:
    if job.state is not JobState.SUCCEEDED:
        raise Error(f"{job_title(job)} {job.state}" + (f": {job.error}" if job.error else ""))
