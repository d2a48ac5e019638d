"""The recipe: defaults, bounds, and what seeds and children are trained with."""

import pytest
from pydantic import ValidationError

from nas import Recipe


def test_defaults_are_the_designs() -> None:
    recipe = Recipe()
    assert (recipe.epochs, recipe.seed_epochs, recipe.batch_size) == (3, 5, 128)
    assert (recipe.optimizer, recipe.learning_rate, recipe.momentum) == ("sgd", 0.01, 0.9)


@pytest.mark.parametrize(
    "fields",
    [
        {"epochs": 0},
        {"seed_epochs": 0},
        {"batch_size": 0},
        {"batch_size": 2**17},
        {"learning_rate": 0},
        {"learning_rate": -1},
        {"learning_rate": float("nan")},
        {"learning_rate": float("inf")},
        {"child_learning_rate": 0},
        {"momentum": 1},
        {"weight_decay": -1e-4},
        {"warmup_epochs": -1},
        {"optimizer": "lion"},
        {"schedule": "linear"},
        {"precision": "float16"},
        {"learning_rat": 0.1},
    ],
)
def test_a_value_out_of_bounds_is_refused_naming_the_field(fields: dict[str, object]) -> None:
    with pytest.raises(ValidationError) as raised:
        Recipe.model_validate(fields)
    assert raised.value.errors()[0]["loc"] == (next(iter(fields)),)


@pytest.mark.parametrize("fields", [{"epochs": 2, "warmup_epochs": 2}, {"seed_epochs": 2, "warmup_epochs": 2.5}])
def test_a_warm_up_that_would_not_end_is_refused(fields: dict[str, object]) -> None:
    with pytest.raises(ValidationError, match=r"warmup_epochs is 2\S*, but must be less than"):
        Recipe.model_validate(fields)


def test_a_seed_is_trained_for_seed_epochs() -> None:
    recipe = Recipe(epochs=2, seed_epochs=9, learning_rate=0.3).for_seed()
    assert (recipe.epochs, recipe.learning_rate) == (9, 0.3)
    assert recipe.for_seed() == recipe


def test_a_child_is_trained_at_a_tenth_of_the_rate() -> None:
    recipe = Recipe(learning_rate=0.3).for_child()
    assert recipe.learning_rate == pytest.approx(0.03)
    assert recipe.for_child() == recipe


def test_a_childs_rate_can_be_set() -> None:
    assert Recipe(learning_rate=0.3, child_learning_rate=0.2).for_child().learning_rate == 0.2


def test_a_recipe_survives_json() -> None:
    recipe = Recipe(optimizer="adamw", learning_rate=0.1234567890123, warmup_epochs=0.5)
    assert Recipe.model_validate_json(recipe.model_dump_json()) == recipe
