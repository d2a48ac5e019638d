"""Data sets that are deleted: not from under a job, and their names stand for the same samples for good."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from store import Conflict, NotFound, growth
from store.models import Dataset
from store.repositories import Datasets, Files
from tests.unit.store.world import World, digest

INFO = {"classes": 3}


def add(world: World, name: str, sha256: str) -> Dataset:
    return world.do(lambda session: Datasets(session).add(name, sha256, 10, INFO))


def delete(world: World, name: str) -> str:
    return world.do(lambda session: Datasets(session).delete(name))


def is_named(world: World, sha256: str) -> list[bool]:
    """As each of the two questions has it."""
    with world.database.read() as session:
        files = Files(session)
        return [bool(files.named([sha256])), sha256 in files.all_named()]


def transferring(dataset: str) -> dict[str, Any]:
    return {"training": {"distillation": {"transfer_dataset": dataset}}}


def test_a_deleted_data_set_is_gone_and_its_file_has_no_name(world: World) -> None:
    sha256 = digest()
    add(world, "mine", sha256)
    add(world, "other", digest())
    assert is_named(world, sha256) == [True] * 2
    assert delete(world, "mine") == sha256
    assert is_named(world, sha256) == [False] * 2
    with world.database.read() as session:
        datasets = Datasets(session)
        assert [dataset.name for dataset in datasets.all()] == ["other"]
        assert (datasets.find("mine"), datasets.digest("mine")) == (None, None)
        assert [datasets.is_deleted(name) for name in ("mine", "other", "nobody")] == [True, False, False]
        with pytest.raises(NotFound, match="mine"):
            datasets.get("mine")


@pytest.mark.parametrize("name", ["nobody", "x\0", "mine"])
def test_what_is_not_there_is_not_deleted(world: World, name: str) -> None:
    add(world, "mine", digest())
    delete(world, "mine")
    with pytest.raises(NotFound, match="dataset"):
        delete(world, name)


def test_a_file_that_two_data_sets_share_keeps_the_name_of_the_other(world: World) -> None:
    sha256 = digest()
    add(world, "mine", sha256)
    add(world, "same", sha256)
    delete(world, "mine")
    assert is_named(world, sha256) == [True] * 2


@pytest.mark.parametrize("uses", [{"dataset": "mine"}, transferring("mine")], ids=["dataset", "transfer"])
def test_a_data_set_that_an_open_job_learns_from_is_not_deleted(world: World, uses: dict[str, Any]) -> None:
    add(world, "mine", digest())
    # PostgreSQL refuses to look into JSON that has a NUL.
    job = world.submit(trials=1, **uses, mutations=[{"name": "wider", "site": "\0"}])
    running = world.claim()
    for move in (growth.pause, growth.cancel):
        with pytest.raises(Conflict, match=f"'mine' is needed: job {job.id}"):
            delete(world, "mine")
        world.do(move, job.id)
    with pytest.raises(Conflict, match=job.id):  # its training process is not gone yet
        delete(world, "mine")
    world.cancelled(running)
    delete(world, "mine")
    with pytest.raises(Conflict, match="'mine' was deleted"):
        world.do(growth.extend, job.id, 1)


def test_a_name_within_another_name_is_another_data_set(world: World) -> None:
    add(world, "mine", digest())
    world.submit(dataset="mine-too", name="mine")
    delete(world, "mine")


@pytest.mark.parametrize("uses", [{"dataset": "mine"}, transferring("mine")], ids=["dataset", "transfer"])
def test_no_job_starts_on_a_deleted_data_set(world: World, uses: dict[str, Any]) -> None:
    add(world, "mine", digest())
    delete(world, "mine")
    with pytest.raises(Conflict, match="'mine' was deleted"):
        world.submit(**uses)
    assert world.nothing_to_claim()


def test_the_name_of_a_deleted_data_set_is_kept_for_its_samples_while_a_job_or_model_names_it(world: World) -> None:
    sha256, other = digest(), digest()
    add(world, "mine", sha256)
    job = world.grown_job(trials=1, dataset="mine")
    delete(world, "mine")
    with pytest.raises(Conflict, match=f"{job.id} learned from another data set named 'mine'"):
        add(world, "mine", other)
    again = add(world, "mine", sha256)
    assert (again.sha256, again.bytes, again.info) == (sha256, 10, INFO)
    assert is_named(world, sha256) == [True] * 2
    world.do(growth.extend, job.id, 1)
    world.finish(world.claim())
    delete(world, "mine")
    world.do(growth.delete, job.id)
    assert add(world, "mine", other).sha256 == other
    assert is_named(world, sha256) == [False] * 2


def test_a_model_that_nobody_s_job_made_keeps_the_name_too(world: World) -> None:
    add(world, "mine", digest())
    record = growth.NetworkRecord(1, 2, {}, digest(), digest(), 3)
    request = growth.Request.of(None, {})
    model, _ = world.do(lambda session: growth.keep_upload(session, record, request, dataset="mine"))
    delete(world, "mine")
    with pytest.raises(Conflict, match=model.id):
        add(world, "mine", digest())


def test_a_job_that_is_posted_while_its_data_set_is_deleted_is_refused_or_keeps_it(world: World) -> None:
    for number in range(8):
        name = f"set-{number}"
        add(world, name, digest())
        start = threading.Barrier(2)

        def outcome(what: str, name: str = name, start: threading.Barrier = start) -> str | None:
            start.wait()
            try:
                if what == "post":
                    world.submit(dataset=name)
                else:
                    delete(world, name)
            except Conflict:
                return None
            return what

        with ThreadPoolExecutor(2) as pool:
            done = set(pool.map(outcome, ["post", "delete"])) - {None}
        assert len(done) == 1


def test_a_posted_job_waits_for_a_deletion_that_is_under_way(world: World) -> None:
    add(world, "mine", digest())
    posted = threading.Thread(target=lambda: refused.append(_refusal(world)))
    refused: list[str] = []
    with world.database.write() as session:
        Datasets(session).delete("mine")
        posted.start()
        posted.join(0.3)  # it waits for the row
        assert not refused
    posted.join()
    assert refused == ["the data set 'mine' was deleted"]


def _refusal(world: World) -> str:
    with pytest.raises(Conflict) as caught:
        world.submit(dataset="mine")
    return caught.value.reason
