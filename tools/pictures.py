"""Write docs/images/mutations/*.png: weights before and after each family of mutations, and what the certificate found;
and docs/images/parts.png: who speaks to whom.

    .venv/bin/python tools/pictures.py [FOLDER]

Every picture of a mutation is of a real call of `nas.mutate` on a small network with random weights.
"""

import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import matplotlib as mpl
import numpy as np
from matplotlib import pyplot
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

import nas

REPOSITORY = Path(__file__).resolve().parents[1]
SEED = 1
DENSE = nas.Architecture.model_validate(
    {
        "input": {"shape": [4]},
        "nodes": [
            {"name": "first", "op": "linear", "inputs": ["input"], "out_features": 3},
            {"name": "relu1", "op": "relu", "inputs": ["first"]},
            {"name": "second", "op": "linear", "inputs": ["relu1"], "out_features": 3},
            {"name": "relu2", "op": "relu", "inputs": ["second"]},
            {"name": "last", "op": "linear", "inputs": ["relu2"], "out_features": 2},
        ],
        "output": "last",
    }
)
IMAGES = nas.Architecture.model_validate(
    {
        "input": {"shape": [2, 12, 12]},
        "nodes": [
            {"name": "conv1", "op": "conv2d", "inputs": ["input"], "out_channels": 4, "kernel_size": 3},
            {"name": "relu1", "op": "relu", "inputs": ["conv1"]},
            {"name": "conv2", "op": "conv2d", "inputs": ["relu1"], "out_channels": 4, "kernel_size": 3},
            {"name": "relu2", "op": "relu", "inputs": ["conv2"]},
            {"name": "pool", "op": "global_avg_pool", "inputs": ["relu2"]},
            {"name": "flat", "op": "flatten", "inputs": ["pool"]},
            {"name": "last", "op": "linear", "inputs": ["flat"], "out_features": 2},
        ],
        "output": "last",
    }
)

CELL, TILE_GAP, LEFT, PANEL_GAP, ROW_GAP, TITLE = 0.34, 0.5, 0.35, 0.75, 0.35, 0.55
"""Inches of a cell of a matrix, cells between two kernels, and inches around panels and rows."""
SMALL_CELL = 0.13
"""Of a kernel, whose numbers are not written."""
ROUNDED_UP_TO = 2.0
"""The weight that has the full colour."""


@dataclass(frozen=True)
class Row:
    """One mutation: the tensors of its parent that matter, and those of its child."""

    name: str
    site: str
    parameters: dict[str, Any]
    before: tuple[str, ...]
    after: tuple[str, ...]
    prepared: tuple[tuple[str, str, dict[str, Any]], ...] = field(default=())
    """Mutations that make the parent out of the network."""


