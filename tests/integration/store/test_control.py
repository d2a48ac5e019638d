from __future__ import annotations

import pytest

from nas.search.budget import MAX_TRIALS
from store import Conflict, JobState, NotFound, TrialState, growth
from store.repositories import Files, Jobs
from tests.unit.store.world import World, assert_sound, digest


def test_a_paused_job_starts_no_trial(world: World) -> None:
    job = world.submit()
    world.do(growth.pause, job.id)
    assert world.job(job.id).state is JobState.PAUSED
    assert world.nothing_to_claim()
    assert world.do(growth.resume, job.id) == 1
    assert world.job(job.id).state is JobState.QUEUED
    assert world.claim().job_id == job.id


def test_a_paused_trial_goes_on_with_its_training_state(world: World) -> None:
    job = world.submit()
    claim = world.claim()
    state = digest()
    world.epoch(claim, 1, state)
    world.do(growth.pause, job.id)
    assert world.give_back(claim) == 0
    assert world.do(growth.resume, job.id) == 1
    assert world.claim().training_state == state
    assert_sound(world, job.id)


def test_a_job_resumed_while_a_trial_still_runs_is_running(world: World) -> None:
    job = world.submit()
    world.claim()
    world.do(growth.pause, job.id)
    world.do(growth.resume, job.id)
    assert world.job(job.id).state is JobState.RUNNING


def test_a_trial_that_ends_during_a_pause_plans_nothing_until_resumed(world: World) -> None:
    job = world.submit(trials=4, parallel=2)
    claim = world.claim()
    world.do(growth.pause, job.id)
    # Its last epoch was over before it heard of the pause.
    assert world.finish(claim).doorbells == 0
    assert len(world.trials(job.id)) == 1
    assert world.do(growth.resume, job.id) == 2


def test_a_paused_job_whose_last_trial_ends_has_ended(world: World) -> None:
    job = world.submit(trials=1)
    world.finish(world.claim())
    last = world.claim()
    world.do(growth.pause, job.id)
    world.finish(last)
    assert world.job(job.id).state is JobState.SUCCEEDED
    assert_sound(world, job.id)


def test_cancelling_a_waiting_job_ends_it_at_once(world: World) -> None:
    job = world.submit()
    world.do(growth.cancel, job.id)
    assert world.job(job.id).state is JobState.CANCELLED
    assert world.progress(job.id).cancelled == 4
    assert world.nothing_to_claim()
    assert_sound(world, job.id)


def test_a_job_is_cancelled_only_when_its_training_process_is_gone(world: World) -> None:
    job = world.submit()
    claim = world.claim()
    world.do(growth.cancel, job.id)
    found = world.job(job.id)
    assert (found.state, found.cancel_requested) == (JobState.RUNNING, True)
    world.do(growth.cancel, job.id)  # asking again is fine
    assert_sound(world, job.id)
    world.cancelled(claim)
    assert world.job(job.id).state is JobState.CANCELLED
    assert world.trial(claim.trial_id).state is TrialState.CANCELLED
    assert_sound(world, job.id)


def test_a_trial_that_finishes_before_it_hears_of_the_cancel_keeps_its_model(world: World) -> None:
    job = world.submit()
    claim = world.claim()
    world.do(growth.cancel, job.id)
    assert world.finish(claim).doorbells == 0
    assert world.job(job.id).state is JobState.CANCELLED
    assert len(world.models(job.id)) == 1
    assert_sound(world, job.id)


def test_a_seed_that_fails_while_its_job_is_being_cancelled_cancels_it(world: World) -> None:
    job = world.submit()
    claim = world.claim()
    world.do(growth.cancel, job.id)
    world.fail(claim)
    assert world.job(job.id).state is JobState.CANCELLED


def test_a_trial_that_is_given_back_to_a_cancelled_job_is_cancelled(world: World) -> None:
    job = world.submit()
    claim = world.claim()
    world.do(growth.cancel, job.id)
    assert world.give_back(claim) == 0
    assert world.job(job.id).state is JobState.CANCELLED


