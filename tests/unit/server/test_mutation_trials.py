"""Where a model could grow, and dry runs of it."""

from typing import Any

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import func, select

import nas
from nas import Architecture, Network, mutations, presets
from nas.job import JobSpec
from server import mutation_trials
from server.dependencies import Resources
from store.models import Model
from tests.unit.server.answers import faults, problem
from tests.unit.server.hand import Hand


@pytest.fixture
def model(client: TestClient, hand: Hand) -> str:
    """The id of a digits_cnn."""
    client.post("/jobs", json={"dataset": "digits", "search": {"trials": 1}})
    return hand.succeed(0.9)


def network_of(client: TestClient, model: str) -> Network:
    return Network.from_bytes(client.get(f"/models/{model}/checkpoint").content)


def test_sites_are_listed_with_the_reason_where_illegal(client: TestClient, model: str) -> None:
    page = client.get(f"/models/{model}/sites", params={"mutation": "wider"}).json()
    expected = nas.sites(presets.get("digits_cnn"), "wider")
    assert page == {
        "items": [{"name": "wider", "site": s.name, "legal": s.legal, "reason": s.reason} for s in expected],
        "next_cursor": None,
    }
    assert {item["site"]: item["legal"] for item in page["items"]} == {"conv1": True, "conv2": True, "fc1": False}
    assert page["items"][-1]["reason"]


def test_without_a_mutation_the_sites_of_all_are_paged(client: TestClient, model: str) -> None:
    items: list[dict[str, Any]] = []
    cursor: str | None = None
    while True:
        query = {"limit": 7, **({"cursor": cursor} if cursor else {})}
        page = client.get(f"/models/{model}/sites", params=query).json()
        items += page["items"]
        assert len(page["items"]) <= 7
        cursor = page["next_cursor"]
        if cursor is None:
            break
    architecture = presets.get("digits_cnn")
    assert [(item["name"], item["site"]) for item in items] == [
        (name, site.name) for name in mutations.names() for site in nas.sites(architecture, name)
    ]


def test_sites_of_an_unknown_mutation_are_refused(client: TestClient, model: str) -> None:
    found = faults(client.get(f"/models/{model}/sites", params={"mutation": "taller"}))
    assert "known: " in found["mutation"]


@pytest.mark.parametrize("call", ["sites", "mutations"])
def test_an_unknown_model_is_not_found(client: TestClient, call: str) -> None:
    if call == "sites":
        problem(client.get("/models/model_x/sites"), 404)
    else:
        problem(client.post("/models/model_x/mutations", json={"name": "wider"}), 404)


def test_a_dry_run_says_what_the_child_would_be_and_stores_nothing(
    client: TestClient, model: str, resources: Resources
) -> None:
    body = {"name": "wider", "site": "conv1", "parameters": {"width": 24}, "seed": 4}
    files = sorted(resources.settings.data_dir.rglob("*"))
    child = client.post(f"/models/{model}/mutations", json=body).json()
    (mutation,) = child["mutations"]
    assert (mutation["name"], mutation["site"], mutation["parameters"]["width"]) == ("wider", "conv1", 24)
    replayed, record = nas.mutate(network_of(client, model), "wider", site="conv1", **mutation["parameters"])
    assert (child["parameters"], child["flops"]) == (replayed.architecture.parameters, replayed.architecture.flops)
    assert child["architecture_digest"] == replayed.architecture.digest
    assert Architecture.model_validate(child["architecture"]) == replayed.architecture
    assert record.certificate is not None
    assert mutation["exact"]
    assert mutation["certificate"] == record.certificate.model_dump(mode="json")
    assert sorted(resources.settings.data_dir.rglob("*")) == files
    with resources.database.read() as session:
        assert session.scalar(select(func.count()).select_from(Model)) == 1


def test_several_commands_are_tried_in_order_and_become_a_jobs_commands(client: TestClient, model: str) -> None:
    body = {"commands": [{"name": "deeper", "site": "conv1"}, {"name": "skip"}, {"name": "wider"}], "seed": 1}
    child = client.post(f"/models/{model}/mutations", json=body).json()
    assert child == client.post(f"/models/{model}/mutations", json=body).json()
    assert child != client.post(f"/models/{model}/mutations", json={**body, "seed": 2}).json()
    assert [mutation["name"] for mutation in child["mutations"]] == ["deeper", "skip", "wider"]
    commands = [{key: mutation[key] for key in ("name", "site", "parameters")} for mutation in child["mutations"]]
    again = client.post(f"/models/{model}/mutations", json={"commands": commands, "seed": 9}).json()
    assert again == child
    assert JobSpec.model_validate({"dataset": "digits", "mutations": commands}).commands is not None


def test_a_mutation_that_is_not_exact_says_so(client: TestClient, model: str) -> None:
    body = {"name": "wider", "site": "conv1", "parameters": {"width": 20, "init": "noise"}}
    (mutation,) = client.post(f"/models/{model}/mutations", json=body).json()["mutations"]
    assert mutation["exact"] is False
    assert mutation["certificate"]["exact"] is False
    assert mutation["certificate"]["max_error"] > 1e-6


