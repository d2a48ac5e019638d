"""Things by name, each registered by a file of its own in one package."""

import importlib
import pkgutil
from functools import cache
from typing import ClassVar, Generic, Protocol, TypeVar, cast

from nas.errors import MutationError


class Named(Protocol):
    """A class whose instances are registered under its name."""

    name: ClassVar[str]


T = TypeVar("T", bound=Named)
C = TypeVar("C", bound=type[Named])


class Registry(Generic[T]):
    """One instance of each class that a file of `package` registers; the files are imported at the first look."""

    def __init__(self, noun: str, package: str) -> None:
        self._noun = noun
        self._package = package
        self._found: dict[str, T] = {}

    def register(self, made: C) -> C:
        """Class decorator: make it known under its name."""
        if made.name in self._found:
            raise ValueError(f"a second {self._noun} is named {made.name!r}")
        self._found[made.name] = cast(T, made())
        return made

    def names(self) -> list[str]:
        """All names, sorted."""
        import_all(self._package)
        return sorted(self._found)

    def get(self, name: str) -> T:
        """The one of that name; raises MutationError with the known names."""
        import_all(self._package)
        if name not in self._found:
            raise MutationError(self._noun, f"unknown {self._noun} {name[:80]!r}; known: {', '.join(self.names())}")
        return self._found[name]


@cache
def import_all(package: str) -> None:
    """Import every module of the package, once: what they register is then known."""
    for module in pkgutil.iter_modules(importlib.import_module(package).__path__):
        importlib.import_module(f"{package}.{module.name}")
