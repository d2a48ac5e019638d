"""The mutations: rules that turn a network into a larger (or equal) one.

`rules/` holds one file a mutation; `surgery/` the tools that they share; `drawing/` chooses mutations at random.
"""

from nas.mutations.carry import carry
from nas.mutations.catalogue import parameter_schemas
from nas.mutations.drawing import policies
from nas.mutations.drawing.command import Command
from nas.mutations.drawing.draw import carried_out, draw, random_commands
from nas.mutations.mutate import mutate, sites
from nas.mutations.protocol import Parameters, Rule, Site
from nas.mutations.record import Mutation
from nas.mutations.registry import get, names, register
from nas.mutations.replay import Replayed, replay

__all__ = [
    "Command",
    "Mutation",
    "Parameters",
    "Replayed",
    "Rule",
    "Site",
    "carried_out",
    "carry",
    "draw",
    "get",
    "mutate",
    "names",
    "parameter_schemas",
    "policies",
    "random_commands",
    "register",
    "replay",
    "sites",
]
