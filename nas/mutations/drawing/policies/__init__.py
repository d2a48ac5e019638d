"""The policies, one file each: they choose the next mutation."""

from nas.mutations.drawing.policies.base import Batch, Policy, Situation
from nas.mutations.drawing.policies.registry import get, names, register

__all__ = ["Batch", "Policy", "Situation", "get", "names", "register"]
