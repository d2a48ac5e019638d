"""Tables of supported modules, functions and tensor methods, which families fill in.

A rule takes the conversion first, and then what the module's forward, the function or the method takes; a rule for
modules gets the module in between. A family is added by adding a file to `nas/tracing/families/`.
"""

import importlib
import pkgutil
from collections.abc import Callable
from functools import cache
from typing import Any, TypeVar

from torch import nn

Rule = Callable[..., Any]
"""Rules return what the original would: values, tuples of them, numbers."""

HARMLESS = {
    *("__init__", "__module__", "__doc__", "__annotations__", "__qualname__", "__firstlineno__", "__setstate__"),
    *("__constants__", "__static_attributes__", "__repr__", "__parameters__", "extra_repr", "reset_parameters"),
    *("_version", "_load_from_state_dict", "reset_running_stats"),
}
"""Attributes that a subclass may define and still compute what its base does."""

R = TypeVar("R", bound=Rule)

_modules: dict[type[nn.Module], Rule] = {}
_looks: list[tuple[Callable[[nn.Module], bool], Rule]] = []
_functions: dict[object, Rule] = {}
_methods: dict[str, Rule] = {}


def converts_module(*classes: type[nn.Module]) -> Callable[[R], R]:
    """Decorator: the rule converts calls of modules of exactly these classes."""
    return _adder(_modules, classes)


def converts_function(*functions: object) -> Callable[[R], R]:
    """Decorator: the rule converts calls of these functions."""
    return _adder(_functions, functions)


def converts_method(*names: str) -> Callable[[R], R]:
    """Decorator: the rule converts calls of tensor methods of these names."""
    return _adder(_methods, names)


def converts_modules_that(look: Callable[[nn.Module], bool]) -> Callable[[R], R]:
    """Decorator: the rule converts calls of modules without a rule of their own that look like this."""

    def add(rule: R) -> R:
        _looks.append((look, rule))
        return rule

    return add


def module_rule(module: nn.Module) -> Rule | None:
    """The module's rule, if any: by class, by a base that computes the same, or by look."""
    _discover()
    found = next((_modules[kind] for kind in _computing_alike(type(module)) if kind in _modules), None)
    return found or next((rule for look, rule in _looks if look(module)), None)


def _computing_alike(kind: type[nn.Module]) -> tuple[type[nn.Module], ...]:
    """The class, and those above it as long as nothing that a layer's rule goes by was written anew."""
    found = [kind]
    for base in kind.__mro__[1:]:
        below = found[-1]
        if not issubclass(base, nn.Module) or any(name not in HARMLESS and hasattr(base, name) for name in vars(below)):
            break
        found.append(base)
    return tuple(found)


def function_rule(function: object) -> Rule | None:
    """The rule for this function, if there is one."""
    _discover()
    return _functions.get(function)


def method_rule(name: str) -> Rule | None:
    """The rule for the tensor method of this name, if there is one."""
    _discover()
    return _methods.get(name)


def _adder(table: dict[Any, Rule], keys: tuple[Any, ...]) -> Callable[[R], R]:
    def add(rule: R) -> R:
        table.update(dict.fromkeys(keys, rule))
        return rule

    return add


@cache
def _discover() -> None:
    package = importlib.import_module("nas.tracing.families")
    for module in pkgutil.iter_modules(package.__path__):
        importlib.import_module(f"{package.__name__}.{module.name}")
