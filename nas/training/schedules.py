"""The learning rate of each step: a pure function of the recipe, the step, and what the epochs before measured."""

from collections.abc import Sequence
from math import cos, inf, pi

from nas.training.options import Plateau, WarmRestarts
from nas.training.recipe import Recipe, Schedule

ONE_CYCLE_RISE = 0.3
"""The part of a one-cycle run in which the rate rises."""

ONE_CYCLE_START, ONE_CYCLE_END = 25.0, 1e4
"""A one-cycle run starts at the peak / 25 and ends at that / 10,000: torch's defaults (arXiv 1708.07120)."""


def learning_rate(recipe: Recipe, step: int, steps_per_epoch: int, val_losses: Sequence[float] = ()) -> float:
    """The rate of a step, counted from 0 over the whole run; `val_losses` are those of the epochs that are done.

    The warm-up rises in equal parts and reaches the peak with its last step; the schedule has the rest. Milestones
    count from the start of the run.
    """
    warmup = round(recipe.warmup_epochs * steps_per_epoch)
    if step < warmup:
        return recipe.learning_rate * (step + 1) / warmup
    # A run of few steps can round its warm-up up to the whole of it; then nothing is left to fall along.
    total = max(recipe.epochs * steps_per_epoch - warmup, 1)
    return recipe.learning_rate * _factor(recipe, step, step - warmup, total, steps_per_epoch, val_losses)


def _factor(
    recipe: Recipe, step: int, after_warmup: int, total: int, steps_per_epoch: int, val_losses: Sequence[float]
) -> float:
    """Factor on the peak rate at one of the `total` steps after the warm-up."""
    match recipe.schedule:
        case Schedule.CONSTANT:
            return 1.0
        case Schedule.STEP:
            epochs_done = step // steps_per_epoch
            return recipe.gamma ** sum(milestone <= epochs_done for milestone in recipe.milestones)
        case Schedule.COSINE:
            return _half_cosine(min(after_warmup / total, 1.0))
        case Schedule.ONE_CYCLE:
            return one_cycle(after_warmup, total)
        case Schedule.WARM_RESTARTS:
            return warm_restarts(recipe.warm_restarts or WarmRestarts(), after_warmup, steps_per_epoch)
        case Schedule.PLATEAU:
            plateau = recipe.plateau or Plateau()
            return plateau.factor ** falls(plateau, val_losses)


def one_cycle(step: int, total: int) -> float:
    """Half a cosine up to the peak and half a cosine down, as torch's OneCycleLR with two phases."""
    lowest = 1 / (ONE_CYCLE_START * ONE_CYCLE_END)
    top, last = ONE_CYCLE_RISE * total - 1, total - 1
    if step <= top:
        return _between(1 / ONE_CYCLE_START, 1.0, step / top if top > 0 else 1.0)
    return _between(1.0, lowest, (step - top) / (last - top))


def warm_restarts(restarts: WarmRestarts, step: int, steps_per_epoch: int) -> float:
    """Half a cosine down to zero, which it does not reach but starts again, each time `factor` times as long."""
    period = restarts.epochs * steps_per_epoch
    while step >= period:
        step -= period
        period *= restarts.factor
    return _half_cosine(step / period)


def falls(plateau: Plateau, val_losses: Sequence[float]) -> int:
    """Number of falls of the rate after these losses, as torch's ReduceLROnPlateau counts."""
    best, stale, count = inf, 0, 0
    for loss in val_losses:
        if loss < best * (1 - plateau.threshold):
            best, stale = loss, 0
        else:
            stale += 1
        if stale > plateau.patience:
            stale, count = 0, count + 1
    return count


def _between(start: float, end: float, progress: float) -> float:
    return end + (start - end) * _half_cosine(progress)


def _half_cosine(progress: float) -> float:
    return 0.5 * (1.0 + cos(pi * progress))
