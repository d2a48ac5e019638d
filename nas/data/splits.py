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
    held_out = []
    for label, share in enumerate(_shares(counts, size)):
        members = np.flatnonzero(labels == label)
        held_out.append(shuffle.permutation(members)[:share])
    chosen = np.sort(np.concatenate(held_out)).astype(np.int64)
    kept = np.setdiff1d(np.arange(len(labels), dtype=np.int64), chosen, assume_unique=True)
    return kept, chosen


def _shares(counts: Indices, size: int) -> list[int]:
    """How many samples of each class to hold out: proportional, largest remainders first, the lower class on a tie."""
    quota = counts * (size / max(int(counts.sum()), 1))
    shares = np.floor(quota).astype(np.int64)
    order = np.argsort(-(quota - shares), kind="stable")
    spare = counts - 1  # first round: leave one of each class behind; second round: whatever it takes
    for limit in (spare, counts):
        while shares.sum() < size:
            before = shares.sum()
            for label in order:
                if shares.sum() < size and shares[label] < limit[label]:
                    shares[label] += 1
            if shares.sum() == before:
                break
    return [int(share) for share in shares]
