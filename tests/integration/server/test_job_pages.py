"""The page of a job of ten thousand models, from a real server on both databases: what it ships is bounded."""

import httpx
import pytest

from tests.integration.server.big_job import plant_big_job
from tests.integration.server.conftest import Service

CHILDREN = 10_000
MOST_BYTES = 1_000_000
NAME = "<img src=x onerror=alert(1)>"


@pytest.fixture(scope="module")
def job(service: Service) -> str:
    with service.hand.database.write() as session:
        return plant_big_job(session, CHILDREN, NAME)


def shipped(service: Service, path: str) -> tuple[httpx.Response, int]:
    """The answer, and how many bytes came over the wire."""
    with service.client.stream("GET", path, headers={"Accept-Encoding": "gzip"}) as response:
        response.read()
        return response, response.num_bytes_downloaded


@pytest.mark.slow
def test_all_models_come_in_less_than_a_megabyte_before_and_after_packing(service: Service, job: str) -> None:
    response, size = shipped(service, f"/ui/data/jobs/{job}/growth")
    assert len(response.json()["models"]["id"]) == CHILDREN + 1
    assert size < MOST_BYTES / 2
    assert len(response.content) < MOST_BYTES


def test_the_page_is_as_long_as_a_small_jobs(service: Service, job: str) -> None:
    with service.hand.database.write() as session:
        small = plant_big_job(session, 60, NAME)
    lengths = [len(service.client.get(f"/ui/jobs/{each}").raise_for_status().content) for each in (job, small)]
    assert lengths[0] == pytest.approx(lengths[1], rel=0.05)
    assert lengths[0] < MOST_BYTES / 10


def test_its_name_is_text(service: Service, job: str) -> None:
    for path in (f"/ui/jobs/{job}", f"/ui/jobs/{job}/head", f"/ui/jobs/new?like={job}", "/"):
        page = service.client.get(path).raise_for_status().text
        assert "<img src=x" not in page
        assert "&lt;img src=x" in page


def test_every_parent_comes_before_its_children(service: Service, job: str) -> None:
    models = service.client.get(f"/ui/data/jobs/{job}/growth").json()["models"]
    known = set()
    for key, parent in zip(models["key"], models["parent"], strict=True):
        assert parent is None or parent in known
        known.add(key)
