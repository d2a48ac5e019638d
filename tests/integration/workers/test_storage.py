"""Whole jobs on object storage, on a disk that is full for a while, and on a folder that is not mounted."""

import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from store.checkpoints import CheckpointStore
from store.states import JobState, TrialState
from tests.integration.store.object_storage import BUCKET, object_storage
from tests.integration.workers.conftest import LEASE_SECONDS
from tests.integration.workers.stack import Stack, eventually
from tests.invariants import violations

pytestmark = pytest.mark.slow

SMALL = {"search": {"trials": 2, "parallel": 1, "generational": True}, "training": {"epochs": 1, "seed_epochs": 2}}
MORE = {"search": {"trials": 1}, "training": {"epochs": 1, "seed_epochs": 100}}
ROOM = 20 * 2**20


def test_a_job_runs_on_object_storage_as_it_does_in_a_folder(
    tmp_path: Path, embedded: Stack, monkeypatch: pytest.MonkeyPatch
) -> None:
    embedded.start_worker()
    embedded.await_end(undisturbed := embedded.submit(**SMALL))
    with object_storage(tmp_path, monkeypatch) as storage:
        remote = Stack.create(
            tmp_path / "remote", lease_seconds=LEASE_SECONDS, checkpoints_url=f"s3://{BUCKET}/checkpoints"
        )
        try:
            remote.start_worker()
            job_id = remote.submit(**SMALL)
            assert remote.await_end(job_id).state is JobState.SUCCEEDED
            assert remote.digests(job_id) == embedded.digests(undisturbed)
            kept = {f"checkpoints/{digest[:2]}/{digest}" for _, digest in remote.digests(job_id)}
            eventually(lambda: storage.stored_keys() == kept, "training states are removed, checkpoints kept")
            store = CheckpointStore(remote.settings.checkpoints_url)
            assert violations(remote.database, store, orphan_seconds=-60) == []
        finally:
            remote.close()


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of 20 MiB."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", f"size={ROOM}", "netgrow-test", str(folder)], capture_output=True, text=True
    )
    if mounted.returncode != 0:
        pytest.skip(f"a file system cannot be mounted here: {mounted.stderr.strip()}")
    yield folder
    subprocess.run(["umount", "--lazy", str(folder)], check=True)


@pytest.mark.privileged
def test_a_full_disk_costs_time_and_no_bit(tmp_path: Path, small_disk: Path) -> None:
    """It fills while a trial runs: the trial waits, and goes on when there is room."""
    stack = Stack.create(
        tmp_path / "data",
        lease_seconds=LEASE_SECONDS,
        checkpoints_url=str(small_disk / "checkpoints"),
        disk_reserve_bytes=0,  # more than the disk has
    )
    try:
        worker = stack.start_worker()
        job_id = stack.submit(**MORE)
        stack.await_epoch(job_id, epoch=1)

        def it_waits() -> bool:
            fill(small_disk)  # again: an old state may have gone since
            return "No space left on device" in worker.log.read_text()

        eventually(it_waits, "the worker says what it waits for")
        assert stack.trials(job_id)[0].state is TrialState.RUNNING
        (small_disk / "ballast").unlink()
        assert stack.await_end(job_id).state is JobState.SUCCEEDED
        assert [trial.attempt for trial in stack.trials(job_id)] == [1, 1]
        stack.await_end(again := stack.submit(**MORE))
        assert stack.digests(again) == stack.digests(job_id)
    finally:
        stack.close()


@pytest.mark.privileged
def test_a_disk_that_stays_full_fails_the_trial_by_name_and_the_service_goes_on(
    tmp_path: Path, small_disk: Path
) -> None:
    stack = Stack.create(
        tmp_path / "data",
        lease_seconds=LEASE_SECONDS,
        checkpoints_url=str(small_disk / "checkpoints"),
        disk_reserve_bytes=0,
        store_patience_seconds=0.0,
        trial_attempts=2,
    )
    try:
        stack.start_worker()
        fill(small_disk)
        job_id = stack.submit(**SMALL)
        assert stack.await_end(job_id).state is JobState.FAILED
        (trial,) = stack.trials(job_id)
        assert (trial.error_kind, trial.attempt) == ("disk_full", 2)
        assert "No space left on device" in str(trial.error)
        (small_disk / "ballast").unlink()
        job_id = stack.submit(**SMALL)
        assert stack.await_end(job_id).state is JobState.SUCCEEDED
        assert violations(stack.database, CheckpointStore(stack.settings.checkpoints_url)) == []
    finally:
        stack.close()


def test_a_folder_that_is_unmounted_in_the_middle_fails_nothing(tmp_path: Path, embedded: Stack) -> None:
    """Here it is moved away: files that cannot be looked for are not missing."""
    embedded.start_worker()
    job_id = embedded.submit(**MORE)
    embedded.await_epoch(job_id, epoch=2)
    folder = Path(embedded.settings.checkpoints_url)
    folder.rename(tmp_path / "elsewhere")
    folder.mkdir()
    eventually(lambda: "is it mounted?" in embedded.workers[0].log.read_text(), "the worker says what it waits for")
    assert not list(folder.iterdir())
    folder.rmdir()
    (tmp_path / "elsewhere").rename(folder)
    assert embedded.await_end(job_id).state is JobState.SUCCEEDED
    assert {trial.state for trial in embedded.trials(job_id)} == {TrialState.SUCCEEDED}


def fill(disk: Path) -> None:
    """Leave no room."""
    with (disk / "ballast").open("ab", buffering=0) as file:
        try:
            while True:
                file.write(bytes(4096))
        except OSError:
            return
