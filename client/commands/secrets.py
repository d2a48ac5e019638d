"""`encrypt-secrets`: encrypt webhooks' secrets in the database. It works on the database, as `migrate` does."""

from __future__ import annotations

import json

import typer

from client.commands.app import app
from client.commands.keys import settings_and_database
from client.commands.options import AsJson, DataDir
from client.commands.parts import SERVICE
from client.errors import Error


@app.command("encrypt-secrets", rich_help_panel=SERVICE)
def encrypt_secrets(data_dir: DataDir = None, as_json: AsJson = False) -> None:
    """Encrypt every webhook's secret with the first of NETGROW_SECRET_KEYS: after the setting was made or changed.

    Once it is done, the other keys are needed no more. Everything may run meanwhile.
    """
    from store import cipher

    with settings_and_database(data_dir) as (settings, database):
        if not settings.secret_key_list:
            raise Error(
                "NETGROW_SECRET_KEYS is not set: make a key with `openssl rand -base64 32 | tr '+/' '-_'`, and give it "
                "to every server"
            )
        changed = cipher.encrypt_all(database, cipher.Cipher(settings.secret_key_list))
    typer.echo(json.dumps({"encrypted": changed}) if as_json else f"encrypted {changed} secrets")
