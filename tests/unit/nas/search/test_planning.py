import pytest
from hypothesis import given
from hypothesis import strategies as st

from nas.job import JobSpec
from nas.search import Proposal, plan, trial_seed
from tests.unit.nas.search.history import ListHistory, candidate


def spec(**search: object) -> JobSpec:
    return JobSpec.model_validate({"dataset": "digits", "search": search})


def numbers(proposals: list[Proposal]) -> list[int]:
    return [proposal.number for proposal in proposals]


def test_the_seed_is_trained_first_and_alone() -> None:
    proposals = plan(spec(), ListHistory(), rows=0, ended=0, total=17, seeded=False)
    assert proposals == [Proposal(number=0, parent_id=None, mutations=None, seed=trial_seed(0, 0))]


def test_nothing_is_added_while_the_seed_trains() -> None:
    assert plan(spec(), ListHistory(), rows=1, ended=0, total=17, seeded=False) == []


def test_a_seed_that_failed_is_trained_again_when_the_job_is_extended() -> None:
    (proposal,) = plan(spec(), ListHistory(), rows=1, ended=1, total=18, seeded=False)
    assert (proposal.number, proposal.parent_id) == (1, None)


def test_with_a_seed_model_trained_before_the_children_come_at_once_and_start_at_one() -> None:
    history = ListHistory([candidate(0)])
    proposals = plan(spec(parallel=3), history, rows=0, ended=0, total=16, seeded=True)
    assert numbers(proposals) == [1, 2, 3]
    assert {proposal.parent_id for proposal in proposals} == {"model_0"}


def test_each_ended_trial_makes_room_for_one() -> None:
    history = ListHistory([candidate(0), candidate(1)])
    assert numbers(plan(spec(parallel=2), history, rows=3, ended=2, total=17, seeded=False)) == [3]


def test_a_generation_waits_for_the_whole_last_one() -> None:
    history = ListHistory([candidate(0), candidate(1)])
    search = spec(generational=True, population=4, parallel=2)
    assert plan(search, history, rows=5, ended=4, total=17, seeded=False) == []
    assert numbers(plan(search, history, rows=5, ended=5, total=17, seeded=False)) == [5, 6, 7, 8]


def test_a_seed_counts_for_no_generation_and_the_last_one_may_be_short() -> None:
    search = spec(generational=True, population=4, trials=6)
    history = ListHistory([candidate(0)])
    assert numbers(plan(search, history, rows=1, ended=1, total=7, seeded=False)) == [1, 2, 3, 4]
    assert numbers(plan(search, history, rows=5, ended=5, total=7, seeded=False)) == [5, 6]


@pytest.mark.parametrize("strategy", ["random", "hill_climb", "evolution"])
@given(data=st.data(), generational=st.booleans(), seeded=st.booleans())
def test_a_job_runs_to_exactly_its_total_whatever_fails(
    strategy: str, data: st.DataObject, generational: bool, seeded: bool
) -> None:
    """Simulate a job: trials end in any order and any of them but the seed may fail."""
    total = data.draw(st.integers(1, 20))
    parallel = data.draw(st.integers(1, 5))
    job = spec(strategy=strategy, generational=generational, population=3, parallel=parallel)
    models = [candidate(0)] if seeded else []
    running: list[Proposal] = []
    seen: list[int] = []
    ended = 0
    while True:
        new = plan(job, ListHistory(models), rows=len(seen), ended=ended, total=total, seeded=seeded)
        seen += numbers(new)
        running += new
        assert len(seen) <= total
        assert len(running) <= (3 if generational else parallel)
        if not running:
            break
        proposal = running.pop(data.draw(st.integers(0, len(running) - 1)))
        ended += 1
        if proposal.parent_id is None or data.draw(st.booleans()):
            models.append(candidate(proposal.number, score=data.draw(st.floats(0, 1))))
    assert seen == list(range(1, total + 1) if seeded else range(total))


def test_the_plan_repeats_itself_and_depends_on_the_job_seed() -> None:
    history = ListHistory(candidate(number, number / 10) for number in range(6))

    def planned(seed: int) -> list[Proposal]:
        job = JobSpec(dataset="digits", seed=seed)
        return plan(job, history, rows=6, ended=6, total=17, seeded=False)

    assert planned(1) == planned(1)
    assert [p.seed for p in planned(1)] != [p.seed for p in planned(2)]


def test_trial_seeds_are_fixed_for_ever_and_fit_a_signed_64_bit_integer() -> None:
    assert trial_seed(0, 0) == 1423549931114846593
    seeds = [trial_seed(job, number) for job in range(20) for number in range(50)]
    assert len(set(seeds)) == len(seeds)
    assert all(0 <= seed < 2**63 for seed in seeds)
