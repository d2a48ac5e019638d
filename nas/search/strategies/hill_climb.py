"""Hill climbing: grow the best model so far, against the control of only training it on."""

from random import Random
from typing import Literal

from pydantic import Field

from nas.search.base import Candidate, Choice, History
from nas.search.budget import MAX_TRIALS
from nas.search.registry import register
from nas.search.spec import SearchSpec

CONTROL = ("continue",)
RIVALS = 16
"""Most of the best models that take turns as a parent."""


class HillClimbSpec(SearchSpec):
    """Fields of this strategy in a job."""

    strategy: Literal["hill_climb"] = "hill_climb"
    patience: int | None = Field(
        default=None,
        ge=2,
        le=MAX_TRIALS,
        description="After how many children, its control among them, a parent that none of them beats is left for the "
        "next best; by default population, at least 2.",
    )


@register(HillClimbSpec)
class HillClimb:
    """The best model is the parent; its first child is the parent trained on, unmutated, once.

    Without that control a gain could come from the longer training or its lower learning rate alone. A parent that
    `patience` children have not beaten is left for the next best: it is at its plateau.
    """

    def __init__(self, search: HillClimbSpec) -> None:
        self._patience = search.patience or max(2, search.population)

    def choose(self, number: int, rng: Random, history: History) -> Choice:
        """Take the best that is not at its plateau; all of them are: the best of all."""
        rivals = history.top(RIVALS)
        parent = next((rival for rival in rivals if not self._at_plateau(rival, history)), rivals[0])
        controlled = CONTROL in history.asked(parent.model_id)
        return Choice(parent.model_id, None if controlled else CONTROL)

    def _at_plateau(self, parent: Candidate, history: History) -> bool:
        return len(history.asked(parent.model_id)) >= self._patience
