"""`export`, `card`, `predict`: walking away with a model, or asking it right here."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from client.api import DEFAULT_URL, Client
from client.commands.app import app
from client.commands.models import MODELS
from client.commands.options import AsJson, Key, ModelArgument, Url
from client.downloads import written
from client.models import ExportFormat, ModelId
from client.rendering import format
from client.rendering.output import print_document, show
from client.rendering.predictions import predictions_page


@app.command(rich_help_panel=MODELS)
def export(
    model: ModelArgument,
    form: Annotated[
        ExportFormat,
        typer.Option(
            "--format",
            "-f",
            help="onnx: checked with onnxruntime; safetensors: the checkpoint; python: one file that needs torch "
            "alone; torch: a state dict.",
        ),
    ],
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", help="The file to write (default: named by the model).", dir_okay=False),
    ] = None,
    normalisation: Annotated[
        bool,
        typer.Option(
            "--normalisation/--no-normalisation",
            help="onnx: the file takes raw inputs, and normalises them itself; or takes them normalised.",
        ),
    ] = True,
    opset: Annotated[
        int | None,
        typer.Option("--opset", min=1, help="onnx: the version of its operators, for older consumers."),
    ] = None,
    input_type: Annotated[
        str | None, typer.Option("--input", help="onnx: float32, or uint8 for bytes as image files have them.")
    ] = None,
    url: Url = DEFAULT_URL,
    key: Key = None,
    as_json: AsJson = False,
) -> None:
    """Write a model in a form that others read; complete, or not at all. How to load it: `netgrow card MODEL`."""
    path = output or Path(f"{model}{form.suffix}")
    with Client(url, key=key) as client:
        client.export(ModelId(model), form, path, normalisation, opset, input_type)
    size = path.stat().st_size
    if as_json:
        print_document({"path": str(path), "format": form.value, "bytes": size})
    else:
        typer.echo(f"{path}: {format.size(size)}")


@app.command(rich_help_panel=MODELS)
def card(
    model: ModelArgument,
    output: Annotated[Path | None, typer.Option("--output", "-o", help="The file to write.", dir_okay=False)] = None,
    url: Url = DEFAULT_URL,
    key: Key = None,
    as_json: AsJson = False,
) -> None:
    """Print a model's card (Markdown): data, recipe, lineage, metrics, how to load it. With -o, write it."""
    with Client(url, key=key) as client:
        text = client.card(ModelId(model))
    if output is not None:
        with written(output) as write:
            write(text.encode())
    if as_json:
        print_document({"model_id": model, "markdown": text})
    elif output is None:
        typer.echo(text)
    else:
        typer.echo(f"{output}: {format.size(len(text.encode()))}")


@app.command(rich_help_panel=MODELS)
def predict(
    model: ModelArgument,
    file: Annotated[
        Path,
        typer.Argument(metavar="FILE", help="An .npz with raw samples as the array x.", exists=True, dir_okay=False),
    ],
    url: Url = DEFAULT_URL,
    key: Key = None,
    as_json: AsJson = False,
) -> None:
    """Predict samples with a model: their classes and probabilities. Inputs are raw, as in its data set."""
    with Client(url, key=key) as client:
        found = client.predict(ModelId(model), file)
    show(found, lambda: predictions_page(found), as_json=as_json)
