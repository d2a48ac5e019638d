"""What stands for a tensor while a module is traced: which number of which layer each of its numbers is.

Only shapes and copies matter here, so a tensor is represented by *indices*: an int64 tensor of its shape whose numbers
say where the real ones come from. Whatever only moves numbers about (reshape, permute, chunk, expand, ...) is carried
out by torch itself on the indices. A layer then asks whether they have the order that it needs, and a detour through
(batch, tokens, channels) and back costs nothing: the indices come out as they went in.
"""

from dataclasses import dataclass, replace

import torch
from torch import Tensor

from nas.layers import Shape
from nas.tracing.place import Place


class Traced:
    """Stands for a tensor while a module is traced; all else is a plain object, as sizes are."""


@dataclass(frozen=True, eq=False)
class Value(Traced):
    """A tensor that depends on the input. `index` counts through (batch, *shape) of the node `source`."""

    source: str
    index: Tensor
    factor: float = 1.0
    """A constant that the numbers are multiplied by; only the scores of attention can take one in."""
    scaled_at: Place | None = None
    settled: bool = False
    """A copy: what is done to the source in place later is not done to it."""
    whole: bool = False
    """Known to be all of the source as it is: nothing about its indices has to be found out."""

    def moved(self, index: Tensor) -> "Value":
        """The same numbers elsewhere."""
        return replace(self, index=index, whole=False)


@dataclass(frozen=True, eq=False)
class Constant(Traced):
    """A parameter or buffer, or a rearranged part of one: `index` counts through `tensor`."""

    path: str
    tensor: Tensor
    index: Tensor
    whole: bool = False
    """Known to be all of the tensor as it is."""

    def moved(self, index: Tensor) -> "Constant":
        """The same numbers elsewhere."""
        return replace(self, index=index, whole=False)

    @property
    def numbers(self) -> Tensor:
        """The numbers, in float32 where they are fractions."""
        if self.whole:
            found = self.tensor.detach().cpu().clone(memory_format=torch.contiguous_format)
            return found.to(torch.float32) if found.is_floating_point() else found
        return gathered(self.tensor, self.index)


@dataclass(frozen=True)
class Absent(Traced):
    """A result that exists in torch and not here; to use it is an error."""

    what: str


@dataclass(frozen=True, eq=False)
class Distribution(Traced):
    """The softmax or log_softmax of scores (batch, classes): what may stand at the very end, and nowhere else."""

    scores: Value
    head: str


@dataclass(frozen=True, eq=False)
class Reading:
    """A value whose numbers are those of one sample of `source`, each once; `index` has the value's shape, less the
    batch, and counts through `shape`.
    """

    source: str
    shape: Shape
    index: Tensor
    whole: bool = False
    """Known to count through the shape in order."""

    @property
    def size(self) -> int:
        """How many positions each channel has."""
        return torch.Size(self.shape[1:]).numel()

    @property
    def channels(self) -> Tensor:
        """The channel of each number."""
        return self.index // self.size

    @property
    def positions(self) -> Tensor:
        """The position of each number, in raster order."""
        return self.index % self.size


def gathered(tensor: Tensor, index: Tensor) -> Tensor:
    """The tensor's numbers at these flat indices: a copy on the CPU, float32 where they are fractions."""
    found = tensor.detach().cpu().flatten()[index]
    return found.to(torch.float32) if found.is_floating_point() else found


def counted(shape: Shape | torch.Size) -> Tensor:
    """0, 1, 2, ... in this shape."""
    return torch.arange(torch.Size(shape).numel()).view(tuple(shape))


def along(axis: int, count: int, dimensions: int) -> Tensor:
    """0, 1, 2, ... along one axis, to be broadcast over the others."""
    shape = [1] * dimensions
    shape[axis] = count
    return torch.arange(count).view(shape)


def same(one: Tensor, other: Tensor) -> bool:
    """Whether the indices agree, the other broadcast to the one's shape; not if it cannot be."""
    try:
        return torch.equal(one, other.expand(one.shape))
    except RuntimeError:
        return False


def distinct(index: Tensor) -> bool:
    """Whether no number occurs twice."""
    ordered = index.flatten().sort().values
    return bool((ordered[1:] != ordered[:-1]).all())


def is_permutation(index: Tensor, count: int) -> bool:
    """Whether each of 0, 1, ..., count - 1 occurs, and once."""
    if index.numel() != count:
        return False
    seen = torch.zeros(count, dtype=torch.bool)
    seen[index.flatten()] = True
    return bool(seen.all())
