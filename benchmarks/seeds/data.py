"""Parts of a data set: fewer samples, the seeds' own splits, and one part for each stretch of a run."""

from dataclasses import replace
from pathlib import Path

import torch

import nas
from nas.data import Dataset, Normalisation, Split


def load(name: str, directory: Path | None) -> Dataset:
    """The data set; ends the program with the reason if its files are not in the folder."""
    info = nas.data.info(name, directory)
    if not info.available:
        raise SystemExit(f"{name} is not there: {info.reason}; name its folder with --data or NETGROW_DATASETS_DIR")
    return nas.data.load(name, directory)


def first(split: Split, count: int | None) -> Split:
    """The first samples of a split, in the files' order, which is random by class; all of them for None."""
    if count is None or count >= len(split):
        return split
    return Split(split.images[:count], split.labels[:count], split.normalisation)


def limited(dataset: Dataset, train: int | None, validation: int | None = None, test: int | None = None) -> Dataset:
    """The data set with at most so many samples in each split; the normalisation stays that of all training data."""
    return replace(
        dataset,
        train=first(dataset.train, train),
        validation=first(dataset.validation, validation),
        test=first(dataset.test, test),
    )


def sizes(dataset: Dataset) -> dict[str, int]:
    """How many samples the splits have."""
    return {"train": len(dataset.train), "validation": len(dataset.validation), "test": len(dataset.test)}


def unit_pixels(dataset: Dataset) -> Dataset:
    """The data set with pixels divided by 255 and nothing else, as both MNIST seeds feed them."""
    channels = dataset.input_shape[0]
    scale = Normalisation(torch.zeros(channels), torch.full((channels,), 255.0))

    def scaled(split: Split) -> Split:
        return Split(split.images, split.labels, scale)

    return replace(
        dataset, train=scaled(dataset.train), validation=scaled(dataset.validation), test=scaled(dataset.test)
    )


def on_the_seeds_terms(dataset: Dataset) -> Dataset:
    """Trained on all training images, and watched on the test images: what the seeds did, for comparing with them.

    Nothing may be chosen by what is measured on it.
    """
    train, held_out = dataset.train, dataset.validation
    images = torch.cat([train.images, held_out.images])
    labels = torch.cat([train.labels, held_out.labels])
    return replace(dataset, train=Split(images, labels, train.normalisation), validation=dataset.test)


def stretches(dataset: Dataset, samples: int, seed: int) -> list[Dataset]:
    """The training split, shuffled by the seed, in parts of so many samples; what is left over is left out."""
    split = dataset.train
    order = torch.randperm(len(split), generator=torch.Generator().manual_seed(seed))
    parts = [chunk for chunk in torch.split(order, samples) if len(chunk) == samples]
    return [
        replace(dataset, train=Split(split.images[part], split.labels[part], split.normalisation)) for part in parts
    ]
