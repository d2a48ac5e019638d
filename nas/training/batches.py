"""Batches of a split that lies on the device: no worker processes, no per-sample Python."""

from collections.abc import Iterator
from math import prod

import torch
from torch import Tensor

from nas.architecture import Architecture
from nas.data.dataset import Split
from nas.training.precision import Computation
from nas.training.recipe import MemoryFormat

RESIDENT_BYTES = 256 * 2**20
"""Up to this size a split is normalised once and kept as float32; beyond, as stored, and normalised batch by batch.

Batch by batch costs 0.1 ms for 128 images of 28x28: nothing beside a convolution, 5 % of a small dense network's epoch.
Both ways give the same bits.
"""


class Placed:
    """A split on a device: images in the layout that the network reads, labels int64."""

    def __init__(self, split: Split, computation: Computation, resident_bytes: int = RESIDENT_BYTES) -> None:
        images = split.images
        self._channels_last = images.dim() == 4 and computation.memory_format is MemoryFormat.CHANNELS_LAST
        self._normalisation = None if images.numel() * 4 <= resident_bytes else split.normalisation
        if self._normalisation is None:
            images = split.normalisation.apply(images)
        if self._channels_last:
            images = images.permute(0, 2, 3, 1)  # (samples, height, width, channels), so that a sample is one piece
        self._images = images.contiguous().to(computation.device)
        self._labels = split.labels.to(computation.device)

    def __len__(self) -> int:
        return len(self._labels)

    def take(self, indices: Tensor) -> tuple[Tensor, Tensor]:
        """The samples of these indices (on the device): float32 (batch, ...) normalised, int64 (batch,)."""
        images, labels = self.stored(indices)
        return self.normalised(images), labels

    def stored(self, indices: Tensor) -> tuple[Tensor, Tensor]:
        """As `take`, but the images as they are kept: as the split has them, unless they were normalised at once."""
        return self._shaped(self._images.index_select(0, indices)), self._labels.index_select(0, indices)

    def span(self, start: int, end: int) -> tuple[Tensor, Tensor]:
        """The samples from `start` to `end`, in stored order."""
        return self.normalised(self._shaped(self._images[start:end])), self._labels[start:end]

    def normalised(self, images: Tensor) -> Tensor:
        """Images as the network reads them: normalised now, unless all were at the start."""
        return images if self._normalisation is None else self._normalisation.apply(images)

    def _shaped(self, images: Tensor) -> Tensor:
        return images.permute(0, 3, 1, 2) if self._channels_last else images


def spans(samples: int, batch_size: int) -> list[tuple[int, int]]:
    """Bounds of batches: every sample is in one.

    A last batch of a single sample joins the one before it: batch norm cannot take the variance of one value.
    """
    ends = [*range(batch_size, samples, batch_size), samples]
    if len(ends) > 1 and batch_size > 1 and ends[-1] - ends[-2] == 1:
        del ends[-2]
    return list(zip([0, *ends[:-1]], ends, strict=True))


def evaluation_batch(architecture: Architecture, device: torch.device) -> int:
    """Number of samples to evaluate at a time.

    On a CPU tensors beyond 16 MiB are slower, not faster (the allocator returns them to the system each time: half the
    speed), so the largest activation is kept below that; a GPU is filled.
    """
    largest = max(prod(shape) for shape in architecture.shapes.values()) * 4
    memory, most = (16 * 2**20, 1024) if device.type == "cpu" else (256 * 2**20, 8192)
    return max(1, min(most, memory // largest))


def in_order(placed: Placed, batch_size: int) -> Iterator[tuple[Tensor, Tensor]]:
    """All samples, in stored order."""
    for start in range(0, len(placed), batch_size):
        yield placed.span(start, min(start + batch_size, len(placed)))
