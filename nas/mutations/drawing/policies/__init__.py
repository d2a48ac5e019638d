"""Which mutation next: the policies, each one file of this package."""

from nas.mutations.drawing.policies.base import Batch, Policy, Situation
from nas.mutations.drawing.policies.registry import get, names, register

__all__ = ["Batch", "Policy", "Situation", "get", "names", "register"]
