"""Loss and accuracy of an epoch, summed where they were computed, and the watch for divergence."""

import math

import torch
from torch import Tensor

from nas.errors import Diverged

CHECK_EVERY = 50
"""Batches between two looks at the numbers: reading one waits for the device."""

_HELD = 2**22
"""Logits that are held between two looks: a look comes earlier where there are many classes."""

EXPLOSION = 100.0
"""A mean loss over this many times the reference is an explosion.

The reference is the larger of ln(classes), the loss of knowing nothing, and the loss of the run's first batch: a child
may start badly, and is given time. Cross entropy at a hundred times that is a network that is sure of wrong answers by
a margin of hundreds.
"""


class Tally:
    """Sums over an epoch; `reference` is None until the run's first check has set it."""

    def __init__(self, classes: int, epoch: int, reference: float | None) -> None:
        self.reference = reference
        self._classes = classes
        self._epoch = epoch
        self._samples = 0
        self._labelled = 0
        self._loss = 0.0
        self._correct = 0
        self._batches: list[tuple[Tensor, Tensor, Tensor]] = []
        self._done = 0

    def add(self, loss: Tensor, logits: Tensor, labels: Tensor) -> None:
        """One batch: its mean loss (), logits (batch, classes) and the labels (labelled,) of its first samples.

        Raises `Diverged`, now and then.
        """
        self._batches.append((loss.detach(), logits.detach(), labels))
        if len(self._batches) == CHECK_EVERY or len(self._batches) * logits.numel() > _HELD:
            self._look()

    def finish(self) -> tuple[float, float]:
        """(mean loss of all samples, accuracy of those that have a label). Raises `Diverged`."""
        self._look()
        return self._loss / self._samples, self._correct / self._labelled

    def _look(self) -> None:
        if not self._batches:
            return
        sizes = [len(logits) for _, logits, _ in self._batches]
        losses = torch.stack([loss for loss, _, _ in self._batches]).tolist()
        predictions = torch.cat([logits[: len(labels)] for _, logits, labels in self._batches]).argmax(1)
        labels = torch.cat([labels for _, _, labels in self._batches])
        self._correct += int((predictions == labels).sum())
        self._labelled += len(labels)
        total = math.fsum(loss * size for loss, size in zip(losses, sizes, strict=True))
        self._batches.clear()
        self._watch(losses, total / sum(sizes))
        self._loss += total
        self._samples += sum(sizes)

    def _watch(self, losses: list[float], mean: float) -> None:
        first = self._done + 1
        self._done += len(losses)
        for offset, loss in enumerate(losses):
            if not math.isfinite(loss):
                raise Diverged(f"the loss became {loss} in epoch {self._epoch}, batch {first + offset}")
        if self.reference is None:
            self.reference = max(math.log(self._classes), losses[0])
        if mean > EXPLOSION * self.reference:
            raise Diverged(
                f"the loss exploded: {mean:.4g} on average over the batches {first} to {self._done} of epoch "
                f"{self._epoch}; the limit is {EXPLOSION:g} times {self.reference:.4g}"
            )
