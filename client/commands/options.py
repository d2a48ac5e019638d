"""Arguments and options that several commands share."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from client.api import DEFAULT_URL
from client.commands import completion

Url = Annotated[str, typer.Option("--url", envvar="NETGROW_URL", help="The service's address.")]
Key = Annotated[
    str | None,
    typer.Option(
        "--key",
        envvar="NETGROW_API_KEY",
        show_default=False,
        help="An API key, where the service needs one. The variable is safer: a process list shows what is typed.",
    ),
]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON, for programs.")]
JobArgument = Annotated[str, typer.Argument(metavar="JOB", help="A job's id.", autocompletion=completion.jobs)]
ModelArgument = Annotated[str, typer.Argument(metavar="MODEL", help="A model's id.", autocompletion=completion.models)]
Yes = Annotated[bool, typer.Option("--yes", "-y", help="Do not ask.")]
Limit = Annotated[int, typer.Option("--limit", "-n", min=1, help="How many to show.")]

Host = Annotated[str, typer.Option(help="The address to listen on; 0.0.0.0 for all of this machine's.")]
Insecure = Annotated[
    bool,
    typer.Option(
        "--insecure",
        help="Without API keys: serve whoever reaches the address, beyond this machine (NETGROW_INSECURE).",
    ),
]
RootPath = Annotated[
    str | None,
    typer.Option(
        "--root-path", help="The path below which a proxy serves it, as /netgrow (default: NETGROW_ROOT_PATH, or none)."
    ),
]
Port = Annotated[int, typer.Option(min=0, max=65535, help="The port to listen on; 0 takes a free one.")]
Workers = Annotated[int, typer.Option(min=1, max=64, help="How many workers to start.")]
DataDir = Annotated[
    Path | None,
    typer.Option(
        help="Where database, checkpoints and logs live (default: NETGROW_DATA_DIR, or ./netgrow-data).",
        file_okay=False,
    ),
]

__all__ = [
    "DEFAULT_URL",
    "AsJson",
    "DataDir",
    "Host",
    "Insecure",
    "JobArgument",
    "Key",
    "Limit",
    "ModelArgument",
    "Port",
    "Url",
    "Workers",
    "Yes",
]
