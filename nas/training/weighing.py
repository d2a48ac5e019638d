"""Class weights in the training loss, if a recipe asks for them: for data sets of unequal classes."""

import torch
from torch import Tensor

from nas.data import Dataset, DatasetInfo, Task
from nas.errors import RecipeError
from nas.training.recipe import Recipe


def check_class_weights(recipe: Recipe, dataset: Dataset | DatasetInfo) -> None:
    """Raises `RecipeError` unless there is a weight for each class, or for none."""
    weights, classes, name = recipe.class_weights, dataset.classes, dataset.name
    if weights is not None and dataset.task is not Task.CLASSIFICATION:
        raise RecipeError(
            f"class_weights weighs samples by their one class, but {name} has several labels a sample "
            f"({dataset.task}): leave it out"
        )
    if weights is not None and weights != "balanced" and len(weights) != classes:
        raise RecipeError(
            f"class_weights has {len(weights)} numbers, but {name} has {classes} classes: one for each, in the order "
            "of the labels, or 'balanced'"
        )


def class_weights(recipe: Recipe, labels: Tensor, classes: int) -> Tensor | None:
    """A factor for each class, float32 (classes,), whose mean over the training samples is 1; None: all count alike.

    So the loss keeps its size, and a learning rate its meaning. `labels` are int64 (samples,).
    """
    if recipe.class_weights is None:
        return None
    counts = torch.bincount(labels.cpu(), minlength=classes).double()
    if recipe.class_weights == "balanced":
        given = 1 / counts.clamp(min=1)
    else:
        given = torch.tensor(recipe.class_weights, dtype=torch.float64)
    return (given * counts.sum() / (given * counts).sum()).float()
