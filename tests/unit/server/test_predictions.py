"""What a model says of samples that are sent to it."""

import io
import json
import tempfile
from typing import Any

import numpy as np
import pytest
import torch
from fastapi.testclient import TestClient
from httpx import Response

from nas import Network, presets
from nas.data import Normalisation, load
from nas.lru import LRU
from server import predicting, samples, statistics
from server.routes import exports
from store.models import Dataset, Model
from tests.unit.server.answers import faults, problem
from tests.unit.server.hand import Hand
from tests.unit.server.test_datasets import upload as upload_dataset
from tests.unit.server.test_uploads import upload

DIGITS = load("digits")


@pytest.fixture
def model(client: TestClient, hand: Hand) -> str:
    """The id of a seed network for digits."""
    client.post("/jobs", json={"dataset": "digits", "search": {"trials": 1}})
    return hand.succeed(0.9)


def test_time_stamps_are_normalised_as_in_training() -> None:
    """In float32 they have steps of 128: their model would see none of what it learned from."""
    stamps = 1.7e9 + np.arange(40.0).reshape(40, 1)
    made = samples.arranged(stamps, (1,), "x", 100, torch.float64)
    scale = Normalisation(made.mean(0), made.std(0))
    assert scale.apply(made).flatten().tolist() == pytest.approx(
        ((stamps - stamps.mean()) / stamps.std(ddof=1)).ravel()
    )


def archive(**arrays: Any) -> bytes:
    buffer = io.BytesIO()
    np.savez(buffer, **arrays)
    return buffer.getvalue()


def send(client: TestClient, model: str, content: bytes) -> Response:
    return client.post(f"/models/{model}/predict", files={"file": ("x.npz", content)})


def ask(client: TestClient, model: str, inputs: object) -> Response:
    body = json.dumps({"inputs": inputs})
    return client.post(f"/models/{model}/predict", content=body, headers={"Content-Type": "application/json"})


def expected(client: TestClient, model: str, images: torch.Tensor) -> np.ndarray[Any, Any]:
    network = Network.from_bytes(client.get(f"/models/{model}/checkpoint").content)
    with torch.inference_mode():
        chances: np.ndarray[Any, Any] = network.module().eval()(images).softmax(1).numpy()
    return chances


def probabilities(response: Response) -> np.ndarray[Any, Any]:
    assert response.status_code == 200, response.text
    return np.array([row["probabilities"] for row in response.json()["predictions"]])


def test_raw_samples_are_normalised_as_in_training(client: TestClient, model: str) -> None:
    split = DIGITS.validation
    raw = split.images[:7]
    response = send(client, model, archive(x=raw[:, 0].numpy(), y=split.labels[:7].numpy()))
    chances = expected(client, model, split.normalisation.apply(raw))
    np.testing.assert_allclose(probabilities(response), chances, atol=1e-6)
    body = response.json()
    assert (body["dataset"], body["normalised"]) == ("digits", "as_in_training")
    assert [row["label"] for row in body["predictions"]] == chances.argmax(1).tolist()
    np.testing.assert_allclose([row["probability"] for row in body["predictions"]], chances.max(1), atol=1e-6)


@pytest.mark.parametrize("kind", [np.uint8, np.int64, np.float16, np.float32, np.float64])
def test_json_and_every_kind_of_array_give_the_same(client: TestClient, model: str, kind: type[np.generic]) -> None:
    raw = DIGITS.validation.images[:3, 0].numpy()
    as_json = probabilities(ask(client, model, raw.tolist()))
    assert np.array_equal(probabilities(send(client, model, archive(x=raw.astype(kind)))), as_json)


def test_a_sample_may_come_with_its_channel_last_or_first(client: TestClient, model: str) -> None:
    raw = DIGITS.validation.images[:3].numpy()
    plain, first, last = (
        probabilities(send(client, model, archive(x=x))) for x in (raw[:, 0], raw, raw.transpose(0, 2, 3, 1))
    )
    assert np.array_equal(plain, first)
    assert np.array_equal(plain, last)


def test_channels_last_are_put_first() -> None:
    array = np.arange(2 * 4 * 5 * 3).reshape(2, 4, 5, 3)
    found = samples.arranged(array, (3, 4, 5), "x", 10)
    assert np.array_equal(found.numpy(), array.transpose(0, 3, 1, 2))


