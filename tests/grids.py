"""Grids of cases of which the default run takes a part, and the slow tests the rest."""

from collections.abc import Iterable
from itertools import product

import pytest
from _pytest.mark.structures import ParameterSet


def thinned(every: int, *axes: Iterable[object]) -> list[ParameterSet]:
    """All combinations of the axes' values, for `pytest.mark.parametrize`; all but each `every`th are slow.

    Raises `ValueError` if some value of several axes would only ever be slow.
    """
    cases = list(product(*axes))
    for everywhere, seldom in zip(zip(*cases, strict=True), zip(*cases[::every], strict=True), strict=True):
        if len(cases[0]) > 1 and (missing := set(everywhere) - set(seldom)):
            raise ValueError(f"the default run would have none with {', '.join(map(str, missing))}")
    return [
        pytest.param(*case, id="-".join(map(str, case)), marks=[pytest.mark.slow] if number % every else [])
        for number, case in enumerate(cases)
    ]
