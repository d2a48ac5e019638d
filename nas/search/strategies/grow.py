"""Growth in rounds: siblings compared with their parent trained on, and the rest of the budget for the best.

What `docs/explanation/why-growth.md` says of it was measured with `benchmarks/search_ab.py`. The end belongs to
training: most of what a search gains is lost if its best network is not trained out.
"""

from collections.abc import Sequence
from typing import Literal, Self

from pydantic import Field, model_validator

from nas.search.base import Asked, Candidate, Choice, History, Purse, Spec
from nas.search.registry import register
from nas.search.seeds import trial_seed
from nas.search.spec import SearchSpec
from nas.search.terms import Phase, Terms

CONTROL = ("continue",)
MAX_SIBLINGS = 1_000
ROUND_SHARE = 0.12
"""The part of the budget that one round may use."""
SHORTEST, LONGEST = 2, 8
"""Epochs of a round's trials: one after the warm-up at least."""
PATIENCE = 2
"""Rounds in a row that the control may win before growing ends."""
FEWEST = 2
"""Trials in a round: the control and a child."""
LAST_OF_TRIALS = 4
"""Length of the last trial, in lengths of the others, where a job counts trials."""


class GrowSpec(SearchSpec):
    """Fields of this strategy in a job."""

    strategy: Literal["grow"] = "grow"
    siblings: int = Field(default=3, ge=2, le=MAX_SIBLINGS, description="Trials in a round, the control among them.")
    finish: float = Field(
        default=0.7, gt=0, lt=1, description="The part of the budget that is left for training the best network out."
    )
    growth: tuple[float, float] = Field(
        default=(1.5, 2.5), description="The least and the most FLOPs of a child, as multiples of its parent's."
    )
    least_epochs: int = Field(
        default=20,
        ge=1,
        le=100_000,
        description="Epochs that the last phase must have left after a growth: a larger network needs time to use its "
        "size.",
    )
    augment: bool = Field(
        default=True, description="Augment as suits the data set, where the recipe says nothing of augmentation."
    )

    @model_validator(mode="after")
    def _grows(self) -> Self:
        least, most = self.growth
        if not 1 <= least < most <= 64:
            raise ValueError(f"growth must be [least, most] with 1 <= least < most <= 64, not [{least:g}, {most:g}]")
        return self


@register(GrowSpec)
class Grow:
    """Rounds of siblings, one of them the parent trained on; then one long training of the best.

    A round's trials see the same batches, and the least validation loss wins. Growing ends when the part of the budget
    that belongs to training is reached, when a child would have too few epochs left, or when growth has lost twice.
    """

    def __init__(self, search: GrowSpec) -> None:
        self._search = search

    def next_round(self, spec: Spec, history: History) -> Sequence[Choice]:
        """The seed network; rounds of growth; the last phase; none after it."""
        asked, purse = history.last_round(), history.purse()
        if history.size() == 0:
            return [] if asked else [self._seed()]
        if asked and all(each.made is None for each in asked):
            return []  # another round would fail as this one did
        head, stale = self._head(asked, history)
        number = asked[0].terms.round + 1 if asked and asked[0].terms is not None else 1
        was_last = bool(asked) and asked[0].terms is not None and asked[0].terms.phase is Phase.LAST
        if was_last and not self._worth_a_round(purse, head):
            return []
        epochs = self._round_epochs(spec, purse, head)
        why = self._end_of_growth(purse, head, epochs, stale)
        if why is None:
            return self._round(spec, head, number, epochs, purse, stale)
        return self._last(spec, head, number, purse, why)

    def _seed(self) -> Choice:
        terms = Terms(phase=Phase.SEED, round=0, augment=self._search.augment)
        return Choice(None, terms=terms, reason="the seed network, from which growth begins")

    def _head(self, asked: Sequence[Asked], history: History) -> tuple[Candidate, int]:
        """The model to go on with, and how many rounds in a row growth has lost."""
        made = [each for each in asked if each.made is not None]
        if not made:
            return history.best(), 0
        winner = min(made, key=lambda each: (each.made.val_loss, each.number) if each.made else (0.0, 0))
        assert winner.made is not None
        assert winner.terms is not None
        lost = winner.terms.phase is Phase.GROWTH and winner.mutations == CONTROL
        return winner.made, winner.terms.stale + 1 if lost else 0

    def _worth_a_round(self, purse: Purse, head: Candidate) -> bool:
        """Whether much is left after the last phase: it took less than was expected, or the job was extended."""
        if purse.measure == "trials":
            return purse.left >= 1
        return purse.left > max(ROUND_SHARE * purse.total, SHORTEST * head.cost)

    def _round_epochs(self, spec: Spec, purse: Purse, head: Candidate) -> int:
        if purse.measure == "trials" or head.cost <= 0:
            return spec.training.epochs
        grown = self._search.siblings * sum(self._search.growth) / 2
        return min(LONGEST, max(SHORTEST, round(ROUND_SHARE * purse.total / (grown * head.cost))))

    def _end_of_growth(self, purse: Purse, head: Candidate, epochs: int, stale: int) -> str | None:
        """Why there is no further round; None: there is one."""
        if stale >= PATIENCE:
            return f"growth has lost {stale} rounds in a row to training on"
        if purse.measure == "trials":
            return None if purse.left > FEWEST else "one trial is left"
        least, most = self._search.growth
        after = purse.left - epochs * head.cost * self._search.siblings * (least + most) / 2
        if after < self._search.finish * purse.total:
            return f"{_percent(purse.left / purse.total)} of the budget belongs to training the best network out"
        if after < self._search.least_epochs * least * head.cost:
            return f"a larger network would have under {self._search.least_epochs} epochs left"
        return None

    def _round(self, spec: Spec, head: Candidate, number: int, epochs: int, purse: Purse, stale: int) -> list[Choice]:
        spent = f"{_percent(purse.spent / purse.total)} of the budget is spent"
        terms = Terms(
            phase=Phase.GROWTH,
            round=number,
            epochs=epochs,
            augment=self._search.augment,
            batches=trial_seed(spec.seed, number),
            stale=stale,
        )
        control = f"round {number}: the control, which is the best so far trained on without growing; {spent}"
        low, high = self._search.growth
        child = f"round {number}: the best so far, grown to {low:g} to {high:g} times its FLOPs; {spent}"
        siblings = self._siblings(purse)
        grown = terms.model_copy(update={"growth": self._search.growth})
        return [
            Choice(head.model_id, CONTROL, terms, control),
            *(Choice(head.model_id, None, grown, child) for _ in range(siblings - 1)),
        ]

    def _siblings(self, purse: Purse) -> int:
        """As many as asked for; a job that counts trials keeps one for the last phase, and none beside it."""
        if purse.measure != "trials":
            return self._search.siblings
        left = int(purse.left) - 1
        return left if left <= self._search.siblings + 1 else self._search.siblings

    def _last(self, spec: Spec, head: Candidate, number: int, purse: Purse, why: str) -> list[Choice]:
        if purse.measure == "trials":
            epochs = LAST_OF_TRIALS * spec.training.epochs
        else:
            epochs = max(1, int(purse.left / head.cost)) if head.cost > 0 else spec.training.epochs
        terms = Terms(phase=Phase.LAST, round=number, epochs=epochs, augment=self._search.augment)
        reason = f"the last phase: {why}; the best of the last round is trained out in {epochs} epochs"
        return [Choice(head.model_id, CONTROL, terms, reason)]


def _percent(part: float) -> str:
    return f"{100 * part:.0f} %"
