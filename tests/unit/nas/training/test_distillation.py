"""How a recipe names a teacher and an augmentation: what cannot be meant cannot be written."""

from typing import Any

import pytest
from pydantic import ValidationError

from nas import Recipe
from nas.training.augmentation import Augmentation, settled
from nas.training.distillation import LogitsMse, SoftTargets


def recipe(**fields: Any) -> Recipe:
    return Recipe.model_validate(fields)


def test_soft_targets_from_the_parent_are_what_a_distillation_is_by_default() -> None:
    found = recipe(distillation={}).distillation
    assert found == SoftTargets(teacher="parent", temperature=4, alpha=0.5, transfer_dataset=None)
    assert recipe(distillation={"kind": "logits_mse", "alpha": 1}).distillation == LogitsMse(alpha=1)
    assert recipe().distillation is None


@pytest.mark.parametrize(
    ("fields", "field", "message"),
    [
        ({"temperature": 2}, "temperature", "Extra inputs"),
        ({"distillation": {"kind": "logits_mse", "temperature": 2}}, "temperature", "Extra inputs"),
        ({"distillation": {"kind": "hints"}}, "distillation", "kind is soft_targets or logits_mse"),
        ({"distillation": {"temperature": 0}}, "temperature", "greater than 0"),
        ({"distillation": {"temperature": float("nan")}}, "temperature", "finite number"),
        ({"distillation": {"alpha": 1.5}}, "alpha", "less than or equal to 1"),
        ({"distillation": {"teacher": ""}}, "teacher", "at least 1 character"),
        ({"distillation": {"alpha": 0, "transfer_dataset": "mnist"}}, "distillation", "transfer_dataset .* alpha 0"),
        ({"distillation": "parent"}, "distillation", "an object whose kind"),
        ({"augmentation": {"crop": -1}}, "crop", "greater than or equal to 0"),
        ({"augmentation": {"rotation": 181}}, "rotation", "less than or equal to 180"),
        ({"augmentation": {"zoom": 2}}, "zoom", "Extra inputs"),
        ({"augmentation": "automatic"}, "augmentation", "must be 'auto' or an object with flip, crop"),
        ({"label_smoothing": 1}, "label_smoothing", "less than 1"),
    ],
)
def test_contradictions_and_nonsense_are_refused_by_name(fields: dict[str, Any], field: str, message: str) -> None:
    with pytest.raises(ValidationError, match=f"(?s){field}.*{message}"):
        recipe(**fields)


@pytest.mark.parametrize(
    "fields",
    [
        {"distillation": {"kind": "logits_mse", "teacher": "model_1", "transfer_dataset": "svhn"}},
        {"distillation": {"temperature": 7}, "augmentation": "auto"},
        {"augmentation": {"flip": True, "mixup": 0.2}},
    ],
)
def test_a_recipe_survives_its_json(fields: dict[str, Any]) -> None:
    original = recipe(**fields)
    assert Recipe.model_validate_json(original.model_dump_json()) == original


def test_a_seed_network_has_no_parent_to_learn_from_and_keeps_any_other_teacher() -> None:
    of_parent, of_model = recipe(distillation={}), recipe(distillation={"teacher": "model_1"})
    assert of_parent.for_seed().distillation is None
    assert of_parent.for_child().distillation == of_parent.distillation
    assert of_model.for_seed().distillation == of_model.for_child().distillation == of_model.distillation


@pytest.mark.parametrize("name", ["digits", "mnist", "svhn"])
def test_auto_does_not_mirror_digits(name: str) -> None:
    assert not settled("auto", name, (1, 28, 28)).flip
    assert settled(Augmentation(flip=True), name, (1, 28, 28)).warnings(name)


@pytest.mark.parametrize("name", ["cifar10", "cifar100", "fashion_mnist"])
def test_auto_mirrors_things(name: str) -> None:
    chosen = settled("auto", name, (3, 32, 32))
    assert chosen.flip
    assert not chosen.warnings(name)
