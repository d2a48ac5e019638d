"""Search strategies: which parent next, with which mutations, and how many trials at a time."""

from nas.search.base import Candidate, Choice, History, Proposal, Strategy
from nas.search.planning import Asked, plan
from nas.search.registry import create, names
from nas.search.seeds import derived_seed, trial_seed
from nas.search.spec import SearchSpec

__all__ = [
    "Asked",
    "Candidate",
    "Choice",
    "History",
    "Proposal",
    "SearchSpec",
    "Strategy",
    "create",
    "derived_seed",
    "names",
    "plan",
    "trial_seed",
]
