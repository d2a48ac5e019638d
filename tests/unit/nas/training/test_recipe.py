"""The recipe: defaults, bounds, and what seeds and children are trained with."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
from pydantic import ValidationError

from nas import Recipe

REPOSITORY = Path(__file__).resolve().parents[4]


def test_defaults_are_the_designs() -> None:
    recipe = Recipe()
    assert (recipe.epochs, recipe.seed_epochs, recipe.batch_size) == (3, 5, 128)
    assert (recipe.optimizer, recipe.learning_rate, recipe.momentum) == ("sgd", 0.05, 0.9)


@pytest.mark.parametrize(
    ("fields", "rate", "decay", "clip"),
    [
        ({}, 0.05, 0.0005, 2.0),
        ({"optimizer": "adam"}, 0.001, 0.0, None),
        ({"optimizer": "adamw", "weight_decay": 0.01}, 0.001, 0.01, None),
        ({"optimizer": "muon"}, 0.002, 0.0, None),
        ({"weight_decay": 0}, 0.05, 0.0, 2.0),
        ({"clip_norm": None}, 0.05, 0.0005, None),
        ({"clip_norm": 5}, 0.05, 0.0005, 5.0),
        # A recipe that names its rate says all three, so that a job stored without clip_norm has none.
        ({"learning_rate": 0.01}, 0.01, 0.0, None),
        ({"learning_rate": 0.01, "weight_decay": 0.0005}, 0.01, 0.0005, None),
        ({"learning_rate": 0.01, "clip_norm": 1}, 0.01, 0.0, 1.0),
    ],
)
def test_a_recipe_without_a_rate_has_its_optimizers_usual_one(
    fields: dict[str, object], rate: float, decay: float, clip: float | None
) -> None:
    recipe = Recipe.model_validate(fields)
    assert (recipe.learning_rate, recipe.weight_decay, recipe.clip_norm) == (rate, decay, clip)
    for stored in (recipe.model_dump(mode="json"), recipe.model_dump(mode="json", exclude_none=True)):
        assert Recipe.model_validate(stored) == recipe


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
        {"accumulate": 0},
        {"betas": (0.9, 1.0)},
        {"betas": (0.9,)},
        {"clip_norm": 0},
        {"ema_decay": 1.0},
        {"ema_decay": 0},
        {"gamma": 1},
        {"milestones": (0, 1)},
        {"plateau": {"patience": -1}},
        {"early_stopping": {"patience": 0}},
        {"early_stopping": {"min_delta": -1}},
        {"warm_restarts": {"epochs": 0}},
        {"compile": "sometimes"},
    ],
)
def test_a_value_out_of_bounds_is_refused_naming_the_field(fields: dict[str, object]) -> None:
    with pytest.raises(ValidationError) as raised:
        Recipe.model_validate(fields)
    assert raised.value.errors()[0]["loc"][0] == next(iter(fields))


@pytest.mark.parametrize("fields", [{"epochs": 2, "warmup_epochs": 2}, {"seed_epochs": 2, "warmup_epochs": 2.5}])
def test_a_warm_up_that_would_not_end_is_refused(fields: dict[str, object]) -> None:
    with pytest.raises(ValidationError, match=r"warmup_epochs is 2\S*, but must be less than"):
        Recipe.model_validate(fields)


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"optimizer": "adam", "momentum": 0.5}, r"momentum is 0\.5, but optimizer adam"),
        ({"optimizer": "adamw", "nesterov": True}, "nesterov is of sgd and muon, but optimizer is adamw"),
        ({"nesterov": True, "momentum": 0}, "nesterov .* momentum is 0"),
        ({"betas": (0.5, 0.9)}, r"betas is \[0\.5, 0\.9\], but optimizer sgd"),
        ({"decay_norms_and_biases": True, "weight_decay": 0}, "decay_norms_and_biases .* weight_decay is 0"),
        ({"milestones": (1,)}, "milestones is of the schedule step, but schedule is cosine"),
        ({"gamma": 0.5}, "gamma is of the schedule step, but schedule is cosine"),
        ({"plateau": {}, "schedule": "step"}, "plateau is of the schedule plateau, but schedule is step"),
        ({"warm_restarts": {}, "schedule": "plateau"}, "warm_restarts is of the schedule warm_restarts, but"),
        ({"schedule": "step"}, "schedule step needs milestones"),
        ({"schedule": "step", "milestones": (2, 1)}, r"milestones must rise, not \[2, 1\]"),
        ({"schedule": "step", "milestones": (1, 1)}, r"milestones must rise, not \[1, 1\]"),
        (
            {"schedule": "step", "milestones": (1, 5)},
            "milestones has 5, which no run reaches: epochs is 3, seed_epochs 5",
        ),
        ({"schedule": "one_cycle", "warmup_epochs": 0.5}, r"warmup_epochs is 0\.5, but schedule one_cycle"),
        ({"schedule": "one_cycle", "child_warmup_epochs": 0.5}, r"child_warmup_epochs is 0\.5, but schedule one_cycle"),
        ({"epochs": 2, "child_warmup_epochs": 2}, r"child_warmup_epochs is 2, but must be less than epochs, 2"),
    ],
)
def test_fields_that_contradict_each_other_are_refused_by_name(fields: dict[str, object], message: str) -> None:
    with pytest.raises(ValidationError, match=message):
        Recipe.model_validate(fields)


def test_defaults_contradict_nothing() -> None:
    """Recorded recipes say every field."""
    for optimizer in ("sgd", "adam", "adamw", "muon"):
        for schedule in ("constant", "cosine", "one_cycle", "warm_restarts", "plateau"):
            recipe = Recipe.model_validate({"optimizer": optimizer, "schedule": schedule})
            assert Recipe.model_validate(recipe.model_dump(mode="json")) == recipe


def test_every_field_is_described() -> None:
    assert [name for name, field in Recipe.model_fields.items() if not field.description] == []


def test_the_page_on_recipes_has_the_table_of_its_fields() -> None:
    script = [sys.executable, str(REPOSITORY / "tools" / "recipe_table.py")]
    written = subprocess.run(script, capture_output=True, text=True, check=True).stdout
    assert written in (REPOSITORY / "docs" / "recipes.md").read_text()


def test_the_pages_example_is_a_recipe() -> None:
    (example,) = re.findall(r"```json\n(.*?)```", (REPOSITORY / "docs" / "recipes.md").read_text(), re.DOTALL)
    assert Recipe.model_validate_json(example).optimizer == "muon"


def test_a_seed_is_trained_for_seed_epochs() -> None:
    recipe = Recipe(epochs=2, seed_epochs=9, learning_rate=0.3).for_seed()
    assert (recipe.epochs, recipe.learning_rate) == (9, 0.3)
    assert recipe.for_seed() == recipe


def test_a_child_is_trained_at_the_seed_s_rate_which_it_meets_slowly() -> None:
    recipe = Recipe(learning_rate=0.3).for_child()
    assert (recipe.learning_rate, recipe.warmup_epochs) == (0.3, 1.0)
    assert recipe.for_child() == recipe
    assert Recipe().for_seed().warmup_epochs == 0


@pytest.mark.parametrize(
    ("fields", "warmup"),
    [
        ({"epochs": 1}, 0.5),
        ({"epochs": 3, "seed_epochs": 1}, 0.5),
        ({"warmup_epochs": 2, "epochs": 3}, 2.0),
        ({"warmup_epochs": 2, "epochs": 3, "child_warmup_epochs": 0}, 0.0),
        ({"child_warmup_epochs": 2.5, "epochs": 3}, 2.5),
        ({"schedule": "one_cycle"}, 0.0),
        ({"schedule": "warm_restarts"}, 0.0),
        ({"schedule": "constant"}, 1.0),
    ],
)
def test_a_childs_warm_up_can_be_set_and_is_never_all_of_its_training(fields: dict[str, object], warmup: float) -> None:
    child = Recipe.model_validate(fields).for_child()
    assert child.warmup_epochs == warmup
    assert child.for_child() == child
    assert Recipe.model_validate(child.model_dump(mode="json")) == child, "a recorded recipe can be posted again"


def test_a_childs_rate_can_be_set() -> None:
    assert Recipe(learning_rate=0.3, child_learning_rate=0.2).for_child().learning_rate == 0.2


def test_a_recipe_survives_json() -> None:
    recipe = Recipe(optimizer="adamw", learning_rate=0.1234567890123, warmup_epochs=0.5)
    assert Recipe.model_validate_json(recipe.model_dump_json()) == recipe
