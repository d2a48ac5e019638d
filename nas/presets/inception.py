"""Inception with batch norm (arXiv 1502.03167, figure 5), which the Net2Net paper grows, for 32 x 32 images.

Ours begins with a 3x3 convolution of stride 1 where the original, for 224 x 224, divides height and width by eight; the
modules and their widths are the original's. They work on 16 x 16, 8 x 8 and 4 x 4 positions.
"""

import math
from typing import Any, NamedTuple

from nas.architecture import Architecture
from nas.presets.draft import Draft, Fields, block, mean_head, pool


class Module(NamedTuple):
    """The channels of one module's paths; a `direct` or `pooled` of 0 means that it halves height and width instead."""

    direct: int
    reduce: int
    middle: int
    double_reduce: int
    double: int
    pooled: int
    pool: str = "avg_pool2d"


MODULES = (
    Module(64, 64, 64, 64, 96, 32),  # 3a
    Module(64, 64, 96, 64, 96, 64),
    Module(0, 128, 160, 64, 96, 0, "max_pool2d"),
    Module(224, 64, 96, 96, 128, 128),  # 4a
    Module(192, 96, 128, 96, 128, 128),
    Module(160, 128, 160, 128, 160, 96),
    Module(96, 128, 192, 160, 192, 96),
    Module(0, 128, 192, 192, 256, 0, "max_pool2d"),
    Module(352, 192, 320, 160, 224, 128),  # 5a
    Module(352, 192, 320, 192, 224, 128, "max_pool2d"),
)

NARROW = math.sqrt(0.3)
"""The width of the Net2Net paper's small teacher (arXiv 1511.05641, section 3.1): 30 % of the weights of a layer."""


def inception_bn(width: float = 1.0) -> Architecture:
    """The network with every layer's channels multiplied by `width`."""

    def convolution(channels: int, kernel_size: int, **fields: Any) -> list[Fields]:
        return block(max(1, round(channels * width)), kernel_size, **fields)

    draft = Draft((3, 32, 32))
    draft.add(*convolution(64, 3), pool(), *convolution(64, 1), *convolution(192, 3))
    for module in MODULES:
        source = draft.last
        stride = 1 if module.direct else 2
        paths = [draft.add(*convolution(module.direct, 1))] if module.direct else []
        reduced = convolution(module.reduce, 1)
        paths.append(draft.add(*reduced, *convolution(module.middle, 3, stride=stride), after=source))
        twice = [*convolution(module.double, 3), *convolution(module.double, 3, stride=stride)]
        paths.append(draft.add(*convolution(module.double_reduce, 1), *twice, after=source))
        window = {"op": module.pool, "kernel_size": 3, "stride": stride, "padding": 1}
        projection = convolution(module.pooled, 1) if module.pooled else []
        paths.append(draft.add(window, *projection, after=source))
        draft.join("concat", *paths)
    draft.add(*mean_head(10))
    return draft.build()


def inception_bn_narrow() -> Architecture:
    """The small teacher: every layer's channels times the square root of 0.3."""
    return inception_bn(NARROW)
