"""Facts about the installation that the client is part of."""

from __future__ import annotations

import importlib.util


def has(package: str) -> bool:
    """Whether the package can be imported; it is not."""
    try:
        return importlib.util.find_spec(package) is not None
    except ModuleNotFoundError:  # an import hook that keeps it out
        return False
