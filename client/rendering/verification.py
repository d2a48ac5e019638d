"""A lineage that was done again, as text."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import Group, RenderableType
from rich.markup import escape
from rich.table import Table
from rich.text import Text

from client.models import ModelFinding, MutationFinding, Verification
from client.rendering import format


def verification_page(found: Verification) -> RenderableType:
    """A row for each mutation, checkpoint and architecture, the eldest first; the verdict below."""
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0))
    for column in ("gen.", "model", "what", "verdict"):
        table.add_column(column, overflow="fold", no_wrap=column == "gen.")
    for model in found.models:
        rows = list(_rows(model))
        for i, (what, verdict, matches) in enumerate(rows):
            first = (str(model.generation), model.model_id) if i == 0 else ("", "")
            table.add_row(*first, escape(what), escape(verdict), style=None if matches else "red")
    return Group(table, Text(f"\n{verdict_of(found)}", style="bold"))


def verdict_of(found: Verification) -> str:
    """The verdict over all steps."""
    reach = "back to its root" if found.complete else f"{len(found.models) - 1} generations back"
    if found.verified:
        return f"verified, {reach}: every certificate and every digest is as recorded"
    return f"not verified ({reach}): something is not as recorded"


def _rows(model: ModelFinding) -> Iterator[tuple[str, str, bool]]:
    for mutation in model.mutations:
        yield f"{mutation.name} at {mutation.site}", _measured(mutation), mutation.matches
    checkpoint, architecture = model.checkpoint, model.architecture
    yield f"checkpoint {checkpoint.sha256[:16]}…", checkpoint.reason or "as recorded", checkpoint.matches
    yield f"architecture {architecture.digest[:16]}…", architecture.reason or "as recorded", architecture.matches


def _measured(mutation: MutationFinding) -> str:
    if mutation.reason is not None:
        return mutation.reason
    verdict = "exact" if mutation.exact else "not exact, as recorded"
    error = format.NOTHING if mutation.max_error is None else f"{mutation.max_error:.1e}"
    return f"{verdict}: relative error {error}, measured anew"
