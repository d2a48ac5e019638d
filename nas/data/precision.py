"""The type in which samples are kept in memory: float32, unless that would round away what tells them apart."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from nas.data.archive import Archive
from nas.data.rows import rows

_EXACT = {"uint8", "int8", "uint16", "int16", "bool", "float16", "float32"}
"""Types whose values float32 holds all."""
_ROUNDING = 2.0**-24
_HARMLESS = 1e-4
"""Rounding that is smaller than this share of a feature's standard deviation is not worth twice the memory."""


def number_type(archive: Archive, names: Sequence[str]) -> np.dtype[np.generic]:
    """uint8 where all is; float64 where float32 would blur a feature (time stamps, say); else float32."""
    types = {archive.header(name).dtype for name in names}
    if types == {np.dtype(np.uint8)}:
        return np.dtype(np.uint8)
    if all(each.newbyteorder("=").name in _EXACT for each in types):
        return np.dtype(np.float32)
    return np.dtype(np.float64 if _blurred(archive, names[0]) else np.float32)


def _blurred(archive: Archive, name: str) -> bool:
    """Whether a channel or feature of the training part lies far from zero, compared with how much it varies."""
    count, mean, squares, largest = 0, np.zeros(1), np.zeros(1), np.zeros(1)
    for _, block in rows(archive, name):
        values = _by_channel(block)
        with np.errstate(all="ignore"):  # what is not finite is refused where it is read
            here, centre = len(values), values.mean(axis=0)
            # Chan, Golub and LeVeque's pairwise update: a large offset costs no digits.
            apart = centre - mean
            squares = squares + ((values - centre) ** 2).sum(axis=0) + apart**2 * (count * here / (count + here))
            mean = mean + apart * (here / (count + here))
            largest = np.maximum(largest, np.abs(values).max(axis=0))
        count += here
    deviation = np.sqrt(squares / max(count, 1))
    varies = deviation > 1e-12 * largest
    return bool((varies & (largest * _ROUNDING > _HARMLESS * deviation)).any())


def _by_channel(block: NDArray[np.generic]) -> NDArray[np.float64]:
    """As float64 of shape (values, channels); features are their own channels."""
    channels = block.shape[-1] if block.ndim in (2, 4) else 1
    return block.astype(np.float64).reshape(-1, channels)
