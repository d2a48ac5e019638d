"""The database is restarted, its connections are cut, it is away or locked for longer than a lease."""

from __future__ import annotations

import sqlite3
import time

import pytest

from tests.chaos.conftest import Judge
from tests.chaos.deployment import AWAY_SECONDS, SHORT, Deployment, epochs_of, restart_under_a_job
from tests.services import Server, connect

pytestmark = [pytest.mark.chaos, pytest.mark.timeout(2400)]

CUT = """
SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity
WHERE datname = current_database() AND pid <> pg_backend_pid()
"""


def test_a_postgresql_that_is_restarted_in_the_middle_of_everything_loses_nothing(
    deployed: Deployment, postgres_server: Server, judge: Judge
) -> None:
    times, job_id = restart_under_a_job(deployed, postgres_server)
    judge("PostgreSQL restarted, killed by turns", times, deployed, "SHORT", [job_id])


def test_connections_that_are_cut_again_and_again_lose_nothing(deployed: Deployment, judge: Judge) -> None:
    deployed.have_workers(2)
    job_id = deployed.submit(SHORT)
    times, cut = 20, 0
    with connect(deployed.stack.settings.database_url) as admin:
        for number in range(times):
            epochs = number * epochs_of(SHORT) // (times + 4)
            assert deployed.await_at_work(job_id, epochs), f"the job ended after {number}"
            row = admin.execute(CUT).fetchone()
            assert row is not None
            cut += int(str(row[0]))
    assert cut >= times
    judge("PostgreSQL: connections cut (pg_terminate_backend)", cut, deployed, "SHORT", [job_id])


def test_a_postgresql_that_is_away_for_longer_than_a_lease_loses_nothing(
    deployed: Deployment, postgres_server: Server, judge: Judge
) -> None:
    deployed.have_workers(2)
    job_id = deployed.submit(SHORT)
    deployed.await_at_work(job_id, epochs=epochs_of(SHORT) // 4)
    postgres_server.kill()
    time.sleep(AWAY_SECONDS)
    postgres_server.start()
    judge("PostgreSQL down for 10 s", 1, deployed, "SHORT", [job_id])


def test_a_sqlite_that_another_process_locks_for_longer_than_a_lease_loses_nothing(
    embedded: Deployment, judge: Judge
) -> None:
    embedded.have_workers(2)
    job_id = embedded.submit(SHORT)
    embedded.await_at_work(job_id, epochs=epochs_of(SHORT) // 4)
    locker = sqlite3.connect(str(embedded.stack.database.url.database), timeout=60, isolation_level=None)
    locker.execute("BEGIN EXCLUSIVE")
    time.sleep(AWAY_SECONDS)
    locker.execute("ROLLBACK")
    locker.close()
    judge("SQLite locked by another process for 10 s", 1, embedded, "SHORT", [job_id])
