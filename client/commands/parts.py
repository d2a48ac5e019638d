"""`server`, `worker`, `migrate`: start one part of the service. Each imports its part only when it runs."""

from __future__ import annotations

import os
import socket
from typing import TYPE_CHECKING, Annotated

import typer
from pydantic import ValidationError
from pydantic_core import ErrorDetails

from client.commands.app import PROGRAM, app
from client.commands.options import Host, Insecure, Port, RootPath
from client.errors import Error
from client.supervision import commands
from client.supervision.ports import is_loopback, listen, url_of

if TYPE_CHECKING:
    from store.settings import Settings

SERVICE = "The service"
STOP_WITHIN_SECONDS = 5


def checked_settings() -> Settings:
    """The settings; raises `Error` naming each variable at fault."""
    from store.settings import get_settings

    try:
        return get_settings()
    except ValidationError as error:
        raise Error("\n".join(_fault(fault) for fault in error.errors())) from error


def require_device(settings: Settings) -> None:
    """Raises `Error` for a device that is not there: a worker would only say so once it has a trial."""
    if settings.device in ("auto", "cpu"):
        return  # without importing torch
    import nas
    from nas.training.device import resolve

    try:
        resolve(settings.device)
    except nas.Error as error:
        raise Error(f"--device (NETGROW_DEVICE): {error}") from error


def require_journals(settings: Settings) -> None:
    """Raises `Error` for trial logs whose package is not installed: each worker would end with its start."""
    if not settings.journal_formats:
        return  # without importing what writes them
    from workers.journal import missing_package

    if (reason := missing_package(settings)) is not None:
        raise Error(reason)


def require_known_tables(settings: Settings) -> None:
    """Raises `Error` for a database that a later version migrated; one that does not answer may do so later."""
    import store
    import store.migrate

    database = store.Database(settings.database_url, settings.database_prepares)
    try:
        store.migrate.check(database)
    except store.DatabaseNewer as error:
        raise Error(str(error)) from error
    except store.Unavailable:
        pass
    finally:
        database.dispose()


def _fault(fault: ErrorDetails) -> str:
    name = "_".join(str(part) for part in fault["loc"]).upper()
    reason = fault["msg"].removeprefix("Value error, ")
    return f"NETGROW_{name}: {reason}" if name else f"NETGROW_… settings: {reason}"


@app.command(rich_help_panel=SERVICE)
def server(
    host: Host = "127.0.0.1",
    port: Port = 8000,
    insecure: Insecure = False,
    root_path: RootPath = None,
    fd: Annotated[int | None, typer.Option(help="Use this inherited, listening socket.", hidden=True)] = None,
) -> None:
    """Start the API alone. Settings are environment variables: NETGROW_DATABASE_URL, NETGROW_BROKER_URL, …"""
    import uvicorn

    if insecure:
        os.environ["NETGROW_INSECURE"] = "1"
    if root_path is not None:
        os.environ["NETGROW_ROOT_PATH"] = root_path
    settings = checked_settings()
    if fd is None:
        require_keys_beyond_loopback(host, settings)
        require_known_tables(settings)
    listener = listen(host, port) if fd is None else socket.socket(fileno=fd)
    if fd is None:
        typer.echo(f"netgrow listens on {url_of(listener, host)}", err=True)
    config = uvicorn.Config("server.main:app", timeout_graceful_shutdown=STOP_WITHIN_SECONDS)
    uvicorn.Server(config).run(sockets=[listener])


def require_keys_beyond_loopback(host: str, settings: Settings) -> None:
    """Raises `Error` for an address that others reach, where there are no API keys and nobody said --insecure.

    A database that does not answer, or has no tables yet, cannot tell: the server then asks it at each request.
    """
    import store
    from store import keyring

    published = settings.published_on or host
    if settings.insecure or is_loopback(published):
        return
    try:
        database = store.Database(settings.database_url)
        if keyring.any_key(database):
            return
    except store.NotMigrated:
        pass  # no tables, no keys
    except store.Unavailable:
        return
    except store.Error as error:
        raise Error(str(error)) from error
    raise Error(
        f"{published} can be reached from other machines, and there is no API key: create one with "
        f"`{PROGRAM} keys create --name NAME`, or serve everybody with --insecure"
    )


@app.command(rich_help_panel=SERVICE)
def worker(
    device: Annotated[
        str | None, typer.Option(help="Where to train: cpu, cuda:0, … (default: NETGROW_DEVICE, or what there is).")
    ] = None,
    shares: Annotated[
        int | None, typer.Option(min=1, max=64, help="How many trials at a time (default: NETGROW_SHARES, or 1).")
    ] = None,
    hostname: Annotated[
        str | None,
        typer.Option(metavar="NAME", help="Celery's node name, `NAME@%h`; %h is this host (default: one of its own)."),
    ] = None,
) -> None:
    """Start one worker: one device, one trial a share. Becomes `celery -A workers.app worker`."""
    if device is not None:
        os.environ["NETGROW_DEVICE"] = device
    if shares is not None:
        os.environ["NETGROW_SHARES"] = str(shares)
    settings = checked_settings()
    require_device(settings)
    require_journals(settings)
    require_known_tables(settings)
    command = commands.worker(hostname)
    os.execv(command[0], command)


@app.command(rich_help_panel=SERVICE)
def migrate() -> None:
    """Bring the database's tables up to date (NETGROW_DATABASE_URL); changes nothing if they are."""
    import store.migrate

    try:
        store.migrate.upgrade(checked_settings().database_url)
    except store.Error as error:
        raise Error(str(error)) from error
    typer.echo("the database is up to date")
