"""Loss and accuracy of an epoch, summed where they were computed, and the watch for divergence."""

import math

import torch
from pydantic import BaseModel, ConfigDict, Field
from torch import Tensor

from nas.errors import Diverged
from nas.training.scores import ignorance, right

CHECK_EVERY = 50
"""Batches between two looks at the numbers: reading one waits for the device."""

_HELD = 2**22
"""Logits that are held between two looks: a look comes earlier where there are many classes."""

EXPLOSION = 100.0
"""A mean loss over this many times the reference is an explosion.

The reference is the larger of the loss of knowing nothing, ln(classes) or, with several labels a sample, ln(2), and the
loss of the run's first batch: a child may start badly, and is given time. Cross entropy at a hundred times that is a
network that is sure of wrong answers by a margin of hundreds.
"""


class Sums(BaseModel):
    """A tally in the middle of an epoch: what was looked at, and the batches since."""

    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)

    samples: int = Field(default=0, ge=0)
    labelled: int = Field(default=0, ge=0)
    correct: int = Field(default=0, ge=0)
    """The two that the score is of: see `right`."""
    loss: float = 0.0
    done: int = Field(default=0, ge=0)
    """Number of batches read."""
    losses: tuple[float, ...] = ()
    """Of each batch since, as `sizes`: looked at together with those to come, so that the sums are the same."""
    sizes: tuple[int, ...] = ()


class Tally:
    """Sums over an epoch; `reference` is None until the run's first check has set it."""

    def __init__(self, classes: int, epoch: int, reference: float | None, sums: Sums | None = None) -> None:
        """From nothing, or from where an interrupted epoch was."""
        sums = sums or Sums()
        self.reference = reference
        self._classes = classes
        self._epoch = epoch
        self._samples = sums.samples
        self._labelled = sums.labelled
        self._loss = sums.loss
        self._correct = sums.correct
        self._losses, self._sizes = list(sums.losses), list(sums.sizes)
        self._batches: list[tuple[Tensor, Tensor, Tensor]] = []
        self._done = sums.done
        self._several = False

    def add(self, loss: Tensor, logits: Tensor, labels: Tensor) -> None:
        """One batch: its mean loss (), logits (batch, classes) and the labels (labelled, …) of its first samples.

        Raises `Diverged`, now and then.
        """
        self._batches.append((loss.detach(), logits.detach(), labels))
        held = len(self._losses) + len(self._batches)
        if held == CHECK_EVERY or held * logits.numel() > _HELD:
            self._look()

    def sums(self) -> Sums:
        """The sums so far; asking changes nothing about when numbers are read. Raises `Diverged`."""
        self._read()
        self._require_finite(self._losses)
        return Sums(
            samples=self._samples,
            labelled=self._labelled,
            correct=self._correct,
            loss=self._loss,
            done=self._done,
            losses=tuple(self._losses),
            sizes=tuple(self._sizes),
        )

    def finish(self) -> tuple[float, float]:
        """(mean loss of all samples, score of those that have a label). Raises `Diverged`."""
        self._look()
        return self._loss / self._samples, self._correct / max(self._labelled, 1)

    def _look(self) -> None:
        self._read()
        if not self._losses:
            return
        losses, sizes = self._losses, self._sizes
        self._losses, self._sizes = [], []
        total = math.fsum(loss * size for loss, size in zip(losses, sizes, strict=True))
        self._watch(losses, total / sum(sizes))
        self._loss += total
        self._samples += sum(sizes)

    def _read(self) -> None:
        """Fetch the numbers of the batches since the last time: waits for the device."""
        if not self._batches:
            return
        self._losses += torch.stack([loss for loss, _, _ in self._batches]).tolist()
        self._sizes += [len(logits) for _, logits, _ in self._batches]
        predictions = torch.cat([logits[: len(labels)] for _, logits, labels in self._batches])
        labels = torch.cat([labels for _, _, labels in self._batches])
        self._several = labels.dim() == 2
        correct, out_of = torch.stack(right(predictions, labels)).tolist()
        self._correct += correct
        self._labelled += out_of
        self._batches.clear()

    def _watch(self, losses: list[float], mean: float) -> None:
        self._require_finite(losses)
        first = self._done + 1
        self._done += len(losses)
        if self.reference is None:
            self.reference = max(ignorance(self._classes, self._several), losses[0])
        if mean > EXPLOSION * self.reference:
            raise Diverged(
                f"the loss exploded: {mean:.4g} on average over the batches {first} to {self._done} of epoch "
                f"{self._epoch}; the limit is {EXPLOSION:g} times {self.reference:.4g}"
            )

    def _require_finite(self, losses: list[float]) -> None:
        """Of the batches after those that were looked at."""
        for batch, loss in enumerate(losses, start=self._done + 1):
            if not math.isfinite(loss):
                raise Diverged(f"the loss became {loss} in epoch {self._epoch}, batch {batch}")
