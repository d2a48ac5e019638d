"""Planning of trials: the seed first, then as many children as the search allows."""

import random
from collections.abc import Sequence
from typing import NamedTuple

from nas.search import registry
from nas.search.base import Choice, History, Proposal, RoundStrategy, Spec, Strategy
from nas.search.seeds import derived_seed, trial_seed
from nas.search.spec import SearchSpec


class Lengths(NamedTuple):
    """Lengths of a job's trials."""

    epochs: int


class SearchPart(NamedTuple):
    """The part of a job's spec that its search depends on, for processes that cannot afford a whole `JobSpec`."""

    search: SearchSpec
    seed: int
    training: Lengths


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
    strategy = registry.create(spec.search)
    if isinstance(strategy, RoundStrategy):
        choices = strategy.next_round(spec, history) if in_flight == 0 else ()
        return [_proposal(spec, first + i, choice) for i, choice in enumerate(choices[: total - rows])]
    if history.size() == 0:
        wanted = 1 if in_flight == 0 else 0
        return [_seed(spec, first + i) for i in range(min(wanted, total - rows))]
    if not spec.search.generational:
        wanted = spec.search.parallel - in_flight
    else:
        wanted = spec.search.population if in_flight == 0 else 0
    planned = Planned(history)
    for i in range(min(wanted, total - rows)):
        planned.proposals.append(_child(spec, strategy, planned, first + i))
    return planned.proposals


class Planned:
    """The history with the proposals of this plan, which are asked for although no row tells of them yet."""

    def __init__(self, history: History) -> None:
        self._history = history
        self.proposals: list[Proposal] = []
        self.size, self.best, self.top = history.size, history.best, history.top
        self.at, self.youngest = history.at, history.youngest
        self.last_round, self.purse = history.last_round, history.purse

    def asked(self, parent_id: str) -> Sequence[tuple[str, ...] | None]:
        """Those of the history, then those of this plan."""
        now = [proposal.mutations for proposal in self.proposals if proposal.parent_id == parent_id]
        return [*self._history.asked(parent_id), *now]


def _seed(spec: Spec, number: int) -> Proposal:
    return Proposal(number=number, parent_id=None, mutations=None, seed=trial_seed(spec.seed, number))


def _child(spec: Spec, strategy: Strategy, history: History, number: int) -> Proposal:
    rng = random.Random(derived_seed(spec.seed, number, "choice"))
    return _proposal(spec, number, strategy.choose(number, rng, history))


def _proposal(spec: Spec, number: int, choice: Choice) -> Proposal:
    seed = trial_seed(spec.seed, number)
    return Proposal(number, choice.parent_id, choice.mutations, seed, choice.terms, choice.reason)
