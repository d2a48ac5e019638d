"""Inits: they fill new rows of producers and new columns of consumers.

`rows` and `columns` write in place: into a tensor (out, in, ...) whose new rows (dimension 0), or new columns
(dimension 1), hold copies of old ones.
A split must sum to the old weight without rounding, or the certificate fails: see `nas/preservation.py`.
"""

import math
from abc import ABC, abstractmethod
from enum import StrEnum
from typing import ClassVar

import numpy as np
import torch
from torch import Tensor

from nas.mutations.surgery.expansion import Expansion


class InitName(StrEnum):
    """The inits by name."""

    NET2WIDER = "net2wider"
    ELEMENTWISE = "elementwise"
    ZERO_OUT = "zero_out"
    PAIR = "pair"
    ZERO_PAD = "zero_pad"
    MEAN_PAD = "mean_pad"
    NOISE = "noise"
    RANDOM_PAD = "random_pad"


class Init(ABC):
    """One way to fill new channels."""

    exact: ClassVar[bool] = True
    clones: ClassVar[bool] = False
    """Whether new channels carry the values of old ones; if not, a norm over channels would change its statistics."""

    @abstractmethod
    def rows(self, weight: Tensor, bias: Tensor | None, axis: Expansion, rng: np.random.Generator) -> None:
        """Fill the new rows of a producer's weight (out, in, ...) and bias (out,)."""

    @abstractmethod
    def columns(self, weight: Tensor, axis: Expansion, rng: np.random.Generator, spread: float) -> None:
        """Fill the new columns of (some rows of) a consumer's weight (out, in, ...).

        `spread` is the rms of all its weights.
        """

    def own_rows(self, weight: Tensor, bias: Tensor | None, axis: Expansion, rng: np.random.Generator) -> None:
        """Fill the new rows of a depthwise convolution (channels, 1, ...), where each row reads its own channel."""
        self.rows(weight, bias, axis, rng)

    def embedded(self, tensor: Tensor, axis: Expansion) -> None:
        """Fill the new entries of a tensor (channels, ...) that is added to channels; they hold copies at first."""
        if not self.clones:
            tensor[axis.fresh] = 0

    def gain(self, op: str, before: int, after: int) -> float:
        """Factor on the weights of a norm over all channels; its eps gets the square."""
        del op, before, after
        return 1.0


class Clone(Init):
    """An init that copies incoming weights."""

    clones = True

    def rows(self, weight: Tensor, bias: Tensor | None, axis: Expansion, rng: np.random.Generator) -> None:
        """Leave the copies as they are."""


class Net2Wider(Clone):
    """The paper's rule (arXiv 1511.05641, section 2.2) without noise: a copy takes half of its original."""

    def columns(self, weight: Tensor, axis: Expansion, rng: np.random.Generator, spread: float) -> None:
        for kept, copied in axis.splits:
            # A power of two: halving never rounds, and kept + copied is the old weight again.
            half = weight[:, kept].mul_(0.5)
            weight[:, kept] = half
            weight[:, copied] = half


class ElementwiseSplit(Clone):
    """W = A + B with a random share for each weight, so that copies differ from the first step on."""

    def columns(self, weight: Tensor, axis: Expansion, rng: np.random.Generator, spread: float) -> None:
        for kept, copied in axis.splits:
            weight[:, kept], weight[:, copied] = random_halves(weight[:, kept], rng, spread)


class Noise(Clone):
    """The Keras example's rule: half each, and noise of 5 % of the weights' spread on the copies. Not exact."""

    exact = False
    level: ClassVar[float] = 0.05

    def columns(self, weight: Tensor, axis: Expansion, rng: np.random.Generator, spread: float) -> None:
        for kept, copied in axis.splits:
            half = weight[:, kept].mul_(0.5)
            weight[:, kept] = half
            weight[:, copied] = half + normal(half.shape, self.level * spread, rng)


class ZeroOut(Init):
    """He initialisation in front, zeros behind."""

    def rows(self, weight: Tensor, bias: Tensor | None, axis: Expansion, rng: np.random.Generator) -> None:
        fresh, count = added(axis)
        weight[fresh] = normal((count, *weight.shape[1:]), math.sqrt(2 / math.prod(weight.shape[1:])), rng)
        if bias is not None:
            bias[fresh] = 0

    def columns(self, weight: Tensor, axis: Expansion, rng: np.random.Generator, spread: float) -> None:
        weight[:, added(axis)[0]] = 0


class Pair(ZeroOut):
    """Two by two: the same He-initialised weights in front, Z and -Z behind (Variance Transfer)."""

    def rows(self, weight: Tensor, bias: Tensor | None, axis: Expansion, rng: np.random.Generator) -> None:
        super().rows(weight, bias, axis, rng)
        assert axis.pairs is not None
        weight[axis.pairs[1]] = weight[axis.pairs[0]]

    def columns(self, weight: Tensor, axis: Expansion, rng: np.random.Generator, spread: float) -> None:
        assert axis.pairs is not None
        # The two channels of a pair are equal, so that Z and -Z cancel in every sum; training tells them apart.
        one, other = axis.pairs
        drawn = normal((len(weight), len(one), *weight.shape[2:]), spread, rng)
        weight[:, one], weight[:, other] = drawn, -drawn


