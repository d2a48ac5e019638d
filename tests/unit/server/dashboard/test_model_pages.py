"""The Model page and the Compare page as HTML, and what their scripts load."""

import io
import zipfile
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from fastapi.testclient import TestClient
from markupsafe import escape
from PIL import Image

import nas
from nas import Architecture, Network, presets
from nas.lru import LRU
from server.dashboard.model import assessment
from server.dependencies import Resources
from store.repositories import Models
from tests.unit.server.answers import problem
from tests.unit.server.hand import CERTIFICATE, MUTATION, Hand

SEED = Network.initialise(presets.get("digits_cnn"), seed=5)
EVIL = "<script>alert(1)"


def upload(client: TestClient, network: Network = SEED, dataset: str | None = "digits") -> str:
    fields = {} if dataset is None else {"dataset": dataset}
    answer = client.post("/models", data=fields, files={"file": ("network.safetensors", network.to_bytes())})
    assert answer.status_code in (200, 201), answer.text
    model_id: str = answer.json()["model_id"]
    return model_id


@pytest.fixture
def seed(client: TestClient, hand: Hand) -> str:
    """The seed model of a job whose name is a trap."""
    client.post("/jobs", json={"dataset": "digits", "name": EVIL, "search": {"trials": 3}})
    return hand.succeed(0.75)


@pytest.fixture
def child(seed: str, hand: Hand) -> str:
    return hand.succeed(0.875)


def text(client: TestClient, path: str, status: int = 200) -> str:
    answer = client.get(path)
    assert answer.status_code == status, answer.text
    assert answer.headers["content-type"].startswith("text/html")
    content: str = answer.text
    return content


def test_a_model_is_shown_with_its_lineage_facts_and_proof(client: TestClient, seed: str, child: str) -> None:
    page = text(client, f"/ui/models/{child}")
    assert "87.50 %" in page
    assert "+12.50 points to its parent" in page
    assert f'href="/ui/models/{seed}"' in page
    assert f"/ui/compare?models={seed},{child}" in page
    assert f"/ui/jobs/new?model={child}" in page
    assert '<span class="badge succeeded">exact</span>' in page
    assert "64 probes, in eval and train mode" in page
    for download in ("checkpoint", "export?format=onnx", "export?format=python", "export?format=torch", "card"):
        assert f'href="/models/{child}/{download}"' in page
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert(1)" in page


def test_a_seed_network_says_that_nothing_made_it(client: TestClient, seed: str) -> None:
    page = text(client, f"/ui/models/{seed}")
    assert "No mutation: the seed network itself." in page
    assert "Compare with its parent" not in page


def test_an_upload_without_metrics_says_so(client: TestClient) -> None:
    page = text(client, f"/ui/models/{upload(client, dataset=None)}")
    assert "Nobody has measured this model: it was uploaded." in page
    assert "no data set" in page
    assert "None: no trial trained this model." in page
    assert "Validation accuracy" not in page


def test_a_child_that_was_kept_by_hand_says_where_its_metrics_are_from(client: TestClient, seed: str) -> None:
    kept = client.post(f"/models/{seed}/mutations", json={"name": "wider", "store": True}).json()["model_id"]
    page = text(client, f"/ui/models/{kept}")
    assert "grown by hand and not trained" in page
    assert "75.00 %" in page


def test_an_approximate_model_is_marked_plainly(
    client: TestClient, seed: str, hand: Hand, monkeypatch: pytest.MonkeyPatch
) -> None:
    certificate = {**CERTIFICATE, "exact": False, "max_error": 0.5}
    monkeypatch.setitem(MUTATION, "exact", False)
    monkeypatch.setitem(MUTATION, "certificate", certificate)
    model_id = hand.succeed(0.5)
    page = text(client, f"/ui/models/{model_id}")
    assert "This model is approximate" in page
    assert '<span class="badge warning">approximate</span>' in page
    assert '<span class="badge succeeded">exact</span>' not in page
    assert "<dd>0.5 <span" in page


@pytest.mark.parametrize("rest", ["", "/sites", "/mistakes"])
def test_an_unknown_model_is_not_found(client: TestClient, rest: str) -> None:
    assert client.get(f"/ui/models/model_gone{rest}").status_code == 404


@pytest.mark.parametrize("path", ["network", "curves"])
def test_an_unknown_model_has_no_data(client: TestClient, path: str) -> None:
    problem(client.get(f"/ui/data/models/model_gone/{path}"), 404)


