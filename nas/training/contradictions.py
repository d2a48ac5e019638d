"""Contradictions between a recipe's fields."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from nas.training.recipe import Recipe


def contradictions(recipe: "Recipe") -> Iterator[str]:
    """Every pair of fields that cannot both be meant, by name. A field at its default says nothing."""
    yield from _of_the_optimizer(recipe)
    yield from _of_the_schedule(recipe)
    yield from _of_the_warm_up(recipe)
    yield from _of_the_labels(recipe)


def _of_the_optimizer(recipe: "Recipe") -> Iterator[str]:
    optimizer = recipe.optimizer.value
    if optimizer in ("adam", "adamw"):
        if recipe.momentum not in (0.0, _default(recipe, "momentum")):
            yield f"momentum is {recipe.momentum:g}, but optimizer {optimizer} has none: it goes by betas"
        if recipe.nesterov:
            yield f"nesterov is of sgd and muon, but optimizer is {optimizer}"
    elif recipe.nesterov and recipe.momentum == 0:
        yield "nesterov looks ahead along the momentum, but momentum is 0"
    if optimizer == "sgd" and recipe.betas != _default(recipe, "betas"):
        yield f"betas is {list(recipe.betas)}, but optimizer sgd has none: it goes by momentum"
    if recipe.decay_norms_and_biases and recipe.weight_decay == 0:
        yield "decay_norms_and_biases says what decays, but weight_decay is 0"


def _of_the_schedule(recipe: "Recipe") -> Iterator[str]:
    schedule = recipe.schedule.value
    for field, its in (
        ("milestones", "step"),
        ("gamma", "step"),
        ("warm_restarts", "warm_restarts"),
        ("plateau", "plateau"),
    ):
        if schedule != its and getattr(recipe, field) != _default(recipe, field):
            yield f"{field} is of the schedule {its}, but schedule is {schedule}"
    if schedule != "step":
        return
    milestones, longest = recipe.milestones, max(recipe.epochs, recipe.seed_epochs)
    if not milestones:
        yield "schedule step needs milestones: after how many epochs the rate falls"
    if list(milestones) != sorted(set(milestones)):
        yield f"milestones must rise, not {list(milestones)}"
    if milestones and milestones[-1] >= longest:
        yield (
            f"milestones has {milestones[-1]}, which no run reaches: "
            f"epochs is {recipe.epochs}, seed_epochs {recipe.seed_epochs}"
        )


def _of_the_warm_up(recipe: "Recipe") -> Iterator[str]:
    for name in ("warmup_epochs", "child_warmup_epochs"):
        warmup: float | None = getattr(recipe, name)
        if not warmup:
            continue
        if recipe.schedule.value == "one_cycle":
            yield f"{name} is {warmup:g}, but schedule one_cycle has a warm-up of its own"
        for field, epochs in (("epochs", recipe.epochs), ("seed_epochs", recipe.seed_epochs)):
            if warmup >= epochs:  # It would never reach the learning rate that was asked for.
                yield f"{name} is {warmup:g}, but must be less than {field}, {epochs}"


def _of_the_labels(recipe: "Recipe") -> Iterator[str]:
    distillation = recipe.distillation
    if recipe.class_weights is not None and distillation is not None and distillation.alpha == 1:
        yield "class_weights weighs the labels, but distillation.alpha is 1: no label is learned from"


def _default(recipe: "Recipe", field: str) -> object:
    return type(recipe).model_fields[field].default
