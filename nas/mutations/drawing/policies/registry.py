"""The policies by name. One is added by adding a file to this package that registers it; nothing else changes."""

import importlib
import pkgutil
from functools import cache
from typing import TypeVar

from nas.errors import MutationError
from nas.mutations.drawing.policies.base import Policy

P = TypeVar("P", bound=type[Policy])

_policies: dict[str, Policy] = {}


def register(policy: P) -> P:
    """Class decorator: makes the policy known under its name."""
    if policy.name in _policies:
        raise ValueError(f"two policies are named {policy.name!r}")
    _policies[policy.name] = policy()
    return policy


def names() -> list[str]:
    """The names of all policies, sorted."""
    _discover()
    return sorted(_policies)


def get(name: str) -> Policy:
    """The policy of that name; raises MutationError with the known names."""
    _discover()
    if name not in _policies:
        raise MutationError("policy", f"unknown policy {name[:80]!r}; known: {', '.join(names())}")
    return _policies[name]


@cache
def _discover() -> None:
    package = importlib.import_module("nas.mutations.drawing.policies")
    for module in pkgutil.iter_modules(package.__path__):
        importlib.import_module(f"{package.__name__}.{module.name}")
