"""`gc`: remove files of the checkpoint store that no row names. It works on the database, as `migrate` does."""

from __future__ import annotations

import json
from typing import Annotated

import typer

from client.commands.app import app
from client.commands.keys import settings_and_database
from client.commands.options import AsJson, DataDir
from client.commands.parts import SERVICE
from client.errors import Error


@app.command(rich_help_panel=SERVICE)
def gc(
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only list what would be removed.")] = False,
    grace_seconds: Annotated[
        float | None,
        typer.Option(min=60, help="Leave what was written within this time (default: NETGROW_GC_GRACE_SECONDS)."),
    ] = None,
    data_dir: DataDir = None,
    as_json: AsJson = False,
) -> None:
    """Remove checkpoints and training states that nothing needs. The server does so by itself, now and then."""
    import store
    from store import collect

    with settings_and_database(data_dir) as (settings, database):
        checkpoints = store.CheckpointStore(settings.checkpoints_url)
        grace = settings.gc_grace_seconds if grace_seconds is None else grace_seconds
        paths: list[str] = []
        try:
            if dry_run:
                collected = collect.Collected()
                for entry in collect.garbage(database, checkpoints, grace):
                    paths.append(entry.path)
                    collected = collected.plus(entry)
            else:
                collected = collect.collect(database, checkpoints, grace, lambda entry: paths.append(entry.path))
        except store.Error as error:
            raise Error(str(error)) from error
    if as_json:
        found = {"files": collected.files, "bytes": collected.bytes, "dry_run": dry_run, "paths": paths}
        typer.echo(json.dumps(found, indent=2))
        return
    for path in paths:
        typer.echo(path)
    typer.echo(f"{'would remove' if dry_run else 'removed'} {collected.files} files, {collected.bytes} bytes", err=True)
