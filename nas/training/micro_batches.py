"""Micro-batches: a step in parts that fit the memory, halved when memory runs out."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TypeVar

import torch
from torch import Tensor, nn
from torch.nn.modules.batchnorm import _BatchNorm

from nas.errors import OutOfMemory
from nas.training.failures import first_line, ran_out_of_memory
from nas.training.objective import Targets, Whole
from nas.training.training_batches import TrainingBatch

T = TypeVar("T")

HALVINGS = 6
"""Most halvings in a run before it fails."""


class RetryStep(Exception):
    """Raised within a step to run it again from the start."""


class MicroBatches:
    """The size of micro-batches; a step adds up their gradients.

    Halving changes a step's numbers by rounding alone, except for dropout, which draws other masks, and batch norm,
    whose statistics are per micro-batch. `size` is part of a training state, so that a resumed run computes the same.
    """

    def __init__(self, module: nn.Module, size: int) -> None:
        self.size = size
        self._halvings = HALVINGS
        # Batch norm cannot take the variance of one value.
        self._smallest = 2 if any(isinstance(part, _BatchNorm) for part in module.modules()) else 1
        self._buffers = list(module.buffers())
        self._before = [buffer.clone() for buffer in self._buffers]

    def fitting(self, samples: int, attempt: Callable[[list[tuple[int, int]]], T]) -> T:
        """Run `attempt` on a step's micro-batches; halve them and retry on out-of-memory.

        `attempt` must reset gradients itself; buffers (running statistics) are restored before a retry. Raises
        `OutOfMemory` when they cannot be halved any more.
        """
        _copy(self._buffers, self._before)
        while True:
            try:
                return attempt(cuts(samples, self.size))
            except RetryStep:
                reason = None
            except (MemoryError, RuntimeError) as error:
                if not ran_out_of_memory(error):
                    raise
                reason = first_line(error)
            # Outside the handler: the error's frames hold tensors on the device, and must be gone before the retry.
            if reason is not None:
                self._halve(samples, reason)
            _copy(self._before, self._buffers)

    def _halve(self, samples: int, reason: str) -> None:
        size = min(self.size, samples) // 2
        if size < self._smallest or self._halvings == 0:
            raise OutOfMemory(f"out of memory, with as few as {min(self.size, samples)} samples at once: {reason}")
        self.size, self._halvings = size, self._halvings - 1
        if torch.cuda.is_available():
            torch.cuda.empty_cache()


def cuts(samples: int, size: int) -> list[tuple[int, int]]:
    """Bounds of a step's micro-batches: as few and as equal as possible, of `size` samples or one more.

    One more, so that no micro-batch has a single sample, for which batch norm has no variance (see `spans` too).
    """
    count = samples if size == 1 else max(-(-(samples - 1) // size), 1)
    ends = [samples * piece // count for piece in range(count + 1)]
    return list(pairwise(ends))


@dataclass(frozen=True)
class MicroBatch:
    """Some samples of a batch, images (samples, ...); `whole` is None where they are all of it."""

    images: Tensor
    targets: Targets
    whole: Whole | None


def split(batch: TrainingBatch, bounds: Sequence[tuple[int, int]]) -> Iterator[MicroBatch]:
    """The batch's samples between these bounds."""
    if len(bounds) == 1:
        yield MicroBatch(batch.images, batch.targets, None)
        return
    whole = Whole(len(batch.images), len(batch.targets.labels))
    for start, end in bounds:
        yield MicroBatch(batch.images[start:end], batch.targets.part(start, end), whole)


def _copy(sources: list[Tensor], targets: list[Tensor]) -> None:
    if sources:
        torch._foreach_copy_(targets, sources)
