from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import update
from sqlalchemy.orm import Session

from store import Conflict, NotFound, clock
from store.models import Dataset, Worker
from store.repositories import Datasets, Workers
from tests.unit.store.world import World, digest


def see(world: World, worker_id: str, **fields: str) -> None:
    values = {"host": "here", "device": "cpu"} | fields
    world.do(lambda session: Workers(session).seen(worker_id, pid=7, **values))


def alive(world: World, seconds: float = 30) -> list[Worker]:
    with world.database.read() as session:
        return list(Workers(session).alive(seconds))


def test_a_sign_of_life_makes_and_then_renews_a_worker(world: World) -> None:
    see(world, "w1")
    (first,) = alive(world)
    see(world, "w1", trial_id="trial_1", device="cuda:0")
    (again,) = alive(world)
    assert (again.trial_id, again.device, again.started_at) == ("trial_1", "cuda:0", first.started_at)
    assert again.seen_at >= first.seen_at


def test_a_worker_that_was_not_seen_lately_is_not_alive(world: World) -> None:
    see(world, "w1")
    see(world, "w2")

    def set_back(session: Session) -> None:
        session.execute(update(Worker).where(Worker.id == "w1").values(seen_at=clock.later(-60)))

    world.do(set_back)
    assert [worker.id for worker in alive(world)] == ["w2"]
    assert {worker.id for worker in alive(world, 120)} == {"w1", "w2"}
    world.do(lambda session: Workers(session).forget(30))
    assert [worker.id for worker in alive(world, 120)] == ["w2"]


def test_a_worker_that_stopped_is_forgotten(world: World) -> None:
    see(world, "w1")
    world.do(lambda session: Workers(session).gone("w1"))
    world.do(lambda session: Workers(session).gone("w1"))
    assert alive(world) == []


def test_signs_of_life_at_the_same_time_make_one_worker(world: World) -> None:
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda _: see(world, "w1"), range(16)))
    assert len(alive(world)) == 1


def add(world: World, name: str, sha256: str) -> Dataset:
    return world.do(lambda session: Datasets(session).add(name, sha256, 10, {"classes": 3}, reserved={"digits"}))


def test_an_uploaded_data_set_is_found_by_its_name(world: World) -> None:
    sha256 = digest()
    add(world, "mine", sha256)
    with world.database.read() as session:
        found = Datasets(session).get("mine")
        assert (found.sha256, found.bytes, found.info) == (sha256, 10, {"classes": 3})
        assert [dataset.name for dataset in Datasets(session).all()] == ["mine"]
        with pytest.raises(NotFound, match="theirs"):
            Datasets(session).get("theirs")


def test_the_same_upload_again_is_the_same_data_set(world: World) -> None:
    sha256 = digest()
    add(world, "mine", sha256)
    assert add(world, "mine", sha256).sha256 == sha256


def test_a_data_sets_name_is_taken_once(world: World) -> None:
    add(world, "mine", digest())
    with pytest.raises(Conflict, match="'mine'"):
        add(world, "mine", digest())
    with pytest.raises(Conflict, match="reserved"):
        add(world, "digits", digest())


def test_a_claim_tells_where_an_uploaded_data_set_lies(world: World) -> None:
    sha256 = digest()
    add(world, "mine", sha256)
    world.submit(dataset="mine")
    dataset = world.claim().dataset
    assert (dataset.name, dataset.sha256) == ("mine", sha256)
