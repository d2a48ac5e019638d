"""`keys create`, `keys list`, `keys revoke`: who may use the API. They work on the database, as `migrate` does."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import TYPE_CHECKING, Annotated, TypeVar

import typer
from rich.table import Table

from client.commands.app import PROGRAM, app
from client.commands.options import AsJson, DataDir
from client.commands.parts import SERVICE, checked_settings
from client.diagnosis.local import sqlite_file
from client.errors import Error
from client.rendering import format
from client.rendering.output import console
from client.supervision.service import data_dir_of

if TYPE_CHECKING:
    from store import Database
    from store.models import Key
    from store.settings import Settings

Number = TypeVar("Number", int, float)

keys = typer.Typer(help="Create, list and revoke API keys (NETGROW_DATABASE_URL).", no_args_is_help=True)
app.add_typer(keys, name="keys", rich_help_panel=SERVICE)


@keys.command()
def create(
    name: Annotated[str, typer.Option(help="Who will use it, or what for.")],
    scope: Annotated[
        str, typer.Option(help="read: look; submit: also post and steer jobs, upload; admin: also delete.")
    ] = "submit",
    requests_per_second: Annotated[str | None, typer.Option(metavar="N|none", help="Requests a second.")] = None,
    open_jobs: Annotated[str | None, typer.Option(metavar="N|none", help="Jobs that have not ended.")] = None,
    trials_per_job: Annotated[str | None, typer.Option(metavar="N|none", help="Trials a job.")] = None,
    max_parameters: Annotated[
        str | None, typer.Option(metavar="N|none", help="The most that a job's limits.max_parameters may be.")
    ] = None,
    max_seconds: Annotated[
        str | None, typer.Option(metavar="N|none", help="The most that a job's limits.max_seconds may be.")
    ] = None,
    max_priority: Annotated[
        str | None, typer.Option(metavar="N|none", help="The most that a job's priority may be.")
    ] = None,
    upload_bytes: Annotated[
        str | None, typer.Option(metavar="N|none", help="Bytes of uploads that it may have stored.")
    ] = None,
    data_dir: DataDir = None,
    as_json: AsJson = False,
) -> None:
    """Create a key and print it, once. From the first key on, every request needs one.

    A limit that is left out is the setting's (NETGROW_KEY_OPEN_JOBS, …), by default none.
    """
    from store import KeyScope, keyring

    if scope not in list(KeyScope):
        raise Error(f"--scope: {scope!r} is none of {', '.join(KeyScope)}")
    if not name.strip() or len(name) > 200:
        raise Error("--name: needs 1 to 200 characters")
    with settings_and_database(data_dir) as (settings, database):
        default = keyring.KeyLimits.of_settings(settings)
        limits = keyring.KeyLimits(
            requests_per_second=_limit(
                "requests-per-second", requests_per_second, default.requests_per_second, float, 0.001
            ),
            open_jobs=_limit("open-jobs", open_jobs, default.open_jobs, int, 0),
            trials_per_job=_limit("trials-per-job", trials_per_job, default.trials_per_job, int, 1),
            max_parameters=_limit("max-parameters", max_parameters, default.max_parameters, int, 1),
            max_seconds=_limit("max-seconds", max_seconds, default.max_seconds, float, 0.001),
            max_priority=_limit("max-priority", max_priority, default.max_priority, int, 0),
            upload_bytes=_limit("upload-bytes", upload_bytes, default.upload_bytes, int, 0),
        )
        key, token = keyring.create(database, name, KeyScope(scope), limits)
    if as_json:
        typer.echo(json.dumps({**_shown(key), "key": token}, indent=2))
    else:
        typer.echo(f"{key.id}  {format.plain(key.name)}  {key.scope}", err=True)
        typer.echo(token)
        typer.echo("this is the only time that it is shown; use it as NETGROW_API_KEY", err=True)


@keys.command("list")
def list_keys(data_dir: DataDir = None, as_json: AsJson = False) -> None:
    """List the keys, also those that were revoked."""
    from store import keyring

    with settings_and_database(data_dir) as (_, database):
        found, uploaded = keyring.listed(database), keyring.uploaded(database)
    if as_json:
        shown = [_shown(key) | {"uploaded_bytes": uploaded.get(key.id, 0)} for key in found]
        typer.echo(json.dumps(shown, indent=2))
        return
    if not found:
        typer.echo("no keys: the API answers on loopback alone, and needs none there")
        return
    table = Table(box=None, header_style="bold", pad_edge=False)
    for title in ("key", "name", "scope", "created", "revoked", "uploads", "limits"):
        table.add_column(title, no_wrap=title == "key")
    for key in found:
        limits = ", ".join(f"{name} {value:g}" for name, value in _limits(key).items() if value is not None)
        row = (key.id, format.plain(key.name), key.scope.value, *map(format.moment, (key.created_at, key.revoked_at)))
        table.add_row(*row, format.size(uploaded.get(key.id, 0)), limits or format.NOTHING)
    console().print(table)


@keys.command()
def revoke(
    key: Annotated[str, typer.Argument(metavar="KEY_ID", help="The id of a key (`key_…`), not its secret.")],
    data_dir: DataDir = None,
    as_json: AsJson = False,
) -> None:
    """End a key at once, and the sessions that were opened with it. Its jobs go on."""
    from store import keyring

    if key.startswith("netgrow_"):
        raise Error("this is a key's secret; name its id (`netgrow keys list`)")
    with settings_and_database(data_dir) as (_, database):
        found = keyring.revoke(database, key)
    typer.echo(
        json.dumps(_shown(found), indent=2) if as_json else f"{found.id} ({format.plain(found.name)}) is revoked"
    )


@contextmanager
def settings_and_database(data_dir: DataDir) -> Iterator[tuple[Settings, Database]]:
    """The settings and the database that they name; what the store refuses becomes `Error`."""
    import store

    if data_dir is not None:
        os.environ["NETGROW_DATA_DIR"] = str(data_dir_of(data_dir))
    settings = checked_settings()
    if (file := sqlite_file(settings.database_url)) is not None and not file.exists():
        raise Error(
            f"there is no database {file}: `{PROGRAM} up` or `{PROGRAM} migrate` makes it, or name another "
            "folder with --data-dir"
        )
    try:
        database = store.Database(settings.database_url)
        try:
            yield settings, database
        finally:
            database.dispose()
    except store.Error as error:
        raise Error(str(error)) from error


def _limit(
    option: str, given: str | None, default: Number | None, number: Callable[[str], Number], least: Number
) -> Number | None:
    """The limit that an option gives; raises `Error` naming the option."""
    if given is None:
        return default
    if given == "none":
        return None
    try:
        value = number(given)
    except ValueError:
        value = None
    if value is None or not least <= value < 2**53:
        raise Error(f"--{option}: {given!r} is neither `none` nor a number from {least} on")
    return value


def _shown(key: Key) -> dict[str, object]:
    """A key for programs; never its hash."""

    def text(time: datetime | None) -> str | None:
        return None if time is None else time.isoformat()

    return {
        "id": key.id,
        "name": key.name,
        "scope": key.scope.value,
        "created_at": text(key.created_at),
        "revoked_at": text(key.revoked_at),
        "limits": _limits(key),
    }


def _limits(key: Key) -> dict[str, float | None]:
    return {
        "requests_per_second": key.requests_per_second,
        "open_jobs": key.open_jobs,
        "trials_per_job": key.trials_per_job,
        "max_parameters": key.max_parameters,
        "max_seconds": key.max_seconds,
        "max_priority": key.max_priority,
        "upload_bytes": key.upload_bytes,
    }