def test_a_model_of_an_upload_sees_the_inputs_as_they_are_sent(client: TestClient) -> None:
    network = Network.initialise(presets.get("digits_cnn"), seed=5)
    model = upload(client, network.to_bytes()).json()["model_id"]
    raw = DIGITS.validation.images[:3]
    response = send(client, model, archive(x=raw[:, 0].numpy()))
    np.testing.assert_allclose(probabilities(response), expected(client, model, raw.to(torch.float32)), atol=1e-6)
    assert (response.json()["dataset"], response.json()["normalised"]) == (None, "not_at_all")
    named = upload(client, network.to_bytes(), dataset="digits").json()["model_id"]
    assert send(client, named, archive(x=raw[:, 0].numpy())).json()["normalised"] == "as_in_training"


def test_a_data_set_that_cannot_be_read_here_is_named(client: TestClient, model: str, hand: Hand) -> None:
    with hand.database.write() as session:
        row = session.get(Model, model)
        assert row is not None
        row.dataset = "mnist"
    found = problem(ask(client, model, np.zeros((1, 8, 8)).tolist()), 409)
    assert "mnist" in found["detail"]
    assert "NETGROW_DATASETS_DIR" in found["detail"]


@pytest.mark.parametrize(
    ("array", "words"),
    [
        (np.zeros((2, 9, 8)), "(2, 9, 8), but must be (samples, 8, 8, 1) or (samples, 8, 8) or (samples, 1, 8, 8)"),
        (np.zeros((64,)), "must be (samples"),
        (np.float64(3), "has 0 samples"),
        (np.zeros((0, 8, 8)), "has 0 samples; 1 to"),
        (np.full((2, 8, 8), np.nan), "sample 0 has a value that is not finite"),
        (np.full((1, 8, 8), 1e39), "not finite as float32"),
        (np.full((1, 8, 8), "a"), "must hold plain numbers"),
        (np.full((1, 8, 8), 1j), "must hold plain numbers"),
    ],
)
def test_a_bad_array_is_named_with_what_would_be_right(
    client: TestClient, model: str, array: np.ndarray[Any, Any], words: str
) -> None:
    found = faults(send(client, model, archive(x=array)))
    assert set(found) <= {"x", "file"}
    assert words in "".join(found.values())


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "the file (0 bytes) is no .npz"),
        (b"hello", "the file (5 bytes) is no .npz"),
        (archive(x=np.zeros(3))[:-9], "truncated or damaged"),
        (archive(y=np.zeros(3)), "the array x is missing; it holds y"),
        (archive(x=np.array([object()], dtype=object)), "must hold plain numbers"),
    ],
)
def test_a_bad_file_is_named(client: TestClient, model: str, content: bytes, words: str) -> None:
    message = faults(send(client, model, content))["file"]
    assert words in message
    assert "/tmp" not in message


@pytest.mark.parametrize(
    ("body", "field", "words"),
    [
        ("", "body", "not JSON"),
        ("[1]", "body", "must be an object"),
        ("{}", "inputs", "is required"),
        ('{"inputs": [], "model": 1}', "model", "unknown field; known: inputs"),
        ('{"inputs": 3}', "inputs", "must be a list"),
        ('{"inputs": []}', "inputs", "has 0 samples"),
        ('{"inputs": [[1, 2], [3]]}', "inputs.1", "has 1 elements; those before it have 2"),
        ('{"inputs": [[1, "a"]]}', "inputs.0.1", "must be a number"),
        ('{"inputs": [[1, true]]}', "inputs.0.1", "must be a number"),
        ('{"inputs": [[1, null]]}', "inputs.0.1", "must be a number"),
        ('{"inputs": [1, [2]]}', "inputs.1", "must be a number"),
        ('{"inputs": [[1, NaN]]}', "inputs", "must be"),
        ('{"inputs": [[[[[[1]]]]]]}', "inputs.0.0.0.0.0", "must be a number"),
        ("[" * 100_000, "body", "nested too deeply"),
        ('{"inputs": [1' + "0" * 400 + "]}", "inputs", "too large"),
    ],
)
def test_a_bad_body_is_named(client: TestClient, model: str, body: str, field: str, words: str) -> None:
    response = client.post(f"/models/{model}/predict", content=body, headers={"Content-Type": "application/json"})
    found = faults(response)
    assert words in found[field] or (field == "inputs" and words in str(found))


