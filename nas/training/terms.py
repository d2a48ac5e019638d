"""A job's recipe as one of its trials has it."""

from nas.search.terms import Terms
from nas.training.augmentation import AUTO, Augmentation
from nas.training.recipe import Recipe, Schedule


def on_terms(recipe: Recipe, terms: Terms | None) -> Recipe:
    """The job's recipe as a trial with these terms has it."""
    changes: dict[str, object] = {}
    if terms is None:
        return recipe
    if terms.augment and recipe.augmentation == Augmentation():
        changes["augmentation"] = AUTO
    if terms.epochs is not None:
        changes |= _of_length(recipe, terms.epochs)
    return recipe.model_copy(update=changes)


def _of_length(recipe: Recipe, epochs: int) -> dict[str, object]:
    """The fields that depend on the number of epochs: a warm-up ends before, milestones keep their places."""
    changes: dict[str, object] = {"epochs": epochs, "seed_epochs": epochs}
    for name in ("warmup_epochs", "child_warmup_epochs"):
        warmup: float | None = getattr(recipe, name)
        if warmup is not None:
            changes[name] = min(warmup, epochs / 2)
    if recipe.schedule is Schedule.STEP:
        ratio = epochs / max(recipe.epochs, recipe.seed_epochs)
        moved = sorted({round(milestone * ratio) for milestone in recipe.milestones})
        changes["milestones"] = tuple(milestone for milestone in moved if 0 < milestone < epochs)
        if not changes["milestones"]:
            changes |= {"schedule": Schedule.CONSTANT, "gamma": Recipe.model_fields["gamma"].default}
    return changes
