"""`grow`, `upload`, `verify`: models that no job makes, and whether a model's lineage is what it claims."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer
from pydantic import JsonValue

from client.api import DEFAULT_URL, Client
from client.commands import completion
from client.commands.app import app
from client.commands.models import MODELS
from client.commands.options import AsJson, Key, ModelArgument, Url
from client.errors import Error
from client.models import ModelId
from client.rendering.model import child_page, model_page
from client.rendering.output import console, print_json
from client.rendering.verification import verification_page


@app.command(rich_help_panel=MODELS)
def grow(
    model: ModelArgument,
    mutation: Annotated[
        list[str],
        typer.Option(
            "--mutation",
            "-m",
            help="wider, wider@conv1, or a JSON object with name, site and parameters; again for more, in order.",
            autocompletion=completion.mutations,
        ),
    ],
    seed: Annotated[int, typer.Option(min=0, max=2**63 - 1, help="For what is drawn.")] = 0,
    store: Annotated[
        bool, typer.Option("--store", help="Keep the child as a model; every mutation must be exact.")
    ] = False,
    url: Url = DEFAULT_URL,
    key: Key = None,
    as_json: AsJson = False,
) -> None:
    """Mutate a model by hand: show what it would become, with the proof that its function is kept."""
    commands = [command(text) for text in mutation]
    with Client(url, key=key) as client:
        if store:
            kept = client.grow(ModelId(model), commands, seed)
            print_json(kept) if as_json else console().print(model_page(kept))
        else:
            child = client.try_mutations(ModelId(model), commands, seed)
            print_json(child) if as_json else console().print(child_page(child))


@app.command(rich_help_panel=MODELS)
def upload(
    file: Annotated[
        Path,
        typer.Argument(metavar="FILE", help="A checkpoint, or weights (safetensors).", exists=True, dir_okay=False),
    ],
    architecture: Annotated[
        Path | None,
        typer.Option(help="The architecture (JSON), if the file has weights alone.", exists=True, dir_okay=False),
    ] = None,
    dataset: Annotated[
        str | None,
        typer.Option(help="The data set it is for; it is checked to fit.", autocompletion=completion.datasets),
    ] = None,
    classes: Annotated[
        int | None, typer.Option(min=1, help="Give it a new last layer for so many classes; the rest stays.")
    ] = None,
    mean: Annotated[
        str | None,
        typer.Option(help="What it was trained with: 0.485,0.456,0.406, one number a channel or one for all."),
    ] = None,
    std: Annotated[str | None, typer.Option(help="The deviations that belong to --mean.")] = None,
    scale: Annotated[
        float,
        typer.Option(help="255 if --mean and --std are of values from 0 to 1, and those of images from 0 to 255."),
    ] = 1.0,
    url: Url = DEFAULT_URL,
    key: Key = None,
    as_json: AsJson = False,
) -> None:
    """Upload a network, to be a job's seed model: `seed_model: {model_id: …}`."""
    graph = None if architecture is None else json_object(architecture.read_text(encoding="utf-8"), str(architecture))
    with Client(url, key=key) as client:
        found = client.upload(file, graph, dataset, classes=classes, normalisation=statistics(mean, std, scale))
    if as_json:
        print_json(found)
    else:
        console().print(model_page(found))


@app.command(rich_help_panel=MODELS)
def verify(
    model: ModelArgument,
    generations: Annotated[int | None, typer.Option(min=0, help="How far back (default: all of its lineage).")] = None,
    url: Url = DEFAULT_URL,
    key: Key = None,
    as_json: AsJson = False,
) -> None:
    """Do a model's lineage again from the stored checkpoints; ends with 1 if something is not as recorded."""
    with Client(url, key=key) as client:
        found = client.verify(ModelId(model), generations)
    if as_json:
        print_json(found)
    else:
        console().print(verification_page(found))
    if not found.verified:
        raise typer.Exit(1)


def command(text: str) -> dict[str, JsonValue]:
    """A mutation as a command line names it: `name`, `name@site`, or a JSON object."""
    if text.lstrip().startswith("{"):
        return json_object(text, "--mutation")
    name, _, site = text.partition("@")
    return {"name": name, "site": site} if site else {"name": name}


def statistics(mean: str | None, std: str | None, scale: float) -> dict[str, JsonValue] | None:
    """The normalisation in --mean, --std and --scale. Raises Error."""
    if mean is None and std is None:
        if scale != 1.0:
            raise Error("--scale belongs to --mean and --std: give both, or leave it out")
        return None
    if mean is None or std is None:
        raise Error(f"{'--std' if mean is None else '--mean'} was given alone: give --mean and --std, or neither")
    return {"mean": numbers(mean, "--mean"), "std": numbers(std, "--std"), "scale": scale}


def numbers(text: str, option: str) -> list[JsonValue]:
    """Numbers with commas between them. Raises Error."""
    try:
        return [float(part) for part in text.split(",")]
    except ValueError as error:
        raise Error(f"{option}: {text!r} is not a list of numbers; write 0.485,0.456,0.406") from error


def json_object(text: str, what: str) -> dict[str, JsonValue]:
    """The JSON object in a text. Raises Error."""
    try:
        found = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise Error(f"{what}: is not JSON: {error}") from error
    if not isinstance(found, dict):
        raise Error(f"{what}: is not a JSON object")
    return found
