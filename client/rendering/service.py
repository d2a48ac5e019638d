"""Workers, presets and models' details as tables."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from client.models import Epoch, Preset, Site, Worker
from client.rendering import format


def plain_table(columns: Sequence[str], right: Sequence[str] = ()) -> Table:
    """A table without lines, whose numbers stand on the right."""
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0))
    for column in columns:
        table.add_column(column, justify="right" if column in right else "left", overflow="fold")
    return table


def workers_table(workers: Sequence[Worker], now: datetime | None = None) -> RenderableType:
    """One row a worker."""
    if not workers:
        return Text("no worker is alive: `netgrow worker` starts one")
    table = plain_table(("worker", "host", "device", "trial", "seen"), right=("seen",))
    for worker in workers:
        seen = "" if worker.seen_at is None else _ago(worker.seen_at, now or datetime.now(UTC))
        cells = (worker.id, worker.host, worker.device, worker.trial_id or "waits", seen)
        table.add_row(*(Text(format.plain(cell)) for cell in cells))
    return table


def presets_table(presets: Sequence[Preset]) -> Table:
    """One row a seed network."""
    table = plain_table(
        ("preset", "sample", "classes", "parameters", "flops"), right=("classes", "parameters", "flops")
    )
    for preset in presets:
        sample = "×".join(map(str, preset.input_shape))
        sizes = (format.count(number) for number in (preset.classes, preset.parameters, preset.flops))
        table.add_row(preset.name, sample, *sizes)
    return table


def curves_table(epochs: Sequence[Epoch]) -> RenderableType:
    """One row an epoch."""
    if not epochs:
        return Text("no trial trained this model")
    numbers = ("train loss", "train acc.", "val. loss", "val. acc.", "rate", "seconds")
    table = plain_table(("epoch", *numbers), right=("epoch", *numbers))
    for epoch in epochs:
        table.add_row(
            str(epoch.epoch),
            f"{epoch.train_loss:.4f}",
            format.percent(epoch.train_accuracy),
            f"{epoch.val_loss:.4f}",
            format.percent(epoch.val_accuracy),
            f"{epoch.learning_rate:.3g}",
            f"{epoch.seconds:.2f}",
        )
    return table


def sites_table(sites: Sequence[Site]) -> Table:
    """One row a place, those where the mutation may not apply with the reason."""
    table = plain_table(("mutation", "site", "", "why not"))
    for site in sites:
        verdict = Text("yes", style="green") if site.legal else Text("no", style="dim")
        table.add_row(site.name, Text(format.plain(site.site)), verdict, Text(format.plain(site.reason or "")))
    return table


def _ago(then: datetime, now: datetime) -> str:
    return f"{format.duration((now - then).total_seconds())} ago"
