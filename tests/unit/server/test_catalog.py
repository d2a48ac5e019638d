"""What a job may name, and who is alive."""

import itertools

from fastapi.testclient import TestClient

from nas import mutations, presets
from server.dependencies import Resources
from store.repositories import Workers
from tests.unit.server.answers import faults


def test_presets_are_listed_with_their_shapes_and_cost(client: TestClient) -> None:
    page = client.get("/presets").json()
    assert [item["name"] for item in page["items"]] == presets.names()
    assert page["next_cursor"] is None
    digits = page["items"][0]
    architecture = presets.get("digits_cnn")
    assert digits["name"] == "digits_cnn"
    assert (digits["input_shape"], digits["classes"]) == ([1, 8, 8], 10)
    assert (digits["parameters"], digits["flops"]) == (architecture.parameters, architecture.flops)


def test_a_listed_preset_is_an_architecture_that_a_job_may_start_from(client: TestClient) -> None:
    architecture = client.get("/presets").json()["items"][0]["architecture"]
    body = {"dataset": "digits", "seed_model": {"architecture": architecture}}
    assert client.post("/jobs", json=body).status_code == 201


def test_mutations_are_listed_with_their_parameters_and_default_weights(client: TestClient) -> None:
    items = {item["name"]: item for item in client.get("/mutations").json()["items"]}
    assert list(items) == mutations.names()
    assert all(item["description"] for item in items.values())
    assert items["continue"]["default_weight"] == 0
    assert items["continue"]["parameters"] == {}


def test_a_mutations_parameters_can_be_read_without_any_other_document(client: TestClient) -> None:
    items = {item["name"]: item for item in client.get("/mutations").json()["items"]}
    assert "$ref" not in str(items)
    inits = next(option for option in items["wider"]["parameters"]["init"]["anyOf"] if "enum" in option)
    assert {"elementwise", "zero_out", "net2wider"} <= set(inits["enum"])
    assert items["wider"]["parameters"]["width"]["description"] == "Channels afterwards."


def test_workers_that_are_alive_are_listed_with_their_trials(client: TestClient, resources: Resources) -> None:
    assert client.get("/workers").json() == {"items": [], "next_cursor": None}
    with resources.database.write() as session:
        Workers(session).seen("worker_1", host="box", pid=7, device="cuda:0", trial_id="trial_1")
        Workers(session).seen("worker_2", host="box", pid=8, device="cpu")
    busy, idle = client.get("/workers").json()["items"]
    assert (busy["id"], busy["host"], busy["pid"], busy["device"]) == ("worker_1", "box", 7, "cuda:0")
    assert (busy["trial_id"], idle["trial_id"]) == ("trial_1", None)
    assert busy["seen_at"].endswith("Z")


def test_an_unknown_query_parameter_is_refused_also_where_there_are_none(client: TestClient) -> None:
    assert "name" in faults(client.get("/presets?name=x"))
    assert "verbose" in faults(client.get("/jobs/job_x?verbose=1"))


def test_a_listing_refuses_the_cursor_of_any_other(client: TestClient, resources: Resources) -> None:
    jobs = [client.post("/jobs", json={"dataset": "digits", "seed": seed}).json()["id"] for seed in range(2)]
    with resources.database.write() as session:
        for worker in ("worker_1", "worker_2"):
            Workers(session).seen(worker, host="box", pid=7, device="cpu")
    paths = ["/presets", "/mutations", "/datasets", "/workers", "/jobs", *(f"/jobs/{job}/trials" for job in jobs)]
    cursors = {path: client.get(path, params={"limit": 1}).json()["next_cursor"] for path in paths}
    cursors = {path: cursor for path, cursor in cursors.items() if cursor is not None}
    assert {"/presets", "/mutations", "/datasets", "/workers", "/jobs"} <= set(cursors)
    for (own, cursor), path in itertools.product(cursors.items(), paths):
        answer = client.get(path, params={"limit": 1, "cursor": cursor})
        if path == own:
            assert answer.status_code == 200
        else:
            assert "another listing" in str(faults(answer)["cursor"]), f"{own} in {path}"
