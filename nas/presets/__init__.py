"""The seed networks, by name, and a sound one for any data set; one file a family."""

from nas.presets.default import default_for, sized_for
from nas.presets.registry import get, names

__all__ = ["default_for", "get", "names", "sized_for"]
