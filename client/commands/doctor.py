"""`doctor`: whether this machine has what netgrow needs, and whether the service is well."""

from __future__ import annotations

import os

import typer
from rich.text import Text

from client.api import DEFAULT_URL
from client.commands.app import app
from client.commands.options import AsJson, DataDir, Key, Url
from client.commands.parts import SERVICE, checked_settings
from client.diagnosis import local, remote
from client.diagnosis.findings import Finding, Level, findings
from client.installation import has
from client.rendering import format
from client.rendering.output import console, print_json
from client.supervision.service import data_dir_of

STYLES = {Level.OK: "green", Level.WARN: "yellow", Level.FAIL: "bold red"}


@app.command(rich_help_panel=SERVICE)
def doctor(url: Url = DEFAULT_URL, key: Key = None, data_dir: DataDir = None, as_json: AsJson = False) -> None:
    """Check database, broker, devices, data, checkpoint store, disk, extras, and the service at --url.

    Each line says ok, warn or fail, and what to do. Ends with 1 if something fails.
    """
    if data_dir is not None:
        os.environ["NETGROW_DATA_DIR"] = str(data_dir_of(data_dir))
    checks = dict(remote.checks(url, key))
    if has("store"):  # else this is the client alone
        checks = {**local.checks(checked_settings()), **checks}
    out = console()
    found = []
    for finding in findings(checks):
        found.append(finding)
        if not as_json:
            out.print(_line(finding))
    if as_json:
        print_json(found)
    if any(finding.level is Level.FAIL for finding in found):
        raise typer.Exit(1)


def _line(finding: Finding) -> Text:
    line = Text(f"{finding.level:<5}", style=STYLES[finding.level])
    line.append(f"{finding.check}: ", style="bold")
    line.append(format.plain(finding.found), style="")
    if finding.advice is not None:
        line.append(f"  -> {format.plain(finding.advice)}", style="")
    return line
