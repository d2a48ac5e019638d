"""The learning rate of each step."""

from math import cos, pi

from nas.training.recipe import Recipe, Schedule


def learning_rate(recipe: Recipe, step: int, steps_per_epoch: int) -> float:
    """The rate of a step, counted from 0 over the whole run.

    The warm-up rises in equal parts and reaches the peak with its last step; what is left then stays at the peak or
    falls along half a cosine towards zero, which it would reach one step after the run's last.
    """
    warmup = round(recipe.warmup_epochs * steps_per_epoch)
    if step < warmup:
        return recipe.learning_rate * (step + 1) / warmup
    if recipe.schedule is Schedule.CONSTANT:
        return recipe.learning_rate
    total = recipe.epochs * steps_per_epoch
    # A run of few steps can round its warm-up up to the whole of it; then nothing is left to fall along.
    progress = (step - warmup) / max(total - warmup, 1)
    return recipe.learning_rate * 0.5 * (1.0 + cos(pi * min(progress, 1.0)))
