import random
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nas import search
from nas.job import JobSpec
from nas.search import RoundStrategy, search_spec
from nas.search.strategies.hill_climb import CONTROL
from tests.unit.nas.search.history import ListHistory, candidate

scores = st.lists(st.floats(0, 1, allow_nan=False), min_size=1, max_size=30)


def history_of(values: list[float]) -> ListHistory:
    return ListHistory(candidate(number, score) for number, score in enumerate(values))


CHOOSING = [name for name in search.names() if not isinstance(search.create(search_spec(strategy=name)), RoundStrategy)]


def test_the_strategies_are_found() -> None:
    assert search.names() == ["evolution", "grow", "hill_climb", "random"]
    assert CHOOSING == ["evolution", "hill_climb", "random"]


@pytest.mark.parametrize("strategy", CHOOSING)
@given(values=scores, seed=st.integers(0, 2**63 - 1))
def test_every_strategy_chooses_a_model_of_the_history_and_repeats_itself(
    strategy: str, values: list[float], seed: int
) -> None:
    history = history_of(values)
    spec = search_spec(strategy=strategy)
    first = search.create(spec).choose(5, random.Random(seed), history)
    again = search.create(spec).choose(5, random.Random(seed), history)
    assert first == again
    assert first.parent_id in {item.model_id for item in history.candidates}


def test_random_reaches_every_model() -> None:
    history = history_of([0.1, 0.9, 0.5])
    strategy = search.create(search_spec(strategy="random"))
    seen = Counter(strategy.choose(1, random.Random(seed), history).parent_id for seed in range(300))
    assert set(seen) == {"model_0", "model_1", "model_2"}
    assert min(seen.values()) > 60


@given(values=scores, number=st.integers(1, 100))
def test_hill_climb_takes_the_best(values: list[float], number: int) -> None:
    history = history_of(values)
    choice = search.create(search_spec(strategy="hill_climb")).choose(number, random.Random(0), history)
    assert choice.parent_id == history.best().model_id


def test_hill_climb_trains_a_parents_control_once_and_first() -> None:
    """Also within one plan, whose own trials no row tells of yet."""
    job = JobSpec.model_validate(
        {"dataset": "digits", "search": {"strategy": "hill_climb", "generational": True, "population": 4}}
    )
    first = search.plan(job, history_of([0.5]), rows=1, ended=1, total=17, seeded=False)
    assert [proposal.mutations for proposal in first] == [CONTROL, None, None, None]
    job = job.model_copy(update={"search": job.search.model_copy(update={"patience": 9})})
    after = ListHistory(history_of([0.5]).candidates, {"model_0": [CONTROL, None, None, None]})
    second = search.plan(job, after, rows=5, ended=5, total=17, seeded=False)
    assert [(proposal.parent_id, proposal.mutations) for proposal in second] == [("model_0", None)] * 4


def test_hill_climb_leaves_a_parent_at_its_plateau_for_the_next_best() -> None:
    strategy = search.create(search_spec(strategy="hill_climb", patience=3))
    values = history_of([0.7, 0.9, 0.8]).candidates

    def choice(asked: dict[str, list[tuple[str, ...] | None]]) -> tuple[str | None, tuple[str, ...] | None]:
        chosen = strategy.choose(9, random.Random(0), ListHistory(values, asked))
        return chosen.parent_id, chosen.mutations

    tried: list[tuple[str, ...] | None] = [CONTROL, None, None]
    assert choice({"model_1": tried[:2]}) == ("model_1", None)
    assert choice({"model_1": tried}) == ("model_2", CONTROL)
    assert choice({"model_1": tried, "model_2": tried}) == ("model_0", CONTROL)
    everyone = {f"model_{number}": tried for number in range(3)}
    assert choice(everyone) == ("model_1", None), "all are at their plateau: the best goes on"


@given(values=scores, population=st.integers(1, 10), sample=st.integers(1, 12), seed=st.integers(0, 1000))
def test_evolution_lets_only_the_youngest_breed(values: list[float], population: int, sample: int, seed: int) -> None:
    history = history_of(values)
    spec = search_spec(population=population, sample=sample)
    choice = search.create(spec).choose(99, random.Random(seed), history)
    living = [item.model_id for item in history.candidates[-population:]]
    assert choice.parent_id in living


def test_evolution_holding_a_tournament_of_everyone_takes_the_best_of_the_living() -> None:
    history = history_of([0.99, 0.2, 0.7, 0.6])
    choice = search.create(search_spec(population=3, sample=3)).choose(9, random.Random(1), history)
    assert choice.parent_id == "model_2"


def test_evolution_by_default_samples_a_quarter_but_never_only_one() -> None:
    history = history_of([0.1, 0.9])
    strategy = search.create(search_spec(population=2))
    assert {strategy.choose(3, random.Random(seed), history).parent_id for seed in range(20)} == {"model_1"}


def test_among_equal_scores_the_smaller_then_the_older_wins() -> None:
    history = ListHistory([candidate(0, 0.5, 200), candidate(1, 0.5, 100), candidate(2, 0.5, 100)])
    choice = search.create(search_spec(population=3, sample=3)).choose(9, random.Random(1), history)
    assert choice.parent_id == "model_1"
