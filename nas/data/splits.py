"""Splitting labelled samples: stratified, exact in size, and the same on every machine."""

import numpy as np
from numpy.typing import NDArray

Indices = NDArray[np.int64]


def hold_out(labels: Indices, size: int, seed: int) -> tuple[Indices, Indices]:
    """Split samples into (kept, held out) indices with `size` held out, each class in proportion.

    Both parts are sorted. Each class keeps at least one sample where that is possible. The shuffle is numpy's legacy
    generator: its stream is frozen for good (NEP 19), so a split never changes with a library version.
    """
    if not 0 <= size <= len(labels):
        raise ValueError(f"size is {size}, but must be between 0 and the number of samples, {len(labels)}")
    shuffle = np.random.RandomState(seed)
    counts = np.bincount(labels)
    # The samples of one class after those of the other, each in order: one pass, however many classes there are.
    by_class = np.split(np.argsort(labels, kind="stable"), np.cumsum(counts)[:-1])
    held_out = [
        shuffle.permutation(members)[:share] for members, share in zip(by_class, _shares(counts, size), strict=True)
    ]
    chosen = np.sort(np.concatenate(held_out)).astype(np.int64)
    kept = np.setdiff1d(np.arange(len(labels), dtype=np.int64), chosen, assume_unique=True)
    return kept, chosen


def _shares(counts: Indices, size: int) -> list[int]:
    """Samples of each class to hold out: proportional, by largest remainders, lower class first."""
    quota = counts * (size / max(int(counts.sum()), 1))
    shares = np.floor(quota).astype(np.int64)
    order = np.argsort(-(quota - shares), kind="stable")
    spare = counts - 1  # first round: leave one of each class behind; second round: whatever it takes
    left = size - int(shares.sum())
    for limit in (spare, counts):
        while left > 0:
            more = order[shares[order] < limit[order]][:left]
            if not len(more):
                break
            shares[more] += 1
            left -= len(more)
    return [int(share) for share in shares]
