"""Small pictures that need no script."""

from collections.abc import Sequence

WIDTH, HEIGHT = 100.0, 24.0


def sparkline(values: Sequence[float]) -> str:
    """The points of an SVG polyline in a box of WIDTH x HEIGHT, the lowest value at its foot; empty for no values."""
    if not values:
        return ""
    low, high = min(values), max(values)
    span = high - low or 1.0
    step = WIDTH / max(len(values) - 1, 1)
    shown = [*values, values[-1]] if len(values) == 1 else values
    return " ".join(
        f"{place * step:.1f},{HEIGHT - 2 - (value - low) / span * (HEIGHT - 4):.1f}"
        for place, value in enumerate(shown)
    )
