"""VGG networks (arXiv 1409.1556) for 32 x 32 images: 3x3 convolutions and pools, no batch norm, as the mutation seed's.

Their aim is to be grown towards: the seed's VGG16 does not train from scratch, and its VGG8 does.
"""

from collections.abc import Sequence

from nas.architecture import Architecture
from nas.presets.draft import act, chain, conv, flatten, hidden, pool


def vgg8() -> Architecture:
    """Six convolutions and two linear layers."""
    return _vgg([(64, 2), (128, 2), (256, 2)], [512])


def vgg16() -> Architecture:
    """Thirteen convolutions and three linear layers, of 512 features as is usual for one position at the end."""
    return _vgg([(64, 2), (128, 2), (256, 3), (512, 3), (512, 3)], [512, 512])


def _vgg(stages: Sequence[tuple[int, int]], features: Sequence[int]) -> Architecture:
    """Stages of (channels, how many convolutions), each with a pool behind; then linear layers."""
    layers = []
    for channels, count in stages:
        layers += [conv(channels, 3), act()] * count + [pool()]
    layers.append(flatten())
    for width in features:
        layers += [hidden(width), act()]
    return chain((3, 32, 32), [*layers, hidden(10)])
