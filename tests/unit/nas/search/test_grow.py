"""The strategy that grows in rounds, played against a world whose losses are known."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nas.job import JobSpec
from nas.search import Asked, Candidate, Phase, Proposal, Purse, Terms, plan
from nas.training import Recipe
from nas.training.terms import on_terms
from tests.unit.nas.search.history import ListHistory

CONTROL = ("continue",)
SEED_COST = 1.0


@dataclass
class Played:
    """A job to its end: every round's proposals, and what is left of the budget after it."""

    rounds: list[list[Proposal]]
    purse: Purse
    candidates: list[Candidate]


def job(**search: object) -> JobSpec:
    return JobSpec.model_validate({"dataset": "digits", "search": {"strategy": "grow", **search}})


def play(spec: JobSpec, total: float, loss: Callable[[Proposal, Candidate | None], float]) -> Played:
    """Every epoch costs as much as the network is large; a grown child is 1.8 times as large as its parent."""
    candidates: list[Candidate] = []
    last: list[Asked] = []
    played = Played([], Purse("seconds", 0.0, total), candidates)
    while True:
        history = ListHistory(candidates, last_round=last, purse=played.purse)
        asked = {"rows": len(candidates), "ended": len(candidates), "total": 10_000, "seeded": False}
        proposals = plan(spec, history, **asked)  # type: ignore[arg-type]
        assert proposals == plan(spec, history, **asked), "a pure function"  # type: ignore[arg-type]
        if not proposals:
            return played
        played.rounds.append(proposals)
        last, spent = [], played.purse.spent
        for proposal in proposals:
            parent = next((each for each in candidates if each.model_id == proposal.parent_id), None)
            grown = parent is not None and proposal.mutations != CONTROL
            cost = SEED_COST if parent is None else parent.cost * (1.8 if grown else 1.0)
            assert proposal.terms is not None
            spent += cost * (proposal.terms.epochs or spec.training.seed_epochs)
            made = Candidate(
                proposal.number, f"model_{proposal.number}", 0.5, 100, 0, int(1e6 * cost), loss(proposal, parent), cost
            )
            candidates.append(made)
            last.append(
                Asked(proposal.number, proposal.parent_id, proposal.mutations, proposal.terms, ended=True, made=made)
            )
        played.purse = replace(played.purse, spent=spent)


def growth_pays(proposal: Proposal, parent: Candidate | None) -> float:
    if parent is None:
        return 1.0
    return parent.val_loss - (0.01 if proposal.mutations == CONTROL else 0.02 + 0.001 * (proposal.number % 3))


def growth_fails(proposal: Proposal, parent: Candidate | None) -> float:
    return 1.0 if parent is None else parent.val_loss - (0.01 if proposal.mutations == CONTROL else 0.0)


def phases(played: Played) -> list[Phase]:
    return [one[0].terms.phase for one in played.rounds if one[0].terms is not None]


def test_a_round_has_one_control_and_siblings_of_one_parent_on_the_same_batches() -> None:
    played = play(job(budget={"seconds": 1000}, siblings=5), 1000, growth_pays)
    assert phases(played)[0] is Phase.SEED
    assert phases(played)[-1] is Phase.LAST
    rounds = played.rounds[1:-1]
    assert len(rounds) >= 2
    for proposals in rounds:
        assert [proposal.mutations for proposal in proposals] == [CONTROL, None, None, None, None]
        assert len({proposal.parent_id for proposal in proposals}) == 1
        assert len({proposal.seed for proposal in proposals}) == 5, "each child is drawn for itself"
        terms = [proposal.terms for proposal in proposals]
        assert len({(each.batches, each.epochs, each.round) for each in terms if each}) == 1
        assert [each.growth for each in terms if each] == [None] + [(1.5, 2.5)] * 4
        assert all(proposal.reason and "round" in proposal.reason for proposal in proposals)


def test_the_end_belongs_to_training_the_best_of_the_last_round() -> None:
    played = play(job(budget={"seconds": 1000}), 1000, growth_pays)
    (last,) = played.rounds[-1]
    siblings = [each for each in played.candidates if each.number in {one.number for one in played.rounds[-2]}]
    assert last.parent_id == min(siblings, key=lambda each: each.val_loss).model_id
    assert last.mutations == CONTROL
    assert last.reason is not None
    assert "belongs to training" in last.reason
    before = played.candidates[-1].cost * (last.terms.epochs if last.terms and last.terms.epochs else 0)
    assert before >= 0.7 * 1000 - played.candidates[-1].cost
    assert 0 <= played.purse.left < played.candidates[-1].cost


def test_growth_that_loses_twice_is_left() -> None:
    played = play(job(budget={"seconds": 1000}), 1000, growth_fails)
    assert phases(played) == [Phase.SEED, Phase.GROWTH, Phase.GROWTH, Phase.LAST]
    (last,) = played.rounds[-1]
    assert last.reason is not None
    assert "growth has lost 2 rounds in a row" in last.reason


def test_nothing_grows_that_would_have_no_time_to_use_its_size() -> None:
    played = play(job(budget={"seconds": 18}), 18, growth_pays)
    assert phases(played) == [Phase.SEED, Phase.LAST]


@given(total=st.floats(1, 1e6), siblings=st.integers(2, 8), finish=st.floats(0.05, 0.95))
def test_every_budget_ends_and_is_used_once(total: float, siblings: int, finish: float) -> None:
    played = play(job(budget={"seconds": total}, siblings=siblings, finish=finish), total, growth_pays)
    assert phases(played).count(Phase.LAST) == 1
    cost = played.candidates[-1].cost
    assert played.purse.spent < max(total, SEED_COST * Recipe().seed_epochs) + cost + 1e-6


