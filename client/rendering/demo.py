"""The demo's results, for people."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from rich.console import Group, RenderableType
from rich.text import Text

from client.models import Job, LeaderboardItem
from client.rendering import format
from client.rendering.leaderboard import leaderboard_table


@dataclass(frozen=True)
class Findings:
    """`of_job`: the models of this job, the best first; `ranked`: the best of all jobs and this job's seed network;
    `checkpoint`: where the first of `ranked` lies."""

    job: Job
    of_job: Sequence[LeaderboardItem]
    ranked: Sequence[LeaderboardItem]
    seed: LeaderboardItem
    checkpoint: Path
    folder: Path


def findings_page(findings: Findings, width: int) -> RenderableType:
    """The leaderboard, how the best network grew, and where to go from here."""
    best = findings.of_job[0]
    return Group(
        Text(),
        leaderboard_table(findings.ranked, width, title="Leaderboard of all jobs: accuracy on the validation split"),
        Text(),
        Text(_verdict(findings.seed, best)),
        Text(f"How it grew: {_growth(best, findings.of_job)}"),
        Text(),
        Text(f"Best checkpoint: {_shown(findings.checkpoint)}", no_wrap=True, overflow="ignore"),
        Text(f"Look around: {_up_command(findings.folder)}", no_wrap=True, overflow="ignore"),
        Text("  then open http://127.0.0.1:8000/ (API docs: http://127.0.0.1:8000/docs)"),
    )


def _verdict(seed: LeaderboardItem, best: LeaderboardItem) -> str:
    """One sentence on whether growth has paid."""
    reached = f"The best network of this run reaches {format.percent(best.val_accuracy)}"
    if best.model_id == seed.model_id:
        return f"{reached}: it is the seed network itself; no child was better."
    return (
        f"{reached} with {format.count(best.parameters)} parameters; "
        f"the seed network {format.percent(seed.val_accuracy)} with {format.count(seed.parameters)}."
    )


def _growth(model: LeaderboardItem, of_job: Sequence[LeaderboardItem]) -> str:
    """The model's ancestors from the seed network on, with what each step did and brought."""
    known = {item.model_id: item for item in of_job}
    steps: list[str] = []
    current: LeaderboardItem | None = model
    while current is not None:
        what = "seed" if current.is_seed else " + ".join(current.mutations)
        steps.append(f"{what} {format.percent(current.val_accuracy)}")
        current = known.get(current.parent_id) if current.parent_id else None
    return " → ".join(reversed(steps))


def _up_command(folder: Path) -> str:
    """The command that starts the service on this data, as it can be typed here."""
    program = "netgrow" if shutil.which("netgrow") else _shown(Path(sys.argv[0]))
    return f"{program} up --data-dir {_shown(folder)}"


def _shown(path: Path) -> str:
    """The path as seen from here, if that is shorter."""
    relative = os.path.relpath(path)
    return relative if len(relative) < len(str(path)) else str(path)
