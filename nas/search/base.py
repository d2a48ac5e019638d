"""What a strategy sees (candidates, the history) and what it says (a choice, a proposal).

A strategy is a pure function of the job's spec, its seed and its finished trials: it keeps nothing that a restart
could lose.
"""

import random
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple, Protocol


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

    @property
    def merit(self) -> tuple[float, int, int]:
        """The order of the leaderboard: score, then fewer parameters, then older; higher is better."""
        return (self.score, -self.parameters, -self.number)


class History(Protocol):
    """A job's successful models in the order of their trials' numbers, an external seed model first.

    `asked` also tells of trials that have not ended, or failed.
    """

    def size(self) -> int:
        """How many there are."""
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


class Choice(NamedTuple):
    """A parent, and the mutations to apply to it in this order; None: draw them at random by the job's weights."""

    parent_id: str
    mutations: tuple[str, ...] | None = None


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


class Strategy(Protocol):
    """Chooses one trial's parent and mutations."""

    def choose(self, number: int, rng: random.Random, history: History) -> Choice:
        """Choose for the trial `number`; `history` holds at least one candidate; `rng` belongs to this trial alone."""
        ...