def test_a_job_that_counts_trials_keeps_its_last_one_for_training() -> None:
    spec = job(trials=12)
    number_of = {"rows": 0}

    history = ListHistory(last_round=(), purse=Purse("trials", 0, 13))
    (seed,) = plan(spec, history, rows=0, ended=0, total=13, seeded=False)
    assert seed.parent_id is None
    made = Candidate(0, "model_0", 0.5, 100, 0, 100, 1.0)
    rounds = [[Asked(0, None, None, seed.terms, ended=True, made=made)]]
    candidates = [made]
    while True:
        rows = len(candidates)
        history = ListHistory(candidates, last_round=rounds[-1], purse=Purse("trials", rows, 13))
        proposals = plan(spec, history, rows=rows, ended=rows, total=13, seeded=False)
        if not proposals:
            break
        number_of["rows"] = rows
        rounds.append([])
        for proposal in proposals:
            child = Candidate(
                proposal.number, f"model_{proposal.number}", 0.5, 100, 1, 100, 1.0 / (1 + proposal.number)
            )
            candidates.append(child)
            rounds[-1].append(
                Asked(proposal.number, proposal.parent_id, proposal.mutations, proposal.terms, ended=True, made=child)
            )
    assert [len(each) for each in rounds] == [1, 3, 3, 3, 2, 1]
    assert rounds[-1][0].terms is not None
    assert rounds[-1][0].terms.epochs == 4 * spec.training.epochs
    assert candidates[-1].number == number_of["rows"]


def test_it_waits_for_a_whole_round() -> None:
    history = ListHistory([Candidate(0, "model_0", 0.5, 100, 0, 100, 1.0, 1.0)], purse=Purse("seconds", 5, 1000))
    assert plan(job(budget={"seconds": 1000}), history, rows=4, ended=2, total=100, seeded=False) == []


@pytest.mark.parametrize("epochs", [1, 2, 7, 30])
def test_a_recipe_of_another_length_is_sound(epochs: int) -> None:
    """As a state that is read back checks it."""
    recipes = [
        Recipe(),
        Recipe(epochs=6, seed_epochs=9, warmup_epochs=2, child_warmup_epochs=3),
        Recipe(schedule="step", milestones=(2, 4), epochs=6, seed_epochs=5),
        Recipe(schedule="one_cycle"),
    ]
    for recipe in recipes:
        asked = on_terms(recipe, Terms(phase=Phase.LAST, round=1, epochs=epochs, augment=True))
        for one in (asked.for_seed(), asked.for_child()):
            assert one.epochs == epochs
            assert one.augmentation == "auto"
            assert Recipe.model_validate(one.model_dump(mode="json")) == one


@pytest.mark.parametrize(
    ("search", "place", "says"),
    [
        ({"strategy": "random", "sample": 5}, "search.sample", "is of the strategy evolution, but strategy is random"),
        ({"strategy": "hill_climb", "finish": 0.5}, "search.finish", "is of the strategy grow"),
        ({"strategy": "grow", "growth": [2, 1]}, "search", "1 <= least < most <= 64"),
        ({"strategy": "grow", "finish": 1}, "search.finish", "less than 1"),
        ({"strategy": "nothing"}, "search.strategy", "unknown strategy 'nothing'; known: evolution, grow"),
        ({"strategy": 7}, "search.strategy", "unknown strategy 7"),
        ({"colour": 1}, "search.colour", "Extra inputs"),
    ],
)
def test_a_strategy_refuses_the_fields_of_others_by_name(search: dict[str, object], place: str, says: str) -> None:
    with pytest.raises(ValueError, match="1 validation error") as refused:
        JobSpec.model_validate({"dataset": "digits", "search": search})
    assert place in str(refused.value)
    assert says in str(refused.value)


def test_a_field_of_another_strategy_that_says_nothing_is_let_pass() -> None:
    assert JobSpec.model_validate({"dataset": "digits", "search": {"strategy": "random", "sample": None}})


@pytest.mark.parametrize("trials", range(1, 14))
def test_a_job_that_counts_trials_uses_each_and_trains_the_best_out_at_the_end(trials: int) -> None:
    sizes, left = [1], trials
    candidates = [Candidate(0, "model_0", 0.5, 100, 0, 100, 1.0)]
    last = [Asked(0, None, None, Terms(phase=Phase.SEED, round=0), ended=True, made=candidates[0])]
    while left:
        purse = Purse("trials", trials + 1 - left, trials + 1)
        rows = len(candidates)
        history = ListHistory(candidates, last_round=last, purse=purse)
        proposals = plan(job(trials=trials), history, rows=rows, ended=rows, total=trials + 1, seeded=False)
        assert proposals
        last = []
        for each in proposals:
            made = Candidate(each.number, f"model_{each.number}", 0.5, 100, 1, 100, 1.0 / (1 + each.number))
            candidates.append(made)
            last.append(Asked(each.number, each.parent_id, each.mutations, each.terms, ended=True, made=made))
        sizes.append(len(proposals))
        left -= len(proposals)
    assert sum(sizes) == trials + 1
    assert last[0].terms is not None
    assert last[0].terms.phase is Phase.LAST
    assert sizes[-1] == 1


def test_a_round_of_which_nothing_came_is_the_last() -> None:
    seed = Candidate(0, "model_0", 0.5, 100, 0, 100, 1.0, 1.0)
    terms = Terms(phase=Phase.GROWTH, round=1, epochs=2)
    failed = [Asked(number, "model_0", None, terms, ended=True, made=None) for number in (1, 2, 3)]
    history = ListHistory([seed], last_round=failed, purse=Purse("seconds", 10, 1000))
    assert plan(job(budget={"seconds": 1000}), history, rows=4, ended=4, total=100, seeded=False) == []