def test_a_paused_job_can_be_cancelled(world: World) -> None:
    job = world.submit()
    claim = world.claim()
    world.do(growth.pause, job.id)
    world.do(growth.cancel, job.id)
    world.cancelled(claim)
    assert world.job(job.id).state is JobState.CANCELLED


def test_extending_a_running_job_adds_trials(world: World) -> None:
    job = world.submit(trials=1, parallel=2)
    world.finish(world.claim())
    assert world.do(growth.extend, job.id, 2) == 1
    world.run_all()
    assert world.progress(job.id).succeeded == 4
    assert_sound(world, job.id)


def test_extending_an_ended_job_runs_it_again(world: World) -> None:
    job = world.grown_job(trials=2)
    assert world.do(growth.extend, job.id, 3) == 2
    found = world.job(job.id)
    assert (found.state, found.ended_at, found.trials_total) == (JobState.QUEUED, None, 6)
    world.run_all()
    assert world.job(job.id).state is JobState.SUCCEEDED
    assert world.progress(job.id).succeeded == 6
    assert_sound(world, job.id)


def test_extending_a_cancelled_job_adds_to_the_trials_it_has(world: World) -> None:
    job = world.submit(trials=10, parallel=1)
    world.finish(world.claim())
    world.do(growth.cancel, job.id)
    world.do(growth.extend, job.id, 2)
    found = world.job(job.id)
    assert (found.trials_total, found.cancel_requested) == (4, False)  # the seed, the cancelled child, two more
    world.run_all()
    progress = world.progress(job.id)
    assert (progress.succeeded, progress.cancelled, progress.total) == (3, 1, 4)
    assert_sound(world, job.id)


def test_a_job_whose_seed_failed_tries_the_seed_again_when_extended(world: World) -> None:
    job = world.submit(trials=2)
    world.fail(world.claim())
    assert world.do(growth.extend, job.id, 1) == 1
    assert world.claim().parent is None
    assert world.job(job.id).error is None
    assert_sound(world, job.id)


def test_a_job_cancelled_before_its_seed_was_trained_trains_it_when_extended(world: World) -> None:
    job = world.submit(trials=2)
    world.do(growth.cancel, job.id)
    world.do(growth.extend, job.id, 2)
    world.run_all()
    assert world.progress(job.id).succeeded == 2
    assert_sound(world, job.id)


def test_a_paused_job_stays_paused_when_extended(world: World) -> None:
    job = world.submit()
    world.do(growth.pause, job.id)
    assert world.do(growth.extend, job.id, 2) == 0
    assert world.job(job.id).state is JobState.PAUSED
    assert world.job(job.id).trials_total == 6


def test_a_job_without_seconds_left_cannot_be_extended(world: World) -> None:
    job = world.submit(limits={"max_seconds": 1})
    claim = world.claim()
    world.epoch(claim, 1, seconds=2)
    world.finish(claim)
    assert world.job(job.id).state is JobState.SUCCEEDED
    with pytest.raises(Conflict, match="max_seconds"):
        world.do(growth.extend, job.id, 2)


def spent(world: World, job_id: str) -> growth.Spending:
    with world.database.read() as session:
        found = growth.spending(session, Jobs(session).get(job_id))
    assert found is not None
    return found


def train(world: World, *, seconds: float, flops: int = 1_000) -> None:
    """Run the next trial: two epochs."""
    claim = world.claim()
    assert claim.seconds_left is None, "what a child may take is not looked at: the last one is trained to its end"
    world.do(growth.grown, claim.trial_id, claim.attempt, [], 100, flops)
    for epoch in (1, 2):
        world.epoch(claim, epoch, seconds=seconds / 2)
    world.finish(claim, flops=flops)


