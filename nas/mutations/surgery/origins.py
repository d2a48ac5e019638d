"""Where a grown network's parameters come from: for each axis that was rewritten, which entry comes from which.

What rewrites weights writes this down beside them; what has to move with the weights (see `carry`) follows it. A rule
that writes nothing down is safe: only what it leaves as it is counts as the same parameter.
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
    """One axis: its new entry `target[i]` is made of `share[i]` of the old entry `source[i]`; of several, their sum.

    `share` is what reaches the entry of the gradient that the old one had. An entry that is no target is new. Where a
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
        """(size,): which entries have no old one behind them."""
        new = torch.ones(self.size, dtype=torch.bool)
        new[self.target] = False
        return new

    def moved(self, values: Tensor) -> Tensor:
        """Values of the old parameter as they belong to the rewritten one; zero for what is new."""
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
        """What `opened` did, undone."""
        if self.groups == 1:
            return values
        return values.reshape(len(values), self.groups, -1, *values.shape[2:]).transpose(0, 1).flatten(0, 1)


@dataclass(frozen=True)
class Origin:
    """The parent's parameter `key`, rewritten along these axes one after the other; the same one if there are none."""

    key: str
    axes: tuple[Along, ...] = ()


class Grown(Network):
    """A network made from another one, with the origins of the parameters that were rewritten, by their keys."""

    def __init__(
        self, architecture: Architecture, weights: Mapping[str, Tensor], parent: Network, origins: Mapping[str, Origin]
    ) -> None:
        super().__init__(architecture, weights)
        self._parent = ref(parent)  # Weak, so that a long line of descent does not stay in memory.
        self._origins = dict(origins)

    def origins(self, parent: Network) -> dict[str, Origin]:
        """The origins in this network; none if it was made from another one than this."""
        return self._origins if self._parent() is parent else {}


def rows(axis: Expansion, init: Init, gain: float = 1.0) -> Along:
    """Of what gives the channels of an axis; `gain` is what its old entries were multiplied by.

    A copy's gradient is as much less as what is made of the copy is: what net2wider makes of ones. Inits that split at
    random do so on average, and over all copies the gradients add up to the old one exactly.
    """
    share = torch.full((1, len(axis)), 1 / gain, dtype=torch.float64)
    if init.clones:
        INITS[InitName.NET2WIDER].columns(share, axis, np.random.default_rng(0), 0.0)
    old = _old(axis, init)
    return Along(0, len(axis), old, axis.source[old], share[0, old])


def columns(axis: Expansion, init: Init, groups: int = 1, dim: int = 1) -> Along:
    """Of what reads the channels of an axis: a copy's gradient is that of its original, however weights are split."""
    old = _old(axis, init)
    return Along(dim, len(axis), old, axis.source[old], groups=groups)


def _old(axis: Expansion, init: Init) -> Tensor:
    """The positions that carry what an old one does."""
    return torch.arange(len(axis)) if init.clones else (~axis.fresh).nonzero()[:, 0]


def placed(dim: int, size: int, places: Tensor) -> Along:
    """The old entries, in their order, put at these places of a longer axis."""
    return Along(dim, size, places, torch.arange(len(places)))


def taken(dim: int, entries: Tensor) -> Along:
    """These entries of the old axis alone."""
    return Along(dim, len(entries), torch.arange(len(entries)), entries)
