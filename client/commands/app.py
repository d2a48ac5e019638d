"""The typer application: how commands are grouped, and how an error becomes one line and an exit code."""

from __future__ import annotations

import re
import sys
from contextlib import suppress
from http import HTTPStatus
from importlib.metadata import PackageNotFoundError, version
from typing import TYPE_CHECKING, Annotated, Any

import typer
from typer.core import TyperGroup
from typer.exceptions import TyperException

from client.errors import ApiError, Error
from client.rendering.format import plain
from client.supervision.signals import Stopped

if TYPE_CHECKING:
    from typer._click import Context

PROGRAM = "netgrow"
FIRST = ("up", "demo")
INSTALL = "pip uninstall netgrow-client && pip install netgrow"
# What the client alone (the distribution netgrow-client) comes without.
SERVICE_PACKAGES = {"nas", "store", "server", "workers", "migrations"}


LISTED_BY = {"job": "jobs", "model": "leaderboard", "data set": "datasets list", "key": "keys list"}
"""The command that lists what may be asked for by its id."""


class Group(TyperGroup):
    """Ends a command that raised `client.Error` with a line on stderr and exit code 1: no traceback."""

    def list_commands(self, ctx: Context) -> list[str]:
        """The commands as the help lists them: what a newcomer looks for comes first."""
        names = super().list_commands(ctx)
        return sorted(names, key=lambda name: FIRST.index(name) if name in FIRST else len(FIRST))

    def make_context(
        self, info_name: str | None, args: list[str], parent: Context | None = None, **extra: Any
    ) -> Context:
        """Read the group's own options; exit code 2 if they are wrong."""
        try:
            return super().make_context(info_name, args, parent, **extra)
        except TyperException as error:
            raise misused(error) from error

    def invoke(self, ctx: Context) -> object:
        """Run the command; exit code 1 for an error, 2 for a wrong use, 130 for Ctrl-C."""
        try:
            return super().invoke(ctx)
        except TyperException as error:
            raise misused(error) from error
        except Error as error:
            for line in error_lines(error):
                print(line, file=sys.stderr)
            raise typer.Exit(1) from error
        except ModuleNotFoundError as error:
            if (error.name or "").partition(".")[0] not in SERVICE_PACKAGES:
                raise
            print(f"{PROGRAM}: this needs all of netgrow, and only its client is installed: {INSTALL}", file=sys.stderr)
            raise typer.Exit(1) from error
        except Stopped as stopped:
            raise typer.Exit(stopped.exit_code) from stopped


def misused(error: TyperException) -> Exception:
    """Report a usage error in one line, with a pointer to help; a group without a command shows its help."""
    text = " ".join(error.format_message().split()).removesuffix(".").replace("Value error, ", "")
    if not text:  # typer has printed the help, and there is nothing to add
        return error
    ctx: Context | None = getattr(error, "ctx", None)
    where = PROGRAM if ctx is None else ctx.command_path
    print(f"{PROGRAM}: {plain(text[:1].lower() + text[1:])}: see `{where} --help`", file=sys.stderr)
    return typer.Exit(error.exit_code)


def error_lines(error: Error) -> list[str]:
    """The error for people: one line, or one for each field at fault."""
    if isinstance(error, ApiError) and error.errors:
        lines = [str(fault) for fault in error.errors]
    else:
        lines = str(error).splitlines()
    if isinstance(error, ApiError) and error.status == HTTPStatus.UNAUTHORIZED:
        lines.append(f"name an API key with NETGROW_API_KEY or --key; `{PROGRAM} keys create` makes one")
    elif isinstance(error, ApiError) and error.status == HTTPStatus.NOT_FOUND:
        lines = [line + _listed(line) for line in lines]
    return [f"{PROGRAM}: {plain(line)}" for line in lines]


def _listed(line: str) -> str:
    """A hint at the command that lists the existing ones, after a "not found"."""
    noun = re.match("there is no ([a-z ]+)", line)
    command = LISTED_BY.get(noun[1].strip()) if noun else None
    return f": `{PROGRAM} {command}` lists those that there are" if command else ""


def installed_version() -> str:
    """The version of the distribution that this command came with: the whole of netgrow, or its client alone."""
    with suppress(PackageNotFoundError):
        return version("netgrow")
    return version("netgrow-client")


def print_version(wanted: bool) -> None:
    """Print the installed version, and end."""
    if wanted:
        typer.echo(f"{PROGRAM} {installed_version()}")
        raise typer.Exit


def typed() -> typer.Typer:
    """The command line, without a command."""
    return typer.Typer(
        name=PROGRAM, cls=Group, no_args_is_help=True, add_completion=True, pretty_exceptions_enable=False
    )


app = typed()


@app.callback()
def main(
    show_version: Annotated[
        bool, typer.Option("--version", callback=print_version, is_eager=True, help="Print the version and end.")
    ] = False,
) -> None:
    """Grow neural networks: post jobs, watch them, and fetch what they found. `netgrow up` starts the service."""
