"""One model over HTTP: its record, its checkpoint, its curves."""

import hashlib
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from nas import Network
from server.dependencies import Resources
from tests.unit.server.answers import problem
from tests.unit.server.hand import CERTIFICATE, Hand
from tests.unit.server.test_leaderboard import FIELDS


@pytest.fixture
def child(client: TestClient, hand: Hand) -> str:
    """The id of a model that was grown from a seed network."""
    client.post("/jobs", json={"dataset": "digits", "search": {"trials": 1}})
    hand.succeed(0.9)
    return hand.succeed(0.8)


def test_a_model_is_answered_in_full(client: TestClient, child: str) -> None:
    model = client.get(f"/models/{child}").json()
    line = client.get("/leaderboard").json()["items"][1]
    assert set(model) >= FIELDS | {
        "architecture",
        "architecture_digest",
        "checkpoint",
        "recipe",
        "test_score",
        "seconds",
    }
    assert {name: model[name] for name in FIELDS - {"mutations"}} == {n: line[n] for n in FIELDS - {"mutations"}}
    assert model["rank"] == 2
    assert [mutation["name"] for mutation in model["mutations"]] == line["mutations"]
    assert model["mutations"][0]["certificate"] == CERTIFICATE
    assert model["test_score"] == {"state": "not_scored", "accuracy": None}
    assert model["recipe"] == {"epochs": 2}


def test_a_checkpoint_is_the_file_that_its_digest_names(client: TestClient, child: str) -> None:
    model = client.get(f"/models/{child}").json()
    response = client.get(f"/models/{child}/checkpoint")
    assert response.status_code == 200
    assert hashlib.sha256(response.content).hexdigest() == model["checkpoint"]["sha256"]
    assert int(response.headers["content-length"]) == model["checkpoint"]["bytes"] == len(response.content)
    assert response.headers["etag"] == f'"{model["checkpoint"]["sha256"]}"'
    assert response.headers["content-disposition"] == f'attachment; filename="{child}.safetensors"'
    network = Network.from_bytes(response.content)
    assert network.architecture.digest == model["architecture_digest"]


def test_a_client_that_has_the_checkpoint_does_not_get_it_again(client: TestClient, child: str) -> None:
    tag = client.get(f"/models/{child}/checkpoint").headers["etag"]
    response = client.get(f"/models/{child}/checkpoint", headers={"If-None-Match": f'"other", {tag}'})
    assert (response.status_code, response.content, response.headers["etag"]) == (304, b"", tag)
    assert client.get(f"/models/{child}/checkpoint", headers={"If-None-Match": '"other"'}).status_code == 200


def checkpoint_file(client: TestClient, resources: Resources, model: str) -> Path:
    return Path(resources.checkpoints.path(client.get(f"/models/{model}").json()["checkpoint"]["sha256"]))


def test_a_corrupt_checkpoint_is_a_problem_and_never_a_download(
    client: TestClient, child: str, resources: Resources
) -> None:
    path = checkpoint_file(client, resources, child)
    content = bytearray(path.read_bytes())
    content[-1] ^= 1
    path.write_bytes(content)
    body = problem(client.get(f"/models/{child}/checkpoint"), 500)
    assert body["type"].endswith("corrupt-checkpoint")
    assert path.name in body["detail"]


def test_a_missing_checkpoint_is_a_problem(client: TestClient, child: str, resources: Resources) -> None:
    checkpoint_file(client, resources, child).unlink()
    assert problem(client.get(f"/models/{child}/checkpoint"), 500)["type"].endswith("missing-checkpoint")


def test_curves_are_the_epochs_of_the_training(client: TestClient, child: str) -> None:
    page = client.get(f"/models/{child}/curves").json()
    assert [epoch["epoch"] for epoch in page["items"]] == [1, 2]
    assert page["items"][1]["val_loss"] == 0.5
    assert page["next_cursor"] is None
    first = client.get(f"/models/{child}/curves", params={"limit": 1}).json()
    second = client.get(f"/models/{child}/curves", params={"limit": 1, "cursor": first["next_cursor"]}).json()
    assert [epoch["epoch"] for epoch in second["items"]] == [2]


@pytest.mark.parametrize("path", ["", "/checkpoint", "/curves"])
@pytest.mark.parametrize("model_id", ["model_unknown", "%00", "..%2F..%2Fetc%2Fpasswd"])
def test_an_unknown_model_is_not_found(client: TestClient, path: str, model_id: str) -> None:
    problem(client.get(f"/models/{model_id}{path}"), 404)


def test_a_checkpoint_store_that_is_away_is_unavailable_and_not_a_missing_checkpoint(
    client: TestClient, child: str, resources: Resources
) -> None:
    path = checkpoint_file(client, resources, child)
    path.unlink()
    path.mkdir()  # what the store cannot open, whatever the user who runs the test may read
    problem(client.get(f"/models/{child}/checkpoint"), 503)
