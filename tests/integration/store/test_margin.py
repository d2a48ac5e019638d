"""What growth gained, against the seed network trained on."""

from __future__ import annotations

import pytest

from store import growth
from store.repositories import Jobs, Leaderboard
from tests.unit.store.world import World


def margin(world: World, job_id: str) -> growth.Margin | None:
    with world.database.read() as session:
        job = Jobs(session).get(job_id)
        return growth.margin(session, job, Leaderboard(session).best([job]).get(job_id))


def finish(world: World, *mutations: str, accuracy: float, loss: float) -> str:
    """Run the next trial, as if its mutations had been these."""
    done = [{"name": name, "site": "conv1"} for name in mutations]
    return world.finish(world.claim(), mutations=done, val_accuracy=accuracy, val_loss=loss).model_id


@pytest.fixture(params=["val_accuracy", "val_loss"])
def objective(request: pytest.FixtureRequest) -> str:
    found: str = request.param
    return found


def test_the_margin_is_over_the_best_plain_continuation(world: World, objective: str) -> None:
    """The trial after each is planned from the best so far: hill climbing."""
    search = {"strategy": "hill_climb", "parallel": 1, "trials": 9}
    job = world.submit(search=search, objective=objective)
    assert margin(world, job.id) is None
    finish(world, accuracy=0.80, loss=0.9)
    assert margin(world, job.id) is None, "there is no control yet"
    control = finish(world, "continue", accuracy=0.82, loss=0.8)
    second = finish(world, "continue", accuracy=0.84, loss=0.7)
    found = margin(world, job.id)
    assert found is not None
    assert (found.control_model_id, found.accuracy, found.paid) == (second, 0.0, False), "growth did not pay"
    assert second != control
    finish(world, "wider", accuracy=0.90, loss=0.4)
    finish(world, "continue", accuracy=0.95, loss=0.2)
    found = margin(world, job.id)
    assert found is not None
    assert found.control_model_id == second, "the grown model trained on is no plain continuation"
    assert (found.accuracy, found.loss, found.paid) == (pytest.approx(0.11), pytest.approx(0.5), True)
    assert 0.01 < found.standard_error < 0.04, "of 359 validation samples"
