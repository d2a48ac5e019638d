"""`datasets list`, `datasets upload`, `datasets delete`, `datasets fetch`: what jobs learn from."""

from __future__ import annotations

import json
import os
import re
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Annotated

import typer
from rich.table import Table

from client.api import DEFAULT_URL, Client
from client.commands.app import app
from client.commands.consent import require_consent
from client.commands.models import MODELS
from client.commands.options import AsJson, DataDir, Key, Url, Yes
from client.commands.parts import checked_settings
from client.errors import Error
from client.models import Dataset
from client.rendering import format
from client.rendering.output import console, print_document, print_json
from client.rendering.reports import report_lines
from client.supervision.service import data_dir_of

datasets = typer.Typer(help="List data sets, upload and delete your own, download known ones.", no_args_is_help=True)
app.add_typer(datasets, name="datasets", rich_help_panel=MODELS)


@datasets.command("list")
def list_datasets(url: Url = DEFAULT_URL, key: Key = None, as_json: AsJson = False) -> None:
    """List the data sets that a job may name."""
    with Client(url, key=key) as client:
        found = list(client.datasets())
    if as_json:
        print_json(found)
    else:
        console().print(_table(found))


@datasets.command()
def upload(
    path: Annotated[
        Path,
        typer.Argument(
            metavar="PATH", help="An .npz, a CSV, a folder of images (CLASS/image.png), or a zip or tar of one."
        ),
    ],
    name: Annotated[str | None, typer.Option(help="What jobs will call it (default: the file's name).")] = None,
    size: Annotated[
        str | None, typer.Option(metavar="WxH", help="What all images become, in pixels; needed for mixed sizes.")
    ] = None,
    layout: Annotated[
        str | None,
        typer.Option(
            metavar="AXES",
            help="The order of an array's axes, where it is not plain: NCHW, NHWC, NHW, or NCT, NTC for signals.",
        ),
    ] = None,
    label_column: Annotated[
        str | None,
        typer.Option(
            metavar="COLUMN", help="The column of a table that has the labels: its name or its number from 1."
        ),
    ] = None,
    task: Annotated[
        str | None,
        typer.Option(
            metavar="TASK", help="What is learned, where one-hot labels leave it open: classification or multi_label."
        ),
    ] = None,
    skip_unreadable: Annotated[
        bool, typer.Option("--skip-unreadable", help="Leave out images that cannot be read, and say how many.")
    ] = False,
    url: Url = DEFAULT_URL,
    key: Key = None,
    as_json: AsJson = False,
) -> None:
    """Upload a data set. The service reads all of it, and reports its contents or the faulty file."""
    with Client(url, key=key) as client:
        found = client.upload_dataset(
            name or _name_of(path), path, _size(size), layout, label_column, skip_unreadable, task
        )
    if as_json:
        print_json(found)
        return
    typer.echo(
        f"{found.name}: {found.train} samples to train, {found.validation} to validate, {found.test} to test, "
        f"{found.classes} {'labels' if found.task == 'multi_label' else 'classes'}, each sample {_shape(found)}"
    )
    for line in report_lines(found):
        typer.echo(format.plain(line))


@datasets.command()
def delete(
    name: Annotated[str, typer.Argument(metavar="NAME", help="An upload's name.")],
    yes: Yes = False,
    url: Url = DEFAULT_URL,
    key: Key = None,
    as_json: AsJson = False,
) -> None:
    """Delete an upload that no open job learns from. What was learned from it stays."""
    with Client(url, key=key) as client:
        if not yes:
            require_consent(f"delete the data set {name}?")
        client.delete_dataset(name)
    if as_json:
        print_document({"deleted": name})
    else:
        typer.echo(f"the data set {name} is deleted")


@datasets.command()
def fetch(
    name: Annotated[
        str, typer.Argument(metavar="NAME", help="A known data set: mnist, fashion_mnist, cifar10, cifar100, svhn.")
    ],
    origin: Annotated[
        str | None, typer.Option(metavar="URL", help="The folder of a mirror (default: where it is published).")
    ] = None,
    data_dir: DataDir = None,
    as_json: AsJson = False,
) -> None:
    """Download a known data set's files into NETGROW_DATASETS_DIR, each checked against its published SHA-256."""
    import nas
    from store import downloads

    if data_dir is not None:
        os.environ["NETGROW_DATA_DIR"] = str(data_dir_of(data_dir))
    folder = checked_settings().datasets_dir
    try:
        brought = downloads.fetch(name, folder, origin=origin, progress=_progress())
    except (nas.DatasetError, downloads.DownloadError) as error:
        raise Error(str(error)) from error
    if as_json:
        print(json.dumps([str(path) for path in brought], indent=2))
    elif brought:
        for path in brought:
            typer.echo(f"{path}: {format.size(path.stat().st_size)}")
    else:
        typer.echo(f"{name} is there already: nothing to download")


def _table(found: list[Dataset]) -> Table:
    table = Table("data set", "sample", "classes", "train", "validate", "test", "", box=None, pad_edge=False)
    for dataset in found:
        table.add_row(
            dataset.name,
            _shape(dataset),
            str(dataset.classes),
            *(f"{count:,}" for count in (dataset.train, dataset.validation, dataset.test)),
            (dataset.reason or "") if dataset.available else "files missing: see `netgrow datasets fetch`",
        )
    return table


def _shape(dataset: Dataset) -> str:
    return "×".join(str(side) for side in dataset.input_shape)


def _name_of(path: Path) -> str:
    """A name that the service takes, from the file's."""
    return re.sub(r"[^a-z0-9_-]+", "-", path.resolve().stem.lower()).strip("-_")[:64] or "data"


def _size(given: str | None) -> tuple[int, int] | None:
    if given is None:
        return None
    matched = re.fullmatch(r"([1-9][0-9]{0,3})x([1-9][0-9]{0,3})", given)
    if matched is None:
        raise Error(f"--size: {given!r} is no size in pixels: it looks like 32x32")
    return int(matched[1]), int(matched[2])


def _progress() -> Callable[[str, int, int], None]:
    """A line on a terminal that tells how far each file is; nothing elsewhere."""
    shown: dict[str, int] = {}

    def tell(name: str, done: int, size: int) -> None:
        percent = 100 * done // max(size, 1)
        if sys.stderr.isatty() and shown.get(name) != percent:
            shown[name] = percent
            print(f"\r{name}: {percent} %", end="\n" if percent >= 100 else "", file=sys.stderr, flush=True)

    return tell
