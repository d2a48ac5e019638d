"""TensorBoard: one run a trial, named `JOB/trial-0003`, with its curves, its mutations and its recipe."""

import json
from collections.abc import Sequence
from typing import TYPE_CHECKING

from workers.journal.base import Row, Story
from workers.messages import JsonObject, Trained

if TYPE_CHECKING:
    from torch.utils.tensorboard.writer import SummaryWriter

ACCURACY, LOSS = "accuracy/validation", "loss/validation"


class Board:
    """A trial's event files. What an attempt before has written is written anew, so that no step is there twice."""

    def __init__(self, story: Story) -> None:
        self._story = story
        self._writer: SummaryWriter | None = None
        self._mutations: Sequence[JsonObject] | None = None

    def begin(self, rows: Sequence[Row]) -> None:
        """Start a file of its own with the epochs that there are; earlier files go."""
        # Imported only where it is asked for: the package is an optional one.
        from torch.utils.tensorboard.writer import SummaryWriter

        self.close()
        folder = self._story.trial_folder
        folder.mkdir(parents=True, exist_ok=True)
        for earlier in folder.glob("events.out.tfevents.*"):
            earlier.unlink(missing_ok=True)
        self._writer = SummaryWriter(str(folder))
        for row in rows:
            self._scalars(row)
        if self._mutations is not None:
            self.grown(self._mutations)
        self._writer.flush()

    def grown(self, mutations: Sequence[JsonObject]) -> None:
        """A text: a table of the mutations with their certificates."""
        self._mutations = mutations
        self._open.add_text("mutations", table(self._story.parent_id, mutations), 0)
        self._open.flush()

    def epoch(self, row: Row) -> None:
        """A point of each curve."""
        self._scalars(row)
        self._open.flush()

    def trained(self, trained: Trained) -> None:
        """The recipe as hyperparameters, judged by the validation curves."""
        from torch.utils.tensorboard.summary import hparams

        settings = {
            **flat(trained.recipe),
            "mutations": ", ".join(str(mutation.get("name")) for mutation in trained.mutations) or "none",
            "parameters": trained.parameters,
            "flops": trained.flops,
        }
        metrics = {ACCURACY: trained.val_accuracy, LOSS: trained.val_loss}
        # Not add_hparams: that makes a run of its own, beside the one that has the curves.
        for summary in hparams(settings, metrics):  # type: ignore[no-untyped-call]
            self._open.file_writer.add_summary(summary)  # type: ignore[attr-defined]
        self._open.flush()

    def failed(self, kind: str, message: str) -> None:
        """A text: why."""
        self._open.add_text("error", f"**{kind}**: {escaped(message)}", 0)
        self._open.flush()

    def close(self) -> None:
        """Close the file."""
        if self._writer is not None:
            self._writer.close()
            self._writer = None

    @property
    def _open(self) -> "SummaryWriter":
        if self._writer is None:
            raise OSError("the event file is not open")
        return self._writer

    def _scalars(self, row: Row) -> None:
        metrics = row.metrics
        for tag, value in {
            "loss/train": metrics.train_loss,
            LOSS: metrics.val_loss,
            "accuracy/train": metrics.train_accuracy,
            ACCURACY: metrics.val_accuracy,
            "learning_rate": metrics.learning_rate,
            "seconds": metrics.seconds,
        }.items():
            self._open.add_scalar(tag, value, metrics.epoch, row.at)


def table(parent_id: str | None, mutations: Sequence[JsonObject]) -> str:
    """Markdown."""
    if not mutations:
        return "the seed network" if parent_id is None else f"{parent_id}, trained on as it is"
    lines = [
        f"from {parent_id}",
        "",
        "| mutation | site | parameters | exact | largest error |",
        "|---|---|---|---|---|",
    ]
    for mutation in mutations:
        given = mutation.get("certificate")
        error = given.get("max_error") if isinstance(given, dict) else "not measured"
        cells = (
            mutation.get("name"),
            mutation.get("site"),
            json.dumps(mutation.get("parameters"), sort_keys=True),
            mutation.get("exact"),
            error,
        )
        lines.append("| " + " | ".join(escaped(str(cell)) for cell in cells) + " |")
    return "\n".join(lines)


def flat(document: JsonObject, prefix: str = "") -> dict[str, bool | int | float | str]:
    """Nested values by dotted names, as TensorBoard takes them; what is null is left out."""
    found: dict[str, bool | int | float | str] = {}
    for name, value in document.items():
        if isinstance(value, dict):
            found |= flat(value, f"{prefix}{name}.")
        elif isinstance(value, list):
            found[prefix + name] = json.dumps(value)
        elif value is not None:
            found[prefix + name] = value
    return found


def escaped(cell: str) -> str:
    """Text that stays in its cell and is no markup."""
    return cell.replace("|", "\\|").replace("<", "&lt;").replace("\n", " ")
