"""Ageing evolution (Real et al. 2019, "Regularized evolution for image classifier architecture search", alg. 1)."""

from random import Random
from typing import Literal

from pydantic import Field

from nas.search.base import Choice, History
from nas.search.budget import MAX_TRIALS
from nas.search.registry import register
from nas.search.spec import SearchSpec


class EvolutionSpec(SearchSpec):
    """Fields of this strategy in a job."""

    strategy: Literal["evolution"] = "evolution"
    sample: int | None = Field(
        default=None, ge=1, le=MAX_TRIALS, description="Models in a tournament; by default a quarter, at least 2."
    )


@register(EvolutionSpec)
class Evolution:
    """The parent wins a tournament of `sample` models drawn from the youngest `population`: the old die, however good.

    A lineage survives only by children that stay good when they are trained again, not by one lucky score.
    """

    def __init__(self, search: EvolutionSpec) -> None:
        self._population = search.population
        # The paper's ratio, 25 of 100, with at least two so that there is a contest.
        self._sample = search.sample or max(2, search.population // 4)

    def choose(self, number: int, rng: Random, history: History) -> Choice:
        """Hold a tournament among the living."""
        living = history.youngest(self._population)
        entrants = rng.sample(living, min(self._sample, len(living)))
        return Choice(max(entrants, key=lambda candidate: candidate.merit).model_id)
