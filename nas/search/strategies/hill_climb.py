"""Hill climbing: grow the best model so far, against the control of only training it on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nas.search.base import Choice, History
from nas.search.registry import register

if TYPE_CHECKING:
    from random import Random

    from nas.search.spec import SearchSpec

CONTROL = ("continue",)


@register("hill_climb")
class HillClimb:
    """The best model is the parent; the first of every `population` candidates is the parent trained on, unmutated.

    Without that control a gain could come from the longer training or its lower learning rate alone.
    """

    def __init__(self, search: SearchSpec) -> None:
        self._population = search.population

    def choose(self, number: int, rng: Random, history: History) -> Choice:
        """Take the best; children are numbered from 1, so that number 1 begins the first round."""
        starts_round = (number - 1) % self._population == 0
        return Choice(history.best().model_id, CONTROL if starts_round else None)