ATTENDING = ("attention", "conv2", {"heads": 1, "key_dim": 2, "value_dim": 2, "norm": "none", "gate": "scale"})
LOOKS = "conv2_attention_tokens"
PICTURES: dict[str, tuple[nas.Architecture, list[Row]]] = {
    "wider": (
        DENSE,
        [
            Row("wider", "first", {"width": 5, "init": init}, WIDENED, WIDENED)
            for WIDENED in [("first.weight", "second.weight")]
            for init in ("net2wider", "elementwise", "zero_out", "pair")
        ],
    ),
    "deeper": (
        DENSE,
        [
            Row("deeper", "first", {"form": "identity"}, (), ("first_deeper.weight",)),
            Row(
                "deeper",
                "first",
                {"form": "pair", "activation": "relu"},
                (),
                ("first_deeper_expand.weight", "first_deeper.weight"),
            ),
            Row(
                "deeper",
                "first",
                {"form": "residual", "hidden": 4, "gate": "layer", "norm": "none"},
                (),
                ("first_deeper_in.weight", "first_deeper_out.weight"),
            ),
            Row("deeper", "first", {"form": "parametric"}, (), ("first_deeper.weight", "first_deeper_blend.weight")),
        ],
    ),
    "kernel": (IMAGES, [Row("kernel", "conv1", {"kernel_size": 5}, ("conv1.weight",), ("conv1.weight",))]),
    "branch": (
        IMAGES,
        [
            Row(
                "branch",
                "conv1",
                {"form": "split", "paths": 2, "kernel_size": 5},
                ("conv1.weight",),
                ("conv1.weight", "conv1_branch_2.weight"),
            ),
            Row(
                "branch",
                "conv1",
                {"form": "mean", "kernel_size": 3},
                ("conv1.weight",),
                ("conv1.weight", "conv1_branch_2.weight"),
            ),
            Row(
                "branch",
                "conv1",
                {"form": "path", "kernel_size": 3, "hidden": 2, "gate": "layer"},
                (),
                ("conv1_branch_in.weight", "conv1_branch_out.weight"),
            ),
        ],
    ),
    "skip": (
        IMAGES,
        [
            Row("skip", "input->relu2", {"form": "projection"}, (), ("relu2_skip_projection.weight",)),
            Row("skip", "relu1->relu2", {"form": "gate"}, (), ("relu2_skip_gate.weight",)),
            Row(
                "skip",
                "relu1->relu2",
                {"form": "identity"},
                ("conv2.weight",),
                ("conv2.weight", "conv2_skip_rest.weight"),
            ),
            Row("skip", "input->relu2", {"form": "concat"}, ("last.weight",), ("last.weight",)),
        ],
    ),
    "group": (
        IMAGES,
        [
            Row("group", "conv1", {"form": "identity", "groups": 2}, (), ("conv1_group.weight",)),
            Row(
                "group",
                "conv1",
                {"form": "path", "groups": 2, "gate": "layer"},
                (),
                ("conv1_group_in.weight", "conv1_group_out.weight"),
            ),
        ],
    ),
    "pool": (
        IMAGES,
        [
            Row("pool", "conv1", {"form": "gated", "pool": "max"}, (), ("conv1_pool.weight",)),
            Row("pool", "conv1", {"form": "path", "gate": "layer"}, (), ("conv1_pool_out.weight",)),
            Row("pool", "conv1", {"form": "down", "pool": "max"}, (), ()),
        ],
    ),
    "activation": (
        DENSE,
        [
            Row("activation", "relu1", {"form": "prelu"}, (), ("relu1.weight",)),
            Row("activation", "relu1", {"form": "blend", "activation": "gelu"}, (), ("relu1_activation.weight",)),
        ],
    ),
    "attention": (
        IMAGES,
        [
            Row(
                *("attention", "conv2", {"heads": 1, "key_dim": 2, "value_dim": 2, "norm": "none", "gate": "layer"}),
                (),
                tuple(f"{LOOKS}.{part}.weight" for part in ("query", "key", "value", "output")),
            )
        ],
    ),
    "widen_heads": (
        IMAGES,
        [
            Row(
                "widen_heads",
                LOOKS,
                {"part": "value", "size": 4, "init": "zero_out"},
                (f"{LOOKS}.value.weight", f"{LOOKS}.output.weight"),
                (f"{LOOKS}.value.weight", f"{LOOKS}.output.weight"),
                (ATTENDING,),
            )
        ],
    ),
    "shrink": (
        DENSE,
        [
            Row(
                "shrink",
                "first",
                {"form": "merge_clones"},
                ("first.weight", "second.weight"),
                ("first.weight", "second.weight"),
                (("wider", "first", {"width": 5, "init": "net2wider"}),),
            )
        ],
    ),
}


