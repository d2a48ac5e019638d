"""Class weights: the figures that a recipe comes to, and what they do to a small class."""

from typing import Any

import pytest
import torch
from pydantic import ValidationError

import nas
from nas.data import Dataset, Split
from nas.data.normalisation import measure
from nas.training.confusion import confusion
from nas.training.weighing import class_weights
from tests.unit.nas.training.helpers import chain, made_up

LABELS = torch.tensor([0] * 6 + [1] * 3 + [2])


def recipe(**fields: Any) -> nas.Recipe:
    return nas.Recipe.model_validate(fields)


def test_balanced_gives_every_class_the_same_sum_and_the_samples_a_mean_of_one() -> None:
    found = class_weights(recipe(class_weights="balanced"), LABELS, 3)
    assert found is not None
    torch.testing.assert_close(found * torch.tensor([6.0, 3.0, 1.0]), torch.full((3,), 10 / 3))


def test_given_weights_keep_their_proportions_and_come_to_a_mean_of_one() -> None:
    found = class_weights(recipe(class_weights=[1, 2, 8]), LABELS, 3)
    assert found is not None
    torch.testing.assert_close(found / found[0], torch.tensor([1.0, 2.0, 8.0]))
    torch.testing.assert_close(found[LABELS].mean(), torch.tensor(1.0))


def test_balanced_weights_of_equal_classes_change_nothing() -> None:
    dataset = made_up((7,), 4, 80)
    network = chain((7,), {"op": "linear", "out_features": 4})
    plain, weighed = (
        nas.train(network, dataset, recipe(epochs=2, batch_size=16, class_weights=weights), device="cpu")
        for weights in (None, "balanced")
    )
    assert plain.val_loss == pytest.approx(weighed.val_loss, rel=1e-6)


def test_a_rare_class_is_found_where_it_counts_as_much_as_the_others() -> None:
    """One sample in twenty is of the rare class, and the two overlap: unweighed, calling all common pays best."""
    generator = torch.Generator().manual_seed(1)
    labels = (torch.arange(2000) % 20 == 0).long()
    images = torch.randn(2000, 5, generator=generator) + labels[:, None]
    split = Split(images, labels, measure(images))
    dataset = Dataset("rare", (5,), 2, split, split, split)
    network = chain((5,), {"op": "linear", "out_features": 2})
    found = {}
    for weights in (None, "balanced"):
        trained = nas.train(network, dataset, recipe(epochs=8, class_weights=weights), device="cpu")
        matrix = confusion(trained.network, split).matrix
        found[weights] = matrix[1][1] / sum(matrix[1])
    assert found["balanced"] > 0.75
    assert found["balanced"] > found[None] + 0.3


def test_weights_for_another_number_of_classes_are_refused() -> None:
    dataset = made_up((7,), 4, 80)
    network = chain((7,), {"op": "linear", "out_features": 4})
    with pytest.raises(nas.RecipeError, match=r"class_weights has 3 numbers, but made-up has 4 classes"):
        nas.train(network, dataset, recipe(batch_size=16, class_weights=[1, 2, 3]), device="cpu")


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"class_weights": [1, 0]}, "greater than 0"),
        ({"class_weights": [1]}, "at least 2"),
        ({"class_weights": "even"}, "balanced"),
        ({"class_weights": "balanced", "distillation": {"alpha": 1}}, "no label is learned from"),
    ],
)
def test_nonsense_is_refused_by_name(fields: dict[str, Any], message: str) -> None:
    with pytest.raises(ValidationError, match=f"(?s)class_weights.*{message}"):
        recipe(**fields)


def test_a_recipe_keeps_its_weights_through_json() -> None:
    for weights in ("balanced", [1.0, 2.5], None):
        document = recipe(class_weights=weights).model_dump(mode="json")
        assert document["class_weights"] == weights
        assert nas.Recipe.model_validate(document).class_weights == (
            tuple(weights) if isinstance(weights, list) else weights
        )
