"""One environment with the run-time dependencies alone, for every test that runs what a deployment runs."""

import fcntl
import os

import pytest

from tests.acceptance import runtime
from tests.acceptance.runtime import Environment


@pytest.fixture(scope="session")
def bare_environment(tmp_path_factory: pytest.TempPathFactory) -> Environment:
    """Made once for all of a run's test processes: it takes a minute."""
    own = tmp_path_factory.getbasetemp()
    shared = own.parent if "PYTEST_XDIST_WORKER" in os.environ else own
    with (shared / "runtime.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        return runtime.bare(shared / "runtime")
