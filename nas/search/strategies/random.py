"""Random search: every model so far is as likely a parent as any other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nas.search.base import Choice, History
from nas.search.registry import register

if TYPE_CHECKING:
    from random import Random

    from nas.search.spec import SearchSpec


@register("random")
class RandomSearch:
    """A parent drawn uniformly from all of the job's models, mutations by weight."""

    def __init__(self, search: SearchSpec) -> None:
        pass

    def choose(self, number: int, rng: Random, history: History) -> Choice:
        """Draw a parent uniformly."""
        return Choice(history.at(rng.randrange(history.size())).model_id)
