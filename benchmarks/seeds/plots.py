"""The curves of an experiment as a PNG: mean over the seeds, the range between lowest and highest shaded."""

from pathlib import Path

import matplotlib

matplotlib.use("Agg")
import matplotlib.pyplot as plt
from matplotlib.axes import Axes

from benchmarks.seeds.results import Results

LABELS = {
    "step": "optimizer steps",
    "flops": "training FLOPs",
    "seconds": "seconds",
    "val_loss": "validation loss",
    "val_accuracy": "validation accuracy",
}


def draw(results: Results, path: Path, axes: tuple[str, ...] = ("step", "flops")) -> None:
    """One panel for each of the axes, one line an arm; `continue` is black."""
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
    for number, arm in enumerate(results.arms()):
        runs = results.of(arm)
        count = min(len(run.points) for run in runs)
        # A network from scratch starts so far away that its start would flatten all the rest.
        first = 0 if runs[0].parent_loss is not None else min(1, count - 1)
        places = range(first, count)
        across = [sum(getattr(run.points[place], axis) for run in runs) / len(runs) for place in places]
        values = [[getattr(run.points[place], results.metric) for run in runs] for place in places]
        colour = "black" if arm.startswith("continue") else colours[number % len(colours)]
        panel.plot(across, [sum(each) / len(each) for each in values], marker=".", color=colour, label=arm)
        panel.fill_between(
            across, [min(each) for each in values], [max(each) for each in values], color=colour, alpha=0.15
        )
    panel.set_xlabel(LABELS[axis])
    panel.set_ylabel(LABELS[results.metric])
    panel.grid(alpha=0.3)
