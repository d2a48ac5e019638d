"""The mutations by name. Add one by adding a file to `rules/` that registers it; nothing else changes."""

import importlib
import pkgutil
from functools import cache
from typing import Any, TypeVar

from nas.errors import MutationError
from nas.mutations.protocol import Rule

AnyRule = Rule[Any]
R = TypeVar("R", bound=type[AnyRule])

_rules: dict[str, AnyRule] = {}


def register(rule: R) -> R:
    """Class decorator: makes the mutation known under its name."""
    if rule.name in _rules:
        raise ValueError(f"two mutations are named {rule.name!r}")
    _rules[rule.name] = rule()
    return rule


def names() -> list[str]:
    """The names of all mutations, sorted."""
    _discover()
    return sorted(_rules)


def get(name: str) -> AnyRule:
    """The mutation of that name; raises MutationError with the known names."""
    _discover()
    if name not in _rules:
        raise MutationError("mutation", f"unknown mutation {name[:80]!r}; known: {', '.join(names())}")
    return _rules[name]


@cache
def _discover() -> None:
    package = importlib.import_module("nas.mutations.rules")
    for module in pkgutil.iter_modules(package.__path__):
        importlib.import_module(f"{package.__name__}.{module.name}")
