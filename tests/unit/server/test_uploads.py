"""Networks that are uploaded, to be a job's seed."""

import json
import os
import pickle
import struct
import tempfile
from pathlib import Path
from typing import Any

import pytest
import safetensors.torch
import torch
from fastapi.testclient import TestClient
from httpx import Response

from nas import Network, presets
from server.dependencies import Resources
from store.settings import Settings
from tests.unit.server.alone import alone
from tests.unit.server.answers import faults, problem
from tests.unit.server.hand import Hand

NETWORK = Network.initialise(presets.get("digits_cnn"), seed=5)
ARCHITECTURE = json.dumps(NETWORK.architecture.model_dump(mode="json"))
CANARY = Path(tempfile.gettempdir()) / f"netgrow-was-unpickled-{os.getpid()}"


def upload(client: TestClient, content: bytes, key: str | None = None, **fields: str) -> Response:
    headers = {} if key is None else {"Idempotency-Key": key}
    return client.post("/models", data=fields, files={"file": ("network.safetensors", content)}, headers=headers)


def weights(**changes: torch.Tensor) -> bytes:
    """The network's tensors without an architecture."""
    return safetensors.torch.save({**NETWORK.weights, **changes})


def with_header(header: object, body: bytes = b"") -> bytes:
    text = header if isinstance(header, bytes) else json.dumps(header).encode()
    return struct.pack("<Q", len(text)) + text + body


def stored_files(resources: Resources) -> list[Path]:
    return [path for path in Path(resources.settings.checkpoints_url).rglob("*") if path.is_file()]


def test_a_checkpoint_becomes_a_model_that_nobody_has_measured(client: TestClient) -> None:
    response = upload(client, NETWORK.to_bytes())
    assert response.status_code == 201, response.text
    model = response.json()
    assert response.headers["location"] == f"/models/{model['model_id']}"
    assert client.get(response.headers["location"]).json() == model
    unknown = ("rank", "job_id", "trial_id", "parent_id", "dataset", "val_accuracy", "val_loss")
    assert [model[name] for name in unknown] == [None] * len(unknown)
    assert (model["metrics"], model["generation"], model["mutations"]) == ("not_measured", 0, [])
    assert model["checkpoint"] == {"sha256": NETWORK.digest, "bytes": len(NETWORK.to_bytes())}
    assert client.get(f"/models/{model['model_id']}/checkpoint").content == NETWORK.to_bytes()
    assert client.get(f"/models/{model['model_id']}/curves").json()["items"] == []
    assert client.get(f"/models/{model['model_id']}/sites").status_code == 200
    assert client.get("/leaderboard").json()["items"] == []


def test_weights_with_their_architecture_are_the_same_model(client: TestClient) -> None:
    model = upload(client, weights(), architecture=ARCHITECTURE, dataset="digits").json()
    assert model["checkpoint"]["sha256"] == NETWORK.digest
    assert model["dataset"] == "digits"


def test_a_job_trains_an_upload_first_and_then_grows_it(client: TestClient, hand: Hand) -> None:
    """Named for the same data set or not: it has no metrics there."""
    for dataset in ({}, {"dataset": "digits"}):
        model = upload(client, NETWORK.to_bytes(), **dataset).json()["model_id"]
        body = {"dataset": "digits", "seed_model": {"model_id": model}, "search": {"trials": 1}}
        job = client.post("/jobs", json=body).json()
        assert job["progress"]["total"] == 2
        claim = hand.claim()
        assert (claim.parent, claim.number) == (None, 0)
        assert claim.seed_model is not None
        assert claim.seed_model.checkpoint_sha256 == NETWORK.digest
        (node,) = client.get(f"/jobs/{job['id']}/lineage").json()["nodes"]
        assert (node["model_id"], node["external"], node["val_accuracy"]) == (model, True, None)


def test_a_child_of_an_upload_is_kept_unmeasured(client: TestClient) -> None:
    model = upload(client, NETWORK.to_bytes(), dataset="digits").json()["model_id"]
    response = client.post(f"/models/{model}/mutations", json={"name": "wider", "store": True})
    assert response.status_code == 201, response.text
    child = response.json()
    assert (child["parent_id"], child["generation"], child["job_id"]) == (model, 1, None)
    assert (child["metrics"], child["val_accuracy"], child["rank"]) == ("not_measured", None, None)
    assert child["dataset"] == "digits"
    assert client.get("/leaderboard").json()["items"] == []


def test_the_same_key_and_upload_again_is_the_same_model(client: TestClient, resources: Resources) -> None:
    first, again = (upload(client, NETWORK.to_bytes(), key="once") for _ in range(2))
    assert (first.status_code, again.status_code) == (201, 200)
    assert first.json() == again.json()
    problem(upload(client, NETWORK.to_bytes(), key="once", dataset="digits"), 409)
    other = Network.initialise(presets.get("digits_cnn"), seed=6)
    problem(upload(client, other.to_bytes(), key="once"), 409)
    assert len(stored_files(resources)) == 1
    assert upload(client, NETWORK.to_bytes()).json()["model_id"] != first.json()["model_id"]


