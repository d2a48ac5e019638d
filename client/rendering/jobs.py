"""Jobs as text: a table of many, a few lines for one."""

from __future__ import annotations

import json
from collections.abc import Sequence

from rich.console import Group, RenderableType
from rich.markup import escape
from rich.table import Table
from rich.text import Text

from client.models import Job, JobState, Trial
from client.rendering import format
from client.rendering.service import plain_table

# Narrower terminals do without the time.
WIDE = 100
STATE_STYLES = {
    JobState.RUNNING: "green",
    JobState.PAUSED: "yellow",
    JobState.SUCCEEDED: "bold green",
    JobState.FAILED: "bold red",
    JobState.CANCELLED: "red",
}


def jobs_table(jobs: Sequence[Job], width: int) -> Table:
    """One row a job, in the order given."""
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0))
    table.add_column("job", no_wrap=True, overflow="fold")
    table.add_column("name", min_width=10, overflow="fold")
    table.add_column("state", no_wrap=True)
    table.add_column("trials", justify="right", no_wrap=True)
    table.add_column("best", justify="right", no_wrap=True)
    if width >= WIDE:
        table.add_column("created", no_wrap=True)
    for job in jobs:
        best = format.percent(job.best_model.val_accuracy) if job.best_model else format.NOTHING
        cells = [
            job.id,
            escape(format.plain(job.name)) if job.name else format.NOTHING,
            state_text(job),
            str(job.progress.tried) if job.budget else f"{job.progress.tried}/{job.progress.total}",
            best,
        ]
        table.add_row(*cells, *([format.moment(job.created_at)] if width >= WIDE else []))
    return table


def state_text(job: Job) -> str:
    """The state in its colour (rich markup); a job that is being cancelled says so."""
    if job.cancel_requested and not job.state.ended:
        return "[red]cancelling[/red]"
    style = STATE_STYLES.get(job.state)
    return f"[{style}]{job.state}[/{style}]" if style else str(job.state)


def job_title(job: Job) -> str:
    """The name of a job within a sentence."""
    return f"{job.id} ({format.plain(job.name)})" if job.name else str(job.id)


def job_summary(job: Job) -> str:
    """One line: what the job is, its state, its trials, its best model."""
    state = "cancelling" if job.cancel_requested and not job.state.ended else str(job.state)
    parts = [f"{job_title(job)}: {state}", progress_summary(job)]
    if job.best_model is not None:
        parts.append(f"best model {job.best_model.model_id}")
    if job.margin is not None:
        parts.append(gained(job))
    if job.error:
        parts.append(format.plain(job.error))
    return "; ".join(parts)


def progress_summary(job: Job) -> str:
    """Count of ended trials, failures among them, and the best accuracy."""
    progress = job.progress
    text = spent(job) or f"{progress.ended}/{progress.total} trials"
    bad = [f"{n} {word}" for n, word in ((progress.failed, "failed"), (progress.cancelled, "cancelled")) if n]
    text += f" ({', '.join(bad)})" if bad else ""
    return f"{text}, best {format.percent(job.best_model.val_accuracy)}" if job.best_model else text


def gained(job: Job) -> str:
    """Gain over the seed network trained on; empty if unknown."""
    if job.margin is None:
        return ""
    points = f"{100 * job.margin.accuracy:+.2f} ± {100 * job.margin.standard_error:.2f} points"
    if job.margin.paid:
        return f"growth is {points} over `continue`"
    return f"growth did not pay in this job: {points} against `continue`"


def spent(job: Job) -> str:
    """Spent part of the budget, and its trials; empty for a budget of trials."""
    if job.budget is None:
        return ""
    unit = "s" if job.budget.measure == "seconds" else "FLOPs"
    return f"{job.budget.spent:.3g} of {job.budget.total:.3g} {unit} in {job.progress.tried} trials"


def job_page(job: Job) -> RenderableType:
    """One job: its summary, its warnings, its spec."""
    lines = [Text(job_summary(job))]
    lines += [Text(f"warning: {format.plain(warning)}", style="yellow") for warning in job.warnings]
    moments = (("created", job.created_at), ("started", job.started_at), ("ended", job.ended_at))
    lines += [Text(", ".join(f"{word} {format.moment(time)}" for word, time in moments if time is not None))]
    return Group(*lines, Text(json.dumps(job.spec, indent=2, ensure_ascii=True)))


def trials_table(trials: Sequence[Trial]) -> RenderableType:
    """One row a trial."""
    if not trials:
        return Text("no trials yet")
    right = ("#", "epoch", "parameters", "seconds")
    table = plain_table(("#", "state", "mutations", "epoch", "parameters", "seconds", "model or error"), right=right)
    for trial in trials:
        grown = "" if trial.mutations is None else format.mutations(trial.mutations, of_seed=not trial.mutations)
        seconds = "" if trial.seconds is None else f"{trial.seconds:.1f}"
        outcome = format.plain(trial.error) if trial.error else trial.model_id or trial.worker_id or ""
        size = "" if trial.parameters is None else format.count(trial.parameters)
        table.add_row(
            str(trial.number), trial.state, Text(grown), str(trial.epoch), size, seconds, Text(format.plain(outcome))
        )
    return table
