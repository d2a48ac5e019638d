"""Origins of a grown network's parameters: the old entry behind each new one, axis by axis.

Code that rewrites weights records origins beside them; `carry` moves the optimizer's state along them. A rule
that records none is safe: only parameters that it leaves alone count as the same.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from weakref import ref

import numpy as np
import torch
from torch import Tensor

from nas.architecture import Architecture
from nas.mutations.surgery.expansion import Expansion
from nas.mutations.surgery.inits import INITS, Init, InitName
from nas.network import Network


@dataclass(frozen=True)
class Along:
    """One rewritten axis: new entry `target[i]` sums `share[i]` times old entry `source[i]`.

    `share` is the part of the old entry's gradient that the new one gets. An entry that is no target is new. Where a
     convolution reads in `groups`, positions along dimension 1 are those of all channels that it reads.
    """

    dim: int
    size: int
    target: Tensor
    source: Tensor
    share: Tensor | None = None
    groups: int = 1

    @property
    def new(self) -> Tensor:
        """Mask (size,) of entries without an old one behind them."""
        new = torch.ones(self.size, dtype=torch.bool)
        new[self.target] = False
        return new

    def moved(self, values: Tensor) -> Tensor:
        """Move values of the old parameter (a gradient, a moment) to the rewritten one; zero for new entries."""
        opened = self.opened(values)
        taken = opened.index_select(self.dim, self.source)
        if self.share is not None:
            taken = taken * self.share.to(taken.dtype).view(-1, *[1] * (taken.dim() - 1 - self.dim))
        shape = list(opened.shape)
        shape[self.dim] = self.size
        return self.closed(taken.new_zeros(shape).index_add_(self.dim, self.target, taken))

    def opened(self, values: Tensor) -> Tensor:
        """(out, in / groups, ...) as (out / groups, in, ...), so that one axis has all channels."""
        if self.groups == 1:
            return values
        return values.reshape(self.groups, -1, *values.shape[1:]).transpose(0, 1).flatten(1, 2)

    def closed(self, values: Tensor) -> Tensor:
        """The inverse of `opened`: (out / groups, in, ...) as (out, in / groups, ...)."""
        if self.groups == 1:
            return values
        return values.reshape(len(values), self.groups, -1, *values.shape[2:]).transpose(0, 1).flatten(0, 1)


@dataclass(frozen=True)
class Origin:
    """The parent's parameter `key`, rewritten along these axes in turn; unchanged without axes."""

    key: str
    axes: tuple[Along, ...] = ()


class Grown(Network):
    """A child network with the origins of its rewritten parameters, by key."""

    def __init__(
        self, architecture: Architecture, weights: Mapping[str, Tensor], parent: Network, origins: Mapping[str, Origin]
    ) -> None:
        super().__init__(architecture, weights)
        self._parent = ref(parent)  # Weak, so that a long line of descent does not stay in memory.
        self._origins = dict(origins)

    def origins(self, parent: Network) -> dict[str, Origin]:
        """The origins in `parent`; none if this network was grown from another one."""
        return self._origins if self._parent() is parent else {}


def rows(axis: Expansion, init: Init, gain: float = 1.0) -> Along:
    """Origin of a producer's rows; `gain` is the factor that its old entries got.

    A copy's gradient shrinks like its outgoing weights: apply net2wider's split to ones. Inits that split at
    random do so on average, and over all copies the gradients add up to the old one exactly.
    """
    share = torch.full((1, len(axis)), 1 / gain, dtype=torch.float64)
    if init.clones:
        INITS[InitName.NET2WIDER].columns(share, axis, np.random.default_rng(0), 0.0)
    old = _old(axis, init)
    return Along(0, len(axis), old, axis.source[old], share[0, old])


def columns(axis: Expansion, init: Init, groups: int = 1, dim: int = 1) -> Along:
    """Origin of a consumer's columns: a copy has its original's gradient, however weights are split."""
    old = _old(axis, init)
    return Along(dim, len(axis), old, axis.source[old], groups=groups)


def _old(axis: Expansion, init: Init) -> Tensor:
    """Positions that carry the values of an old one."""
    return torch.arange(len(axis)) if init.clones else (~axis.fresh).nonzero()[:, 0]


def placed(dim: int, size: int, places: Tensor) -> Along:
    """Origin of a longer axis with the old entries at these places, in their order."""
    return Along(dim, size, places, torch.arange(len(places)))


def taken(dim: int, entries: Tensor) -> Along:
    """Origin of a shorter axis that keeps these entries alone."""
    return Along(dim, len(entries), torch.arange(len(entries)), entries)