class ZeroPad(ZeroOut):
    """The mirror of zero_out: zeros in front, so that the new channels are zero, and random weights behind.

    The mean square over channels shrinks with D / D': an RMS norm is multiplied by the root of that.
    """

    def rows(self, weight: Tensor, bias: Tensor | None, axis: Expansion, rng: np.random.Generator) -> None:
        weight[axis.fresh] = 0
        if bias is not None:
            bias[axis.fresh] = 0

    def own_rows(self, weight: Tensor, bias: Tensor | None, axis: Expansion, rng: np.random.Generator) -> None:
        """Draw weights: the channel that a row reads is zero, and with a zero row neither would get a gradient."""
        super().rows(weight, bias, axis, rng)

    def columns(self, weight: Tensor, axis: Expansion, rng: np.random.Generator, spread: float) -> None:
        fresh, count = added(axis)
        weight[:, fresh] = normal((len(weight), count, *weight.shape[2:]), spread, rng)

    def gain(self, op: str, before: int, after: int) -> float:
        return math.sqrt(before / after) if op == "rms_norm" else 1.0


class MeanPad(ZeroOut):
    """The new channels carry the mean of the old ones, which a layer norm subtracts; zeros behind.

    The variance over channels shrinks with D / D': the norm is multiplied by the root of that. float32 may not hold the
    mean of the weights, so this is exact only up to rounding, an error of about 1e-7.
    """

    exact = False

    def rows(self, weight: Tensor, bias: Tensor | None, axis: Expansion, rng: np.random.Generator) -> None:
        for tensor in (weight, bias):
            if tensor is not None:
                self.embedded(tensor, axis)

    def embedded(self, tensor: Tensor, axis: Expansion) -> None:
        tensor[axis.fresh] = tensor[~axis.fresh].double().mean(0).to(tensor.dtype)

    def gain(self, op: str, before: int, after: int) -> float:
        return math.sqrt(before / after) if op == "layer_norm" else 1.0


class RandomPad(Init):
    """The seeds' baseline: N(0, 0.1) in front and behind, biases 0.1. Not exact: a control arm."""

    exact = False
    level: ClassVar[float] = 0.1

    def rows(self, weight: Tensor, bias: Tensor | None, axis: Expansion, rng: np.random.Generator) -> None:
        fresh, count = added(axis)
        weight[fresh] = normal((count, *weight.shape[1:]), self.level, rng)
        if bias is not None:
            bias[fresh] = self.level

    def columns(self, weight: Tensor, axis: Expansion, rng: np.random.Generator, spread: float) -> None:
        fresh, count = added(axis)
        weight[:, fresh] = normal((len(weight), count, *weight.shape[2:]), self.level, rng)


INITS: dict[InitName, Init] = {
    InitName.NET2WIDER: Net2Wider(),
    InitName.ELEMENTWISE: ElementwiseSplit(),
    InitName.ZERO_OUT: ZeroOut(),
    InitName.PAIR: Pair(),
    InitName.ZERO_PAD: ZeroPad(),
    InitName.MEAN_PAD: MeanPad(),
    InitName.NOISE: Noise(),
    InitName.RANDOM_PAD: RandomPad(),
}

DRAWN = (InitName.ELEMENTWISE, InitName.ZERO_OUT)
"""Inits to draw from: exact, and new channels get gradients of their own from the first step."""

SHARE = 0.8
"""Standard deviation of a share of `random_halves` around one half, for a weight of typical size.

In a toy regression (8-16-1 to 8-32-1, 3 seeds, final MSE with Adam | SGD) 0.05 gave .057 | .072, 0.3 .047 | .067,
0.5 .044 | .065, 0.8 .041 | .061 and 1.2 .042 | .058.
"""


def random_halves(weight: Tensor, rng: np.random.Generator, spread: float) -> tuple[Tensor, Tensor]:
    """A and B with A + B = weight exactly, as real numbers: half each, plus and minus noise.

    The noise is uniform with deviation `SHARE * spread`, cut off at 1.25 |w|: then the larger part a lies between w/2
    and 2w, and b = w - a has no rounding error (Sterbenz). Zeros become n and -n.
    """
    bits = torch.from_numpy(rng.bit_generator.random_raw((weight.numel() + 1) // 2).view(np.int32))
    bits = bits[: weight.numel()].view(weight.shape)
    noise = (bits & 0x7FFFFFFF).float().mul_(SHARE * math.sqrt(3) * spread / 2**31)  # In [0, sqrt(3) * deviation].
    bound = weight.abs().mul_(1.25)
    if not weight.all():
        bound.masked_fill_(weight == 0, math.inf)
    # |one| lies in [|w|/2, 2|w|], so that the subtraction is exact: one + other is the weight, bit for bit.
    one = noise.minimum(bound).copysign_(weight).add_(weight, alpha=0.5)
    other = weight - one
    # A random sign decides who gets the larger part: the bits of the two are exchanged, much faster than torch.where.
    exchange = (one.view(torch.int32) ^ other.view(torch.int32)).bitwise_and_(bits >> 31)
    one.view(torch.int32).bitwise_xor_(exchange)
    other.view(torch.int32).bitwise_xor_(exchange)
    return one, other


def added(axis: Expansion) -> tuple[slice | Tensor, int]:
    """Positions of the new channels, as a slice if adjacent (that is faster), and their number."""
    places = axis.fresh.nonzero()[:, 0]
    first, count = int(places[0]) if len(places) else 0, len(places)
    return (slice(first, first + count) if bool(axis.fresh[first : first + count].all()) else places), count


def normal(shape: tuple[int, ...], deviation: float, rng: np.random.Generator) -> Tensor:
    """float32 normal numbers with mean zero."""
    return torch.from_numpy(rng.standard_normal(shape, dtype=np.float32)).mul_(deviation)
