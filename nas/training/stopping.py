"""When a run ends, and which of its epochs is kept: pure functions of what the epochs measured."""

from collections.abc import Sequence
from math import inf

from nas.training.metrics import EpochMetrics
from nas.training.options import EarlyStopping
from nas.training.recipe import Recipe


def is_over(recipe: Recipe, metrics: Sequence[EpochMetrics]) -> bool:
    """Whether no epoch is to follow these."""
    if len(metrics) >= recipe.epochs:
        return True
    return recipe.early_stopping is not None and stalled(recipe.early_stopping, metrics)


def stalled(rule: EarlyStopping, metrics: Sequence[EpochMetrics]) -> bool:
    """Whether the last `patience` epochs brought no validation loss lower by more than `min_delta`."""
    best, stale = inf, 0
    for epoch in metrics:
        if epoch.val_loss < best - rule.min_delta:
            best, stale = epoch.val_loss, 0
        else:
            stale += 1
    return stale >= rule.patience


def kept_epoch(recipe: Recipe, metrics: Sequence[EpochMetrics]) -> EpochMetrics:
    """The epoch whose weights a run ends with: its last, or with early stopping that of the lowest validation loss."""
    if recipe.early_stopping is None:
        return metrics[-1]
    return min(metrics, key=lambda epoch: epoch.val_loss)
