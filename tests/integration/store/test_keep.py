"""Models that no trial made, on both databases."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from store import Conflict, JobState, NotFound, growth
from store.growth import JobHistory, NetworkRecord, Request
from store.models import Model
from store.repositories import Jobs, Leaderboard, Models, Scope
from tests.unit.store.world import World, assert_sound, digest

MUTATIONS = [{"name": "wider", "site": "conv1"}]
BODY = {"what": "it"}


def network(**fields: Any) -> NetworkRecord:
    defaults: dict[str, Any] = {
        "parameters": 120,
        "flops": 1_200,
        "architecture": {"input": {"shape": [1, 8, 8]}, "nodes": [], "output": "input"},
        "architecture_digest": digest(),
        "checkpoint_sha256": digest(),
        "checkpoint_bytes": 480,
    }
    return NetworkRecord(**defaults | fields)


def keep(world: World, parent: str, key: str | None = None, body: object = BODY, **fields: Any) -> tuple[Model, bool]:
    return world.do(growth.keep_child, parent, network(**fields), MUTATIONS, Request.of(key, body))


def upload(world: World, key: str | None = None, dataset: str | None = None) -> Model:
    model, _ = world.do(growth.keep_upload, network(), Request.of(key, BODY), dataset=dataset)
    return model


def candidates(world: World, job_id: str) -> list[str]:
    with world.database.read() as session:
        history = JobHistory(session, Jobs(session).get(job_id))
        found = [history.at(i).model_id for i in range(history.size())]
        assert [candidate.model_id for candidate in history.youngest(100)] == found
        assert history.best().model_id in found
        with pytest.raises(IndexError):
            history.at(len(found))
        return found


def test_a_kept_child_has_its_parents_metrics_and_job(world: World) -> None:
    job = world.grown_job()
    parent = world.model(world.models(job.id)[0])
    child, created = keep(world, parent.id)
    assert created
    row = world.model(child.id)
    assert (row.job_id, row.parent_id, row.generation) == (job.id, parent.id, parent.generation + 1)
    assert (row.trial_id, row.trial_number) == (None, None)
    assert (row.val_accuracy, row.val_loss, row.dataset) == (parent.val_accuracy, parent.val_loss, "digits")
    assert (row.test_accuracy, row.recipe, row.seconds) == (None, {}, 0.0)
    assert row.mutation_names == ["wider"]


def test_a_search_does_not_see_what_was_grown_by_hand(world: World) -> None:
    """Else its results would depend on when somebody did so. Better, smaller and younger than all others it may be."""
    job = world.submit(trials=6, parallel=1)
    world.finish(world.claim())
    before = candidates(world, job.id)
    for _ in range(3):
        keep(world, before[0], parameters=1)
    assert candidates(world, job.id) == before
    world.run_all()
    kept = {model for model in world.models(job.id) if world.model(model).trial_id is None}
    assert len(kept) == 3
    assert not kept & {trial.parent_id for trial in world.trials(job.id)}
    assert len(candidates(world, job.id)) == 7
    assert world.job(job.id).state is JobState.SUCCEEDED


def test_a_kept_child_is_told_to_its_job_which_stays_as_it_is(world: World) -> None:
    job = world.grown_job()
    progress = world.progress(job.id)
    child, _ = keep(world, world.models(job.id)[0])
    last = world.events(job.id)[-1]
    assert (last.kind, last.data["model"]["model_id"], last.data["model"]["trial_id"]) == (
        "model.stored",
        child.id,
        None,
    )
    assert world.job(job.id).state is JobState.SUCCEEDED
    assert world.progress(job.id) == progress


def test_a_kept_child_stands_in_the_tree_behind_the_trials_models(world: World) -> None:
    job = world.grown_job(trials=2)
    parent = world.models(job.id)[0]
    child, _ = keep(world, parent)
    with world.database.read() as session:
        tree = Models(session).lineage(Jobs(session).get(job.id))
    assert [node.number for node in tree.nodes] == [0, 1, 2, None]
    assert tree.nodes[-1].model_id == child.id
    assert (parent, child.id) in [(edge.parent_id, edge.child_id) for edge in tree.edges]


def test_a_jobs_deletion_takes_the_kept_children_along(world: World) -> None:
    job = world.grown_job()
    child, _ = keep(world, world.models(job.id)[0])
    grandchild, _ = keep(world, child.id)
    digests = world.do(growth.delete, job.id)
    assert {child.checkpoint_sha256, grandchild.checkpoint_sha256} <= set(digests)
    for model in (child, grandchild):
        with pytest.raises(NotFound):
            world.model(model.id)


def test_a_child_of_a_model_that_is_gone_is_not_kept(world: World) -> None:
    job = world.grown_job()
    parent = world.models(job.id)[0]
    world.do(growth.delete, job.id)
    with pytest.raises(NotFound):
        keep(world, parent)


def test_an_upload_has_no_metrics_and_no_rank(world: World) -> None:
    model = upload(world, dataset="digits")
    child, _ = keep(world, model.id)
    for row in (world.model(model.id), world.model(child.id)):
        assert (row.job_id, row.trial_id, row.val_accuracy, row.val_loss) == (None, None, None, None)
        assert row.dataset == "digits"
    with world.database.read() as session:
        board = Leaderboard(session)
        assert board.rank(world.model(model.id)) is None
        for scope in (Scope(), Scope(dataset="digits"), Scope(pareto=True)):
            assert board.page(scope=scope).items == []


def test_an_upload_is_trained_as_a_jobs_seed_network_and_is_its_childs_root(world: World) -> None:
    model = upload(world, dataset="digits")
    job = world.submit(trials=2, seed_model={"model_id": model.id})
    assert not job.seeded
    claim = world.claim()
    assert (claim.number, claim.parent) == (0, None)
    assert claim.seed_model is not None
    assert claim.seed_model.checkpoint_sha256 == model.checkpoint_sha256
    world.finish(claim)
    world.run_all()
    assert world.progress(job.id).succeeded == 3
    assert_sound(world, job.id)


def test_a_kept_child_that_has_metrics_is_a_seed_that_needs_no_training(world: World) -> None:
    first = world.grown_job()
    child, _ = keep(world, world.models(first.id)[0])
    job = world.submit(trials=2, seed_model={"model_id": child.id})
    assert job.seeded
    claim = world.claim()
    assert (claim.number, claim.parent and claim.parent.model_id) == (1, child.id)
    assert claim.parent is not None
    assert claim.parent.seconds_per_epoch is None
    assert candidates(world, job.id) == [child.id]
    with pytest.raises(Conflict):
        world.do(growth.delete, first.id)


def test_a_key_keeps_one_model_and_only_for_one_request(world: World) -> None:
    job = world.grown_job()
    parent = world.models(job.id)[0]
    first, created = keep(world, parent, "once")
    again, anew = keep(world, parent, "once")
    assert (created, anew, again.id) == (True, False, first.id)
    with pytest.raises(Conflict, match="was used for another model"):
        keep(world, parent, "once", {"what": "else"})
    with pytest.raises(Conflict, match="1 to 255 characters"):
        Request.of("k" * 256, BODY)
    assert world.kinds(job.id).count("model.stored") == 1


def test_many_requests_with_one_key_keep_one_model(world: World) -> None:
    parent = upload(world).id
    with ThreadPoolExecutor(6) as pool:
        kept = list(pool.map(lambda _: keep(world, parent, "once"), range(6)))
    assert len({model.id for model, _ in kept}) == 1
    assert [created for _, created in kept].count(True) == 1


def test_the_ancestry_goes_back_as_far_as_asked(world: World) -> None:
    root = upload(world).id
    line = [root]
    for _ in range(3):
        line.append(keep(world, line[-1])[0].id)
    with world.database.read() as session:
        models = Models(session)
        assert [row.id for row in models.ancestry(line[-1], 10)] == line
        assert [row.id for row in models.ancestry(line[-1], 2)] == line[-2:]
        assert [row.id for row in models.ancestry(root, 2)] == [root]
