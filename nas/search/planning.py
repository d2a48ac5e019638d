"""Which trials a job needs now: the seed first, then as many children as the search allows."""

import random
from collections.abc import Sequence
from typing import NamedTuple, Protocol

from nas.search import registry
from nas.search.base import History, Proposal
from nas.search.seeds import derived_seed, trial_seed
from nas.search.spec import SearchSpec


class Spec(Protocol):
    """The part of a job's spec that its search depends on; a `JobSpec` has it."""

    @property
    def search(self) -> SearchSpec: ...

    @property
    def seed(self) -> int: ...


class Asked(NamedTuple):
    """That part alone, for processes that cannot afford a whole `JobSpec`."""

    search: SearchSpec
    seed: int


def plan(spec: Spec, history: History, *, rows: int, ended: int, total: int, seeded: bool) -> list[Proposal]:
    """The trials to add to a job now; pure.

    rows: trials that the job has, ended or not.
    ended: those of them that have ended.
    total: rows that the job may have at most, its seed's trial counted.
    seeded: the seed network is a model trained before, which `history` holds as number 0.
    """
    in_flight = rows - ended
    # A seed model trained before takes number 0, so that the first child is number 1 with or without one.
    first = rows + 1 if seeded else rows
    if history.size() == 0:
        wanted = 1 if in_flight == 0 else 0
        return [_seed(spec, first + i) for i in range(min(wanted, total - rows))]
    if not spec.search.generational:
        wanted = spec.search.parallel - in_flight
    else:
        wanted = spec.search.population if in_flight == 0 else 0
    planned = Planned(history)
    for i in range(min(wanted, total - rows)):
        planned.proposals.append(_child(spec, planned, first + i))
    return planned.proposals


class Planned:
    """The history with the proposals of this plan, which are asked for although no row tells of them yet."""

    def __init__(self, history: History) -> None:
        self._history = history
        self.proposals: list[Proposal] = []
        self.size, self.best, self.top = history.size, history.best, history.top
        self.at, self.youngest = history.at, history.youngest

    def asked(self, parent_id: str) -> Sequence[tuple[str, ...] | None]:
        """Those of the history, then those of this plan."""
        now = [proposal.mutations for proposal in self.proposals if proposal.parent_id == parent_id]
        return [*self._history.asked(parent_id), *now]


def _seed(spec: Spec, number: int) -> Proposal:
    return Proposal(number=number, parent_id=None, mutations=None, seed=trial_seed(spec.seed, number))


def _child(spec: Spec, history: History, number: int) -> Proposal:
    rng = random.Random(derived_seed(spec.seed, number, "choice"))
    choice = registry.create(spec.search).choose(number, rng, history)
    return Proposal(number, choice.parent_id, choice.mutations, trial_seed(spec.seed, number))
