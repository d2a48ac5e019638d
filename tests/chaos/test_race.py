"""Two servers and three workers race for a thousand trials that train nothing."""

from __future__ import annotations

import os
import subprocess
import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.chaos.deployment import PATIENCE_SECONDS, REPOSITORY, Deployment, environment, eventually, sigkill
from tests.chaos.record import Row
from tests.invariants import violations

pytestmark = [pytest.mark.chaos, pytest.mark.timeout(2400)]

JOBS, TRIALS, WORKERS = 10, 100, 3


def test_a_thousand_trials_are_each_claimed_once_and_none_is_lost(
    anywhere: Deployment, note: Callable[[Row], None], tmp_path: Path
) -> None:
    anywhere.have_workers(0)
    second = anywhere.start_server()
    logs = [tmp_path / f"noop{number}.log" for number in range(WORKERS)]
    workers = [
        subprocess.Popen(
            [sys.executable, "-m", "tests.chaos.noop", str(log)],
            cwd=REPOSITORY,
            env={**os.environ, **environment(anywhere.stack)},
            stdin=subprocess.PIPE,
        )
        for log in logs
    ]
    try:
        body = {"dataset": "digits", "search": {"strategy": "random", "trials": TRIALS - 1, "parallel": 50}}
        job_ids = []
        for number in range(JOBS):
            response = anywhere.servers[number % 2].client.post("/jobs", json={**body, "seed": number})
            job_ids.append(response.raise_for_status().json()["id"])
        eventually(lambda: all(anywhere.ended(job_id) for job_id in job_ids), "all jobs end")
        for worker in workers:
            worker.communicate(timeout=PATIENCE_SECONDS)
            assert worker.returncode == 0
    finally:
        sigkill(workers)

    anywhere.servers.remove(second)
    second.close()

    said = Counter(tuple(line.split()) for log in logs for line in log.read_text().splitlines())
    trials = {trial.id: trial for job_id in job_ids for trial in anywhere.stack.trials(job_id)}
    models = {model.trial_id: model.id for job_id in job_ids for model in anywhere.stack.models(job_id)}
    claims = Counter(trial_id for trial_id, _, _ in said.elements())
    assert len(trials) == JOBS * TRIALS
    broken = violations(anywhere.stack.database)
    note(
        Row(
            "two servers, three workers race for 1,000 no-op trials",
            anywhere.name,
            sum(claims.values()),
            JOBS,
            lost=sum(claims[trial_id] == 0 or trial_id not in models for trial_id in trials),
            doubled=sum(count - 1 for count in claims.values()) + sum(t.attempt - 1 for t in trials.values()),
            differing=sum(models.get(trial_id) != model_id for trial_id, _, model_id in said),
            violations=len(broken),
        )
    )
    anywhere.sound = True
