"""Children that are grown by hand and kept."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient
from httpx import Response

import nas
from nas import Network
from server.dependencies import Resources
from tests.unit.server.answers import events, faults, problem
from tests.unit.server.hand import Hand

WIDER = {"name": "wider", "site": "conv1", "parameters": {"width": 24}}


@pytest.fixture
def job(client: TestClient) -> str:
    """A job on the digits with one child to come."""
    made: str = client.post("/jobs", json={"dataset": "digits", "search": {"trials": 1}}).json()["id"]
    return made


@pytest.fixture
def parent(job: str, hand: Hand) -> str:
    """The job's seed model."""
    return hand.succeed(0.9, loss=0.3)


@pytest.fixture
def keep(client: TestClient, parent: str) -> Callable[..., Response]:
    """Asks for a child of the parent to be kept."""

    def ask(body: dict[str, Any] | None = None, *, of: str | None = None, key: str | None = None) -> Response:
        headers = {} if key is None else {"Idempotency-Key": key}
        growth = {**(WIDER if body is None else body), "store": True}
        return client.post(f"/models/{of or parent}/mutations", json=growth, headers=headers)

    return ask


def stored_files(resources: Resources) -> set[str]:
    return {path.name for path in Path(resources.settings.checkpoints_url).rglob("*") if path.is_file()}


def test_a_child_is_kept_with_its_parents_metrics_and_says_so(
    client: TestClient, keep: Callable[..., Response], job: str, parent: str
) -> None:
    response = keep()
    assert response.status_code == 201, response.text
    child, origin = response.json(), client.get(f"/models/{parent}").json()
    assert response.headers["location"] == f"/models/{child['model_id']}"
    assert client.get(response.headers["location"]).json() == child
    assert (child["parent_id"], child["generation"], child["job_id"]) == (parent, 1, job)
    assert (child["trial_id"], child["metrics"], origin["metrics"]) == (None, "inherited", "measured")
    for metric in ("val_accuracy", "val_loss", "dataset"):
        assert child[metric] == origin[metric]
    assert (child["recipe"], child["seconds"], child["test_score"]["state"]) == ({}, 0.0, "not_scored")
    (mutation,) = child["mutations"]
    assert mutation["certificate"]["exact"]
    assert mutation["certificate"]["parent_digest"] == origin["checkpoint"]["sha256"]
    assert mutation["certificate"]["child_digest"] == child["checkpoint"]["sha256"]
    assert client.get(f"/models/{child['model_id']}/curves").json() == {"items": [], "next_cursor": None}


def test_the_checkpoint_is_the_child_that_the_record_makes(
    client: TestClient, keep: Callable[..., Response], parent: str
) -> None:
    child = keep().json()
    network = Network.from_bytes(client.get(f"/models/{child['model_id']}/checkpoint").content)
    origin = Network.from_bytes(client.get(f"/models/{parent}/checkpoint").content)
    (mutation,) = child["mutations"]
    again, _ = nas.mutate(origin, mutation["name"], site=mutation["site"], **mutation["parameters"])
    assert network.digest == again.digest
    assert network.architecture.digest == child["architecture_digest"]


def test_the_dry_run_of_the_same_request_says_what_will_be_kept(
    client: TestClient, keep: Callable[..., Response], parent: str
) -> None:
    dry = client.post(f"/models/{parent}/mutations", json=WIDER)
    child = keep().json()
    assert dry.status_code == 200
    assert {name: child[name] for name in dry.json()} == dry.json()


def test_a_kept_child_is_ranked_without_a_trial_and_told_to_who_follows_the_job(
    client: TestClient, keep: Callable[..., Response], job: str, hand: Hand
) -> None:
    child = keep().json()["model_id"]
    ranked = client.get("/leaderboard", params={"job_id": job}).json()["items"]
    (line,) = [item for item in ranked if item["model_id"] == child]
    assert (line["trial_id"], line["mutations"], line["rank"]) == (None, ["wider"], 2)
    hand.succeed(0.8)
    told = [event for event in events(client.get(f"/jobs/{job}/events").text) if event["event"] == "model.stored"]
    assert len(told) == 1
    assert child in told[0]["data"]
    tree = client.get(f"/jobs/{job}/lineage").json()
    assert [node["number"] for node in tree["nodes"]] == [0, 1, None]
    assert tree["nodes"][-1]["model_id"] == child
    assert child in [edge["child_id"] for edge in tree["edges"]]


def test_a_kept_child_can_be_grown_and_be_a_jobs_seed(client: TestClient, keep: Callable[..., Response]) -> None:
    child = keep().json()["model_id"]
    grandchild = keep({"name": "skip"}, of=child).json()
    assert (grandchild["parent_id"], grandchild["generation"]) == (child, 2)
    body = {"dataset": "digits", "seed_model": {"model_id": child}, "search": {"trials": 3}}
    assert client.post("/jobs", json=body).json()["progress"]["total"] == 3  # it needs no training


def test_what_is_not_exact_is_not_kept(
    client: TestClient, keep: Callable[..., Response], resources: Resources, job: str
) -> None:
    before = stored_files(resources)
    noisy = {"name": "wider", "site": "conv1", "parameters": {"width": 20, "init": "noise"}}
    assert "is not exact with these parameters" in faults(keep(noisy))["name"]
    mixed = {"commands": [{"name": "skip"}, noisy]}
    assert list(faults(keep(mixed))) == ["commands.1.name"]
    assert stored_files(resources) == before
    assert len(client.get("/leaderboard").json()["items"]) == 1


def test_the_same_key_and_body_again_is_the_same_child(
    client: TestClient, keep: Callable[..., Response], resources: Resources
) -> None:
    first, again = keep(key="once"), keep(key="once")
    assert (first.status_code, again.status_code) == (201, 200)
    assert first.json() == again.json()
    assert first.headers["location"] == again.headers["location"]
    problem(keep({"name": "skip"}, key="once"), 409)
    assert keep().json()["model_id"] != first.json()["model_id"]
    assert len(client.get("/leaderboard").json()["items"]) == 3
    assert len(stored_files(resources)) == 2


def test_the_key_of_a_child_is_no_key_of_another_parents(client: TestClient, keep: Callable[..., Response]) -> None:
    child = keep(key="once").json()["model_id"]
    problem(keep(of=child, key="once"), 409)


def test_a_job_is_deleted_with_the_children_that_were_kept_of_it(
    client: TestClient, keep: Callable[..., Response], job: str, resources: Resources, hand: Hand
) -> None:
    child = keep().json()["model_id"]
    grandchild = keep({"name": "skip"}, of=child).json()["model_id"]
    hand.succeed(0.5)
    assert client.delete(f"/jobs/{job}").status_code == 204
    for model in (child, grandchild):
        problem(client.get(f"/models/{model}"), 404)
    assert stored_files(resources) == set()


def test_a_job_is_not_deleted_while_another_grew_from_a_child_that_was_kept_of_it(
    client: TestClient, keep: Callable[..., Response], job: str, hand: Hand
) -> None:
    child = keep().json()["model_id"]
    hand.succeed(0.5)
    client.post("/jobs", json={"dataset": "digits", "seed_model": {"model_id": child}, "search": {"trials": 1}})
    problem(client.delete(f"/jobs/{job}"), 409)


def test_a_child_of_a_model_that_is_gone_leaves_no_file(
    keep: Callable[..., Response], resources: Resources, job: str, hand: Hand, client: TestClient
) -> None:
    before = stored_files(resources)
    problem(keep(of="model_gone"), 404)
    assert stored_files(resources) == before
