"""The strategies by name. A strategy is added by adding a file to this package that registers it."""

import importlib
import pkgutil
from collections.abc import Callable
from functools import cache
from typing import Any, TypeVar

from nas.search.base import RoundStrategy, Strategy
from nas.search.spec import SearchSpec

Factory = TypeVar("Factory", bound=Callable[[Any], Strategy | RoundStrategy])

_known: dict[str, tuple[type[SearchSpec], Callable[[Any], Strategy | RoundStrategy]]] = {}


def register(spec: type[SearchSpec]) -> Callable[[Factory], Factory]:
    """Class decorator: makes a strategy known, by the name in its part of a job, from which it is made."""
    name = spec.model_fields["strategy"].default

    def decorate(factory: Factory) -> Factory:
        if name in _known:
            raise ValueError(f"two strategies are named {name!r}")
        _known[name] = (spec, factory)
        return factory

    return decorate


def names() -> list[str]:
    """The names of all strategies, sorted."""
    _discover()
    return sorted(_known)


def specs() -> dict[str, type[SearchSpec]]:
    """Fields of each strategy, by its name."""
    return {name: _known[name][0] for name in names()}


def create(search: SearchSpec) -> Strategy | RoundStrategy:
    """The strategy that `search` names."""
    _discover()
    return _known[search.strategy][1](search)


@cache
def _discover() -> None:
    package = importlib.import_module("nas.search.strategies")
    for module in pkgutil.iter_modules(package.__path__):
        importlib.import_module(f"{package.__name__}.{module.name}")