@dataclass(frozen=True)
class Panel:
    """A tensor as a matrix, or as a table of kernels: (rows, columns, height, width)."""

    title: str
    tiles: np.ndarray

    @property
    def written(self) -> bool:
        return self.tiles.shape[2:] == (1, 1)

    @property
    def cell(self) -> float:
        return CELL if self.written else SMALL_CELL

    def across(self) -> float:
        return self._size(1, 3)

    def room(self) -> float:
        """Inches from its left side to the next one's, its title's length included."""
        return max(self.across(), 0.068 * len(self.title)) + PANEL_GAP

    def down(self) -> float:
        return self._size(0, 2)

    def _size(self, tiles: int, inner: int) -> float:
        count, size = int(self.tiles.shape[tiles]), int(self.tiles.shape[inner])
        return self.cell * (count * size + (0 if self.written else TILE_GAP * (count - 1)))


def panel(network: nas.Network, key: str) -> Panel:
    """One tensor of a network; a vector is a matrix of one row."""
    values = network.weights[key].double().numpy()
    if values.ndim < 2:
        values = values.reshape(1, -1)
    tiles = values if values.ndim == 4 else values[:, :, None, None]
    return Panel(key.removesuffix(".weight").removeprefix("conv2_attention_"), tiles)


def drawn(architecture: nas.Architecture, rows: list[Row]) -> Figure:
    """The picture of some mutations of one network, a row each."""
    done = [carried_out(architecture, row) for row in rows]
    heights = [max([each.down() for each in before + after], default=0.0) for before, after, _ in done]
    widths = [sum(each.room() for each in before + after) + (PANEL_GAP if before else 0) for before, after, _ in done]
    width = max(LEFT + max(widths), 7.0)
    height = sum(heights) + (TITLE + ROW_GAP) * len(rows)
    figure = pyplot.figure(figsize=(width, height))
    top = height
    for (before, after, caption), tall in zip(done, heights, strict=True):
        top -= TITLE
        figure.text(LEFT / width, (top + 0.33) / height, caption, fontsize=10, weight="bold", va="center")
        left = LEFT
        for place, group in enumerate((before, after)):
            if place and before:
                figure.text((left - 0.1) / width, (top - tall / 2) / height, "→", fontsize=20, va="center", ha="center")
                left += PANEL_GAP - 0.35
            for each in group:
                box = (left / width, (top - each.down()) / height, each.across() / width, each.down() / height)
                fill(figure.add_axes(box), each)
                left += each.room()
        top -= tall + ROW_GAP
    return figure


def carried_out(architecture: nas.Architecture, row: Row) -> tuple[list[Panel], list[Panel], str]:
    """The panels before and after, and the caption with what the certificate says."""
    parent = nas.Network.initialise(architecture, seed=SEED)
    for name, site, parameters in row.prepared:
        parent, _ = nas.mutate(parent, name, site=site, seed=SEED, **parameters)
    child, mutation = nas.mutate(parent, row.name, site=row.site, seed=SEED, **row.parameters)
    assert mutation.certificate is not None
    word = row.parameters.get("init", row.parameters.get("form", row.parameters.get("part", "")))
    found = f"largest error {mutation.certificate.max_error:.2g}"
    verdict = f"exact, {found}" if mutation.certificate.exact else f"not exact, {found}; training has to make it good"
    caption = f"{row.name} {word}".strip() + f" at {row.site}:  {verdict}"
    return [panel(parent, key) for key in row.before], [panel(child, key) for key in row.after], caption


def fill(axes: Axes, panel: Panel) -> None:
    """Draws the matrix, with its numbers where there is room for them; an exact zero is white."""
    gap = 0.0 if panel.written else TILE_GAP
    colours = mpl.colormaps["RdBu"]
    rows, columns, height, width = panel.tiles.shape
    for row, column, y, x in np.ndindex(rows, columns, height, width):
        value = float(panel.tiles[row, column, y, x])
        at = (column * (width + gap) + x, row * (height + gap) + y)
        shade = colours(0.5 + 0.42 * np.tanh(1.5 * value / ROUNDED_UP_TO)) if value else "white"
        axes.add_patch(Rectangle(at, 1, 1, facecolor=shade, edgecolor="#9ca3af", linewidth=0.5))
        if panel.written:
            text = "0" if value == 0 else f"{value:.2f}" if abs(value) >= 0.005 else f"{value:.0e}"
            text = text.replace("0.", ".").replace("-", "−")
            axes.text(at[0] + 0.5, at[1] + 0.5, text, ha="center", va="center", fontsize=6.5, color="#111827")
    axes.set_xlim(-0.02, columns * width + gap * (columns - 1) + 0.06)
    axes.set_ylim(rows * height + gap * (rows - 1) + 0.06, -0.02)
    axes.set_title(panel.title, fontsize=7, loc="left", pad=3, color="#374151")
    axes.axis("off")


