"""Muon for matrices and for kernels, which torch's own takes only as matrices."""

from collections.abc import Callable, Iterable
from typing import Any

import torch
from torch import Tensor, nn


def as_matrix(kernel: Tensor) -> Tensor:
    """A matrix view: (out, in) as it is, (out, in, h, w) as (out, in*h*w)."""
    if kernel.dim() == 2:
        return kernel
    if not kernel.is_contiguous():  # channels last
        kernel = kernel.permute(0, 2, 3, 1)
    return kernel.view(len(kernel), -1)


class KernelMuon(torch.optim.Muon):
    """Muon (kellerjordan.github.io/posts/muon) over weights (out, in) and kernels (out, in, height, width).

    A kernel is seen as the matrix of its rows, as Muon's author does. Steps are scaled to those of AdamW (arXiv
    2502.16982, section 2.2), so that both go by one learning rate and one weight decay.
    """

    def __init__(self, weights: Iterable[nn.Parameter], **settings: Any) -> None:
        self._weights = list(weights)
        self.matrices = [nn.Parameter(as_matrix(weight.detach())) for weight in self._weights]
        super().__init__(self.matrices, adjust_lr_fn="match_rms_adamw", **settings)

    def step(self, closure: Callable[[], float] | None = None) -> float | None:  # type: ignore[override]
        """One step of every weight that has a gradient."""
        for matrix, weight in zip(self.matrices, self._weights, strict=True):
            if weight.grad is not None:
                # torch lays a gradient out as its parameter, so this is a view; the copy is for whoever set another.
                matrix.grad = as_matrix(weight.grad.to(memory_format=_layout(weight)))
        loss: float | None = super().step(closure)  # type: ignore[no-untyped-call]
        return loss


def _layout(weight: Tensor) -> torch.memory_format:
    return torch.contiguous_format if weight.is_contiguous() else torch.channels_last
