"""Collapse: a child that falls far below its parent and stays there; and its restart.

Growth keeps the function, and training may lose it all the same: a step at a high rate on fresh layers can leave a
network at chance, from where it does not return.
"""

from collections.abc import Sequence

from nas.training.metrics import EpochMetrics
from nas.training.recipe import Recipe, Schedule

LEAST_KEPT = 0.5
"""A child has collapsed below half of its parent's lead over chance; noise is an order of magnitude smaller."""

LEAST_LEAD = 0.1
"""A parent this near to chance has nothing to lose."""

GENTLER_RATE, GENTLER_CLIP = 0.2, 1.0


def floor(parent_accuracy: float, by_chance: float) -> float | None:
    """The validation accuracy below which a child of this parent has collapsed; None: the parent is near chance."""
    lead = parent_accuracy - by_chance
    return None if lead < LEAST_LEAD else by_chance + LEAST_KEPT * lead


def has_collapsed(recipe: Recipe, epochs: Sequence[EpochMetrics], limit: float) -> bool:
    """Whether the last two whole epochs after the warm-up end below `limit`, or the run's last one does.

    With early stopping never: the network that is kept is that of the best epoch.
    """
    if recipe.early_stopping is not None:
        return False
    settled = [epoch for epoch in epochs if epoch.epoch >= recipe.warmup_epochs + 1]
    needed = 1 if len(epochs) >= recipe.epochs else 2
    return len(settled) >= needed and all(epoch.val_accuracy < limit for epoch in settled[-needed:])


def gentler(recipe: Recipe) -> Recipe:
    """The same training with a fifth of the rate, twice the warm-up as far as there is room, and clipped gradients."""
    rate = recipe.learning_rate * GENTLER_RATE
    warmup = min(2 * recipe.warmup_epochs, recipe.epochs / 2)
    if recipe.schedule in (Schedule.ONE_CYCLE, Schedule.WARM_RESTARTS):
        warmup = recipe.warmup_epochs  # they bring their own
    clip = GENTLER_CLIP if recipe.clip_norm is None else min(recipe.clip_norm, GENTLER_CLIP)
    return recipe.model_copy(
        update={
            "learning_rate": rate,
            "child_learning_rate": rate,
            "warmup_epochs": warmup,
            "child_warmup_epochs": warmup,
            "clip_norm": clip,
        }
    )
