"""The interface of strategies: from candidates and history to a choice or a proposal.

A strategy is a pure function of the job's spec, its seed and its finished trials: it keeps nothing that a restart
could lose.
"""

import random
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple, Protocol, runtime_checkable

from nas.search.spec import SearchSpec
from nas.search.terms import Terms


@dataclass(frozen=True, slots=True)
class Candidate:
    """A trained model that may become a parent."""

    number: int
    """The number of the trial that made it; 0 for the seed network."""
    model_id: str
    score: float
    """The job's objective, turned so that higher is better."""
    parameters: int
    generation: int
    flops: int = 0
    val_loss: float = 0.0
    cost: float = 0.0
    """Cost of one epoch of its training, in the measure of the job's budget; 0 where that counts trials."""

    @property
    def merit(self) -> tuple[float, int, int]:
        """The order of the leaderboard: score, then fewer parameters, then older; higher is better."""
        return (self.score, -self.parameters, -self.number)


@dataclass(frozen=True, slots=True)
class Asked:
    """A trial that was planned: what was asked for, and what came of it."""

    number: int
    parent_id: str | None
    mutations: tuple[str, ...] | None
    terms: Terms | None
    ended: bool
    made: Candidate | None
    """The model that it became; None while it has not ended, and where it failed."""


@dataclass(frozen=True, slots=True)
class Purse:
    """A job's budget and its spent part: seconds of training, FLOPs, or trials."""

    measure: str
    spent: float
    total: float

    @property
    def left(self) -> float:
        """The unspent part."""
        return max(0.0, self.total - self.spent)


class History(Protocol):
    """A job's successful models in the order of their trials' numbers, an external seed model first.

    `asked` also tells of trials that have not ended, or failed.
    """

    def size(self) -> int:
        """Number of candidates."""
        ...

    def best(self) -> Candidate:
        """The one with the highest merit; raises IndexError when there is none."""
        ...

    def top(self, count: int) -> Sequence[Candidate]:
        """The `count` with the highest merits (fewer when there are fewer), the best first."""
        ...

    def asked(self, parent_id: str) -> Sequence[tuple[str, ...] | None]:
        """For each trial that was planned to grow this model, in order: its mutations, None where they are drawn."""
        ...

    def at(self, index: int) -> Candidate:
        """The one at `index` (0 is the oldest); raises IndexError outside the history."""
        ...

    def youngest(self, count: int) -> Sequence[Candidate]:
        """The `count` with the highest numbers (fewer when there are fewer), oldest first."""
        ...

    def last_round(self) -> Sequence[Asked]:
        """The trials of the round that was planned last, oldest first; none before the first one."""
        ...

    def purse(self) -> Purse:
        """The job's budget and its spent part."""
        ...


class Choice(NamedTuple):
    """A parent, and the mutations to apply to it in this order; None: draw them at random by the job's weights."""

    parent_id: str | None
    mutations: tuple[str, ...] | None = None
    terms: Terms | None = None
    reason: str | None = None
    """Why, in words, for people."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """A trial to add to a job."""

    number: int
    parent_id: str | None
    """The model to grow; None: train the seed network itself."""
    mutations: tuple[str, ...] | None
    """Mutations to apply in this order; None: draw them at random by the job's weights."""
    seed: int
    """Fixes every random choice of the trial: sites, parameters, initialisation, the order of the batches."""
    terms: Terms | None = None
    """Departures of the trial from its job."""
    reason: str | None = None
    """Why it is tried, in words, for people."""


class Strategy(Protocol):
    """Chooses one trial's parent and mutations."""

    def choose(self, number: int, rng: random.Random, history: History) -> Choice:
        """Choose for the trial `number`; `history` holds at least one candidate; `rng` belongs to this trial alone."""
        ...


class _Lengths(Protocol):
    @property
    def epochs(self) -> int: ...


class Spec(Protocol):
    """The part of a job's spec that its search depends on; a `JobSpec` has it."""

    @property
    def search(self) -> SearchSpec: ...

    @property
    def seed(self) -> int: ...

    @property
    def training(self) -> _Lengths: ...


@runtime_checkable
class RoundStrategy(Protocol):
    """Plans whole rounds of trials, which are compared when the last of them has ended."""

    def next_round(self, spec: Spec, history: History) -> Sequence[Choice]:
        """The trials of the next round, the seed network in the first; none: the search has ended.

        Called when no trial is queued or running; a pure function of the two.
        """
        ...
