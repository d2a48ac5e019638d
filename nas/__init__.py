"""The science: architectures, networks, mutations and their certificates, training, search.

The names are those of `nas.face`, which is loaded when the first is asked for: processes that never compute read
`nas.search` and `nas.errors`, and torch costs each of them a second and 280 MB.
"""

import importlib
import importlib.util
import sys
from types import ModuleType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from nas.face import *  # noqa: F403


def __getattr__(name: str) -> object:
    if name.startswith("_") and name != "__all__":
        raise AttributeError(f"module 'nas' has no attribute {name!r}")
    if importlib.util.find_spec(f"nas.{name}") is not None:
        return importlib.import_module(f"nas.{name}")
    try:
        found: object = getattr(importlib.import_module("nas.face"), name)
    except AttributeError:
        raise AttributeError(f"module 'nas' has no attribute {name!r}") from None
    globals()[name] = found
    return found


def __dir__() -> list[str]:
    return sorted({*globals(), *__getattr__("__all__")})  # type: ignore[misc]


class _Nas(ModuleType):
    """Keeps `nas.preservation` the function: importing the module of that name would replace it by the module."""

    @property
    def preservation(self) -> object:
        return importlib.import_module("nas.face").preservation

    @preservation.setter
    def preservation(self, module: ModuleType) -> None:
        del module


sys.modules[__name__].__class__ = _Nas
