"""Shell completion of ids and names that the service has at the moment.

Each function is asked by a person who waits at a prompt: a service that does not answer completes nothing, soon.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable

import typer

from client.api import DEFAULT_URL, Client
from client.errors import Error
from client.rendering import format

PATIENCE_SECONDS = 2.0
MOST = 100

Completion = tuple[str, str]
"""A completion: the text, and its description for shells that show one."""


def jobs(ctx: typer.Context, incomplete: str) -> list[Completion]:
    """The youngest jobs."""
    return _asked(ctx, incomplete, lambda client: ((job.id, _words(job.name, job.state)) for job in client.jobs(MOST)))


def models(ctx: typer.Context, incomplete: str) -> list[Completion]:
    """The best models."""
    return _asked(
        ctx,
        incomplete,
        lambda client: (
            (item.model_id, _words(item.dataset, format.percent(item.val_accuracy)))
            for item in client.leaderboard(limit=MOST)
        ),
    )


def datasets(ctx: typer.Context, incomplete: str) -> list[Completion]:
    """The data sets whose files are there."""
    return _asked(
        ctx,
        incomplete,
        lambda client: (
            (dataset.name, _words(f"{dataset.classes} classes")) for dataset in client.datasets() if dataset.available
        ),
    )


def presets(ctx: typer.Context, incomplete: str) -> list[Completion]:
    """The seed networks."""
    return _asked(
        ctx,
        incomplete,
        lambda client: (
            (preset.name, _words(f"{format.count(preset.parameters)} parameters")) for preset in client.presets()
        ),
    )


def mutations(ctx: typer.Context, incomplete: str) -> list[Completion]:
    """The mutations."""
    return _asked(
        ctx, incomplete, lambda client: ((mutation.name, mutation.description) for mutation in client.mutations())
    )


def _asked(ctx: typer.Context, incomplete: str, ask: Callable[[Client], Iterable[tuple[str, str]]]) -> list[Completion]:
    """Completions from the service that the line or the environment names, for this prefix."""
    url = ctx.params.get("url") or os.environ.get("NETGROW_URL") or DEFAULT_URL
    key = ctx.params.get("key") or os.environ.get("NETGROW_API_KEY")
    try:
        with Client(url, timeout=PATIENCE_SECONDS, key=key) as client:
            return [(value, words) for value, words in ask(client) if value.startswith(incomplete)]
    except Error:  # whoever goes on typing is told by the command itself
        return []


def _words(*parts: str | None) -> str:
    return ", ".join(format.plain(part) for part in parts if part)
