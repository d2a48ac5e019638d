"""The curves of an experiment as a PNG: mean over the seeds, the range between lowest and highest shaded.

Losses are on a logarithmic scale. Accuracies right after a growth that lost much may lie below the picture.
"""

from collections.abc import Sequence
from itertools import cycle
from pathlib import Path

import matplotlib

matplotlib.use("Agg")
import matplotlib.pyplot as plt
from matplotlib.axes import Axes

from benchmarks.seeds.results import Results

STYLES = ("solid", "dashed", "dotted", "dashdot")
LABELS = {
    "step": "optimizer steps",
    "flops": "training FLOPs",
    "seconds": "seconds",
    "val_loss": "validation loss",
    "val_accuracy": "validation accuracy",
}


def draw(results: Results, path: Path, axes: tuple[str, ...] = ("step", "flops")) -> None:
    """A row for each group of arms, a panel for each of the axes, one line an arm: black if it is a `continue`."""
    rows = groups(results.arms())
    size = (6.5 * len(axes), 4.5 * len(rows))
    figure, panels = plt.subplots(len(rows), len(axes), figsize=size, squeeze=False, sharex="col", layout="constrained")
    for row, (group, arms) in zip(panels, rows.items(), strict=True):
        for panel, axis in zip(row, axes, strict=True):
            _panel(results, panel, axis, group, arms)
        row[0].set_title(group, loc="left")
        row[-1].legend(loc="center left", bbox_to_anchor=(1.02, 0.5), fontsize="small")
    figure.suptitle(f"{results.experiment} ({results.form}), seeds {', '.join(map(str, results.seeds))}")
    figure.savefig(path, dpi=110)
    plt.close(figure)


def groups(arms: Sequence[str]) -> dict[str, list[str]]:
    """The arms by what stands before the first colon of their names; those without one are together."""
    found: dict[str, list[str]] = {}
    for arm in arms:
        group, colon, _ = arm.partition(": ")
        found.setdefault(group if colon else "", []).append(arm)
    return found


def _panel(results: Results, panel: Axes, axis: str, group: str, arms: Sequence[str]) -> None:
    colours = plt.get_cmap("tab20").colors  # type: ignore[attr-defined]
    styles, shades, lowest = cycle(STYLES), cycle(colours), 1.0
    for arm in arms:
        label = arm.removeprefix(f"{group}: ")
        runs = results.of(arm)
        count = min(len(run.points) for run in runs)
        # A network from scratch starts so far away that its start would flatten all the rest.
        first = 0 if runs[0].parent_loss is not None else min(1, count - 1)
        places = range(first, count)
        across = [sum(getattr(run.points[place], axis) for run in runs) / len(runs) for place in places]
        values = [[getattr(run.points[place], results.metric) for run in runs] for place in places]
        is_control = label.startswith("continue")
        colour = "black" if is_control else next(shades)
        style = next(styles) if is_control else "solid"
        means = [sum(each) / len(each) for each in values]
        panel.plot(across, means, marker=".", color=colour, linestyle=style, label=label)
        panel.fill_between(
            across, [min(each) for each in values], [max(each) for each in values], color=colour, alpha=0.15
        )
        lowest = min([lowest, *map(min, values[1:])])
    if results.metric == "val_loss":
        panel.set_yscale("log")
    else:
        panel.set_ylim(lowest - 0.05 * (1 - lowest), 1.0)
    panel.set_xlabel(LABELS[axis])
    panel.set_ylabel(LABELS[results.metric])
    panel.grid(alpha=0.3)
