"""`python -m client` is the `netgrow` command."""

from client.cli import app

app(prog_name="netgrow")
