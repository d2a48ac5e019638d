"""A checkpoint is removed between the training process that stored it and the row that would name it."""

from collections.abc import Iterator
from pathlib import Path
from time import monotonic

import pytest

from store import growth
from store.checkpoints import CheckpointStore
from store.states import TrialState
from tests.integration.workers.conftest import LEASE_SECONDS
from tests.integration.workers.stack import Stack
from workers.process import TrainingProcess
from workers.supervise import Tools, supervise


class Removing(CheckpointStore):
    """Removes, once, what it is asked for: as if another model of the same bytes had just been deleted."""

    removed = False

    def exists(self, sha256: str) -> bool:
        if not self.removed:
            self.removed = True
            self.delete(sha256)
        return super().exists(sha256)


@pytest.fixture
def stack(tmp_path: Path) -> Iterator[Stack]:
    made = Stack.create(tmp_path, device="cpu", lease_seconds=LEASE_SECONDS)
    yield made
    made.close()


def test_no_model_names_a_file_that_is_gone_and_the_trial_is_done_again(stack: Stack) -> None:
    job_id = stack.submit(search={"trials": 1}, training={"epochs": 1, "seed_epochs": 2})
    tools = Tools(stack.settings, stack.database, Removing(stack.settings.checkpoints_url), lambda: False)
    process = TrainingProcess(stack.settings)
    try:
        for state in (TrialState.QUEUED, TrialState.SUCCEEDED):
            asked_at = monotonic()
            claim = stack.database.transact(lambda session: growth.claim(session, "worker", 60.0))
            assert claim is not None
            supervise(claim, asked_at, process, tools)
            assert stack.trials(job_id)[0].state is state
            assert len(stack.models(job_id)) == (state is TrialState.SUCCEEDED)
    finally:
        process.kill()
    (model,) = stack.models(job_id)
    CheckpointStore(stack.settings.checkpoints_url).verify(model.checkpoint_sha256)
