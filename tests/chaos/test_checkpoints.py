"""The disk fills up; files of the checkpoint store are cut short, changed by one bit, removed."""

from __future__ import annotations

import random
import shutil
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

from store.checkpoints import CheckpointStore
from store.states import JobState, TrialState
from tests.chaos.conftest import Judge
from tests.chaos.deployment import DEPLOYED, EMBEDDED, SHORT, TINY, Deployment, epochs_of, eventually
from tests.invariants import violations

pytestmark = [pytest.mark.chaos, pytest.mark.timeout(2400)]

FULL_SECONDS = 3.0


def cut_short(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def flip_a_bit(path: Path) -> None:
    data = bytearray(path.read_bytes())
    place = random.Random(path.name).randrange(len(data))
    data[place] ^= 1
    path.write_bytes(bytes(data))


def remove(path: Path) -> None:
    path.unlink()


DAMAGES: tuple[Callable[[Path], None], ...] = (cut_short, flip_a_bit, remove)


def test_a_trial_whose_training_state_is_damaged_comes_to_the_same_end(anywhere: Deployment, judge: Judge) -> None:
    client, store = anywhere.servers[0].client, CheckpointStore(anywhere.stack.settings.checkpoints_url)
    anywhere.have_workers(2)
    job_id = anywhere.submit(SHORT)
    damaged = 0
    for number in range(2 * len(DAMAGES)):
        anywhere.await_at_work(job_id, epochs=10 + 25 * number)
        assert client.post(f"/jobs/{job_id}/pause").is_success, f"the job ended after {number} damages"
        eventually(lambda: not anywhere.at_work(job_id), "no trial runs")
        waiting = [t for t in anywhere.stack.trials(job_id) if t.state is TrialState.QUEUED and t.training_state]
        for trial in waiting:
            state = Path(store.path(str(trial.training_state)))
            if state.exists():  # else it was removed by the last round, and nobody has come to it since
                DAMAGES[number % len(DAMAGES)](state)
                damaged += 1
        assert client.post(f"/jobs/{job_id}/resume").is_success
    judge("training state truncated, bit-flipped, removed by turns", damaged, anywhere, "SHORT", [job_id])


def test_a_damaged_checkpoint_is_found_out_never_used_and_mended_by_the_same_job_again(
    anywhere: Deployment, judge: Judge
) -> None:
    client, store = anywhere.servers[0].client, CheckpointStore(anywhere.stack.settings.checkpoints_url)
    anywhere.have_workers(1)
    anywhere.await_success(first := anywhere.submit(TINY))
    models = anywhere.stack.models(first)
    for number, model in enumerate(models):
        DAMAGES[number % len(DAMAGES)](Path(store.path(model.checkpoint_sha256)))
    found = violations(anywhere.stack.database, store)
    assert all(any(model.checkpoint_sha256 in sentence for sentence in found) for model in models)

    # Whoever grows from a damaged model fails, with the reason; no child comes of it.
    for model in models:
        heir = anywhere.submit({**TINY, "seed_model": {"model_id": model.id}})
        eventually(lambda heir=heir: anywhere.ended(heir), f"{heir} ends")  # type: ignore[misc]
        assert anywhere.stack.job(heir).state is JobState.FAILED
        assert {trial.error_kind for trial in anywhere.stack.trials(heir)} == {"checkpoint"}
        assert anywhere.stack.models(heir) == []
        assert client.delete(f"/jobs/{heir}").is_success

    again = anywhere.submit(TINY)
    judge("checkpoint of a model truncated, bit-flipped, removed", len(models), anywhere, "TINY", [first, again])


@contextmanager
def small_disk(folder: Path, megabytes: int) -> Iterator[Path]:
    """A tmpfs of that size."""
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", f"size={megabytes}m", "netgrow-chaos", str(folder)]
    done = subprocess.run(mount, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        pytest.skip(f"this machine mounts no tmpfs: {done.stderr.strip()}")
    try:
        yield folder
    finally:
        subprocess.run(["umount", "--lazy", str(folder)], check=True)


def fill(folder: Path) -> Path:
    """Write until there is no room for one more byte: again where somebody has just removed an old file."""
    filler = folder / "filler"

    def full() -> bool:
        with filler.open("ab", buffering=0) as file:
            for size in (1 << 20, 1 << 12, 1):
                with suppress(OSError):  # no space left on device
                    while True:
                        file.write(bytes(size))
        return shutil.disk_usage(folder).free == 0

    eventually(full, "the disk is full")
    return filler


def run_into_a_full_disk(made: Deployment, disk: Path) -> tuple[int, str]:
    """Fill the disk under a job and make room again, several times."""
    made.have_workers(2)
    job_id = made.submit(SHORT)
    times = 3
    for number in range(times):
        made.await_at_work(job_id, epochs=5 + number * epochs_of(SHORT) // (times + 1))
        filler = fill(disk)
        time.sleep(FULL_SECONDS)
        filler.unlink()
    return times, job_id


@pytest.mark.privileged
def test_a_full_disk_under_the_checkpoints_costs_time_alone(
    tmp_path: Path, postgres_url: str, redis_url: str, judge: Judge
) -> None:
    with small_disk(tmp_path / "disk", 24) as disk:
        urls = {"database_url": postgres_url, "broker_url": redis_url, "checkpoints_url": str(disk / "checkpoints")}
        made = Deployment.create(DEPLOYED, tmp_path, **urls, disk_reserve_bytes=0)
        try:
            times, job_id = run_into_a_full_disk(made, disk)
            judge("disk full under the checkpoints", times, made, "SHORT", [job_id])
        finally:
            made.close()


@pytest.mark.privileged
def test_a_full_disk_under_everything_costs_time_alone(tmp_path: Path, judge: Judge) -> None:
    with small_disk(tmp_path / "disk", 24) as disk:
        urls = {
            "database_url": f"sqlite:///{disk / 'netgrow.sqlite3'}",
            "broker_url": f"filesystem://{disk / 'broker'}",
            "checkpoints_url": str(disk / "checkpoints"),
        }
        made = Deployment.create(EMBEDDED, tmp_path, **urls, disk_reserve_bytes=0)
        try:
            times, job_id = run_into_a_full_disk(made, disk)
            judge("disk full under database, broker and checkpoints", times, made, "SHORT", [job_id])
        finally:
            made.close()
