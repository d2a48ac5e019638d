"""`leaderboard`, `show`, `download`: what the jobs have found."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from client.api import DEFAULT_URL, Client
from client.commands import completion
from client.commands.app import app
from client.commands.options import AsJson, Key, Limit, ModelArgument, Url
from client.errors import Error
from client.models import JobId, ModelId
from client.rendering import format, output
from client.rendering.leaderboard import leaderboard_table
from client.rendering.live import show_live
from client.rendering.model import model_page
from client.rendering.output import console, print_json
from client.rendering.service import curves_table, sites_table

MODELS = "Models"


@app.command(rich_help_panel=MODELS)
def leaderboard(
    job: Annotated[str | None, typer.Option(help="Only models of this job.", autocompletion=completion.jobs)] = None,
    dataset: Annotated[
        str | None, typer.Option(help="Only models trained on this data set.", autocompletion=completion.datasets)
    ] = None,
    sort: Annotated[str | None, typer.Option(help="val_accuracy (default), val_loss, parameters, flops, …")] = None,
    pareto: Annotated[
        str | None, typer.Option(help="Only models that none beats in accuracy and in this: parameters.")
    ] = None,
    limit: Limit = 20,
    watch: Annotated[
        bool, typer.Option("--watch", "-w", help="Show it again whenever it changes, until Ctrl-C; --json: as lines.")
    ] = False,
    url: Url = DEFAULT_URL,
    key: Key = None,
    as_json: AsJson = False,
) -> None:
    """Rank all models ever grown, the best first."""
    with Client(url, key=key) as client:
        job_id = JobId(job) if job is not None else None
        if watch:
            show_live(client.leaderboard_stream(job_id, dataset, sort, pareto, limit), as_json=as_json)
            return
        items = list(client.leaderboard(job_id=job_id, dataset=dataset, sort=sort, pareto=pareto, limit=limit))
        if not items:
            _require(client, job_id, dataset)
    if as_json:
        print_json(items)
    elif items:
        out = console()
        out.print(leaderboard_table(items, out.width))
    else:
        typer.echo("no models yet")


def _require(client: Client, job_id: JobId | None, dataset: str | None) -> None:
    """Raise `Error` for an unknown job or data set: an empty ranking would hide a typing error."""
    if job_id is not None:
        client.job(job_id)
    if dataset is not None and dataset not in (known := {found.name for found in client.datasets()}):
        raise Error(f"there is no data set {dataset!r}; known: {', '.join(sorted(known))}")


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
def curves(model: ModelArgument, url: Url = DEFAULT_URL, key: Key = None, as_json: AsJson = False) -> None:
    """Show how a model learned, epoch by epoch."""
    with Client(url, key=key) as client:
        found = list(client.curves(ModelId(model)))
    output.show(found, lambda: curves_table(found), as_json=as_json)


@app.command(rich_help_panel=MODELS)
def sites(
    model: ModelArgument,
    mutation: Annotated[
        str | None, typer.Option("--mutation", "-m", help="Only of this mutation.", autocompletion=completion.mutations)
    ] = None,
    url: Url = DEFAULT_URL,
    key: Key = None,
    as_json: AsJson = False,
) -> None:
    """List where a model could grow, and where not, why."""
    with Client(url, key=key) as client:
        found = list(client.sites(ModelId(model), mutation))
    output.show(found, lambda: sites_table(found), as_json=as_json)


@app.command(rich_help_panel=MODELS)
def download(
    model: ModelArgument,
    target: Annotated[
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
        path = target or Path(f"{found.model_id}.safetensors")
        client.download(found.model_id, path)
    if as_json:
        print_json(found.checkpoint)
    else:
        typer.echo(f"{path}: {format.size(found.checkpoint.bytes)}, sha256 {found.checkpoint.sha256}")
