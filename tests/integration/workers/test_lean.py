"""What a worker's Celery process holds: it supervises, and computes nothing."""

from pathlib import Path

import pytest

from store.states import JobState
from tests.integration.workers.stack import Stack

pytestmark = pytest.mark.slow

MOST_MIB = 130
"""It held 211 to 290 MiB with torch and NumPy in it, and 90 to 100 without."""


def test_a_worker_that_has_run_a_job_has_not_loaded_torch(stack: Stack) -> None:
    worker = stack.start_worker()
    process = Path("/proc") / str(worker.popen.pid)
    assert "libtorch" in (Path("/proc") / str(worker.trainers[0].pid) / "maps").read_text()  # the test can see it

    training = {"epochs": 1, "seed_epochs": 1}
    for search in ({"trials": 1}, {"trials": 2, "strategy": "hill_climb", "budget": {"trials": 2}}):
        job = stack.await_end(stack.submit(search=search, training=training))
        assert (job.state, job.error) == (JobState.SUCCEEDED, None)

    assert "libtorch" not in (process / "maps").read_text()
    held = next(int(line.split()[1]) for line in (process / "status").read_text().splitlines() if "VmRSS" in line)
    print(f"\n{held / 1024:.0f} MiB")
    assert held < MOST_MIB * 1024
