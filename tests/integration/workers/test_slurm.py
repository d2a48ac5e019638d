"""deploy/slurm/worker.sbatch, run by bash with stand-ins for Slurm's commands, and signalled as Slurm does."""

import os
import re
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from store.settings import Settings
from store.states import TrialState
from tests.integration.workers.stack import PATIENCE_SECONDS, Stack, eventually

SCRIPT = Path(__file__).resolve().parents[3] / "deploy" / "slurm" / "worker.sbatch"
DIRECTIVES = dict(re.findall(r"^#SBATCH --([\w-]+)=(\S+)$", SCRIPT.read_text(), re.MULTILINE))
SRUN = """#!/bin/bash
while [[ "$1" == --* ]]; do shift; done
SLURM_PROCID=0 exec "$@"
"""
SCONTROL = """#!/bin/bash
echo "$@" >> "$SCONTROL_LOG"
"""

Start = Callable[[], subprocess.Popen[bytes]]


@pytest.fixture
def submit(embedded: Stack, tmp_path: Path) -> Iterator[Start]:
    """Runs the script as Slurm would."""
    programs = tmp_path / "programs"
    programs.mkdir()
    for name, text in {"srun": SRUN, "scontrol": SCONTROL}.items():
        (programs / name).write_text(text)
        (programs / name).chmod(0o755)
    environment = {
        **{name: value for name, value in os.environ.items() if not name.startswith("NETGROW_")},
        "PATH": f"{programs}:{Path(sys.executable).parent}:{os.environ['PATH']}",
        "SLURM_JOB_ID": "17",
        "SLURM_CPUS_PER_TASK": "1",
        "SCONTROL_LOG": str(tmp_path / "scontrol.log"),
        "NETGROW_REQUEUE": "1",
        "NETGROW_DATA_DIR": str(embedded.folder),
        "NETGROW_DATABASE_URL": embedded.settings.database_url,
        "NETGROW_BROKER_URL": embedded.settings.broker_url,
        "NETGROW_CHECKPOINTS_URL": embedded.settings.checkpoints_url,
    }
    jobs: list[subprocess.Popen[bytes]] = []

    def start() -> subprocess.Popen[bytes]:
        log = (tmp_path / "slurm.log").open("ab")
        jobs.append(subprocess.Popen(["bash", SCRIPT], env=environment, stderr=log, start_new_session=True))
        return jobs[-1]

    yield start
    for job in jobs:
        if job.poll() is None:
            os.killpg(job.pid, signal.SIGKILL)
            job.wait()


@pytest.mark.slow
def test_workers_give_their_trials_back_before_the_time_limit_and_go_on_when_requeued(
    embedded: Stack, submit: Start, tmp_path: Path
) -> None:
    job_id = embedded.submit(search={"trials": 1}, training={"epochs": 1, "seed_epochs": 2000})
    for attempt, (number, reason, requeued) in enumerate(
        [(signal.SIGUSR1, "the time limit is near", ["requeue 17"]), (signal.SIGTERM, "the job is to end", [])], 1
    ):
        (tmp_path / "scontrol.log").unlink(missing_ok=True)
        known = embedded.trials(job_id)[0].epoch
        script = submit()
        eventually(lambda known=known: embedded.trials(job_id)[0].epoch > known + 2, "it trains")
        listed = [row.pid for row in embedded.listed_workers()]
        os.kill(script.pid, number)
        os.kill(script.pid, number)  # Slurm repeats itself; it is passed on once
        assert script.wait(PATIENCE_SECONDS) == 0

        trial = embedded.trials(job_id)[0]
        assert (trial.state, trial.attempt) == (TrialState.QUEUED, attempt)
        assert trial.epoch > known
        assert trial.training_state is not None
        assert reason in (tmp_path / "slurm.log").read_text()
        log = tmp_path / "scontrol.log"
        assert (log.read_text().splitlines() if log.exists() else []) == requeued
        assert not [pid for pid in listed if Path(f"/proc/{pid}").exists()]


def test_the_signal_comes_early_enough() -> None:
    target, _, ahead = DIRECTIVES["signal"].partition("@")
    assert target == "B:USR1"
    (grace,) = re.findall(r"NETGROW_GRACE_SECONDS:-(\d+)", SCRIPT.read_text())
    assert Settings(grace_seconds=float(grace)).grace_seconds + 30 <= float(ahead)


@pytest.mark.parametrize("missing", ["NETGROW_DATABASE_URL", "NETGROW_BROKER_URL", "NETGROW_CHECKPOINTS_URL"])
def test_a_missing_setting_ends_it_with_one_line(missing: str) -> None:
    given = dict.fromkeys(("NETGROW_DATABASE_URL", "NETGROW_BROKER_URL", "NETGROW_CHECKPOINTS_URL"), "x")
    del given[missing]
    result = subprocess.run(["bash", SCRIPT], env={"PATH": os.environ["PATH"], **given}, capture_output=True, text=True)
    assert result.returncode != 0
    (line,) = result.stderr.splitlines()
    assert f"{missing}: is not set" in line