def huge() -> bytes:
    entry = {"dtype": "F32", "shape": [2**20, 2**20], "data_offsets": [0, 2**42]}
    return with_header({"__metadata__": {"architecture": ARCHITECTURE}, "conv1.weight": entry})


class Bomb:
    """Runs code when it is unpickled."""

    def __reduce__(self) -> tuple[Any, ...]:
        return (CANARY.touch, ())


BAD: dict[str, tuple[bytes, dict[str, str], str, str]] = {
    "empty": (b"", {}, "file", "0 bytes: too short"),
    "cut in the header": (NETWORK.to_bytes()[:100], {}, "file", "the header claims"),
    "cut in the weights": (NETWORK.to_bytes()[:-100], {}, "file", "cannot be read"),
    "a pickle": (pickle.dumps(Bomb()), {}, "file", "the header claims"),
    "a header that claims more than there is": (struct.pack("<Q", 2**62) + b"{}", {}, "file", "the header claims"),
    "a header that is no JSON": (with_header(b"{nope"), {}, "file", "is not JSON"),
    "a header that claims terabytes": (huge(), {}, "file", "do not fit its architecture"),
    "an entry that makes no sense": (with_header({"a": {"shape": -1}}), {}, "file", "makes no sense"),
    "weights alone": (weights(), {}, "file", "send the architecture too"),
    "an illegal architecture inside": (
        with_header({"__metadata__": {"architecture": "{}"}}),
        {},
        "file",
        "the checkpoint's architecture is not legal",
    ),
    "weights of another architecture": (
        weights(),
        {"architecture": json.dumps(presets.get("mnist_cnn").model_dump(mode="json"))},
        "file",
        "do not fit the architecture: node ",
    ),
    "a checkpoint beside another architecture": (
        NETWORK.to_bytes(),
        {"architecture": json.dumps(presets.get("mnist_cnn").model_dump(mode="json"))},
        "file",
        "names another architecture",
    ),
    "a tensor too many": (
        weights(**{"attic.weight": torch.zeros(3)}),
        {"architecture": ARCHITECTURE},
        "file",
        "is no tensor of this architecture",
    ),
    "another precision": (
        weights(**{"conv1.bias": NETWORK.weights["conv1.bias"].half()}),
        {"architecture": ARCHITECTURE},
        "file",
        "is torch.float16, expected torch.float32",
    ),
    "not a number": (
        weights(**{"conv1.bias": NETWORK.weights["conv1.bias"] * float("nan")}),
        {"architecture": ARCHITECTURE},
        "file",
        "'conv1.bias' are not all finite",
    ),
    "an architecture that is no JSON": (weights(), {"architecture": "{nope"}, "architecture", "is not JSON"),
    "an architecture that nests too deeply": (weights(), {"architecture": "[" * 99999}, "architecture", "is not JSON"),
    "an architecture that is not legal": (
        weights(),
        {"architecture": '{"input": {"shape": [1]}, "nodes": [], "output": "attic"}'},
        "architecture",
        "nodes: ",
    ),
    "an unknown data set": (NETWORK.to_bytes(), {"dataset": "attic"}, "dataset", "unknown data set 'attic'"),
}


@pytest.mark.parametrize("case", BAD)
def test_what_is_no_network_is_refused_and_nothing_is_stored(
    client: TestClient, resources: Resources, case: str
) -> None:
    content, fields, field, message = BAD[case]
    found = faults(upload(client, content, **fields))
    assert list(found) == [field]
    assert message in found[field]
    assert stored_files(resources) == []
    assert not CANARY.exists()


def test_a_network_that_does_not_fit_the_data_set_it_is_for_is_refused(client: TestClient) -> None:
    network = Network.initialise(presets.get("mnist_cnn"))
    assert "input of shape [1, 28, 28]" in faults(upload(client, network.to_bytes(), dataset="digits"))["dataset"]


def test_an_upload_over_the_limit_is_refused(settings: Settings) -> None:
    small = settings.model_copy(update={"max_upload_bytes": 1000})
    network = Network.initialise(presets.get("mnist_cnn")).to_bytes()
    assert len(network) > 2**17
    with TestClient(alone(small), raise_server_exceptions=False) as client:
        problem(upload(client, network), 413)


def test_an_upload_without_a_file_or_a_form_is_refused(client: TestClient) -> None:
    assert "file" in faults(client.post("/models", data={"dataset": "digits"}, files={"other": ("x", b"x")}))
    problem(client.post("/models", json={"architecture": {}}), 415)
