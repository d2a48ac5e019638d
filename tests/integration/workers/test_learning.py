"""Real worker processes learn from teachers and augmented images, and refuse a child that did not recover."""

import pytest

from store.states import JobState, TrialState
from tests.integration.workers.stack import BRIEF_LEASE_SECONDS, Stack
from tests.unit.workers.test_learning import DOWN, PLAIN

pytestmark = pytest.mark.slow


def test_a_killed_worker_changes_no_bit_of_what_a_stored_teacher_taught(embedded: Stack) -> None:
    """Augmented, smoothed, and taught by another job's model."""
    embedded.settings.lease_seconds = BRIEF_LEASE_SECONDS
    worker = embedded.start_worker()
    first = embedded.submit(search={"trials": 1, "parallel": 1}, training={"epochs": 1, "seed_epochs": 4})
    embedded.await_end(first)
    teacher = embedded.models(first)[0]
    spec = {
        "search": {"trials": 2, "parallel": 1, "generational": True},
        "seed": 3,
        "training": {
            "epochs": 30,
            "seed_epochs": 30,
            "label_smoothing": 0.1,
            "augmentation": {"crop": 1, "rotation": 10, "cutout": 2, "mixup": 0.2},
            "distillation": {"teacher": teacher.id, "temperature": 2},
        },
    }
    undisturbed = embedded.submit(**spec)
    assert embedded.await_end(undisturbed).state is JobState.SUCCEEDED
    disturbed = embedded.submit(**spec)
    embedded.await_epoch(disturbed, epoch=2)
    worker.popen.kill()
    worker.wait()
    embedded.start_worker()
    assert embedded.await_end(disturbed).state is JobState.SUCCEEDED
    assert max(trial.attempt for trial in embedded.trials(disturbed)) > 1
    assert embedded.digests(disturbed) == embedded.digests(undisturbed)
    assert {model.recipe["distillation"]["teacher"] for model in embedded.models(disturbed)} == {teacher.id}


def test_a_child_that_does_not_recover_is_a_failed_trial_with_its_figures(embedded: Stack) -> None:
    embedded.start_worker()
    training = {"epochs": 1, "seed_epochs": 8, "learning_rate": 0.1, "child_learning_rate": 1e-9}
    job_id = embedded.submit(
        seed_model={"architecture": PLAIN}, mutations=[DOWN], search={"trials": 1, "parallel": 1}, training=training
    )
    embedded.await_end(job_id)
    seed, child = embedded.trials(job_id)
    assert (seed.state, child.state, child.error_kind) == (TrialState.SUCCEEDED, TrialState.FAILED, "not_recovered")
    assert child.evidence is not None
    assert child.evidence["parent_val_loss"] == embedded.models(job_id)[0].val_loss
    assert child.evidence["child_val_loss"] > child.evidence["limit"]
