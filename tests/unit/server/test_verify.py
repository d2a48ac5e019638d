"""Doing a model's lineage again, and finding what is not as recorded."""

import copy
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient

from nas import Network, presets
from server import verifying
from server.dependencies import Resources
from store.models import Model
from tests.unit.server.answers import faults, problem
from tests.unit.server.hand import Hand

GROWTHS: list[dict[str, Any]] = [
    {"commands": [{"name": "wider", "site": "conv1"}, {"name": "deeper"}], "seed": 3},
    {"name": "skip", "seed": 4},
]


@pytest.fixture
def lineage(client: TestClient, hand: Hand) -> list[str]:
    """A seed model, its child by two mutations, and the child's by one; the eldest first."""
    client.post("/jobs", json={"dataset": "digits", "search": {"trials": 1}})
    models = [hand.succeed(0.9)]
    for growth in GROWTHS:
        response = client.post(f"/models/{models[-1]}/mutations", json={**growth, "store": True})
        models.append(response.json()["model_id"])
    return models


@pytest.fixture
def edit(resources: Resources) -> Callable[[str, Callable[[Model], None]], None]:
    """Changes a model's row, as nobody may."""

    def change(model: str, how: Callable[[Model], None]) -> None:
        def move(session: Any) -> None:
            row = session.get(Model, model)
            row.mutations = copy.deepcopy(row.mutations)
            how(row)

        resources.database.transact(move)

    return change


def verify(client: TestClient, model: str, **query: int) -> dict[str, Any]:
    response = client.post(f"/models/{model}/verify", params=query)
    assert response.status_code == 200, response.text
    found: dict[str, Any] = response.json()
    return found


def reasons(found: dict[str, Any]) -> list[str]:
    """What was found, in order."""
    said = []
    for model in found["models"]:
        findings = [model["checkpoint"], model["architecture"], *model["mutations"]]
        assert all(finding["matches"] == (finding["reason"] is None) for finding in findings)
        said += [finding["reason"] for finding in findings if finding["reason"]]
    assert found["verified"] == (not said)
    return said


def file_of(resources: Resources, client: TestClient, model: str) -> Path:
    return Path(resources.checkpoints.path(client.get(f"/models/{model}").json()["checkpoint"]["sha256"]))


def test_a_sound_lineage_is_verified_from_its_root(client: TestClient, lineage: list[str]) -> None:
    found = verify(client, lineage[-1])
    assert reasons(found) == []
    assert found["complete"]
    assert [model["model_id"] for model in found["models"]] == lineage
    assert [model["generation"] for model in found["models"]] == [0, 1, 2]
    assert [[m["name"] for m in model["mutations"]] for model in found["models"]] == [[], ["wider", "deeper"], ["skip"]]
    for model in found["models"]:
        for mutation in model["mutations"]:
            assert mutation["exact"]
            assert mutation["max_error"] <= 1e-10
            assert mutation["recorded_max_error"] <= 1e-10


def test_only_as_many_generations_as_asked_for_are_looked_at(client: TestClient, lineage: list[str]) -> None:
    found = verify(client, lineage[-1], generations=0)
    assert [model["model_id"] for model in found["models"]] == lineage[-1:]
    assert reasons(found) == []
    assert not found["complete"]
    assert faults(client.post(f"/models/{lineage[-1]}/verify", params={"generations": -1}))


def test_a_flipped_byte_in_an_ancestor_is_found(client: TestClient, lineage: list[str], resources: Resources) -> None:
    path = file_of(resources, client, lineage[0])
    content = bytearray(path.read_bytes())
    content[-1] ^= 1
    path.write_bytes(content)
    found = verify(client, lineage[-1])
    first, *others = reasons(found)
    assert "is damaged" in first
    assert others == ["its parent's checkpoint cannot be read here"] * 2
    assert found["models"][2]["mutations"][0]["matches"]


def test_a_missing_checkpoint_is_found(client: TestClient, lineage: list[str], resources: Resources) -> None:
    file_of(resources, client, lineage[-1]).unlink()
    (reason,) = reasons(verify(client, lineage[-1]))
    assert "has no file" in reason


def test_a_store_that_is_away_is_no_finding(client: TestClient, lineage: list[str], resources: Resources) -> None:
    path = file_of(resources, client, lineage[-1])
    path.unlink()
    path.mkdir()
    problem(client.post(f"/models/{lineage[-1]}/verify"), 503)


def another_network(row: Model, resources: Resources) -> None:
    blob = resources.checkpoints.put(Network.initialise(presets.get("digits_cnn"), seed=99).to_bytes())
    row.checkpoint_sha256, row.checkpoint_bytes = blob.sha256, blob.bytes


