"""A form in which people have data: how it is made, and what must come of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np

SAMPLES, CLASSES = 40, 4
LABELS = np.arange(SAMPLES) % CLASSES


@dataclass(frozen=True)
class Truth:
    """Samples as (samples, channels, height, width) or (samples, features), and their labels."""

    images: np.ndarray
    labels: np.ndarray = field(default_factory=lambda: LABELS)
    names: tuple[str, ...] | None = None
    validation: int | None = None
    """Samples of the part to validate, where the form has one."""
    test: int | None = None


Made = tuple[Path, Truth | None]


@dataclass(frozen=True)
class Form:
    """`make` writes it into a folder; a refusal must have all of `refusal` in it."""

    group: str
    name: str
    make: Callable[[Path], Made]
    refusal: tuple[str, ...] = ()
    options: dict[str, Any] = field(default_factory=dict)

    @property
    def read(self) -> bool:
        """Whether it is read, not refused."""
        return not self.refusal


def grey(shape: tuple[int, ...] = (9, 8), high: int = 256, dtype: str = "uint8") -> np.ndarray:
    """Samples no two of which are equal."""
    values = np.random.default_rng(0).integers(0, high, (SAMPLES, *shape))
    values.reshape(SAMPLES, -1)[:, 0] = np.arange(SAMPLES)
    return values.astype(dtype)