def test_a_job_grows_until_its_budget_of_seconds_is_used_up_and_goes_on_with_more(world: World) -> None:
    budget = {"budget": {"seconds": 10}, "trials": MAX_TRIALS, "parallel": 1}
    job = world.submit(search=budget)
    for _ in range(4):
        assert world.job(job.id).state is not JobState.SUCCEEDED
        train(world, seconds=3)
    assert spent(world, job.id) == growth.Spending("seconds", 12, 10)
    assert world.job(job.id).state is JobState.SUCCEEDED
    assert (world.progress(job.id).total, world.progress(job.id).succeeded) == (4, 4)
    for wrong in ({"trials": 3}, {"flops": 1e9}):
        with pytest.raises(Conflict, match="seconds"):
            world.do(growth.extend, job.id, **wrong)
    assert world.do(growth.extend, job.id, seconds=5) == 1
    train(world, seconds=2)
    assert world.job(job.id).state is not JobState.SUCCEEDED
    train(world, seconds=2)
    assert spent(world, job.id) == growth.Spending("seconds", 16, 15)
    assert world.job(job.id).state is JobState.SUCCEEDED
    assert world.job(job.id).spec["search"]["budget"] == {"seconds": 15}


def test_a_budget_of_flops_counts_every_epoch_of_every_trial(world: World) -> None:
    epoch = 3 * 1_000 * 50
    search = {"budget": {"flops": 5 * epoch}, "trials": MAX_TRIALS, "parallel": 1}
    job = world.submit(search=search, dataset_limit=50)
    train(world, seconds=1)
    assert spent(world, job.id) == growth.Spending("flops", 2 * epoch, 5 * epoch)
    train(world, seconds=1, flops=2_000)
    assert spent(world, job.id).used_up
    assert world.job(job.id).state is JobState.SUCCEEDED
    world.do(growth.extend, job.id, flops=float(2 * epoch))
    assert world.job(job.id).state is JobState.QUEUED


@pytest.mark.parametrize("trials", [0, -1, 10**9])
def test_an_extension_has_bounds(world: World, trials: int) -> None:
    job = world.submit()
    with pytest.raises(Conflict):
        world.do(growth.extend, job.id, trials)


def test_impossible_transitions_are_conflicts_that_name_the_state(world: World) -> None:
    ended = world.grown_job(trials=1).id
    for move in (growth.pause, growth.resume, growth.cancel):
        with pytest.raises(Conflict, match="succeeded"):
            world.do(move, ended)
    running = world.submit().id
    with pytest.raises(Conflict, match="not paused"):
        world.do(growth.resume, running)
    world.do(growth.pause, running)
    with pytest.raises(Conflict, match="paused"):
        world.do(growth.pause, running)


def test_nothing_else_may_be_done_to_a_job_that_is_being_cancelled(world: World) -> None:
    job = world.submit()
    world.claim()
    world.do(growth.cancel, job.id)
    for move in (growth.pause, growth.resume):
        with pytest.raises(Conflict, match="being cancelled"):
            world.do(move, job.id)
    with pytest.raises(Conflict, match="being cancelled"):
        world.do(growth.extend, job.id, 1)


@pytest.mark.parametrize("move", [growth.pause, growth.resume, growth.cancel, growth.delete])
def test_a_job_that_is_not_there_is_not_found(world: World, move: object) -> None:
    with pytest.raises(NotFound, match="job_nobody"):
        world.do(move, "job_nobody")  # type: ignore[arg-type]
    with pytest.raises(NotFound):
        world.do(growth.extend, "job\x00", 1)


def test_deleting_a_job_leaves_nothing_of_it(world: World) -> None:
    kept, gone = world.grown_job(trials=2), world.grown_job(trials=2)
    checkpoints = {world.model(model_id).checkpoint_sha256 for model_id in world.models(gone.id)}
    assert set(world.do(growth.delete, gone.id)) == checkpoints
    with pytest.raises(NotFound):
        world.job(gone.id)
    assert world.trials(gone.id) == []
    assert world.events(gone.id) == []
    assert world.models(gone.id) == []
    assert_sound(world, kept.id)


