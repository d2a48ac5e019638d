"""The leaderboard as a table."""

from __future__ import annotations

from collections.abc import Sequence

from rich.markup import escape
from rich.table import Table

from client.models import LeaderboardItem
from client.rendering import format

# Narrower terminals do without the columns that matter less.
WIDE = 100


def leaderboard_table(items: Sequence[LeaderboardItem], width: int, title: str | None = None) -> Table:
    """One row a model, in the order given; a seed network is marked in the column of mutations."""
    table = Table(title=title, box=None, pad_edge=False, padding=(0, 2, 0, 0), title_justify="left", title_style="bold")
    datasets = {item.dataset for item in items}
    table.add_column("#", justify="right", no_wrap=True)
    table.add_column("accuracy", justify="right", no_wrap=True)
    if width >= WIDE:
        table.add_column("loss", justify="right", no_wrap=True)
    table.add_column("parameters", justify="right", no_wrap=True)
    if len(datasets) > 1:
        table.add_column("data set", no_wrap=True)
    table.add_column("gen.", justify="right", no_wrap=True)
    table.add_column("mutations")
    table.add_column("model", no_wrap=True, overflow="fold")
    for item in items:
        cells = [format.NOTHING if item.rank is None else str(item.rank), format.percent(item.val_accuracy)]
        if width >= WIDE:
            cells.append(f"{item.val_loss:.4f}")
        cells.append(format.count(item.parameters))
        if len(datasets) > 1:
            cells.append(escape(item.dataset))
        cells += [str(item.generation), format.mutations(item.mutations, of_seed=item.is_seed), item.model_id]
        table.add_row(*cells, style="cyan" if item.is_seed else None)
    return table