def certificate(row: Model, **changes: Any) -> None:
    row.mutations[0]["certificate"] |= changes


EDITS: dict[str, tuple[Callable[[Model], Any], str]] = {
    "seed": (lambda row: row.mutations[0]["parameters"].update(seed=1), "the child's digest is recorded as"),
    "width": (lambda row: row.mutations[0]["parameters"].update(width=17), "the child's digest is recorded as"),
    "site": (lambda row: row.mutations[0].update(site="conv2"), "the child's digest is recorded as"),
    "no such site": (lambda row: row.mutations[0].update(site="attic"), "it cannot be carried out: wider has no site"),
    "no such mutation": (lambda row: row.mutations[0].update(name="taller"), "it cannot be carried out: "),
    "a parameter that nothing takes": (
        lambda row: row.mutations[0]["parameters"].update(certify=True),
        "it cannot be carried out: ",
    ),
    "a size that is far too large": (
        lambda row: row.mutations[0]["parameters"].update(width=2**20),
        "it cannot be carried out: ",
    ),
    "error": (lambda row: certificate(row, max_error=1e-3), "the error is recorded as 0.001"),
    "verdict": (lambda row: certificate(row, exact=False), "the certificate's verdict is recorded as False"),
    "claim": (lambda row: row.mutations[0].update(exact=False), "the claim to be exact is recorded as False"),
    "tolerance": (lambda row: certificate(row, tolerance=1.0), "the tolerance is recorded as 1.0"),
    "probes": (lambda row: certificate(row, probe_digest="0" * 64), "the probes' digest is recorded as"),
    "parent": (lambda row: certificate(row, parent_digest="0" * 64), "the parent's digest is recorded as"),
    "no certificate": (lambda row: row.mutations[0].update(certificate=None), "recorded without a certificate"),
    "no record": (lambda row: row.mutations[0].pop("site"), "the record is damaged: site"),
    "one mutation fewer": (lambda row: row.mutations.pop(), "its mutations lead to an architecture"),
    "digest": (lambda row: setattr(row, "architecture_digest", "0" * 64), "the checkpoint's architecture has the"),
    "architecture": (
        lambda row: setattr(row, "architecture", presets.get("mnist_cnn").model_dump(mode="json")),
        "the recorded architecture has the digest",
    ),
    "no architecture": (lambda row: setattr(row, "architecture", {}), "the recorded architecture is not legal"),
    "parameters": (lambda row: setattr(row, "parameters", 1), "recorded are 1"),
    "bytes": (lambda row: setattr(row, "checkpoint_bytes", 1), "recorded are 1"),
}


@pytest.mark.parametrize("case", EDITS)
def test_an_edited_record_is_found(
    client: TestClient, lineage: list[str], edit: Callable[[str, Callable[[Model], Any]], None], case: str
) -> None:
    how, expected = EDITS[case]
    edit(lineage[1], how)
    assert expected in " | ".join(reasons(verify(client, lineage[1])))


def test_another_network_in_the_place_of_a_child_is_found(
    client: TestClient, lineage: list[str], resources: Resources, edit: Callable[[str, Callable[[Model], Any]], None]
) -> None:
    edit(lineage[1], lambda row: another_network(row, resources))
    found = reasons(verify(client, lineage[-1]))
    assert "it was not trained, and its mutations lead to other weights" in found
    assert any("the checkpoint's architecture has the digest" in reason for reason in found)
    assert any("the parent's digest is recorded as" in reason or "cannot be carried out" in reason for reason in found)


def test_a_record_that_was_made_up_is_found(client: TestClient, lineage: list[str], hand: Hand) -> None:
    """The hand's child was never grown from its parent."""
    (finding,) = verify(client, hand.succeed(0.8))["models"][-1]["mutations"]
    assert not finding["matches"]


def test_the_work_of_one_request_is_bounded(
    client: TestClient, lineage: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    flops = client.get(f"/models/{lineage[0]}").json()["flops"]
    monkeypatch.setattr(verifying, "MAX_WORK", flops)
    assert reasons(verify(client, lineage[1])) == [
        "it cannot be carried out: the lineage is more work than is done at once: ask for fewer generations"
    ]
    monkeypatch.setattr(verifying, "MAX_BYTES", 1000)
    assert set(reasons(verify(client, lineage[-1]))) == {"its parent's checkpoint cannot be read here"}


def test_an_unknown_model_is_not_found(client: TestClient) -> None:
    problem(client.post("/models/model_x/verify"), 404)
