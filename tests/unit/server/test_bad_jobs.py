"""A job that cannot be run is refused with the fields at fault, and nothing of it is stored."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import func, select

from server.dependencies import Resources
from store.models import Base
from tests.unit.server.answers import faults, problem
from tests.unit.server.hand import Hand

CONV = {"name": "conv1", "op": "conv2d", "inputs": ["input"], "out_channels": 4, "kernel_size": 3}
FLAT = {"name": "flat", "op": "flatten", "inputs": ["conv1"]}
FC = {"name": "fc", "op": "linear", "inputs": ["flat"], "out_features": 10}


def architecture(*nodes: dict[str, Any], shape: tuple[int, ...] = (1, 8, 8)) -> dict[str, Any]:
    return {"input": {"shape": list(shape)}, "nodes": list(nodes), "output": nodes[-1]["name"]}


def seeded(*nodes: dict[str, Any], shape: tuple[int, ...] = (1, 8, 8)) -> dict[str, Any]:
    return {"dataset": "digits", "seed_model": {"architecture": architecture(*nodes, shape=shape)}}


@pytest.fixture(autouse=True)
def nothing_is_stored(client: TestClient, resources: Resources) -> Iterator[None]:
    yield
    with resources.database.read() as session:
        for table in Base.metadata.sorted_tables:
            if table.name != "alembic_version":
                assert session.scalar(select(func.count()).select_from(table)) == 0, table.name
    assert not list((resources.settings.data_dir / "broker").rglob("*.msg"))


BAD: dict[str, tuple[dict[str, Any], str, str]] = {
    "no data set": ({}, "dataset", "required"),
    "unknown field": ({"dataset": "digits", "colour": "red"}, "colour", "unknown field"),
    "unknown nested field": ({"dataset": "digits", "search": {"depth": 3}}, "search.depth", "unknown field"),
    "unknown data set": ({"dataset": "imagenet"}, "dataset", "known: cifar10, cifar100, digits"),
    "data set whose files are missing": ({"dataset": "mnist"}, "dataset", "NETGROW_DATASETS_DIR"),
    "unknown mutation": ({"dataset": "digits", "mutations": {"fatter": 1}}, "mutations", "known: "),
    "weights all zero": ({"dataset": "digits", "mutations": {"wider": 0}}, "mutations", "zero"),
    "negative weight": ({"dataset": "digits", "mutations": {"wider": -1}}, "mutations", "wider"),
    "unknown command": (
        {"dataset": "digits", "mutations": [{"name": "wider"}, {"name": "fatter"}]},
        "mutations.1.name",
        "known: ",
    ),
    "unknown parameter of a command": (
        {"dataset": "digits", "mutations": [{"name": "wider", "parameters": {"girth": 3}}]},
        "mutations.0.parameters",
        "girth",
    ),
    "unknown strategy": ({"dataset": "digits", "search": {"strategy": "magic"}}, "search.strategy", "evolution"),
    "no trials": ({"dataset": "digits", "search": {"trials": 0}}, "search.trials", "greater than"),
    "a budget that ends before the first epoch": (
        {"dataset": "digits", "search": {"budget": {"flops": 1e6}}},
        "search.budget.flops",
        "one epoch of the seed network takes",
    ),
    "a budget in two measures": (
        {"dataset": "digits", "search": {"budget": {"flops": 1e12, "seconds": 5}}},
        "search.budget",
        "exactly one",
    ),
    "unknown preset": (
        {"dataset": "digits", "seed_model": {"preset": "resnext"}},
        "seed_model.preset",
        "digits_cnn",
    ),
    "two seed models": (
        {"dataset": "digits", "seed_model": {"preset": "digits_cnn", "model_id": "m"}},
        "seed_model",
        "exactly one",
    ),
    "no seed model": ({"dataset": "digits", "seed_model": {}}, "seed_model", "exactly one"),
    "a head without a model": (
        {"dataset": "digits", "seed_model": {"preset": "digits_cnn", "head": "replace"}},
        "seed_model",
        "give it with model_id",
    ),
    "mutations without a site": (
        {"dataset": "digits", "mutations": {"widen_heads": 1}},
        "mutations",
        "name other mutations",
    ),
    "a command without a site": (
        {"dataset": "digits", "mutations": [{"name": "widen_heads"}]},
        "mutations.0",
        "no legal site",
    ),
    "a command at no site": (
        {"dataset": "digits", "mutations": [{"name": "wider", "site": "nowhere"}]},
        "mutations.0",
        "legal sites: conv1",
    ),
    "a command that narrows": (
        {"dataset": "digits", "mutations": [{"name": "wider", "site": "conv1", "parameters": {"width": 1}}]},
        "mutations.0",
        "each trial would fail",
    ),
    "unknown model": ({"dataset": "digits", "seed_model": {"model_id": "m"}}, "seed_model.model_id", "'m'"),
    "preset of another input shape": (
        {"dataset": "digits", "seed_model": {"preset": "mnist_cnn"}},
        "seed_model.preset",
        "[1, 28, 28]",
    ),
    "architecture of another input shape": (
        seeded(CONV, FLAT, FC, shape=(3, 8, 8)),
        "seed_model.architecture",
        "[3, 8, 8]",
    ),
    "architecture of another number of classes": (
        seeded(CONV, FLAT, {**FC, "out_features": 7}),
        "seed_model.architecture",
        "10 classes",
    ),
    "architecture whose shapes do not fit": (
        seeded(CONV, {**FC, "inputs": ["conv1"]}),
        "seed_model.architecture",
        "'fc'",
    ),
    "architecture that names a later node": (
        seeded({**CONV, "inputs": ["flat"]}, FLAT, FC),
        "seed_model.architecture",
        "'conv1'",
    ),
    "architecture with an unknown op": (
        seeded({**CONV, "op": "conv9d"}, FLAT, FC),
        "seed_model.architecture",
        "'conv1'",
    ),
    "more parameters than the limit": (
        {"dataset": "digits", "limits": {"max_parameters": 100}},
        "limits.max_parameters",
        "the limit is 100",
    ),
    "infinite learning rate": (
        {"dataset": "digits", "training": {"learning_rate": 1e400}},
        "training.learning_rate",
        "finite",
    ),
    "text for a number": ({"dataset": "digits", "seed": "zero"}, "seed", "integer"),
    "a name with half a character": ({"dataset": "digits", "name": "\ud800"}, "name", "unicode"),
    "a name with a NUL": ({"dataset": "digits", "name": "a\x00b"}, "name", "NUL"),
}


@pytest.mark.parametrize("case", BAD)
def test_a_bad_job_is_refused_with_the_field_at_fault(client: TestClient, case: str) -> None:
    body, field, message = BAD[case]
    found = faults(client.post("/jobs", content=dumps(body), headers={"content-type": "application/json"}))
    assert field in found
    assert message in found[field]


def dumps(body: dict[str, Any]) -> bytes:
    return json.dumps(body).encode()  # Infinity and lone surrogates included


def test_all_that_is_wrong_with_the_seed_is_said_at_once(client: TestClient) -> None:
    body = seeded({**CONV, "inputs": ["input"]}, FLAT, {**FC, "out_features": 7}, shape=(3, 8, 8))
    response = client.post("/jobs", json={**body, "limits": {"max_parameters": 1}})
    assert len(problem(response, 422)["errors"]) == 3


@pytest.mark.parametrize("body", [[], "digits", 3, None])
def test_a_body_that_is_no_object_is_refused(client: TestClient, body: object) -> None:
    problem(client.post("/jobs", json=body), 422)


def test_a_body_that_is_not_json_is_refused(client: TestClient) -> None:
    problem(client.post("/jobs", content=b"{", headers={"content-type": "application/json"}), 422)


@pytest.mark.parametrize("kind", ["text/plain", "application/x-www-form-urlencoded", "application/octet-stream", None])
def test_a_body_of_another_type_is_refused(client: TestClient, kind: str | None) -> None:
    headers = {} if kind is None else {"content-type": kind}
    problem(client.post("/jobs", content=b'{"dataset": "digits"}', headers=headers), 415)


@pytest.mark.parametrize("announced", [True, False], ids=["announced", "in chunks"])
def test_a_body_over_one_mebibyte_is_refused(client: TestClient, announced: bool) -> None:
    content = dumps({"dataset": "digits", "name": "x" * 2**20})
    body = content if announced else (content[start : start + 65536] for start in range(0, len(content), 65536))
    detail = problem(client.post("/jobs", content=body, headers={"content-type": "application/json"}), 413)["detail"]
    assert "1048576" in detail


def test_a_body_of_one_mebibyte_is_read(client: TestClient) -> None:
    content = dumps({"dataset": "imagenet"}).ljust(2**20)
    problem(client.post("/jobs", content=content, headers={"content-type": "application/json"}), 422)


def test_an_unknown_query_parameter_is_refused(client: TestClient) -> None:
    assert "dry_run" in faults(client.post("/jobs?dry_run=1", json={"dataset": "digits"}))


class TestWithModels:
    @pytest.fixture(autouse=True)
    def nothing_is_stored(self) -> None:
        """Here something is."""

    def test_a_seed_model_of_another_data_set_must_fit_this_one(self, client: TestClient, hand: Hand) -> None:
        client.post("/jobs", json={"dataset": "digits", "search": {"trials": 1}})
        seed = hand.succeed()
        body = {"dataset": "digits", "seed_model": {"model_id": seed}, "limits": {"max_parameters": 5}}
        assert "limits.max_parameters" in faults(client.post("/jobs", json=body))
        assert len(client.get("/jobs").json()["items"]) == 1
