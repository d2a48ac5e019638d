"""The policies by name. Add one by adding a file to this package that registers it; nothing else changes."""

from nas.mutations.drawing.policies.base import Policy
from nas.registry import Registry

POLICIES = Registry[Policy]("policy", "nas.mutations.drawing.policies")

register, names, get = POLICIES.register, POLICIES.names, POLICIES.get