BOXES: dict[str, tuple[float, float, str]] = {
    "you": (0.0, 2.2, "browser, netgrow,\nPython client"),
    "server": (2.6, 2.2, "server\n(FastAPI)"),
    "database": (5.2, 3.3, "database\n(SQLite, PostgreSQL)"),
    "broker": (5.2, 2.2, "broker\n(folder, Redis)"),
    "checkpoints": (5.2, 1.1, "checkpoints\n(folder, object store)"),
    "worker": (8.2, 2.75, "workers\n(Celery)"),
    "trainer": (8.2, 1.1, "training process,\none a device share"),
}
"""The parts of a deployment: left side and middle in inches, and what it is called."""
ARROWS = [
    ("you", "server", "HTTP"),
    ("server", "database", "jobs"),
    ("server", "broker", "doorbell"),
    ("server", "checkpoints", "download"),
    ("broker", "worker", "may be work"),
    ("worker", "database", "claim, epochs"),
    ("worker", "trainer", "pipe"),
    ("trainer", "checkpoints", "states, weights"),
]
BOX_WIDTH, BOX_HEIGHT = 1.75, 0.7


def parts() -> Figure:
    """Who speaks to whom."""
    figure = pyplot.figure(figsize=(10.2, 4.2))
    axes = figure.add_axes((0, 0, 1, 1))
    for left, middle, words in BOXES.values():
        corner = (left, middle - BOX_HEIGHT / 2)
        axes.add_patch(Rectangle(corner, BOX_WIDTH, BOX_HEIGHT, facecolor="#dcfce7", edgecolor="#14532d"))
        axes.text(left + BOX_WIDTH / 2, middle, words, ha="center", va="center", fontsize=10)
    for one, other, words in ARROWS:
        start, end = edge(one, other), edge(other, one)
        axes.annotate("", end, start, arrowprops={"arrowstyle": "-|>", "color": "#14532d"})
        centre = ((start[0] + end[0]) / 2, (start[1] + end[1]) / 2)
        plate = {"facecolor": "white", "edgecolor": "none", "pad": 1}
        axes.text(*centre, words, ha="center", va="center", fontsize=8, bbox=plate, color="#374151")
    axes.set_xlim(-0.1, 10.1)
    axes.set_ylim(0.5, 3.9)
    axes.axis("off")
    return figure


def edge(one: str, other: str) -> tuple[float, float]:
    """Where an arrow between two boxes meets the first of them."""
    left, middle, _ = BOXES[one]
    across = BOXES[other][0] - left
    if across == 0:
        return left + BOX_WIDTH / 2, middle + (BOX_HEIGHT / 2 if BOXES[other][1] > middle else -BOX_HEIGHT / 2)
    return (left + BOX_WIDTH if across > 0 else left), middle


def main(folder: Path) -> None:
    """Make every picture."""
    mpl.use("Agg")
    (folder / "mutations").mkdir(parents=True, exist_ok=True)
    written(parts(), folder / "parts.png")
    for name, (architecture, rows) in PICTURES.items():
        written(drawn(architecture, rows), folder / "mutations" / f"{name}.png")


def written(figure: Figure, path: Path) -> None:
    """Writes it as a file that depends on what it shows alone."""
    figure.savefig(path, dpi=130, facecolor="white", metadata={"Software": None})
    pyplot.close(figure)


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else REPOSITORY / "docs" / "images")
