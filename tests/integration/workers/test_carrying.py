"""Jobs whose children go on with their parents' optimizers, on real workers."""

from typing import Any

import pytest

from nas.training import Optimizer, OptimizerState
from store import growth
from store.checkpoints import CheckpointStore
from store.models import Model
from store.states import JobState
from tests.integration.workers.stack import Stack, eventually

pytestmark = pytest.mark.slow


def spec(*, carry: bool, **training: Any) -> dict[str, Any]:
    """Three children, so that one of them has a parent that was itself carried to."""
    return {
        "search": {"trials": 3, "parallel": 1, "generational": True, "population": 1},
        "training": {"seed_epochs": 3, "epochs": 2, "optimizer": "adam", "carry_optimizer": carry, **training},
        "seed": 11,
    }


def ended(stack: Stack, job_id: str) -> list[Model]:
    job = stack.await_end(job_id)
    assert (job.state, job.error) == (JobState.SUCCEEDED, None)
    return stack.models(job_id)


def test_a_job_that_carries_keeps_optimizers_beside_its_models_and_deletes_them_with_it(embedded: Stack) -> None:
    embedded.start_worker()
    plain = ended(embedded, embedded.submit(**spec(carry=False)))
    assert [model.optimizer_sha256 for model in plain] == [None] * 4
    others = {model.checkpoint_sha256 for model in plain}
    eventually(lambda: embedded.files() == others, "only checkpoints are left")

    job_id = embedded.submit(**spec(carry=True))
    models = ended(embedded, job_id)
    assert models[0].checkpoint_sha256 == plain[0].checkpoint_sha256, "a seed has no parent"
    assert all(
        carried.checkpoint_sha256 != fresh.checkpoint_sha256
        for carried, fresh in zip(models[1:], plain[1:], strict=True)
    )
    assert max(model.generation for model in models) > 1
    store = CheckpointStore(embedded.settings.checkpoints_url)
    states = [OptimizerState.from_bytes(store.get(model.optimizer_sha256 or "")) for model in models]
    assert {state.optimizer for state in states} == {Optimizer.ADAM}
    kept = {digest for model in models for digest in (model.checkpoint_sha256, model.optimizer_sha256)}
    eventually(lambda: embedded.files() == others | kept, "training states are removed, optimizers kept")

    gone = set(embedded.database.transact(lambda session: growth.delete(session, job_id)))
    assert gone == kept - others


def test_a_killed_trial_that_carries_ends_with_the_same_bits(embedded: Stack) -> None:
    worker = embedded.start_worker()
    job_id = embedded.submit(**spec(carry=True, epochs=30))
    embedded.await_epoch(job_id, number=1, epoch=5)
    (trainer,) = worker.trainers
    trainer.kill()
    disturbed = ended(embedded, job_id)
    assert [trial.attempt for trial in embedded.trials(job_id)][1] == 2
    whole = ended(embedded, embedded.submit(**spec(carry=True, epochs=30)))
    assert [(model.checkpoint_sha256, model.optimizer_sha256) for model in disturbed] == [
        (model.checkpoint_sha256, model.optimizer_sha256) for model in whole
    ]


def test_a_seed_model_of_a_job_that_did_not_carry_starts_fresh(embedded: Stack) -> None:
    embedded.start_worker()
    seed = ended(embedded, embedded.submit(**spec(carry=False)))[0]
    models = ended(embedded, embedded.submit(**spec(carry=True), seed_model={"model_id": seed.id}))
    assert {model.parent_id for model in models} >= {seed.id}
    assert None not in {model.optimizer_sha256 for model in models}
