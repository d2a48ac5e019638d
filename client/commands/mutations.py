"""`mutations`: what a job may ask for, and random lists of it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Annotated

import typer
from pydantic import JsonValue

from client.api import DEFAULT_URL, Client
from client.commands import completion
from client.commands.app import app
from client.commands.models import MODELS
from client.commands.options import AsJson, Key, Url
from client.errors import Error
from client.installation import has
from client.rendering.mutations import job_part, mutation_lines
from client.rendering.output import print_json

if TYPE_CHECKING:
    from nas.mutations import Command

DEFAULT_PRESET = "digits_cnn"


@app.command(rich_help_panel=MODELS)
def mutations(
    random: Annotated[
        int | None,
        typer.Option(min=1, max=64, help="Draw a list of this many that can be carried out, as a part of a job."),
    ] = None,
    preset: Annotated[
        str,
        typer.Option(
            help="With --random: the network that the list is for; later ones may refuse it.",
            autocompletion=completion.presets,
        ),
    ] = DEFAULT_PRESET,
    seed: Annotated[int, typer.Option(min=0, max=2**63 - 1, help="With --random: another seed, another list.")] = 0,
    policy: Annotated[
        str, typer.Option(help="With --random: how to draw, as in a job: weights, uniform or depth.")
    ] = "weights",
    only: Annotated[
        list[str] | None,
        typer.Option(
            help="With --random: draw from this mutation; give it again for more of them.",
            autocompletion=completion.mutations,
        ),
    ] = None,
    url: Url = DEFAULT_URL,
    key: Key = None,
    as_json: AsJson = False,
) -> None:
    """List the mutations with their parameters and defaults; with --random, draw commands that a job file may list.

    Needs no service, but where netgrow's client alone is installed: then the service at --url is asked for the list.
    """
    if random is None:
        _list(as_json) if has("nas") else _list_of_service(url, key, as_json)
        return
    drawn = _drawn(random, preset, seed, policy, only)
    commands: list[JsonValue] = [command.model_dump(mode="json") for command in drawn]
    part: dict[str, JsonValue] = {"seed_model": {"preset": preset}, "mutations": commands}
    typer.echo(json.dumps(part, indent=2) if as_json else job_part(part))


def _drawn(count: int, preset: str, seed: int, policy: str, only: list[str] | None) -> list[Command]:
    import nas
    from nas.job import default_weights

    try:
        weights = dict.fromkeys(only, 1.0) if only else default_weights(policy)
        return nas.mutations.random_commands(nas.presets.get(preset), weights, count, seed, policy=policy)
    except nas.Error as error:
        raise Error(str(error)) from error


def _list(as_json: bool) -> None:
    from nas import mutations as known

    found = {name: known.parameter_schemas(name) for name in known.names()}
    if as_json:
        listed = [
            {"name": name, "description": known.get(name).summary, "parameters": parameters}
            for name, parameters in found.items()
        ]
        typer.echo(json.dumps(listed, indent=2))
        return
    for name, parameters in found.items():
        typer.echo("\n".join(mutation_lines(name, known.get(name).summary, parameters)))


def _list_of_service(url: str, key: str | None, as_json: bool) -> None:
    with Client(url, key=key) as client:
        found = list(client.mutations())
    if as_json:
        print_json(found)
        return
    for mutation in found:
        typer.echo("\n".join(mutation_lines(mutation.name, mutation.description, mutation.parameters)))
