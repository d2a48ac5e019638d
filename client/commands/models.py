"""`leaderboard`, `show`, `download`: what the jobs have found."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from client.api import DEFAULT_URL, Client
from client.commands.app import app
from client.commands.options import AsJson, Key, Limit, ModelArgument, Url
from client.models import JobId, ModelId
from client.rendering import format
from client.rendering.leaderboard import leaderboard_table
from client.rendering.model import model_page
from client.rendering.output import console, print_json

MODELS = "Models"


@app.command(rich_help_panel=MODELS)
def leaderboard(
    job: Annotated[str | None, typer.Option(help="Only models of this job.")] = None,
    dataset: Annotated[str | None, typer.Option(help="Only models trained on this data set.")] = None,
    sort: Annotated[str | None, typer.Option(help="val_accuracy (default), val_loss, parameters, flops, …")] = None,
    pareto: Annotated[
        str | None, typer.Option(help="Only models that none beats in accuracy and in this: parameters.")
    ] = None,
    limit: Limit = 20,
    url: Url = DEFAULT_URL,
    key: Key = None,
    as_json: AsJson = False,
) -> None:
    """Rank all models ever grown, the best first."""
    with Client(url, key=key) as client:
        job_id = JobId(job) if job is not None else None
        items = list(client.leaderboard(job_id=job_id, dataset=dataset, sort=sort, pareto=pareto, limit=limit))
    if as_json:
        print_json(items)
    elif items:
        out = console()
        out.print(leaderboard_table(items, out.width))
    else:
        typer.echo("no models yet")


@app.command(rich_help_panel=MODELS)
def show(model: ModelArgument, url: Url = DEFAULT_URL, key: Key = None, as_json: AsJson = False) -> None:
    """Show one model: its scores, its mutations with their certificates, its architecture."""
    with Client(url, key=key) as client:
        found = client.model(ModelId(model))
    if as_json:
        print_json(found)
    else:
        console().print(model_page(found))


@app.command(rich_help_panel=MODELS)
def download(
    model: ModelArgument,
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", help="The file to write (default: MODEL.safetensors).", dir_okay=False),
    ] = None,
    url: Url = DEFAULT_URL,
    key: Key = None,
    as_json: AsJson = False,
) -> None:
    """Download a model's checkpoint (safetensors); complete and with its digest checked, or not at all."""
    with Client(url, key=key) as client:
        found = client.model(ModelId(model))
        path = output or Path(f"{found.model_id}.safetensors")
        client.download(found.model_id, path)
    if as_json:
        print_json(found.checkpoint)
    else:
        typer.echo(f"{path}: {format.size(found.checkpoint.bytes)}, sha256 {found.checkpoint.sha256}")
