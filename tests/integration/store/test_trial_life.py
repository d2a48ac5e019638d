from __future__ import annotations

from collections.abc import Callable

import pytest

from store import JobState, StaleAttempt, TrialState, growth
from store.growth import Claim, InvalidRecord, Verdict
from store.repositories import Datasets, Epochs, Leaderboard
from tests.unit.store.world import EXPIRED, World, assert_sound, digest, metrics, model_record


def test_a_claim_starts_the_trial_and_the_job(world: World) -> None:
    job = world.submit(limits={"max_seconds": 50})
    claim = world.claim("worker_7")
    trial = world.trial(claim.trial_id)
    assert (claim.attempt, claim.number, claim.parent, claim.training_state) == (1, 0, None, None)
    assert claim.spec["dataset"] == "digits"
    assert claim.seconds_left == 50
    assert (trial.state, trial.attempt, trial.worker_id) == (TrialState.RUNNING, 1, "worker_7")
    assert world.job(job.id).state is JobState.RUNNING
    assert world.job(job.id).started_at is not None
    assert world.kinds(job.id)[2:] == ["job.state", "trial.started"]


def test_nothing_queued_is_nothing_claimed(world: World) -> None:
    assert world.nothing_to_claim()
    world.submit()
    world.claim()
    assert world.nothing_to_claim()


def test_the_highest_priority_is_claimed_first(world: World) -> None:
    world.submit()
    urgent = world.submit(priority=5)
    assert world.claim().job_id == urgent.id


def test_then_the_job_with_the_fewest_running_trials(world: World) -> None:
    first, second = world.submit(parallel=3), world.submit(parallel=3)
    for seed in [world.claim(), world.claim()]:
        world.finish(seed)  # from now on both have three children queued
    assert [world.claim().job_id for _ in range(4)] == [first.id, second.id, first.id, second.id]


def test_then_the_oldest(world: World) -> None:
    jobs = [world.submit().id for _ in range(3)]
    assert [world.claim().job_id for _ in range(3)] == jobs


def test_a_generation_runs_no_more_than_parallel_at_once(world: World) -> None:
    job = world.submit(trials=8, parallel=2, search={"generational": True, "population": 6})
    world.finish(world.claim())
    assert len([t for t in world.trials(job.id) if t.state is TrialState.QUEUED]) == 6
    claims = [world.claim(), world.claim()]
    assert world.nothing_to_claim()
    world.finish(claims[0])
    world.claim()
    assert world.nothing_to_claim()


def test_renewing_extends_the_lease(world: World) -> None:
    world.submit()
    claim = world.claim(lease=EXPIRED)
    before = world.trial(claim.trial_id).lease_until
    assert world.renew(claim) is Verdict.CONTINUE
    after = world.trial(claim.trial_id).lease_until
    assert before is not None
    assert after is not None
    assert after > before


def test_renewing_tells_of_pause_cancel_and_loss(world: World) -> None:
    job = world.submit()
    claim = world.claim()
    world.do(growth.pause, job.id)
    assert world.renew(claim) is Verdict.PAUSE
    world.do(growth.resume, job.id)
    assert world.renew(claim) is Verdict.CONTINUE
    world.do(growth.cancel, job.id)
    assert world.renew(claim) is Verdict.CANCEL
    world.cancelled(claim)
    assert world.renew(claim) is Verdict.LOST


def test_what_was_grown_is_recorded(world: World) -> None:
    job = world.submit()
    claim = world.claim()
    mutations = [{"name": "wider", "site": "conv1", "certificate": {"max_error": 1e-15}}]
    world.do(growth.grown, claim.trial_id, claim.attempt, mutations, 3_000_000_000, 5_000_000_000)
    trial = world.trial(claim.trial_id)
    assert (trial.mutations, trial.parameters, trial.flops) == (mutations, 3_000_000_000, 5_000_000_000)
    assert world.events(job.id)[-1].data["mutations"] == ["wider"]


def test_an_epoch_is_recorded_with_its_state(world: World) -> None:
    job = world.submit()
    claim = world.claim()
    first, second = digest(), digest()
    assert world.epoch(claim, 1, first, seconds=2.0) is None
    assert world.epoch(claim, 2, second, seconds=3.0) == first
    trial = world.trial(claim.trial_id)
    assert (trial.epoch, trial.training_state, trial.seconds) == (2, second, 5.0)
    assert world.job(job.id).seconds == 5.0
    with world.database.read() as session:
        assert [e.epoch for e in Epochs(session).of_trial(claim.trial_id)] == [1, 2]


