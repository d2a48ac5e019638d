"""Search strategies: which parent next, with which mutations, and how many trials at a time."""

from nas.search.base import Asked, Candidate, Choice, History, Proposal, Purse, RoundStrategy, Strategy
from nas.search.field import AnySearch, search_spec
from nas.search.planning import SearchPart, plan
from nas.search.registry import create, names
from nas.search.seeds import derived_seed, trial_seed
from nas.search.spec import SearchSpec
from nas.search.terms import Phase, Terms

__all__ = [
    "AnySearch",
    "Asked",
    "Candidate",
    "Choice",
    "History",
    "Phase",
    "Proposal",
    "Purse",
    "RoundStrategy",
    "SearchPart",
    "SearchSpec",
    "Strategy",
    "Terms",
    "create",
    "derived_seed",
    "names",
    "plan",
    "search_spec",
    "trial_seed",
]
