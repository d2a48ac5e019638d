"""A confusion matrix as people read it."""

from collections.abc import Sequence

SHADES = 8

Matrix = Sequence[Sequence[int]]


def shades(matrix: Matrix) -> list[list[int]]:
    """Shade of each cell, 0 to SHADES: its part of the row, so that rare classes show too."""
    return [[_shade(count, sum(row)) for count in row] for row in matrix]


def confused(matrix: Matrix, limit: int) -> list[tuple[int, int, int]]:
    """The pairs that are confused most, as (label, predicted, count), the most frequent first."""
    pairs = [
        (label, predicted, count)
        for label, row in enumerate(matrix)
        for predicted, count in enumerate(row)
        if count and label != predicted
    ]
    return sorted(pairs, key=lambda pair: (-pair[2], pair[0], pair[1]))[:limit]


def _shade(count: int, samples: int) -> int:
    return 0 if count == 0 else max(1, round(SHADES * count / samples))
