"""The curves of an experiment as a PNG: mean over the seeds, the range between lowest and highest shaded.

Losses are on a logarithmic scale. Accuracies right after a growth that lost much may lie below the picture.
"""

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
    """One panel for each of the axes, one line an arm; those called `continue` are black."""
    figure, panels = plt.subplots(1, len(axes), figsize=(6.5 * len(axes), 5), squeeze=False, layout="constrained")
    for panel, axis in zip(panels[0], axes, strict=True):
        _panel(results, panel, axis)
    figure.suptitle(f"{results.experiment} ({results.form}), seeds {', '.join(map(str, results.seeds))}")
    handles, labels = panels[0][0].get_legend_handles_labels()
    figure.legend(handles, labels, loc="outside lower center", ncols=3, fontsize="small")
    figure.savefig(path, dpi=110)
    plt.close(figure)


def _panel(results: Results, panel: Axes, axis: str) -> None:
    colours = plt.get_cmap("tab20").colors  # type: ignore[attr-defined]
    styles, lowest = cycle(STYLES), 1.0
    for number, arm in enumerate(results.arms()):
        runs = results.of(arm)
        count = min(len(run.points) for run in runs)
        # A network from scratch starts so far away that its start would flatten all the rest.
        first = 0 if runs[0].parent_loss is not None else min(1, count - 1)
        places = range(first, count)
        across = [sum(getattr(run.points[place], axis) for run in runs) / len(runs) for place in places]
        values = [[getattr(run.points[place], results.metric) for run in runs] for place in places]
        is_control = arm.startswith("continue")
        colour = "black" if is_control else colours[number % len(colours)]
        style = next(styles) if is_control else "solid"
        means = [sum(each) / len(each) for each in values]
        panel.plot(across, means, marker=".", color=colour, linestyle=style, label=arm)
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
