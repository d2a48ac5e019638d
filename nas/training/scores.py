"""The figures of predictions: what is right, out of what, and the plain loss; one way for each task."""

import math

import torch
from torch import Tensor, nn


def loss_of(logits: Tensor, labels: Tensor) -> Tensor:
    """The mean cross entropy () in nats: over samples, or of several labels a sample over samples and labels."""
    if labels.dim() == 2:
        return nn.functional.binary_cross_entropy_with_logits(logits, labels.to(logits.dtype))
    return nn.functional.cross_entropy(logits, labels)


def right(logits: Tensor, labels: Tensor) -> tuple[Tensor, Tensor]:
    """Two whole numbers (): their sums over batches, one divided by the other, are the task's score.

    That is accuracy for one class a sample. For several labels it is F1 at one half over all labels together: twice
    the labels that are there and found, over the labels there and the labels found.
    """
    if labels.dim() == 2:
        found, there = logits > 0, labels > 0
        return 2 * (found & there).sum(), found.sum() + there.sum()
    return (logits.argmax(1) == labels).sum(), torch.tensor(len(labels), device=labels.device)


def ignorance(classes: int, several: bool) -> float:
    """The loss of knowing nothing."""
    return math.log(2 if several else classes)


def chance(classes: int, several: bool) -> float:
    """The score of knowing nothing."""
    return 0.0 if several else 1 / classes