def test_the_network_is_given_with_its_parents(client: TestClient) -> None:
    model_id = upload(client)
    assert client.get(f"/ui/data/models/{model_id}/network").json()["parent"] is None
    body = {"name": "wider", "site": "conv1", "parameters": {"width": 20}, "store": True}
    kept = client.post(f"/models/{model_id}/mutations", json=body).json()["model_id"]
    found = client.get(f"/ui/data/models/{kept}/network").json()
    assert found["counts"]["changed"] == 1
    assert len(found["parent"]["nodes"]) == len(found["child"]["nodes"])
    plain = client.get(f"/ui/data/models/{kept}/network", params={"against": kept}).json()
    assert plain["parent"] is None
    page = text(client, f"/ui/models/{kept}")
    assert "1 layer was touched" in page
    assert "out channels 16 → 20" in page


def test_what_a_model_could_become_is_drawn_beside_it(client: TestClient) -> None:
    model_id = upload(client)
    grown, _ = nas.mutate(SEED, "deeper", seed=1, certify=False)
    path = f"/ui/data/models/{model_id}/network"
    assert client.post(path, json=grown.architecture.model_dump(mode="json")).json()["counts"]["added"] > 0
    assert "nodes" in problem(client.post(path, json={"input": {"shape": [1]}}), 422)["errors"][0]["message"]


def test_curves_go_from_the_seed_to_the_model(client: TestClient, seed: str, child: str) -> None:
    (lineage,) = client.get(f"/ui/data/models/{child}/curves").json()["models"]
    assert [segment["model_id"] for segment in lineage["segments"]] == [seed, child]
    assert [segment["start"] for segment in lineage["segments"]] == [0, 2]
    assert lineage["segments"][1]["inherited"] == {"val_loss": 0.25, "val_accuracy": 0.75}
    assert lineage["segments"][1]["columns"]["val_accuracy"] == [0.875, 0.875]


def test_the_form_names_every_site_and_why_others_are_none(client: TestClient) -> None:
    page = text(client, f"/ui/models/{upload(client)}/sites")
    assert '<option value="conv1">conv1</option>' in page
    illegal = next(site for site in nas.sites(SEED.architecture, "wider") if not site.legal)
    assert escape(str(illegal.reason)) in page
    assert 'name="parameters.width"' in page


def test_the_lineage_is_verified_on_the_page(client: TestClient, resources: Resources) -> None:
    model_id = upload(client)
    kept = client.post(f"/models/{model_id}/mutations", json={"name": "wider", "store": True}).json()["model_id"]
    path = f"/ui/models/{kept}/verification"
    assert "Everything is as recorded" in client.post(path).text
    digest = client.get(f"/models/{model_id}").json()["checkpoint"]["sha256"]
    Path(resources.checkpoints.path(digest)).unlink()
    answer = client.post(path)
    assert "Something is not as recorded" in answer.text
    assert answer.text.count("not as recorded") > 1


def test_mistakes_are_counted_and_pictured(client: TestClient) -> None:
    model_id = upload(client)
    found = nas.data.load("digits").validation
    _, accuracy = nas.evaluate(SEED, found, device="cpu")
    page = text(client, f"/ui/models/{model_id}/mistakes")
    assert f"{accuracy * 100:.2f} % of 359 samples are right" in page
    assert page.count("<tr><th scope=") == 10
    assert page.count('src="data:image/png;base64,') == 12


def test_mistakes_are_computed_once(client: TestClient, resources: Resources, monkeypatch: pytest.MonkeyPatch) -> None:
    network = Network.initialise(presets.get("digits_cnn"), seed=99)
    model_id = upload(client, network)
    first = text(client, f"/ui/models/{model_id}/mistakes")
    digest = client.get(f"/models/{model_id}").json()["checkpoint"]["sha256"]
    Path(resources.checkpoints.path(digest)).unlink()  # nothing is read again
    assert text(client, f"/ui/models/{model_id}/mistakes") == first
    monkeypatch.setattr(assessment, "_known", LRU[assessment.Assessment](1))
    assert "There is nothing to show" in text(client, f"/ui/models/{model_id}/mistakes")


