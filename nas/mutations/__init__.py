"""The mutations: rules that turn a network into a larger (or equal) one; each is one file of this package."""

from nas.mutations.draw import draw
from nas.mutations.mutate import mutate, sites
from nas.mutations.protocol import Parameters, Rule, Site
from nas.mutations.record import Mutation
from nas.mutations.registry import get, names, register

__all__ = ["Mutation", "Parameters", "Rule", "Site", "draw", "get", "mutate", "names", "register", "sites"]