def test_a_value_that_is_no_number_names_its_sample(client: TestClient, model: str) -> None:
    inputs = np.zeros((3, 8, 8))
    inputs[2, 4, 4] = np.inf
    assert "sample 2 " in faults(ask(client, model, inputs.tolist()))["inputs"]


def test_a_form_without_a_file_and_another_type_are_refused(client: TestClient, model: str) -> None:
    path = f"/models/{model}/predict"
    assert "is required" in faults(client.post(path, files={"x": ("x.npz", b"")}))["file"]
    two = {"file": ("x.npz", archive(x=np.zeros((1, 8, 8)))), "more": ("y.npz", b"")}
    assert "unknown field" in faults(client.post(path, files=two))["more"]
    assert problem(client.post(path, content=b"1", headers={"Content-Type": "text/csv"}), 415)
    assert problem(client.post(path), 415)
    assert problem(ask(client, "model_x", [[1]]), 404)


def test_limits_are_named(client: TestClient, model: str, monkeypatch: pytest.MonkeyPatch) -> None:
    one = np.zeros((1, 8, 8)).tolist()
    monkeypatch.setattr(predicting, "MAX_SAMPLES", 2)
    assert "has 3 samples; 1 to 2" in faults(ask(client, model, one * 3))["inputs"]
    monkeypatch.setattr("server.mutation_trials.MAX_FLOPS", 10)
    assert "at most 10" in faults(ask(client, model, one))["model_id"]
    monkeypatch.setattr(samples, "MAX_JSON_BYTES", 10)
    assert "send an .npz" in faults(ask(client, model, one))["body"]
    monkeypatch.setattr(exports, "MAX_PREDICT_BYTES", 20)
    assert problem(ask(client, model, one), 413)


def test_an_archive_that_unpacks_to_too_much_is_not_unpacked(client: TestClient, model: str) -> None:
    buffer = io.BytesIO()
    np.savez_compressed(buffer, x=np.zeros((samples.MAX_UNPACKED_BYTES // 64 + 1, 64), np.uint8))
    assert "unpacks to" in faults(send(client, model, buffer.getvalue()))["file"]


def test_a_network_that_computes_nothing_finite_says_so(client: TestClient) -> None:
    network = Network.initialise(presets.get("digits_cnn"), seed=5)
    huge = {
        key: tensor * 1e30 if tensor.is_floating_point() and "running" not in key else tensor
        for key, tensor in network.weights.items()
    }
    model = upload(client, Network(network.architecture, huge).to_bytes()).json()["model_id"]
    assert "computes no finite number" in faults(ask(client, model, np.ones((1, 8, 8)).tolist()))["inputs"]


def test_the_statistics_of_an_uploaded_data_set_count_and_its_names(
    client: TestClient, hand: Hand, monkeypatch: pytest.MonkeyPatch
) -> None:
    rng = np.random.default_rng(0)
    x, y = rng.normal(50, 5, (300, 8, 8)).astype(np.float32), np.arange(300) % 10
    assert upload_dataset(client, archive(x=x, y=y), "mine").status_code == 201
    client.post("/jobs", json={"dataset": "mine", "seed_model": {"preset": "digits_cnn"}, "search": {"trials": 1}})
    model = hand.succeed(0.5)
    found = probabilities(send(client, model, archive(x=x[:4])))
    with tempfile.NamedTemporaryFile(suffix=".npz") as file:
        file.write(archive(x=x, y=y))
        file.flush()
        dataset = load("mine", path=file.name)
    chances = expected(client, model, dataset.train.normalisation.apply(torch.from_numpy(x[:4, None])))
    np.testing.assert_allclose(found, chances, atol=1e-6)
    assert ask(client, model, x[:1].tolist()).json()["predictions"][0]["name"] is None
    names = [f"<b>{label}" for label in range(10)]
    with hand.database.write() as session:
        row = session.get(Dataset, "mine")
        assert row is not None
        row.info = {**row.info, "class_names": names}
    monkeypatch.setattr(statistics, "_known", LRU[statistics.Statistics](1))
    named = ask(client, model, x[:3].tolist()).json()["predictions"]
    assert [row["name"] for row in named] == [names[row["label"]] for row in named]
