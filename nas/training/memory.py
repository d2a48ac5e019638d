"""Steps that fit the memory: computed in pieces, and in smaller ones where memory runs out."""

from collections.abc import Callable
from itertools import pairwise
from typing import TypeVar

import torch
from torch import Tensor, nn
from torch.nn.modules.batchnorm import _BatchNorm

from nas.errors import OutOfMemory
from nas.training.failures import first_line, ran_out_of_memory

T = TypeVar("T")

HALVINGS = 6
"""How often the pieces may be halved in a run, before it is given up."""


class Anew(Exception):
    """The step is to be done once more, from nothing."""


class Pieces:
    """How many samples are computed at once; a step's gradients are added up over its pieces.

    Halving them changes a step's numbers by rounding alone, but for dropout, which draws other masks, and batch norm,
    whose statistics are those of a piece. `size` is part of a training state, so that a run goes on as it was.
    """

    def __init__(self, module: nn.Module, size: int) -> None:
        self.size = size
        self._halvings = HALVINGS
        # Batch norm cannot take the variance of one value.
        self._smallest = 2 if any(isinstance(part, _BatchNorm) for part in module.modules()) else 1
        self._buffers = list(module.buffers())
        self._before = [buffer.clone() for buffer in self._buffers]

    def fitting(self, samples: int, attempt: Callable[[list[tuple[int, int]]], T]) -> T:
        """What `attempt` makes of a step's pieces, from it anew with smaller ones whenever memory runs out.

        `attempt` must start from nothing each time; buffers (running statistics) are put back for it. Raises
        `OutOfMemory` when the pieces cannot be halved any more.
        """
        _copy(self._buffers, self._before)
        while True:
            try:
                return attempt(cuts(samples, self.size))
            except Anew:
                reason = None
            except (MemoryError, RuntimeError) as error:
                if not ran_out_of_memory(error):
                    raise
                reason = first_line(error)
            # Out here, so that the error and what its frames hold on the device are gone.
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
    """Where the pieces of a step start and end: as few as can be of `size` samples or one more, and as equal.

    One more, so that no sample is left on its own: see `spans`, whose last batch may be one larger too.
    """
    count = samples if size == 1 else max(-(-(samples - 1) // size), 1)
    ends = [samples * piece // count for piece in range(count + 1)]
    return list(pairwise(ends))


def _copy(sources: list[Tensor], targets: list[Tensor]) -> None:
    if sources:
        torch._foreach_copy_(targets, sources)
