"""The seed networks, by name, and a sound one for any data set."""

from collections.abc import Callable, Sequence
from typing import Any

from nas.architecture import Architecture
from nas.errors import PresetError

Fields = dict[str, Any]

MAX_POSITIONS = 64
"""With more positions than this at the end, the default network takes their mean instead of a weight for each."""


def names() -> list[str]:
    """The presets' names, sorted."""
    return sorted(PRESETS)


def get(name: str) -> Architecture:
    """The preset of that name; raises PresetError, with the known names."""
    if name not in PRESETS:
        raise PresetError(f"unknown preset {name!r}; known presets: {', '.join(names())}")
    return PRESETS[name]()


def default_for(input_shape: Sequence[int], classes: int) -> Architecture:
    """A small sound network for (channels, height, width) or (features,): what a job starts from that names no seed.

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
        layers.append({"op": "global_avg_pool"})
    return chain(input_shape, [*layers, {"op": "flatten"}, hidden(classes)])


def digits_cnn() -> Architecture:
    """For 8 x 8 digits: two small convolutions with batch norm. Good for 0.88 in five epochs; growth does better."""
    block = [conv(16, 3), norm(), act()]
    return chain((1, 8, 8), [*block, pool(), *block, {"op": "flatten"}, hidden(10)])


def mnist_cnn() -> Architecture:
    """The numpy seed's network: conv 5x5x32, pool, conv 5x5x64, pool, 1024, 10."""
    body = [conv(32, 5), act(), pool(), conv(64, 5), act(), pool()]
    return chain((1, 28, 28), [*body, {"op": "flatten"}, hidden(1024), act(), hidden(10)])


def keras_mnist() -> Architecture:
    """The Keras example's network: no activation after its convolutions."""
    body = [conv(64, 3), pool(), conv(64, 3), pool()]
    return chain((1, 28, 28), [*body, {"op": "flatten"}, hidden(64), act(), hidden(10)])


PRESETS: dict[str, Callable[[], Architecture]] = {
    build.__name__: build for build in (digits_cnn, mnist_cnn, keras_mnist)
}


def conv(channels: int, kernel_size: int) -> Fields:
    """A convolution that keeps height and width."""
    return {"op": "conv2d", "out_channels": channels, "kernel_size": kernel_size}


def norm() -> Fields:
    """A batch norm."""
    return {"op": "batch_norm"}


def act() -> Fields:
    """A ReLU."""
    return {"op": "relu"}


def pool() -> Fields:
    """A max pool that halves height and width."""
    return {"op": "max_pool2d", "kernel_size": 2}


def hidden(features: int) -> Fields:
    """A linear layer."""
    return {"op": "linear", "out_features": features}


SHORT = {"conv2d": "conv", "batch_norm": "bn", "linear": "fc", "max_pool2d": "pool", "global_avg_pool": "gap"}
"""What a node of these ops is called in a chain; others are called after their op."""


def chain(input_shape: Sequence[int], layers: Sequence[Fields]) -> Architecture:
    """The architecture in which each layer takes the one before; nodes are called conv1, bn1, relu1, conv2, ..."""
    nodes: list[Fields] = []
    count: dict[str, int] = {}
    previous = "input"
    for layer in layers:
        op: str = layer["op"]
        stem = SHORT.get(op, op)
        count[stem] = count.get(stem, 0) + 1
        nodes.append({"name": f"{stem}{count[stem]}", "inputs": [previous], **layer})
        previous = nodes[-1]["name"]
    return Architecture.model_validate({"input": {"shape": list(input_shape)}, "nodes": nodes, "output": previous})