def test_an_epoch_that_is_reported_twice_is_recorded_once(world: World) -> None:
    """The answer to the first report may have been lost on the way."""
    job = world.submit()
    claim = world.claim()
    state = digest()
    world.epoch(claim, 1, state, seconds=2.0)
    assert world.epoch(claim, 1, state, seconds=2.0) is None
    assert world.job(job.id).seconds == 2.0
    assert world.kinds(job.id).count("trial.epoch") == 1


def test_a_state_that_another_trial_shares_is_not_needless(world: World) -> None:
    world.submit()
    world.submit()
    one, other = world.claim(), world.claim()
    shared = digest()
    world.epoch(one, 1, shared)
    world.epoch(other, 1, shared)
    assert world.epoch(one, 2) is None
    assert world.epoch(other, 2) == shared


@pytest.mark.parametrize("named", ["checkpoint_sha256", "optimizer_sha256"])
def test_a_state_whose_bytes_a_model_keeps_is_not_needless(world: World, named: str) -> None:
    world.submit()
    world.submit()
    kept = digest()
    world.finish(world.claim(), **{named: kept})
    claim = world.claim()
    world.epoch(claim, 1, kept)
    assert world.epoch(claim, 2) is None


@pytest.mark.parametrize("named", ["checkpoint_sha256", "optimizer_sha256"])
def test_a_state_whose_bytes_become_the_model_is_not_needless(world: World, named: str) -> None:
    world.submit()
    claim, state = world.claim(), digest()
    world.epoch(claim, 1, state)
    assert world.finish(claim, **{named: state}).obsolete is None


def test_a_state_whose_bytes_a_data_set_keeps_is_not_needless(world: World) -> None:
    world.submit()
    claim, kept, gone = world.claim(), digest(), digest()
    for name, sha256 in (("kept", kept), ("gone", gone)):
        world.do(lambda session, name=name, sha256=sha256: Datasets(session).add(name, sha256, 10, {}))
    world.do(lambda session: Datasets(session).delete("gone"))
    world.epoch(claim, 1, kept)
    assert world.epoch(claim, 2, gone) is None
    assert world.epoch(claim, 3) == gone


def test_a_state_of_the_same_bytes_again_is_not_needless(world: World) -> None:
    world.submit()
    claim, state = world.claim(), digest()
    world.epoch(claim, 1, state)
    assert world.epoch(claim, 2, state) is None
    assert world.do(growth.record_state, claim.trial_id, claim.attempt, state) is None
    assert world.do(growth.record_state, claim.trial_id, claim.attempt, digest()) == state


@pytest.mark.parametrize("bad", [float("nan"), float("inf"), float("-inf")])
def test_an_epoch_with_a_loss_that_is_no_number_is_refused(world: World, bad: float) -> None:
    world.submit()
    claim = world.claim()
    with pytest.raises(InvalidRecord, match="train_loss"):
        world.epoch(claim, 1, train_loss=bad)
    assert world.trial(claim.trial_id).epoch == 0


def test_an_epoch_without_a_metric_is_refused(world: World) -> None:
    world.submit()
    claim = world.claim()
    with pytest.raises(InvalidRecord, match="val_loss"):
        world.do(growth.record_epoch, claim.trial_id, claim.attempt, {"epoch": 1}, digest())


def test_an_attempt_that_starts_over_replaces_the_epochs(world: World) -> None:
    world.submit()
    claim = world.claim()
    for epoch in (1, 2, 3):
        world.epoch(claim, epoch)
    world.give_back(claim)
    again = world.claim()
    world.epoch(again, 1, val_loss=7.0)
    with world.database.read() as session:
        assert [(e.epoch, e.attempt, e.val_loss) for e in Epochs(session).of_trial(claim.trial_id)] == [(1, 2, 7.0)]


def test_a_finished_trial_is_a_model_and_brings_the_next_trials(world: World) -> None:
    job = world.submit(trials=3, parallel=2)
    claim = world.claim()
    state = digest()
    world.epoch(claim, 1, state)
    finished = world.finish(claim, val_accuracy=0.75, mutations=[])
    assert finished.doorbells == 2
    assert finished.obsolete == state
    model = world.model(finished.model_id)
    assert (model.generation, model.parent_id, model.dataset, model.mutation_names) == (0, None, "digits", [])
    children = world.trials(job.id)[1:]
    assert [(t.number, t.parent_id) for t in children] == [(1, model.id), (2, model.id)]
    assert_sound(world, job.id)


