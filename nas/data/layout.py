"""The order of an array's axes: taken where it is plain, asked for where a guess could be wrong."""

from collections.abc import Sequence

from nas.data.options import Layout
from nas.errors import DatasetError

_ORDERS = {
    Layout.NHWC: (0, 1, 2, 3),
    Layout.NCHW: (0, 2, 3, 1),
    Layout.NHW: (0, 1, 2),
    Layout.NTC: (0, 1, 2),
    Layout.NCT: (0, 2, 1),
}
_SIGNALS = {Layout.NTC, Layout.NCT}
_COLOURS = 4
_LONG = 4
"""A grey picture whose one side is more than this many times the other is more likely a signal."""
_VERY_LONG = 8
ASKED = "(--layout, the field layout, layout=)"


def order_of(shape: Sequence[int], given: Layout | None, name: str) -> tuple[int, ...]:
    """The axes of (samples, …) in the order in which the array is kept, channels last.

    Raises `DatasetError` that asks, where the shape can be read in two ways and `given` does not say, and where
    `given` does not fit.
    """
    axes = len(shape)
    if given is not None:
        if len(_ORDERS[given]) != axes:
            raise DatasetError(
                f"{name} is of shape {tuple(shape)}, with {axes} axes, but the layout {given} has {len(given)} {ASKED}"
            )
        return _ORDERS[given]
    if axes == 4 and not _channels_last(*shape[1:]):
        _, one, two, three = shape
        raise DatasetError(
            f"{name} is of shape {tuple(shape)}, which can be read in two ways: say whether its layout is NCHW "
            f"({one} channels of {two} × {three}; channels must come last where nothing is said) or NHWC "
            f"({three} channels of {one} × {two}) {ASKED}"
        )
    if axes == 3 and not _grey(*shape[1:]):
        _, one, two = shape
        raise DatasetError(
            f"{name} is of shape {tuple(shape)}, which can be read in three ways: say whether its layout is NHW (grey "
            f"pictures of {one} × {two}), NTC (signals of {one} positions, {two} channels) or NCT (signals of "
            f"{two} positions, {one} channels) {ASKED}"
        )
    return tuple(range(axes))


def is_signal(given: Layout | None) -> bool:
    """Whether samples have one axis of positions: they are kept as pictures one pixel wide."""
    return given in _SIGNALS


def _channels_last(one: int, two: int, three: int) -> bool:
    """Whether a sample of this shape is (height, width, channels) beyond doubt."""
    if one == two == three:
        return False
    if one == two or two == three:  # a square picture, on the one side or the other
        return one == two
    if three == 1:
        return True
    if one == 1 or two == 1:  # a row or a column of pixels
        return three <= _COLOURS or max(one, two) >= _VERY_LONG * three
    if three <= _COLOURS < one:
        return True
    return three < min(one, two)


def _grey(one: int, two: int) -> bool:
    return min(one, two) == 1 or max(one, two) <= _LONG * min(one, two)
