"""The strategies by name. A strategy is added by adding a file to this package that registers it."""

import importlib
import pkgutil
from collections.abc import Callable
from functools import cache
from typing import TYPE_CHECKING

from nas.search.base import Strategy

if TYPE_CHECKING:
    from nas.search.spec import SearchSpec

Factory = Callable[["SearchSpec"], Strategy]

_factories: dict[str, Factory] = {}


def register(name: str) -> Callable[[Factory], Factory]:
    """Register a strategy's factory (usually its class) under `name`."""

    def decorate(factory: Factory) -> Factory:
        if name in _factories:
            raise ValueError(f"two strategies are named {name!r}")
        _factories[name] = factory
        return factory

    return decorate


def names() -> list[str]:
    """The names of all strategies, sorted."""
    _discover()
    return sorted(_factories)


def create(search: "SearchSpec") -> Strategy:
    """The strategy that `search` names."""
    _discover()
    return _factories[search.strategy](search)


@cache
def _discover() -> None:
    package = importlib.import_module("nas.search.strategies")
    for module in pkgutil.iter_modules(package.__path__):
        importlib.import_module(f"{package.__name__}.{module.name}")
