"""A job's teacher and transfer data: known when it is submitted, handed out with each claim, and kept."""

from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from store import growth
from store.errors import Conflict, NotFound
from store.growth.records import DatasetRef
from tests.unit.store.world import World


def learning(**distillation: Any) -> dict[str, Any]:
    return {"training": {"distillation": distillation}}


def test_every_claim_has_the_teacher_and_the_transfer_data(world: World) -> None:
    teacher = world.models(world.grown_job(trials=1).id)[0]
    world.submit(trials=1, **learning(teacher=teacher, transfer_dataset="mnist"))
    for _ in range(2):
        claim = world.claim()
        assert claim.teacher is not None
        assert claim.teacher.checkpoint_sha256 == world.model(teacher).checkpoint_sha256
        assert claim.transfer == DatasetRef("mnist", None)
        world.finish(claim)


def test_a_child_knows_its_parents_figures_and_a_teaching_parent_is_no_stored_teacher(world: World) -> None:
    world.submit(trials=1, **learning())
    world.finish(world.claim(), val_accuracy=0.75, val_loss=0.5)
    claim = world.claim()
    assert claim.parent is not None
    assert (claim.parent.val_accuracy, claim.parent.val_loss) == (0.75, 0.5)
    assert claim.teacher is None
    assert claim.transfer is None


def test_an_unknown_teacher_leaves_nothing_behind(world: World) -> None:
    with pytest.raises(NotFound, match="model_nobody"):
        world.submit(**learning(teacher="model_nobody"))
    assert world.nothing_to_claim()


def test_a_teachers_job_cannot_be_deleted_before_its_pupils(world: World) -> None:
    first = world.grown_job(trials=1)
    second = world.grown_job(trials=1, **learning(teacher=world.models(first.id)[0]))
    with pytest.raises(Conflict, match=f"job {second.id} learns from one of its models"):
        world.do(growth.delete, first.id)
    world.do(growth.delete, second.id)
    world.do(growth.delete, first.id)


def test_a_job_may_start_from_the_model_that_it_learns_from(world: World) -> None:
    model = world.models(world.grown_job(trials=1).id)[0]
    job = world.submit(trials=1, seed_model={"model_id": model}, **learning(teacher=model))
    assert job.seed_model_id == job.teacher_model_id == model


def test_jobs_that_name_the_same_models_the_other_way_round_do_not_wait_for_each_other(world: World) -> None:
    one, other = (world.models(world.grown_job(trials=1).id)[0] for _ in range(2))

    def submit(pair: tuple[str, str]) -> str:
        seed, teacher = pair
        return world.submit(trials=1, seed_model={"model_id": seed}, **learning(teacher=teacher)).id

    with ThreadPoolExecutor(4) as pool:
        ids = list(pool.map(submit, [(one, other), (other, one)] * 6, timeout=240))
    assert len(set(ids)) == 12
