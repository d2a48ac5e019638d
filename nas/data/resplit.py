"""Another division of the same samples into training and validation: to see how much a figure owes to the split."""

import torch

from nas.data.dataset import Dataset, Split
from nas.data.normalisation import measure
from nas.data.splits import hold_out
from nas.data.task import strata


def resplit(dataset: Dataset, seed: int) -> Dataset:
    """Both splits thrown together and divided anew: stratified, of the same sizes, the same for each seed.

    The test split keeps its samples; all are normalised with the statistics of the new training split. Models of one
    job, and models that are compared, need one split: jobs always use the data set's own.
    """
    images = torch.cat([dataset.train.images, dataset.validation.images])
    labels = torch.cat([dataset.train.labels, dataset.validation.labels])
    kept, held_out = (
        torch.from_numpy(part) for part in hold_out(strata(labels.numpy()), len(dataset.validation), seed)
    )
    train = images[kept]
    normalisation = measure(train)
    return Dataset(
        name=dataset.name,
        input_shape=dataset.input_shape,
        classes=dataset.classes,
        train=Split(train, labels[kept], normalisation),
        validation=Split(images[held_out], labels[held_out], normalisation),
        test=Split(dataset.test.images, dataset.test.labels, normalisation),
    )
