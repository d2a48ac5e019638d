"""What counts as a collapse, by the epochs that were recorded."""

import pytest

from nas import Recipe
from nas.training import EpochMetrics
from nas.training.collapse import floor, gentler, has_collapsed


def epochs(*accuracies: float) -> list[EpochMetrics]:
    rest = {"train_loss": 1.0, "train_accuracy": 0.5, "val_loss": 1.0, "learning_rate": 0.1, "seconds": 1.0}
    return [EpochMetrics(epoch=i, val_accuracy=accuracy, **rest) for i, accuracy in enumerate(accuracies, start=1)]


@pytest.mark.parametrize(
    ("accuracies", "collapsed"),
    [
        ((0.1,), False),  # the warm-up may shake a child
        ((0.1, 0.1), False),  # it may come back
        ((0.9, 0.1, 0.1), True),
        ((0.1, 0.1, 0.7), False),
        ((0.9, 0.9, 0.1), False),
        ((0.9, 0.9, 0.9, 0.1), True),  # there is no epoch left to come back in
        ((0.1, 0.1, 0.1, 0.9), False),
    ],
)
def test_two_epochs_after_the_warm_up_or_the_last_one_decide(accuracies: tuple[float, ...], collapsed: bool) -> None:
    recipe = Recipe(epochs=4, warmup_epochs=1)
    assert has_collapsed(recipe, epochs(*accuracies), 0.5) is collapsed


def test_early_stopping_keeps_the_best_epoch_and_needs_no_watch() -> None:
    recipe = Recipe.model_validate({"epochs": 4, "early_stopping": {}})
    assert not has_collapsed(recipe, epochs(0.9, 0.1, 0.1, 0.1), 0.5)


def test_a_child_has_collapsed_below_half_of_its_parents_lead_over_chance() -> None:
    assert floor(0.9, 0.1) == pytest.approx(0.5)
    assert floor(0.15, 0.1) is None, "a parent near chance has nothing to lose"


@pytest.mark.parametrize("schedule", ["cosine", "constant", "one_cycle", "warm_restarts"])
@pytest.mark.parametrize("number", [1, 2, 3, 30])
def test_a_gentler_recipe_is_a_recipe(schedule: str, number: int) -> None:
    recipe = Recipe.model_validate({"epochs": number, "schedule": schedule}).for_child()
    gentle = gentler(recipe)
    assert Recipe.model_validate(gentle.model_dump(mode="json")) == gentle
    assert gentle.learning_rate == pytest.approx(0.2 * recipe.learning_rate)
    assert gentle.warmup_epochs >= recipe.warmup_epochs
    assert gentle.clip_norm == 1.0