def test_a_child_is_one_generation_after_its_parent(world: World) -> None:
    job = world.grown_job(trials=4, parallel=1, search={"strategy": "hill_climb", "population": 1})
    with world.database.read() as session:
        items = Leaderboard(session).page(limit=50).items
    by_id = {item.model_id: item for item in items}
    assert len(items) == 5
    for item in items:
        expected = 0 if item.parent_id is None else by_id[item.parent_id].generation + 1
        assert item.generation == expected
    assert_sound(world, job.id)


def test_a_collapsed_child_begins_again_at_its_first_epoch_and_is_told_of_once(world: World) -> None:
    job = world.submit(parallel=1)
    world.finish(world.claim())
    claim = world.claim()
    world.epoch(claim, 1)
    state = digest()
    world.epoch(claim, 2, state)
    evidence = {"epoch": 2, "val_accuracy": 0.1, "parent_val_accuracy": 0.9}
    assert world.do(growth.collapsed, claim.trial_id, claim.attempt, evidence, again=True) == state
    assert world.do(growth.collapsed, claim.trial_id, claim.attempt, evidence, again=True) is None, "sent twice"
    trial = world.trial(claim.trial_id)
    assert (trial.epoch, trial.training_state) == (0, None)
    (event,) = [event for event in world.events(job.id) if event.kind == "trial.collapsed"]
    assert event.data["again"]
    assert event.data["parent_val_accuracy"] == 0.9
    world.epoch(claim, 1)
    assert world.trial(claim.trial_id).epoch == 1
    world.do(growth.collapsed, claim.trial_id, claim.attempt, evidence, again=False)
    assert world.trial(claim.trial_id).epoch == 1, "kept as it is"
    world.finish(claim)
    world.run_all()
    assert_sound(world, job.id)


def test_a_claim_tells_what_the_parents_training_cost(world: World) -> None:
    world.submit()
    seed = world.claim()
    world.epoch(seed, 1, seconds=1.0)
    world.epoch(seed, 2, seconds=3.0)
    finished = world.finish(seed, flops=77)
    parent = world.claim().parent
    assert parent is not None
    assert (parent.model_id, parent.seconds_per_epoch, parent.flops, parent.generation) == (
        finished.model_id,
        2.0,
        77,
        0,
    )


def test_a_success_says_the_models_line_on_the_leaderboard(world: World) -> None:
    job = world.submit(trials=2, parallel=1)
    world.finish(world.claim(), val_accuracy=0.5)
    world.finish(world.claim(), val_accuracy=0.9)
    item = [e for e in world.events(job.id) if e.kind == "trial.succeeded"][-1].data["model"]
    assert item["rank"] == 1
    assert item["val_accuracy"] == 0.9
    assert item["mutations"] == ["wider"]
    assert item["created_at"].endswith("Z")
    assert set(item) == {
        "rank",
        "model_id",
        "job_id",
        "trial_id",
        "parent_id",
        "generation",
        "dataset",
        "val_accuracy",
        "val_loss",
        "parameters",
        "flops",
        "mutations",
        "created_at",
    }


def test_a_job_ends_when_all_its_trials_have(world: World) -> None:
    job = world.grown_job(trials=3)
    assert job.state is JobState.SUCCEEDED
    assert job.ended_at is not None
    progress = world.progress(job.id)
    assert (progress.total, progress.succeeded) == (4, 4)
    assert world.kinds(job.id)[-1] == "job.state"
    assert_sound(world, job.id)


def test_progress_counts_trials_that_are_not_planned_yet_as_queued(world: World) -> None:
    job = world.submit(trials=10, parallel=2)
    world.finish(world.claim())
    world.claim()
    progress = world.progress(job.id)
    assert (progress.total, progress.succeeded, progress.running, progress.queued) == (11, 1, 1, 9)


def test_a_failed_seed_fails_the_job_with_its_error(world: World) -> None:
    job = world.submit(trials=5)
    world.fail(world.claim(), "out_of_memory", "needs 3 GiB, has 2 GiB")
    job = world.job(job.id)
    assert job.state is JobState.FAILED
    assert job.error is not None
    assert "out_of_memory" in job.error
    assert "needs 3 GiB" in job.error
    progress = world.progress(job.id)
    assert (progress.failed, progress.cancelled, progress.total) == (1, 5, 6)
    assert_sound(world, job.id)


