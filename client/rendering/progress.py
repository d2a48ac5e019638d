"""A job's progress for a terminal: how far it is, what each worker does, what happened last."""

from __future__ import annotations

from datetime import UTC, datetime

from rich.console import Group, RenderableType
from rich.markup import escape
from rich.progress_bar import ProgressBar
from rich.table import Table
from rich.text import Text

from client.models import Job, Worker
from client.rendering import format
from client.rendering.jobs import spent, state_text
from client.watching.view import RECENT, TOP, JobView, TrialView

BAR_WIDTH = 30
HIGH = 28


def progress_panel(view: JobView, now: datetime | None = None, height: int = HIGH) -> RenderableType:
    """Everything, always of the same height for the same number of workers, so that the terminal does not jump.

    In a terminal of less than `HIGH` lines, the best models are left out.
    """
    best: list[RenderableType] = [*_best(view), Text()] if height >= HIGH else []
    return Group(
        _headline(view.job, now or datetime.now(UTC)),
        _bar(view.job),
        Text(),
        _workers(view),
        Text(),
        *best,
        *_recent(view),
    )


def _headline(job: Job, now: datetime) -> Table:
    line = Table.grid(padding=(0, 2, 0, 0))
    begun = job.started_at
    spent = format.duration(((job.ended_at or now) - begun).total_seconds()) if begun else ""
    line.add_row(Text(format.plain(job.name or job.id), style="bold"), state_text(job), f"[dim]{spent}[/dim]")
    return line


def _bar(job: Job) -> Table:
    progress = job.progress
    line = Table.grid(padding=(0, 2, 0, 0))
    best = f"best [bold]{format.percent(job.best_model.val_accuracy)}[/bold]" if job.best_model else ""
    failed = f"[red]{progress.failed} failed[/red]" if progress.failed else ""
    if job.budget is not None:
        bar = ProgressBar(total=job.budget.total, completed=min(job.budget.spent, job.budget.total), width=BAR_WIDTH)
    else:
        bar = ProgressBar(total=max(progress.total, 1), completed=progress.tried, width=BAR_WIDTH)
    line.add_row(bar, spent(job) or f"{progress.tried}/{progress.total} trials", best, failed)
    return line


def _workers(view: JobView) -> RenderableType:
    if view.away:
        return Text("the service does not answer just now: waiting for it", style="yellow")
    if not view.workers:
        return Text("no worker is alive yet (`netgrow worker` starts one)", style="yellow")
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="dim")
    for column in ("worker", "device", "trial", "mutations", "epoch", "accuracy"):
        table.add_column(column, no_wrap=True, min_width=len(column))
    for number, worker in enumerate(view.workers, start=1):
        table.add_row(f"{number}", escape(worker.device), *_work(view, worker))
    return table


def _work(view: JobView, worker: Worker) -> tuple[str, str, str, str]:
    """The cells trial, mutations, epoch and accuracy."""
    trial = view.trial_of(worker)
    if trial is None:
        return ("[dim]another job's[/dim]" if worker.trial_id in view.foreign else "[dim]waits[/dim]", "", "", "")
    if trial.mutations is None:
        return (str(trial.number), "[dim]growing[/dim]", "", "")
    accuracy = format.percent(trial.val_accuracy) if trial.val_accuracy is not None else ""
    mutations = format.mutations(trial.mutations, of_seed=not trial.mutations)
    return (str(trial.number), mutations, _epoch(view, trial), accuracy)


def _epoch(view: JobView, trial: TrialView) -> str:
    epochs = view.epochs_of(trial)
    return str(trial.epoch) if epochs is None else f"{trial.epoch}/{epochs}"


def _best(view: JobView) -> list[RenderableType]:
    """The best models so far, and empty lines for those to come."""
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="dim")
    for column in ("#", "accuracy", "parameters", "mutations", "model"):
        table.add_column(column, no_wrap=True, justify="right" if column in ("#", "parameters") else "left")
    for place, item in enumerate(view.top, start=1):
        mutations = format.mutations(item.mutations, of_seed=item.is_seed)
        accuracy, size = format.percent(item.val_accuracy), format.count(item.parameters)
        table.add_row(str(place), accuracy, size, escape(mutations), item.model_id)
    return [table, *[Text()] * (TOP - len(view.top))]


def _recent(view: JobView) -> list[RenderableType]:
    lines: list[RenderableType] = [Text(line, style="dim", no_wrap=True, overflow="ellipsis") for line in view.recent]
    return lines + [Text()] * (RECENT - len(lines))