def test_a_checkpoint_that_another_model_shares_is_kept(world: World) -> None:
    shared = digest()
    first, second = world.submit(trials=1), world.submit(trials=1)
    for claim in [world.claim(), world.claim()]:
        world.finish(claim, checkpoint_sha256=shared)
    world.run_all()
    assert shared not in world.do(growth.delete, first.id)
    assert shared in world.do(growth.delete, second.id)


def test_a_checkpoint_that_a_twin_is_about_to_store_again_is_kept(world: World) -> None:
    """The same seed trains the same network, so the running twin may have stored this very file a moment ago."""
    first, twin = world.submit(trials=1, seed=5), world.submit(trials=1, seed=5)
    claims = {claim.job_id: claim for claim in (world.claim(), world.claim())}
    shared = digest()
    world.finish(claims[first.id], checkpoint_sha256=shared)
    world.do(growth.cancel, first.id)
    assert shared not in world.do(growth.delete, first.id)
    finished = world.finish(claims[twin.id], checkpoint_sha256=shared)
    assert world.model(finished.model_id).checkpoint_sha256 == shared


def test_an_optimizers_state_is_named_by_its_model_and_goes_with_it(world: World) -> None:
    shared, own = digest(), digest()
    first, second = world.submit(trials=1, seed=5), world.submit(trials=1, seed=5)
    claims = {claim.job_id: claim for claim in (world.claim(), world.claim())}
    seed = world.finish(claims[first.id], optimizer_sha256=shared)
    child = world.claim()
    assert (child.job_id, child.parent and child.parent.optimizer_sha256) == (first.id, shared)
    world.finish(child, optimizer_sha256=own)
    with world.database.read() as session:
        assert Files(session).named([shared, own, digest()]) == {shared, own}
    gone = set(world.do(growth.delete, first.id))
    assert (own in gone, shared in gone) == (True, False), "the running twin may have stored its seed's a moment ago"
    twin = world.finish(claims[second.id], optimizer_sha256=shared)
    assert (world.model(twin.model_id).optimizer_sha256, seed.model_id == twin.model_id) == (shared, False)
    world.run_all()
    assert shared in world.do(growth.delete, second.id)


def test_the_training_states_of_a_deleted_job_are_needless(world: World) -> None:
    job = world.submit()
    claim = world.claim()
    state = digest()
    world.epoch(claim, 1, state)
    world.do(growth.cancel, job.id)
    world.cancelled(claim)
    with world.database.read() as session:
        kept = Files(session).named([state])
    assert set(world.do(growth.delete, job.id)) == kept


def test_a_job_that_has_not_ended_is_not_deleted(world: World) -> None:
    job = world.submit()
    with pytest.raises(Conflict, match="queued"):
        world.do(growth.delete, job.id)
    world.claim()
    with pytest.raises(Conflict, match="running"):
        world.do(growth.delete, job.id)


def test_a_job_is_not_deleted_while_another_grows_from_it(world: World) -> None:
    first = world.grown_job(trials=1)
    second = world.submit(trials=1, seed_model={"model_id": world.models(first.id)[0]})
    with pytest.raises(Conflict, match=second.id):
        world.do(growth.delete, first.id)
    world.run_all()
    with pytest.raises(Conflict, match="grew from"):
        world.do(growth.delete, first.id)
    world.do(growth.delete, second.id)
    world.do(growth.delete, first.id)


def test_the_key_of_a_deleted_job_is_free_again(world: World) -> None:
    from tests.unit.store.world import job_spec

    job, _ = world.do(growth.submit, job_spec(), idempotency_key="k")
    world.do(growth.cancel, job.id)
    world.do(growth.delete, job.id)
    again, created = world.do(growth.submit, job_spec(trials=7), idempotency_key="k")
    assert created
    assert again.id != job.id
