"""The checkpoint store on S3, spoken to over the wire."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from store import CheckpointsAway, CheckpointStore, CheckpointStoreError, CorruptCheckpoint, MissingCheckpoint
from store.collect import collect
from tests.integration.store.object_storage import BUCKET, ObjectStorage, object_storage
from tests.invariants import violations
from tests.unit.store.world import World

LARGE = 60 * 2**20  # more than one part of an upload


@pytest.fixture(scope="module")
def storage(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ObjectStorage]:
    with pytest.MonkeyPatch.context() as patch, object_storage(tmp_path_factory.mktemp("s3"), patch) as running:
        yield running


@pytest.fixture
def store(storage: ObjectStorage, request: pytest.FixtureRequest) -> CheckpointStore:
    return CheckpointStore(f"s3://{BUCKET}/{request.node.name}/checkpoints")


def test_what_was_put_is_got_streamed_verified_and_removed(store: CheckpointStore, storage: ObjectStorage) -> None:
    stored = store.put(b"weights")
    assert any(key.endswith(f"{stored.sha256[:2]}/{stored.sha256}") for key in storage.stored_keys())
    assert store.get(stored.sha256) == b"weights"
    assert store.verify(stored.sha256) == 7
    with store.open_stream(stored.sha256) as file:
        assert file.read(3) == b"wei"
    assert store.exists(stored.sha256)
    assert store.put(b"weights") == stored
    store.delete(stored.sha256)
    store.delete(stored.sha256)
    assert not store.exists(stored.sha256)
    with pytest.raises(MissingCheckpoint, match=stored.sha256):
        store.get(stored.sha256)


def test_large_files_go_in_parts(store: CheckpointStore, tmp_path: Path) -> None:
    source = tmp_path / "upload.npz"
    source.write_bytes(os.urandom(2**20) * (LARGE // 2**20))
    stored = store.put_file(source)
    assert store.verify(stored.sha256) == LARGE
    assert store.put(source.read_bytes()) == stored
    assert hashlib.sha256(store.get(stored.sha256)).hexdigest() == stored.sha256


def test_a_damaged_object_is_refused(store: CheckpointStore, storage: ObjectStorage) -> None:
    digest = store.put(b"weights").sha256
    storage.client().put_object(Bucket=BUCKET, Key=store.path(digest).partition("/")[2], Body=b"weightz")
    for read in (store.get, store.verify):
        with pytest.raises(CorruptCheckpoint):
            read(digest)
    store.put(b"weights")
    assert store.get(digest) == b"weights"


def test_what_another_process_changed_is_seen(store: CheckpointStore, storage: ObjectStorage) -> None:
    """s3fs remembers listings; we must not."""
    digest = hashlib.sha256(b"late").hexdigest()
    assert not store.exists(digest)
    key = store.path(digest).partition("/")[2]
    storage.client().put_object(Bucket=BUCKET, Key=key, Body=b"late")
    assert store.exists(digest)
    assert store.get(digest) == b"late"
    assert digest in {entry.name for entry in store.entries()}
    storage.client().delete_object(Bucket=BUCKET, Key=key)
    with pytest.raises(MissingCheckpoint):
        store.get(digest)
    assert digest not in {entry.name for entry in store.entries()}


def test_a_bucket_that_is_not_there_says_nothing_of_its_files(storage: ObjectStorage) -> None:
    store = CheckpointStore("s3://elsewhere/checkpoints")
    for look in (store.get, store.exists, store.open_stream):
        with pytest.raises(CheckpointsAway, match="elsewhere"):
            look("0" * 64)
    with pytest.raises(CheckpointsAway):
        store.put(b"x")


def test_garbage_is_collected_by_the_stores_own_clock(store: CheckpointStore, world: World) -> None:
    world.submit(trials=1)
    kept = store.put(b"kept")
    world.finish(world.claim(), checkpoint_sha256=kept.sha256, checkpoint_bytes=kept.bytes)
    store.put(b"nobody's")
    assert collect(world.database, store, 3600).files == 0
    assert abs(store.now() - next(iter(store.entries())).modified) < timedelta(minutes=10)
    assert collect(world.database, store, -3600).files == 1
    assert violations(world.database, store, patience_seconds=0) == []


def test_a_server_that_is_down_is_no_missing_file(tmp_path: Path, storage: ObjectStorage) -> None:
    with pytest.MonkeyPatch.context() as patch, object_storage(tmp_path, patch) as other:
        store = CheckpointStore(f"s3://{BUCKET}/down")
        digest = store.put(b"x").sha256
        other.stop()
        for use in (store.get, store.exists, store.delete, store.verify):
            with pytest.raises(CheckpointStoreError) as refused:
                use(digest)
            assert not isinstance(refused.value, MissingCheckpoint)
        with pytest.raises(CheckpointStoreError):
            store.put(b"y")
