from __future__ import annotations

import hashlib
import os
import resource
import secrets
import signal
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from fsspec.implementations.memory import MemoryFileSystem

from store import CheckpointsAway, CheckpointStore, CheckpointStoreError, CorruptCheckpoint, MissingCheckpoint
from store.blobs import NotMountedError, ObjectStore


@pytest.fixture(params=["folder", "object store"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> CheckpointStore:
    if request.param == "folder":
        return CheckpointStore(tmp_path / "checkpoints")
    return CheckpointStore(f"memory://bucket-{secrets.token_hex(4)}/checkpoints")


def test_what_was_put_is_got(store: CheckpointStore) -> None:
    stored = store.put(b"weights")
    assert stored.sha256 == hashlib.sha256(b"weights").hexdigest()
    assert stored.bytes == 7
    assert store.get(stored.sha256) == b"weights"
    assert store.exists(stored.sha256)
    assert store.verify(stored.sha256) == 7
    with store.open_stream(stored.sha256) as file:
        assert file.read() == b"weights"


def test_an_empty_file_can_be_kept(store: CheckpointStore) -> None:
    assert store.get(store.put(b"").sha256) == b""


def test_the_same_content_is_stored_once(store: CheckpointStore) -> None:
    assert store.put(b"same") == store.put(b"same")


def test_a_file_is_stored_as_its_content_is(store: CheckpointStore, tmp_path: Path) -> None:
    source = tmp_path / "upload.npz"
    source.write_bytes(b"x" * 3_000_000)
    stored = store.put_file(source)
    assert stored == store.put(b"x" * 3_000_000)


def test_what_is_missing_is_named(store: CheckpointStore) -> None:
    store.put(b"something else")
    digest = "0" * 64
    for read in (store.get, store.open_stream, store.verify):
        with pytest.raises(MissingCheckpoint, match=digest):
            read(digest)
    assert not store.exists(digest)


def test_deleting_twice_is_fine(store: CheckpointStore) -> None:
    digest = store.put(b"x").sha256
    store.delete(digest)
    store.delete(digest)
    assert not store.exists(digest)


@pytest.mark.parametrize("name", ["", "abc", "../../etc/passwd", "A" * 64, "0" * 63 + "/", "0" * 65, "0" * 64 + "\n"])
def test_only_a_digest_is_a_name(store: CheckpointStore, name: str) -> None:
    for use in (store.get, store.exists, store.delete, store.path):
        with pytest.raises(CheckpointStoreError, match="not a sha256 digest"):
            use(name)


def test_files_lie_in_folders_by_their_first_two_digits(tmp_path: Path) -> None:
    store = CheckpointStore(tmp_path)
    digest = store.put(b"x").sha256
    assert Path(store.path(digest)) == tmp_path / digest[:2] / digest
    assert Path(store.path(digest)).read_bytes() == b"x"


def test_a_damaged_file_is_refused_with_both_digests(tmp_path: Path) -> None:
    store = CheckpointStore(tmp_path)
    digest = store.put(b"weights").sha256
    Path(store.path(digest)).write_bytes(b"weightz")
    for read in (store.get, store.verify):
        with pytest.raises(CorruptCheckpoint) as caught:
            read(digest)
        assert caught.value.expected == digest
        assert caught.value.found == hashlib.sha256(b"weightz").hexdigest()
        assert store.path(digest) in str(caught.value)


def test_storing_again_mends_a_damaged_file(tmp_path: Path) -> None:
    store = CheckpointStore(tmp_path)
    digest = store.put(b"weights").sha256
    Path(store.path(digest)).write_bytes(b"")
    store.put(b"weights")
    assert store.get(digest) == b"weights"


def test_a_write_that_fails_leaves_nothing_behind(tmp_path: Path) -> None:
    store = CheckpointStore(tmp_path)
    with pytest.raises(CheckpointStoreError, match="File too large"), largest_file(100):
        store.put(b"x" * 101)
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []
    store.put(b"x" * 100)


@contextmanager
def largest_file(size: int) -> Iterator[None]:
    """Within it, no file of this process may become larger."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    ignored = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
        signal.signal(signal.SIGXFSZ, ignored)


def test_a_folder_that_is_not_mounted_says_nothing_of_its_files(tmp_path: Path) -> None:
    store = CheckpointStore(tmp_path / "mount")
    digest = store.put(b"weights").sha256
    (tmp_path / "mount").rename(tmp_path / "elsewhere")
    for look in (store.get, store.open_stream, store.verify, store.exists):
        with pytest.raises(CheckpointsAway, match="is it mounted"):
            look(digest)
    with pytest.raises(CheckpointsAway):  # what was written below the mount point would be hidden by the mount
        store.put(b"more")
    (tmp_path / "mount").mkdir()
    with pytest.raises(CheckpointsAway):
        store.get(digest)
    with pytest.raises(CheckpointsAway):
        store.put(b"more")
    (tmp_path / "mount").rmdir()
    (tmp_path / "elsewhere").rename(tmp_path / "mount")
    assert store.get(digest) == b"weights"
    with pytest.raises(MissingCheckpoint):
        store.get(store.put(b"more").sha256[::-1])


def test_a_file_is_flushed_before_it_has_its_name_and_the_name_after(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What the disk is asked to do, in order: a power cut at any moment leaves the whole file, or none of that name."""
    store = CheckpointStore(tmp_path)
    order: list[str] = []
    flush, replace = os.fsync, Path.replace

    def noting_flush(descriptor: int) -> None:
        target = Path(os.readlink(f"/proc/self/fd/{descriptor}"))
        order.append("flush folder" if target.is_dir() else "flush file")
        flush(descriptor)

    def noting_replace(self: Path, target: Any) -> Path:
        order.append("rename")
        return replace(self, target)

    monkeypatch.setattr(os, "fsync", noting_flush)
    monkeypatch.setattr(Path, "replace", noting_replace)
    store.put(b"weights")
    assert order == ["flush folder", "flush file", "rename", "flush folder"]  # the first: the new folder's own name


def test_many_may_store_the_same_content_at_once(tmp_path: Path) -> None:
    store = CheckpointStore(tmp_path)
    data = os.urandom(200_000)
    with ThreadPoolExecutor(8) as pool:
        digests = {stored.sha256 for stored in pool.map(lambda _: store.put(data), range(16))}
    assert len(digests) == 1
    assert store.get(digests.pop()) == data
    assert len([path for path in tmp_path.rglob("*") if path.is_file()]) == 1


def test_a_store_that_cannot_be_written_says_so(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(CheckpointStoreError, match="file"):
        CheckpointStore(tmp_path / "file").put(b"x")


def test_the_files_are_listed_with_their_ages(store: CheckpointStore) -> None:
    before = store.now()
    digest = store.put(b"weights").sha256
    (found,) = [entry for entry in store.entries() if entry.name == digest]
    assert found.bytes == 7
    assert before <= found.modified <= store.now()


def test_only_what_is_old_is_removed_as_old(store: CheckpointStore) -> None:
    digest = store.put(b"weights").sha256
    assert not store.delete_old(digest, store.now() - timedelta(seconds=60))
    assert store.exists(digest)
    assert store.delete_old(digest, store.now() + timedelta(seconds=60))
    assert not store.exists(store.put(b"other").sha256[::-1])
    assert not store.delete_old(digest, store.now() + timedelta(seconds=60))


@pytest.mark.parametrize("protocol", ["s3", "gs", "abfs"])
def test_a_missing_bucket_or_container_is_an_outage_and_no_missing_file(protocol: str) -> None:
    class Elsewhere(MemoryFileSystem):  # type: ignore[misc]
        """An object store, as far as its paths go."""

    Elsewhere.protocol = (protocol, "other name")
    files = Elsewhere(skip_instance_cache=True)
    bucket = f"bucket-{secrets.token_hex(4)}"
    blobs = ObjectStore(files, f"{bucket}/checkpoints")
    for look in (blobs.open, blobs.exists):
        with pytest.raises(NotMountedError, match="the bucket or container is not there"):
            look(f"{bucket}/checkpoints/00/{'0' * 64}")
    files.makedirs(bucket)
    assert not blobs.exists(f"{bucket}/checkpoints/00/{'0' * 64}")
