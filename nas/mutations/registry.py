"""The mutations by name. Add one by adding a file to `rules/` that registers it; nothing else changes."""

from typing import Any

from nas.mutations.protocol import Rule
from nas.registry import Registry

AnyRule = Rule[Any]

MUTATIONS = Registry[AnyRule]("mutation", "nas.mutations.rules")

register, names, get = MUTATIONS.register, MUTATIONS.names, MUTATIONS.get
