"""A worker is cut off from database and broker for longer than its lease, in a network namespace of its own."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Iterator

import pytest
from sqlalchemy import make_url

from store.models import Trial
from store.states import TrialState
from tests.chaos.conftest import Judge
from tests.chaos.deployment import (
    LEASE_SECONDS,
    LONG,
    PATIENCE_SECONDS,
    REPOSITORY,
    Deployment,
    epochs_of,
    eventually,
    sigkill,
)
from tests.chaos.partition import Forwarder, Island, NotAllowedError, island
from tests.waiting import lives

pytestmark = [pytest.mark.chaos, pytest.mark.privileged, pytest.mark.timeout(2400)]


@pytest.fixture
def cable() -> Iterator[Island]:
    try:
        with island() as made:
            yield made
    except NotAllowedError as refused:
        pytest.skip(f"no network namespaces here: {refused}")


ASK_TWICE = """
import sys
from store import Database, Unavailable
database = Database(sys.argv[1])
database.check()
print("it answers", flush=True)
sys.stdin.readline()
try:
    database.check()
except Unavailable:
    print("it is given up")
"""


def test_a_question_to_a_database_that_is_gone_is_given_up(cable: Island, postgres_url: str) -> None:
    """Linux alone would repeat it for a quarter of an hour, and a worker's share would wait for as long."""
    forwarder = Forwarder(cable.address, int(make_url(postgres_url).port or 0))
    command = [sys.executable, "-c", ASK_TWICE, through(postgres_url, cable.address)]
    asker = cable.inside(
        lambda: subprocess.Popen(command, cwd=REPOSITORY, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    )
    try:
        assert asker.stdout is not None
        assert asker.stdout.readline() == "it answers\n"
        cable.cut()
        said, _ = asker.communicate("again\n", timeout=PATIENCE_SECONDS)
        assert said == "it is given up\n"
    finally:
        asker.kill()
        asker.wait()
        forwarder.close()


def through(url: str, address: str) -> str:
    return make_url(url).set(host=address).render_as_string(hide_password=False)


def test_a_worker_that_was_cut_off_for_longer_than_its_lease_changes_nothing(
    deployed: Deployment, cable: Island, judge: Judge
) -> None:
    settings = deployed.stack.settings
    urls = {"NETGROW_DATABASE_URL": settings.database_url, "NETGROW_BROKER_URL": settings.broker_url}
    forwarders = [Forwarder(cable.address, int(make_url(url).port or 0)) for url in urls.values()]
    there = {name: through(url, cable.address) for name, url in urls.items()}
    deployed.have_workers(0)
    far = cable.inside(lambda: deployed.stack.start_worker(wait=False, **there))
    eventually(far.ready, "the worker on the island listens")
    job_id = deployed.submit(LONG)
    times = 2
    for number in range(times):

        def at_work(number: int = number) -> Trial | None:
            """In its first half: it is not to end before the cable is cut, which would leave the worker idle."""
            held = deployed.held(job_id, far)
            running = [trial for trial in deployed.stack.trials(job_id) if trial.state is TrialState.RUNNING]
            ours = [trial for trial in running if held.get(trial.number) == trial.attempt]
            young = [trial for trial in ours if trial.epoch < LONG["training"]["epochs"] // 2]
            return young[0] if young and deployed.epochs(job_id) >= 10 + number * epochs_of(LONG) // 4 else None

        before = eventually(at_work, "the worker on the island runs a trial")
        trainers = far.trainers
        cable.cut()
        if number == 0:
            deployed.have_workers(2)  # this one and another
        eventually(
            lambda before=before: next(  # type: ignore[misc]
                trial.attempt > before.attempt or trial.state is TrialState.SUCCEEDED
                for trial in deployed.stack.trials(job_id)
                if trial.number == before.number
            ),
            "somebody else takes the trial",
        )
        eventually(
            lambda trainers=trainers: not any(lives(trainer) for trainer in trainers),  # type: ignore[misc]
            "the worker on the island ends its training by its own clock",
        )
        if number == 0:
            eventually(lambda: "the database is away" in far.log.read_text(), "it gives its connections up")
        time.sleep(LEASE_SECONDS)
        cable.join()
    eventually(
        lambda: far.popen.pid in {row.pid for row in deployed.stack.listed_workers()}, "the worker is back on the list"
    )
    judge("worker cut off (network namespace) past its lease", times, deployed, "LONG", [job_id])
    sigkill([far.popen])
    for forwarder in forwarders:
        forwarder.close()
