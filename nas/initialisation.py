"""Scales of initial weights, which depend on the layers that read them."""

import math

from nas.architecture import Architecture

_TRANSPARENT = {
    *("identity", "dropout", "dropout2d", "drop_path", "scale"),
    *("max_pool2d", "avg_pool2d", "adaptive_avg_pool2d", "global_avg_pool", "flatten"),
    *("channel_slice", "channel_shuffle", "zero_pad2d", "upsample", "crop2d", "channel_pad"),
}
_RECTIFIERS = {"relu", "relu6", "leaky_relu", "prelu", "gelu", "silu", "hardswish", "elu", "mish"}
_NORMS = {"batch_norm", "layer_norm", "rms_norm", "group_norm"}

BEFORE_A_NORM = math.sqrt(1 / 3)
BEFORE_A_RECTIFIER = math.sqrt(2)


def gains(architecture: Architecture) -> dict[str, float]:
    """For each node, what the deviation of its weights is of 1 / sqrt(fan_in), which keeps the variance.

    - Before a rectifier, sqrt(2), which makes up for the half that it takes (He, arXiv 1502.01852): deep networks
      without norms do not learn at all with less.
    - Before a norm, which takes any scale away, sqrt(1/3), as torch starts: the smaller a weight, the more a step turns
      it (arXiv 1706.05350), and short runs are the better for it.
    - Otherwise 1: with more, a chain of linear layers and the logits at its end begin large and wrong.

    Measured, with figures: docs/recipes.md.
    """
    readers: dict[str, set[str]] = {node.name: set() for node in architecture.nodes}
    for node in reversed(architecture.nodes):  # readers come after what they read
        seen = readers[node.name] if node.op in _TRANSPARENT else {node.op}
        for source in node.inputs:
            if source in readers:
                readers[source] |= seen
    return {name: _gain(ops) for name, ops in readers.items()}


def _gain(readers: set[str]) -> float:
    if readers & _NORMS:
        return BEFORE_A_NORM
    return BEFORE_A_RECTIFIER if readers and readers <= _RECTIFIERS else 1.0
