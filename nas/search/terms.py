"""What a search asks of one trial besides its mutations."""

from enum import StrEnum

from pydantic import BaseModel, ConfigDict, Field

from nas.training.augmentation import AUTO, Augmentation
from nas.training.recipe import Recipe, Schedule


class Phase(StrEnum):
    """The part of a search that a trial belongs to."""

    SEED = "seed"
    GROWTH = "growth"
    LAST = "last"


class Terms(BaseModel):
    """How this one trial departs from its job: its length, its recipe, and how much its child may grow."""

    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)

    phase: Phase
    round: int = Field(ge=0, description="Trials of one round are compared with each other.")
    epochs: int | None = Field(default=None, ge=1, le=100_000, description="By default as the recipe says.")
    augment: bool = Field(default=False, description="Augment as suits the data set, where the recipe does not.")
    batches: int | None = Field(
        default=None, ge=0, description="The seed of the order of batches: siblings see the same ones."
    )
    growth: tuple[float, float] | None = Field(
        default=None, description="The least and the most FLOPs of the child, as multiples of its parent's."
    )
    stale: int = Field(default=0, ge=0, description="How many rounds in a row, before this one, growth had lost.")

    def recipe(self, recipe: Recipe) -> Recipe:
        """The job's recipe as this trial has it."""
        changes: dict[str, object] = {}
        if self.augment and recipe.augmentation == Augmentation():
            changes["augmentation"] = AUTO
        if self.epochs is not None:
            changes |= _of_length(recipe, self.epochs)
        return recipe.model_copy(update=changes)


def _of_length(recipe: Recipe, epochs: int) -> dict[str, object]:
    """What changes with the number of epochs: a warm-up must end before them, and milestones keep their places."""
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