def test_a_failed_child_is_followed_by_the_next(world: World) -> None:
    job = world.submit(trials=3, parallel=1)
    world.finish(world.claim())
    assert world.fail(world.claim()) == 1
    world.run_all()
    assert world.job(job.id).state is JobState.SUCCEEDED
    assert world.progress(job.id).failed == 1
    assert_sound(world, job.id)


def test_a_job_whose_children_all_failed_has_failed(world: World) -> None:
    job = world.submit(trials=2, parallel=1)
    world.finish(world.claim())
    world.fail(world.claim())
    world.fail(world.claim(), "no_site", "nothing to widen")
    found = world.job(job.id)
    assert found.state is JobState.FAILED
    assert found.error is not None
    assert "no_site: nothing to widen" in found.error


def test_the_evidence_of_a_failure_is_kept(world: World) -> None:
    world.submit()
    claim = world.claim()
    evidence = {"max_error": float("inf"), "probes": 64, "worst": [float("nan"), 1.0]}
    world.do(growth.fail, claim.trial_id, claim.attempt, "preservation", "bytes \x00 and \ud800", evidence)
    trial = world.trial(claim.trial_id)
    assert (trial.state, trial.error_kind) == (TrialState.FAILED, "preservation")
    assert trial.evidence == {"max_error": "Infinity", "probes": 64, "worst": ["NaN", 1.0]}


def test_a_trial_that_is_given_back_goes_on_where_it_was(world: World) -> None:
    job = world.submit()
    claim = world.claim()
    state = digest()
    world.epoch(claim, 1, state)
    assert world.give_back(claim) == 1
    again = world.claim()
    assert (again.trial_id, again.attempt, again.epoch, again.training_state) == (claim.trial_id, 2, 1, state)
    assert_sound(world, job.id)


def test_giving_back_is_no_fruitless_attempt(world: World) -> None:
    world.submit()
    for _ in range(5):
        world.give_back(world.claim())
    assert world.trial(world.claim().trial_id).fruitless_attempts == 0


def test_a_trial_whose_process_dies_three_times_in_a_row_fails(world: World) -> None:
    job = world.submit()
    for _ in range(3):
        claim = world.claim()
        world.do(growth.crashed, claim.trial_id, claim.attempt, "exit status -11")
    trial = world.trial(claim.trial_id)
    assert (trial.state, trial.error_kind) == (TrialState.FAILED, "attempts")
    assert trial.error is not None
    assert "3 attempts" in trial.error
    assert "exit status -11" in trial.error
    assert world.job(job.id).state is JobState.FAILED


def test_an_attempt_that_recorded_an_epoch_is_not_fruitless(world: World) -> None:
    world.submit()
    for epoch in range(1, 6):
        claim = world.claim()
        world.epoch(claim, epoch)
        world.do(growth.crashed, claim.trial_id, claim.attempt, "exit status 1")
    assert world.trial(claim.trial_id).state is TrialState.QUEUED


def stale_writes(claim: Claim) -> dict[str, Callable[[World], object]]:
    trial = (claim.trial_id, claim.attempt)
    return {
        "grown": lambda w: w.do(growth.grown, *trial, [], 1, 1),
        "record_epoch": lambda w: w.do(growth.record_epoch, *trial, metrics(1), digest()),
        "finish": lambda w: w.do(growth.finish, *trial, model_record()),
        "fail": lambda w: w.do(growth.fail, *trial, "diverged", "late"),
        "give_back": lambda w: w.do(growth.give_back, *trial),
        "crashed": lambda w: w.do(growth.crashed, *trial, "late"),
        "cancelled": lambda w: w.do(growth.cancelled, *trial),
    }


@pytest.mark.parametrize("write", ["grown", "record_epoch", "finish", "fail", "give_back", "crashed", "cancelled"])
def test_a_stale_attempt_changes_nothing(world: World, write: str) -> None:
    job = world.submit()
    stale = world.claim()
    world.give_back(stale)
    current = world.claim()
    before = (len(world.events(job.id)), world.trial(stale.trial_id).state, world.models(job.id))
    with pytest.raises(StaleAttempt):
        stale_writes(stale)[write](world)
    assert (len(world.events(job.id)), world.trial(stale.trial_id).state, world.models(job.id)) == before
    assert world.renew(stale) is Verdict.LOST
    assert world.renew(current) is Verdict.CONTINUE


