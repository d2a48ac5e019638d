"""A sound network for any data set: what a job starts from that names no seed."""

from collections.abc import Sequence

from nas.architecture import Architecture
from nas.presets.draft import Fields, act, chain, conv, flatten, hidden, mean_head, norm, pool
from nas.presets.small import digits_cnn
from nas.search.budget import Budget, epoch_flops

MAX_POSITIONS = 64
"""With more positions than this at the end, the default network takes their mean instead of a weight for each."""

DEEP, DEEP_EPOCHS = 2, 30
"""Depth of the default network where the budget allows so many epochs.

On 10,000 images of CIFAR-10 it ends 1.2 points above the shallow one after 37 epochs, and 2 points below after 12, at
equal processor time.
"""
CORE_RATE = 1e11
"""FLOPs of training a second on one core of a CPU.

The default networks reach 1.5e11 on a core of an EPYC.
"""


def default_for(input_shape: Sequence[int], classes: int, *, depth: int = 1) -> Architecture:
    """A small sound network for (channels, height, width) or (features,).

    Images are halved until their shorter side has 4 to 7 positions, while the channels double from 16 to at most 128.
    Before each halving, and after the last, there are `depth` convolutions.
    """
    if (tuple(input_shape), classes) == ((1, 8, 8), 10):
        return digits_cnn()
    if len(input_shape) == 1:
        return chain(input_shape, [hidden(64), act(), hidden(classes)])
    height, width = input_shape[1:]
    halvings = max(0, (min(height, width) // 4).bit_length() - 1)
    layers = stage(16, depth)
    for halving in range(1, halvings + 1):
        layers += [pool(), *stage(min(16 * 2**halving, 128), depth)]
    if (height >> halvings) * (width >> halvings) > MAX_POSITIONS:
        return chain(input_shape, [*layers, *mean_head(classes)])
    return chain(input_shape, [*layers, flatten(), hidden(classes)])


def sized_for(input_shape: Sequence[int], classes: int, samples: int, budget: Budget | None) -> Architecture:
    """The default network for a job with this budget and so many training samples."""
    deep = default_for(input_shape, classes, depth=DEEP)
    if budget is None or not budget.is_open:
        return default_for(input_shape, classes)
    flops = budget.flops if budget.flops is not None else (budget.seconds or 0.0) * CORE_RATE
    enough = flops >= DEEP_EPOCHS * epoch_flops(deep.flops, samples)
    return deep if enough else default_for(input_shape, classes)


def stage(channels: int, depth: int) -> list[Fields]:
    """So many convolutions at one resolution."""
    return [layer for _ in range(depth) for layer in (conv(channels, 3), norm(), act())]
