"""An archive's array, read in chunks of samples, so that memory holds one copy at most."""

from collections.abc import Iterator
from math import prod

import numpy as np
from numpy.typing import NDArray

from nas.data.archive import Archive

BLOCK_VALUES = 2**20


def rows(archive: Archive, name: str) -> Iterator[tuple[int, NDArray[np.generic]]]:
    """(number of the first sample, samples) block by block; the next block overwrites the memory of the last.

    An array in column order has its samples strewn over the file, and is read as a whole.
    """
    header = archive.header(name)
    samples, sizes = header.shape[0], header.shape[1:]
    each = prod(sizes)
    block = max(1, BLOCK_VALUES // max(each, 1))
    if header.fortran:
        whole = archive.read(name)
        for start in range(0, samples, block):
            yield start, whole[start : start + block]
        return
    memory = np.empty(min(block, samples) * each, dtype=header.dtype)
    start = filled = 0
    for chunk in archive.chunks(name):
        while len(chunk):
            taken = chunk[: len(memory) - filled]
            memory[filled : filled + len(taken)] = taken
            filled += len(taken)
            chunk = chunk[len(taken) :]
            if filled == len(memory):
                yield start, memory.reshape(-1, *sizes)
                start, filled = start + filled // each, 0
    if filled:
        yield start, memory[:filled].reshape(-1, *sizes)