@pytest.mark.parametrize("write", ["grown", "record_epoch", "finish", "fail", "give_back", "crashed", "cancelled"])
def test_an_ended_trial_is_not_written_again(world: World, write: str) -> None:
    job = world.submit()
    claim = world.claim()
    world.finish(claim)
    events = len(world.events(job.id))
    with pytest.raises(StaleAttempt):
        stale_writes(claim)[write](world)
    assert len(world.events(job.id)) == events
    assert len(world.models(job.id)) == 1


def test_a_write_for_a_trial_that_was_deleted_is_stale(world: World) -> None:
    job = world.grown_job(trials=1)
    trial = world.trials(job.id)[0]
    world.do(growth.delete, job.id)
    with pytest.raises(StaleAttempt):
        world.do(growth.grown, trial.id, trial.attempt, [], 1, 1)


def test_a_job_stops_when_its_training_seconds_are_used_up(world: World) -> None:
    job = world.submit(trials=10, parallel=2, limits={"max_seconds": 10})
    seed = world.claim()
    world.epoch(seed, 1, seconds=4)
    world.finish(seed)
    one, two = world.claim(), world.claim()
    assert one.seconds_left == 6
    world.epoch(one, 1, seconds=7)
    world.finish(one)
    assert world.nothing_to_claim()
    assert world.job(job.id).state is JobState.RUNNING
    world.finish(two)
    found = world.job(job.id)
    assert found.state is JobState.SUCCEEDED
    assert found.trials_total == 3
    assert world.progress(job.id).total == world.progress(job.id).succeeded == 3
    assert_sound(world, job.id)


def test_queued_trials_are_cancelled_when_the_seconds_are_used_up(world: World) -> None:
    job = world.submit(trials=4, parallel=1, limits={"max_seconds": 10}, search={"generational": True, "population": 4})
    world.finish(world.claim())
    child = world.claim()
    world.epoch(child, 1, seconds=20)
    world.finish(child)
    assert world.job(job.id).state is JobState.SUCCEEDED
    progress = world.progress(job.id)
    assert (progress.succeeded, progress.cancelled, progress.total) == (2, 3, 5)
    assert_sound(world, job.id)


def test_a_search_in_rounds_plans_each_when_the_last_has_ended_and_says_why(world: World) -> None:
    """Seeds, siblings and the last phase, as their claims and events have them; a failed sibling is no obstacle."""
    job = world.submit(search={"strategy": "grow", "budget": {"flops": 6e9}, "siblings": 3, "trials": 100})
    seed = world.claim()
    assert seed.terms == {"phase": "seed", "round": 0, "augment": True}
    for epoch in range(1, 6):
        world.epoch(seed, epoch)
    world.do(growth.grown, seed.trial_id, seed.attempt, [], 100, 1_000)
    world.finish(seed)
    control, child = world.claim(), world.claim("worker_b")
    assert (control.mutations, child.mutations) == (["continue"], None)
    assert control.terms is not None
    assert child.terms is not None
    assert child.terms["growth"] == [1.5, 2.5]
    assert child.terms["batches"] == control.terms["batches"]
    assert control.terms["phase"] == "growth"
    world.finish(control, val_loss=0.9)
    assert len(world.trials(job.id)) == 4, "the round has not ended"
    third = world.claim()
    world.fail(child)
    world.finish(third, val_loss=0.8)
    assert len(world.trials(job.id)) > 4
    best = next(trial for trial in world.trials(job.id) if trial.number == 4)
    assert best.parent_id == world.models(job.id)[0] or world.model(best.parent_id or "").val_loss == 0.8
    reasons = [event.data["reason"] for event in world.events(job.id) if event.kind == "trial.queued"]
    assert reasons[0] == "the seed network, from which growth begins"
    assert all("round 1" in reason for reason in reasons[1:4])
    assert_sound(world, job.id)


def test_a_seed_that_fails_ends_a_search_in_rounds(world: World) -> None:
    job = world.submit(search={"strategy": "grow", "budget": {"seconds": 60}, "trials": 100})
    world.fail(world.claim())
    assert world.job(job.id).state is JobState.FAILED
    assert "the seed network's trial failed" in (world.job(job.id).error or "")
    assert_sound(world, job.id)
