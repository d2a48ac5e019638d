"""A sound network for any data set: what a job starts from that names no seed."""

from collections.abc import Sequence

from nas.architecture import Architecture
from nas.presets.draft import act, chain, conv, flatten, hidden, mean_head, norm, pool
from nas.presets.small import digits_cnn

MAX_POSITIONS = 64
"""With more positions than this at the end, the default network takes their mean instead of a weight for each."""


def default_for(input_shape: Sequence[int], classes: int) -> Architecture:
    """A small sound network for (channels, height, width) or (features,).

    Images are halved until their shorter side has 4 to 7 positions, while the channels double from 16 to at most 128.
    """
    if (tuple(input_shape), classes) == ((1, 8, 8), 10):
        return digits_cnn()
    if len(input_shape) == 1:
        return chain(input_shape, [hidden(64), act(), hidden(classes)])
    height, width = input_shape[1:]
    halvings = max(0, (min(height, width) // 4).bit_length() - 1)
    layers = [conv(16, 3), norm(), act()]
    for halving in range(1, halvings + 1):
        layers += [pool(), conv(min(16 * 2**halving, 128), 3), norm(), act()]
    if (height >> halvings) * (width >> halvings) > MAX_POSITIONS:
        return chain(input_shape, [*layers, *mean_head(classes)])
    return chain(input_shape, [*layers, flatten(), hidden(classes)])
