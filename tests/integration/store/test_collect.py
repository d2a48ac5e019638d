"""The collector removes what nothing needs, and never what a row or a running write names."""

from __future__ import annotations

import os
import secrets
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from store import CheckpointStore, growth
from store.blobs import Entry
from store.collect import collect, garbage
from tests.invariants import violations
from tests.unit.store.world import World

DAY = 86_400.0


@pytest.fixture(params=["folder", "object store"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> CheckpointStore:
    if request.param == "folder":
        return CheckpointStore(tmp_path / "checkpoints")
    return CheckpointStore(f"memory://bucket-{secrets.token_hex(4)}/checkpoints")


def aged(store: CheckpointStore, content: bytes, seconds: float = 2 * DAY) -> str:
    """A file that was stored long ago."""
    digest = store.put(content).sha256
    os.utime(store.path(digest), (time.time() - seconds,) * 2)
    return digest


def names(store: CheckpointStore) -> set[str]:
    return {entry.name for entry in store.entries()}


def test_what_rows_name_stays_and_what_they_do_not_goes(world: World, store: CheckpointStore) -> None:
    job = world.submit(trials=2, parallel=2)
    seed = world.claim()
    kept = store.put(b"seed"), store.put(b"moments")
    world.finish(seed, checkpoint_sha256=kept[0].sha256, checkpoint_bytes=4, optimizer_sha256=kept[1].sha256)
    running = world.claim()
    state = store.put(b"state")
    world.epoch(running, 1, state.sha256)
    lonely = store.put(b"nobody's").sha256
    assert [entry.name for entry in garbage(world.database, store, -DAY)] == [lonely]
    assert lonely in names(store)
    assert collect(world.database, store, DAY).files == 0  # it is young yet
    collected = collect(world.database, store, -DAY)
    assert (collected.files, collected.bytes) == (1, len(b"nobody's"))
    assert names(store) - {".clock"} == {kept[0].sha256, kept[1].sha256, state.sha256}
    world.fail(running)
    world.do(growth.cancel, job.id)
    assert collect(world.database, store, -DAY).files == 1  # the state of a trial that failed
    assert violations(world.database, patience_seconds=0) == []


def test_half_written_files_go_and_strangers_stay(world: World, tmp_path: Path) -> None:
    store = CheckpointStore(tmp_path / "checkpoints")
    digest = aged(store, b"x")
    folder = Path(store.path(digest)).parent
    for name in (".tmp-1-abc", "README", "0" * 63):
        (folder / name).write_bytes(b"?")
        os.utime(folder / name, (1.0, 1.0))
    (folder / ".tmp-2-young").write_bytes(b"?")
    assert collect(world.database, store, DAY).files == 2
    assert names(store) == {"README", "0" * 63, ".tmp-2-young"}


def test_a_file_that_is_stored_again_is_young_again(world: World, tmp_path: Path) -> None:
    store = CheckpointStore(tmp_path / "checkpoints")
    digest = aged(store, b"x")
    found = list(garbage(world.database, store, DAY))
    assert [entry.name for entry in found] == [digest]
    store.put(b"x")
    assert collect(world.database, store, DAY).files == 0
    assert store.get(digest) == b"x"


def test_a_file_that_is_named_while_it_is_being_collected_stays(world: World, tmp_path: Path) -> None:
    """Between the look and the removal a row came to name it."""
    store = CheckpointStore(tmp_path / "checkpoints")
    wanted, other = sorted([aged(store, b"wanted"), aged(store, b"other")], reverse=True)
    world.submit(trials=1)
    seed = world.claim()

    def name_the_other(entry: Entry) -> None:
        """Once the first of the two is gone, though both were found to be garbage."""
        named = wanted if entry.name == other else other
        world.finish(seed, checkpoint_sha256=named)

    assert len(list(garbage(world.database, store, DAY))) == 2
    assert collect(world.database, store, DAY, name_the_other).files == 1
    assert names(store) == {world.model(world.models(seed.job_id)[0]).checkpoint_sha256}


def test_writers_and_collectors_at_once_lose_nothing(world: World, tmp_path: Path) -> None:
    """Old files of the same content are stored anew, and named, while two collectors remove what is old."""
    store = CheckpointStore(tmp_path / "checkpoints")
    contents = [f"content {number}".encode() for number in range(40)]
    digests = [aged(store, content) for content in contents]
    for _ in contents:
        world.submit(trials=1)
    claims = [world.claim() for _ in contents]
    done = threading.Event()

    def collector() -> int:
        removed = 0
        while not done.is_set():
            removed += collect(world.database, store, DAY / 2).files
        return removed

    def write(number: int) -> None:
        stored = store.put(contents[number])
        time.sleep(0.001 * (number % 5))
        world.finish(claims[number], checkpoint_sha256=stored.sha256, checkpoint_bytes=stored.bytes)

    with ThreadPoolExecutor(6) as pool:
        collectors = [pool.submit(collector) for _ in range(2)]
        try:
            list(pool.map(write, range(len(contents))))
        finally:
            done.set()
        assert sum(found.result() for found in collectors) <= len(contents)
    assert names(store) == set(digests)
    assert violations(world.database, store, patience_seconds=0) == []
