"""Taking a part of a data set's training samples: for quick trials, and to see what growth does with little data."""

import torch

from nas.data.dataset import Dataset, Split
from nas.data.normalisation import measure
from nas.data.official import SPLIT_SEED
from nas.data.splits import hold_out
from nas.data.task import strata
from nas.errors import DatasetError

WATCHED_SHARE, FEWEST_WATCHED = 10, 500
"""Validation samples of an epoch: a tenth of its training samples, at least 500."""


def limited(dataset: Dataset, samples: int, seed: int = SPLIT_SEED) -> Dataset:
    """The data set with only so many training samples: stratified, each class at least once, the same for each seed.

    What a smaller limit takes is part of what a larger one takes. Validation and test split keep all their samples, and
    are normalised with the statistics of the training samples that are left; of a validation split that is large
    beside them, epochs are measured on a stratified part. Raises `DatasetError`.
    """
    check_limit(samples, len(dataset.train), dataset.classes, dataset.name)
    labels = dataset.train.labels.numpy()
    kept, _ = hold_out(strata(labels), len(labels) - samples, seed)
    chosen = torch.from_numpy(kept)
    images = dataset.train.images[chosen]
    normalisation = measure(images)
    validation = Split(dataset.validation.images, dataset.validation.labels, normalisation)
    return Dataset(
        name=dataset.name,
        input_shape=dataset.input_shape,
        classes=dataset.classes,
        train=Split(images, dataset.train.labels[chosen], normalisation),
        validation=validation,
        test=Split(dataset.test.images, dataset.test.labels, normalisation),
        watched=_part(validation, max(samples // WATCHED_SHARE, FEWEST_WATCHED), seed),
    )


def _part(split: Split, size: int, seed: int) -> Split | None:
    """So many samples of a larger split, each class in proportion; None: the split has no more."""
    if len(split) <= size:
        return None
    _, held = hold_out(strata(split.labels.numpy()), size, seed)
    chosen = torch.from_numpy(held)
    return Split(split.images[chosen], split.labels[chosen], split.normalisation)


def check_limit(samples: int, available: int, classes: int, name: str) -> None:
    """Raises `DatasetError` unless a limit leaves a sample of each class, and asks for no more than there are."""
    if not classes <= samples <= available:
        raise DatasetError(
            f"a limit of {samples} training samples does not fit data set {name}: it has {available} of them, "
            f"in {classes} classes that each need one"
        )
