"""Random search: every model so far is as likely a parent as any other."""

from random import Random
from typing import Literal

from nas.search.base import Choice, History
from nas.search.registry import register
from nas.search.spec import SearchSpec


class RandomSearchSpec(SearchSpec):
    """Fields of this strategy in a job."""

    strategy: Literal["random"] = "random"


@register(RandomSearchSpec)
class RandomSearch:
    """A parent drawn uniformly from all of the job's models, mutations by weight."""

    def __init__(self, search: RandomSearchSpec) -> None:
        pass

    def choose(self, number: int, rng: Random, history: History) -> Choice:
        """Draw a parent uniformly."""
        return Choice(history.at(rng.randrange(history.size())).model_id)