WIDER = {"name": "wider", "site": "conv1"}
BAD: dict[str, tuple[dict[str, Any], str, str]] = {
    "nothing": ({}, "body", "needs either name or commands"),
    "both": ({"name": "wider", "commands": [{"name": "wider"}]}, "body", "needs either name or commands"),
    "site beside commands": ({"site": "conv1", "commands": [{"name": "wider"}]}, "body", "belong to name"),
    "no commands": ({"commands": []}, "body", "commands must be 1 to 64, not 0"),
    "too many commands": ({"commands": [{"name": "continue"}] * 65}, "body", "commands must be 1 to 64, not 65"),
    "unknown field": ({**WIDER, "certify": False}, "certify", "unknown field"),
    "store in words": ({**WIDER, "store": "yes"}, "store", "valid boolean"),
    "unknown name": ({"name": "taller"}, "name", "unknown mutation 'taller'; known: "),
    "unknown name in a list": ({"commands": [WIDER, {"name": "taller"}]}, "commands.1.name", "known: "),
    "unknown parameter": ({**WIDER, "parameters": {"girth": 1}}, "parameters", "girth: wider has no such parameter"),
    "bad seed": ({**WIDER, "seed": -1}, "seed", "greater than"),
    "unknown site": ({"name": "wider", "site": "attic"}, "site", "wider has no site 'attic'; legal sites: conv1"),
    "illegal site": ({"name": "wider", "site": "fc1"}, "site", "wider cannot apply at 'fc1': "),
    "no site": ({"name": "widen_heads"}, "name", "has no legal site"),
    "a size that does not fit": ({**WIDER, "parameters": {"width": 3}}, "parameters.width", "3 channels asked for"),
    "the same in a list": (
        {"commands": [{"name": "skip"}, {**WIDER, "parameters": {"width": 3}}]},
        "commands.1.parameters.width",
        "3 channels asked for",
    ),
    "too large to build": ({**WIDER, "parameters": {"width": 2**20}}, "name", "the child would have"),
    "too large anywhere": ({"name": "wider", "parameters": {"width": 2**20}}, "name", "the child would have"),
    "too large in a list": (
        {"commands": [{"name": "skip"}, {**WIDER, "parameters": {"width": 2**18}}]},
        "commands.1.name",
        "the child would have",
    ),
}


@pytest.mark.parametrize("case", BAD)
def test_what_cannot_be_tried_is_refused_with_the_field_at_fault(client: TestClient, model: str, case: str) -> None:
    body, field, message = BAD[case]
    found = faults(client.post(f"/models/{model}/mutations", json=body))
    assert list(found) == [field]
    assert message in found[field]


def test_a_model_that_is_too_large_is_not_tried_on(
    client: TestClient, model: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(mutation_trials, "MAX_PARAMETERS", 1000)
    found = faults(client.post(f"/models/{model}/mutations", json=WIDER))
    assert "tried here on at most 1,000: submit a job" in found["model_id"]


def test_a_child_that_is_too_large_is_not_answered(
    client: TestClient, model: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    size = client.get(f"/models/{model}").json()["parameters"]
    monkeypatch.setattr(mutation_trials, "MAX_PARAMETERS", size + 1)
    found = faults(client.post(f"/models/{model}/mutations", json=WIDER))
    assert f"max_parameters is {size + 1}" in found["name"]


def test_a_model_that_takes_too_long_is_not_tried_on(
    client: TestClient, model: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The child of one command is the parent of the next, so that the limit holds along the list."""
    flops = client.get(f"/models/{model}").json()["flops"]
    monkeypatch.setattr(mutation_trials, "MAX_FLOPS", flops)
    body = {"commands": [{"name": "deeper"}, {"name": "continue"}]}
    assert "FLOPs" in faults(client.post(f"/models/{model}/mutations", json=body))["commands.1.name"]
    monkeypatch.setattr(mutation_trials, "MAX_FLOPS", flops - 1)
    assert "FLOPs" in faults(client.post(f"/models/{model}/mutations", json=body))["model_id"]


def test_a_body_that_is_not_json_is_refused(client: TestClient, model: str) -> None:
    headers = {"content-type": "text/plain"}
    problem(client.post(f"/models/{model}/mutations", content=b'{"name": "wider"}', headers=headers), 415)


def test_a_damaged_checkpoint_is_the_servers_fault(client: TestClient, model: str, resources: Resources) -> None:
    digest = client.get(f"/models/{model}").json()["checkpoint"]["sha256"]
    with open(resources.checkpoints.path(digest), "r+b") as file:
        file.write(b"\xff")
    assert problem(client.post(f"/models/{model}/mutations", json=WIDER), 500)["type"].endswith("corrupt-checkpoint")
