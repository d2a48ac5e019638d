"""The mutations: rules that turn a network into a larger (or equal) one; each is one file of this package."""

from nas.mutations.catalogue import parameter_schemas
from nas.mutations.command import Command
from nas.mutations.draw import carried_out, draw, random_commands
from nas.mutations.mutate import mutate, sites
from nas.mutations.protocol import Parameters, Rule, Site
from nas.mutations.record import Mutation
from nas.mutations.registry import get, names, register

__all__ = [
    "Command",
    "Mutation",
    "Parameters",
    "Rule",
    "Site",
    "carried_out",
    "draw",
    "get",
    "mutate",
    "names",
    "parameter_schemas",
    "random_commands",
    "register",
    "sites",
]
