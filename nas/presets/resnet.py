"""A residual network (arXiv 1512.03385) for 32 x 32 images."""

from nas.architecture import Architecture
from nas.presets.draft import Draft, act, block, conv, mean_head, norm

STAGES = ((64, 2), (128, 2), (256, 2), (512, 2))
"""Channels, and how many blocks of two convolutions."""


def resnet() -> Architecture:
    """ResNet-18 with a 3x3 convolution first, not 7x7 and a pool: 32, 16, 8, 4 positions a side."""
    draft = Draft((3, 32, 32))
    draft.add(*block(STAGES[0][0], 3))
    before = STAGES[0][0]
    for stage, (channels, blocks) in enumerate(STAGES):
        for place in range(blocks):
            source = draft.last
            stride = 2 if stage and not place else 1
            body = [*block(channels, 3, stride=stride), conv(channels, 3, bias=False), norm()]
            path = draft.add(*body)
            if stride > 1 or channels != before:
                source = draft.add(conv(channels, 1, stride=stride, bias=False), norm(), after=source)
            draft.join("add", path, source)
            draft.add(act())
            before = channels
    draft.add(*mean_head(10))
    return draft.build()
