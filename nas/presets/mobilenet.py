"""A small network of depthwise convolutions with squeeze and excitation, after MobileNetV3 (arXiv 1905.02244)."""

from nas.architecture import Architecture
from nas.presets.draft import Draft, act, block, conv, mean_head, norm

BLOCKS = (
    (16, 16, 3, 1),
    (72, 24, 3, 2),
    (88, 24, 3, 1),
    (96, 40, 5, 2),
    (240, 40, 5, 1),
    (120, 48, 5, 1),
    (288, 96, 5, 2),
    (576, 96, 5, 1),
)
"""Channels inside, channels behind, kernel size and stride of each inverted residual."""

SQUEEZE = 4
"""Channels of a layer for each hidden channel of its gate."""


def mobilenet() -> Architecture:
    """For 32 x 32 images: 32, 16, 8 and 4 positions a side."""
    draft = Draft((3, 32, 32))
    draft.add(*block(16, 3, activation="hardswish"))
    before = 16
    for inside, channels, kernel_size, stride in BLOCKS:
        source = draft.last
        depthwise = block(inside, kernel_size, activation="hardswish", stride=stride, groups=inside)
        tip = draft.add(*block(inside, 1, activation="hardswish"), *depthwise)
        squeezed = [conv(inside // SQUEEZE, 1), act(), conv(inside, 1), act("sigmoid")]
        gate = draft.add({"op": "global_avg_pool"}, *squeezed)
        draft.join("multiply", tip, gate)
        path = draft.add(conv(channels, 1, bias=False), norm())
        if stride == 1 and channels == before:
            draft.join("add", path, source)
        before = channels
    draft.add(*block(576, 1, activation="hardswish"), *mean_head(10))
    return draft.build()
