"""A moving average of a network's weights, which is often better than any of those it was made of."""

from collections.abc import Mapping
from copy import deepcopy

import torch
from torch import Tensor, nn


class Average:
    """A second module whose tensors follow those of a first: parameters and batch-norm statistics.

    After step t (from 1) each is d * average + (1 - d) * tensor with d = min(decay, (1 + t) / (10 + t)): the weights
    of the start, which are far from anything, would else weigh most in a short run. Counters are copied.
    """

    def __init__(self, followed: nn.Module, decay: float) -> None:
        self.module = deepcopy(followed).requires_grad_(False)
        self._decay = decay
        pairs = list(zip(self.module.state_dict().values(), followed.state_dict().values(), strict=True))
        self._averaged = [(mine, theirs) for mine, theirs in pairs if mine.is_floating_point()]
        self._copied = [(mine, theirs) for mine, theirs in pairs if not mine.is_floating_point()]

    def follow(self, step: int) -> None:
        """Take in the tensors as they are after this step of the run, counted from 1."""
        decay = min(self._decay, (1 + step) / (10 + step))
        mine, theirs = zip(*self._averaged, strict=True)
        torch._foreach_lerp_(mine, theirs, 1 - decay)
        for copied, source in self._copied:
            copied.copy_(source)

    def restore(self, tensors: Mapping[str, Tensor]) -> None:
        """Go on from an average that was kept."""
        self.module.load_state_dict(tensors)