def test_a_large_network_is_tried_on_a_part_of_the_split(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(assessment, "MAX_WORK", 120 * SEED.architecture.flops)
    page = text(client, f"/ui/models/{upload(client, Network.initialise(SEED.architecture, seed=103))}/mistakes")
    assert "of 120 samples are right" in page
    assert "evenly taken from the split's 359" in page
    monkeypatch.setattr(assessment, "MAX_WORK", SEED.architecture.flops)
    page = text(client, f"/ui/models/{upload(client, Network.initialise(SEED.architecture, seed=104))}/mistakes")
    assert "too large to be tried here" in page


def test_a_data_set_that_is_not_there_is_said(client: TestClient, resources: Resources) -> None:
    page = text(client, f"/ui/models/{upload(client, dataset=None)}/mistakes")
    assert "without naming a data set" in page
    made = client.post("/datasets", data={"name": "gone"}, files={"file": ("images.zip", folder("a", "b"))}).json()
    model_id = upload(client, reader(made["input_shape"], made["classes"]), "gone")
    Path(resources.checkpoints.path(made["sha256"])).unlink()
    assert "There is nothing to show" in text(client, f"/ui/models/{model_id}/mistakes")


def test_class_names_are_text(client: TestClient) -> None:
    made = client.post("/datasets", data={"name": "trap"}, files={"file": ("images.zip", folder(EVIL, "b&amp;"))})
    assert made.status_code == 201, made.text
    network = reader(made.json()["input_shape"], made.json()["classes"])
    page = text(client, f"/ui/models/{upload(client, network, 'trap')}/mistakes")
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert(1)" in page
    assert "b&amp;amp;" in page


def reader(shape: list[int], classes: int) -> Network:
    """One linear layer."""
    document: dict[str, Any] = {
        "input": {"shape": shape},
        "nodes": [
            {"name": "flat", "op": "flatten", "inputs": ["input"]},
            {"name": "fc", "op": "linear", "inputs": ["flat"], "out_features": classes},
        ],
        "output": "fc",
    }
    return Network.initialise(Architecture.model_validate(document), seed=1)


def folder(*classes: str) -> bytes:
    rng = np.random.default_rng(1)
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name in classes:
            for number in range(20):
                picture = io.BytesIO()
                Image.fromarray(rng.integers(0, 255, (6, 6, 3), dtype=np.uint8)).save(picture, "PNG")
                archive.writestr(f"{name}/{number}.png", picture.getvalue())
    return file.getvalue()


def test_models_are_compared_side_by_side(client: TestClient, seed: str, child: str, hand: Hand) -> None:
    other = hand.succeed(0.8)
    page = text(client, f"/ui/compare?models={child},{other}")
    assert "Compare 2 models" in page
    assert "They all grew from" in page
    assert "Validation accuracy" in page
    assert page.count("data-network=") == 2
    assert f"against={seed}" in page
    found = client.get("/ui/data/compare/curves", params={"models": f"{child},{other}"}).json()["models"]
    assert [each["label"] for each in found] == [child, other]


def test_models_without_a_common_ancestor_are_compared_too(client: TestClient, seed: str) -> None:
    page = text(client, f"/ui/compare?models={seed},{upload(client, dataset=None)}")
    assert "They have no ancestor in common" in page
    assert "not measured" in page


@pytest.mark.parametrize(
    ("asked", "status", "said"),
    [
        ("", 200, "Two to five models"),
        ("one", 400, "Name 2 to 5 different models; these are 1."),
        ("a,b,c,d,e,f", 400, "these are 6"),
        ("<b>x,y", 404, "There is no model &lt;b&gt;x, y (any more)."),
    ],
)
def test_what_cannot_be_compared_is_told_beside_the_field(
    client: TestClient, asked: str, status: int, said: str
) -> None:
    answer = client.get("/ui/compare", params={"models": asked})
    assert (answer.status_code, said in answer.text) == (status, True)
    assert "<b>x" not in answer.text


def test_curves_of_too_many_are_refused(client: TestClient) -> None:
    problem(client.get("/ui/data/compare/curves", params={"models": "a"}), 422)


@pytest.mark.parametrize(
    ("record", "told"),
    [
        ({"name": "wider"}, "There is no certificate"),
        ({**MUTATION, "certificate": None}, "There is no certificate"),
        ({**MUTATION, "certificate": {"exact": True}}, "not recorded"),
        ({**MUTATION, "certificate": {"max_error": 0.5, "modes": []}}, "does not confirm"),
    ],
)
def test_a_record_that_lacks_something_is_shown_with_what_is_missing(
    client: TestClient, resources: Resources, child: str, record: dict[str, Any], told: str
) -> None:
    with resources.database.write() as session:
        Models(session).get(child).mutations = [record]
    page = text(client, f"/ui/models/{child}")
    assert told in page
    assert ("approximate</span>" in page) is (record.get("certificate", {}) != {"exact": True})
    assert client.get(f"/models/{child}").json()["mutations"][0]["name"] == "wider"
    assert client.get(f"/models/{child}/card").status_code == 200
    assert "not as recorded" in client.post(f"/ui/models/{child}/verification").text
