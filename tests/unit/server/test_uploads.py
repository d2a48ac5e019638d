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

import nas
from nas import Architecture, Network, presets
from server.dependencies import Resources
from store.settings import Settings
from tests.unit.server.alone import alone
from tests.unit.server.answers import faults, problem
from tests.unit.server.hand import Hand
from workers.supervise import order_of

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


OWN = {"mean": [0.5], "std": [0.25], "scale": 16}


def test_an_upload_may_bring_its_own_normalisation_and_every_use_of_it_goes_by_that(
    client: TestClient, hand: Hand
) -> None:
    model = upload(client, NETWORK.to_bytes(), normalisation=json.dumps(OWN), dataset="digits").json()
    assert model["normalisation"] == {"mean": [8.0], "std": [4.0]}
    unnamed = upload(client, NETWORK.to_bytes(), normalisation=json.dumps(OWN)).json()["model_id"]
    raw = torch.arange(64.0).view(1, 8, 8) / 4
    expected = NETWORK.module().eval()((raw[None] - 8) / 4).softmax(1)[0].tolist()
    for model_id in (model["model_id"], unnamed):
        answer = client.post(f"/models/{model_id}/predict", json={"inputs": raw.tolist()}).json()
        assert answer["normalised"] == "as_in_training"
        assert answer["predictions"][0]["probabilities"] == pytest.approx(expected, abs=1e-6)
        assert "| 0 | 8\\.0 | 4\\.0 |" in client.get(f"/models/{model_id}/card").text
    child = client.post(f"/models/{unnamed}/mutations", json={"name": "wider", "store": True}).json()
    assert child["normalisation"] == model["normalisation"]
    body = {"dataset": "digits", "search": {"trials": 1}}
    for wish, mean in (({}, (8.0,)), ({"normalisation": "model"}, (8.0,)), ({"normalisation": "dataset"}, None)):
        seed_model = {"model_id": model["model_id"], **wish}
        assert client.post("/jobs", json={**body, "seed_model": seed_model}).status_code == 201
        order = order_of(hand.claim())
        assert (order.dataset.normalisation and order.dataset.normalisation.mean) == mean


@pytest.mark.parametrize(
    ("given", "field", "reason"),
    [
        ("{", "normalisation", "JSON"),
        ('{"mean": [1]}', "normalisation.std", "required"),
        ('{"mean": [1, 2], "std": [1, 2]}', "normalisation", "takes 1 channels"),
        ('{"mean": [1], "std": [0]}', "normalisation.std.0", "greater than 0"),
        ('{"mean": [1], "std": [1], "scale": 1e300}', "normalisation", "too large for float32"),
        ('{"mean": [1], "std": [1], "colour": 1}', "normalisation.colour", '"scale": 255'),
    ],
)
def test_statistics_that_make_no_sense_are_refused_with_an_example(
    client: TestClient, given: str, field: str, reason: str
) -> None:
    assert reason in faults(upload(client, NETWORK.to_bytes(), normalisation=given))[field]


def test_an_upload_may_get_a_new_head(client: TestClient) -> None:
    model = upload(client, NETWORK.to_bytes(), classes="4").json()
    graph = Architecture.model_validate(model["architecture"])
    assert graph.shapes[graph.output] == (4,)
    assert upload(client, NETWORK.to_bytes(), classes="4").json()["checkpoint"] == model["checkpoint"]
    assert "classes" in faults(upload(client, NETWORK.to_bytes(), classes="4", dataset="digits"))["dataset"]
    gated = Network.initialise(Architecture.model_validate(GATED))
    assert "its head cannot be replaced" in faults(upload(client, gated.to_bytes(), classes="4"))["classes"]


GATED = {
    "input": {"shape": [3, 8, 8]},
    "nodes": [
        {"name": "conv", "op": "conv2d", "inputs": ["input"], "out_channels": 10, "kernel_size": 3},
        {"name": "pool", "op": "global_avg_pool", "inputs": ["conv"]},
        {"name": "flat", "op": "flatten", "inputs": ["pool"]},
        {"name": "norm", "op": "layer_norm", "inputs": ["flat"]},
    ],
    "output": "norm",
}


def test_a_job_may_ask_for_another_head_and_other_inputs(client: TestClient, hand: Hand) -> None:
    colour = Network.initialise(presets.get("resnet"), seed=1)
    model = upload(client, nas.adapt(colour, classes=4).to_bytes()).json()["model_id"]
    body: dict[str, Any] = {"dataset": "digits", "search": {"trials": 1}, "limits": {"max_parameters": 10**8}}
    seed_model = {"model_id": model}
    refused = client.post("/jobs", json={**body, "seed_model": seed_model}).json()["errors"]
    assert [part for part in ("input", "head") if f"seed_model.{part}" in json.dumps(refused)] == ["input", "head"]
    seed_model |= {"head": "replace", "input": "adapt"}
    response = client.post("/jobs", json={**body, "seed_model": seed_model})
    assert response.status_code == 201, response.text
    assert response.json()["progress"]["total"] == 2
    order = order_of(hand.claim())
    assert order.spec["seed_model"] == seed_model
    gated = upload(client, Network.initialise(Architecture.model_validate(GATED)).to_bytes()).json()["model_id"]
    wrong = client.post("/jobs", json={**body, "seed_model": {"model_id": gated, "head": "replace", "input": "adapt"}})
    assert "with a linear layer behind" in faults(wrong)["seed_model.head"]


def test_a_trained_model_with_a_new_head_is_trained_first_also_on_its_own_data_set(
    client: TestClient, hand: Hand
) -> None:
    client.post("/jobs", json={"dataset": "digits", "search": {"trials": 1}})
    seed = hand.succeed()
    hand.succeed()
    for change, total in (({}, 1), ({"head": "replace"}, 2), ({"input": "adapt"}, 2)):
        body = {"dataset": "digits", "seed_model": {"model_id": seed, **change}, "search": {"trials": 1}}
        assert client.post("/jobs", json=body).json()["progress"]["total"] == total
