"""The typer application: how commands are grouped, and how an error becomes one line and an exit code."""

from __future__ import annotations

import sys
from http import HTTPStatus
from typing import TYPE_CHECKING

import typer
from typer.core import TyperGroup

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


class Group(TyperGroup):
    """Ends a command that raised `client.Error` with a line on stderr and exit code 1: no traceback."""

    def list_commands(self, ctx: Context) -> list[str]:
        """The commands as the help lists them: what a newcomer looks for comes first."""
        names = super().list_commands(ctx)
        return sorted(names, key=lambda name: FIRST.index(name) if name in FIRST else len(FIRST))

    def invoke(self, ctx: Context) -> object:
        """Run the command; exit code 1 for an error, 130 for Ctrl-C."""
        try:
            return super().invoke(ctx)
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


def error_lines(error: Error) -> list[str]:
    """The error for people: one line, or one for each field at fault."""
    if isinstance(error, ApiError) and error.errors:
        lines = [str(fault) for fault in error.errors]
    else:
        lines = str(error).splitlines()
    if isinstance(error, ApiError) and error.status == HTTPStatus.UNAUTHORIZED:
        lines.append(f"name an API key with NETGROW_API_KEY or --key; `{PROGRAM} keys create` makes one")
    return [f"{PROGRAM}: {plain(line)}" for line in lines]


app = typer.Typer(
    name=PROGRAM,
    cls=Group,
    help="Grow neural networks: post jobs, watch them, and fetch what they found. `netgrow up` starts the service.",
    no_args_is_help=True,
    add_completion=True,
    pretty_exceptions_enable=False,
)
