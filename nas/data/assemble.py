"""From arrays and indices to a data set: the last step of every reader."""

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from nas.data.dataset import Dataset, Split
from nas.data.normalisation import measure
from nas.data.splits import Indices

Pixels = NDArray[np.generic]
"""uint8, float32 or float64."""
Marks = Indices | NDArray[np.float32]
"""Labels: (samples,) of int64, or of multi-label data (samples, labels) of float32."""


def assemble(
    name: str,
    classes: int,
    train: tuple[Pixels, Marks],
    validation: tuple[Pixels, Marks],
    test: tuple[Pixels, Marks],
) -> Dataset:
    """Three pairs of images (samples, channels, height, width) or (samples, features) and labels -> a data set."""
    normalisation = measure(_tensor(train[0]))

    def split(pair: tuple[Pixels, Marks]) -> Split:
        images, labels = (_tensor(array) for array in pair)
        return Split(images, labels, normalisation)

    return Dataset(
        name=name,
        input_shape=tuple(int(size) for size in train[0].shape[1:]),
        classes=classes,
        train=split(train),
        validation=split(validation),
        test=split(test),
    )


def _tensor(array: NDArray[np.generic]) -> Tensor:
    """The array as a tensor; copied only where torch could not use its memory."""
    return torch.from_numpy(np.require(array, requirements=["C_CONTIGUOUS", "WRITEABLE"]))
