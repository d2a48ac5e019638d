"""Pieces that several mutations insert: a layer that fits a tensor's rank, identities, larger kernels, orthogonal
matrices.
"""

import numpy as np
import torch
import torch.nn.functional as F
from torch import Tensor

from nas.layers import LAYERS, Conv2d, Layer, Linear, Shape
from nas.mutations.surgery.origins import Along, placed

TRIES = 500
"""Most draws of a random orthogonal matrix until it mixes: about twenty at size 7, one above 16."""


def dense(name: str, source: str, shape: Shape, out: int, kernel_size: int = 1, *, bias: bool = True) -> Layer:
    """A convolution that keeps the space of a (channels, height, width) source; a matrix product for (features,)."""
    if len(shape) == 1:
        return Linear(name=name, inputs=(source,), out_features=out, bias=bias)
    return Conv2d(name=name, inputs=(source,), out_channels=out, kernel_size=kernel_size, bias=bias)


def activation(name: str, source: str, op: str) -> Layer:
    """An activation by its op."""
    return LAYERS[op].model_validate({"name": name, "op": op, "inputs": (source,)})


def pool(name: str, source: str, kind: str, kernel_size: int, *, stride: int, padding: int) -> Layer:
    """A pool of this kind, "max" or "avg"."""
    fields = {"kernel_size": kernel_size, "stride": stride, "padding": padding}
    op = f"{kind}_pool2d"
    return LAYERS[op].model_validate({"name": name, "op": op, "inputs": (source,), **fields})


def at_centre(matrix: Tensor, shape: Shape, kernel_size: int) -> Tensor:
    """The weight of a layer that multiplies the channels by `matrix` (out, in): at the centre tap (k-1)//2, else zero.

    `shape` is that of the tensor it reads: (channels, height, width), or (features,) for a matrix product.
    """
    if len(shape) == 1:
        return matrix
    weight = matrix.new_zeros(*matrix.shape, kernel_size, kernel_size)
    weight[:, :, (kernel_size - 1) // 2, (kernel_size - 1) // 2] = matrix
    return weight


def grown(node: Conv2d, kernel_size: int, **fields: object) -> Conv2d:
    """The convolution with a larger kernel that reaches further on every side: the padding keeps the old taps in place.

    Padding counts positions, and the taps are `dilation` positions apart. `fields` are what else is different.
    """
    ring = (kernel_size - node.kernel_size) // 2
    padding = "same" if node.padding == "same" else node.padding + ring * node.dilation
    return node.model_copy(update={"kernel_size": kernel_size, "padding": padding, **fields})


def padded(weight: Tensor, kernel_size: int) -> Tensor:
    """The weight (out, in, k, k) with zeros around its kernel."""
    ring = (kernel_size - weight.shape[-1]) // 2
    return F.pad(weight, (ring, ring, ring, ring)) if ring else weight


def around(old_size: int, size: int) -> tuple[Along, Along]:
    """Positions of the old taps after `padded`."""
    places = torch.arange(old_size) + (size - old_size) // 2
    return placed(2, size, places), placed(3, size, places)


def orthogonal(size: int, rng: np.random.Generator) -> Tensor:
    """A random orthogonal matrix with entries so round that it and its inverse are exact in float32.

    From 4 rows on each row has entries of both signs, so that it can be negative as well as positive also where
    everything it reads is never negative; up to 64 entries of a row are not zero. Smaller ones are signed permutations:
    they have no other such matrix.
    """
    for _ in range(TRIES):
        matrix = _orthogonal(size, rng)
        if size < 4 or bool(((matrix.amin(1) < 0) & (matrix.amax(1) > 0)).all()):
            break
    return matrix


def _orthogonal(size: int, rng: np.random.Generator) -> Tensor:
    """Rounds of signed permutations, each row then mixed with three others."""
    whole = size - size % 4
    matrix = torch.eye(size)
    rounds = 1 + bool(size % 4) + (size >= 16) + (size >= 64)
    for turn in range(rounds + 1):
        signs = torch.from_numpy(rng.integers(0, 2, size).astype(np.float32)) * 2 - 1
        matrix = matrix[torch.from_numpy(rng.permutation(size))].mul_(signs[:, None])
        if turn < rounds:
            _mix(matrix[:whole])
    return matrix


def _mix(rows: Tensor) -> None:
    """Multiply each four rows by a Hadamard matrix of order 4, halved, in place."""
    rows.mul_(0.5)
    for one, other in ((0, 1), (2, 3), (0, 2), (1, 3)):
        difference = rows[one::4] - rows[other::4]
        rows[one::4] += rows[other::4]
        rows[other::4] = difference
