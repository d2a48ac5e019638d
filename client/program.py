"""The `netgrow` program: its own help, which many ask for first, loads none of the commands."""

import os
import sys

HELP: tuple[list[str], ...] = ([], ["--help"])
COMPLETION = "_NETGROW_COMPLETE"
"""Set by the shell that asks what may come next."""


def main() -> None:
    """Run the command that the arguments name."""
    if sys.argv[1:] in HELP and COMPLETION not in os.environ:
        from client.commands.listing import listing

        listing()(prog_name="netgrow")
    else:
        from client.cli import app

        app(prog_name="netgrow")
