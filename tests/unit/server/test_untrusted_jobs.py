"""Jobs that are meant to hurt: each is refused for what it is, before anything is built, and in bounded time."""

import json
import time
from typing import Any
from urllib.parse import quote

import pytest
from fastapi.testclient import TestClient

from tests.unit.server.answers import faults, problem

# Many times what is measured (at most 0.6 s on a busy machine of two cores); without the bounds it was 6 s.
PATIENCE_SECONDS = 4.0
JSON = {"content-type": "application/json"}
RELU = {"name": "a", "op": "relu", "inputs": ["input"]}


def architecture(*nodes: dict[str, Any], shape: list[int] | None = None) -> dict[str, Any]:
    graph = {"input": {"shape": shape or [1, 8, 8]}, "nodes": list(nodes), "output": nodes[-1]["name"]}
    return {"dataset": "digits", "seed_model": {"architecture": graph}}


def chain(op: str, count: int, **fields: Any) -> list[dict[str, Any]]:
    """`count` nodes of one kind, then a head for the digits' classes."""
    names = ["input", *(f"n{number}" for number in range(count))]
    nodes = [{"name": name, "op": op, "inputs": [names[place]], **fields} for place, name in enumerate(names[1:])]
    return [
        *nodes,
        {"name": "mean", "op": "global_avg_pool", "inputs": [names[-1]]},
        {"name": "flat", "op": "flatten", "inputs": ["mean"]},
        {"name": "fc", "op": "linear", "inputs": ["flat"], "out_features": 10},
    ]


WIDE = {"name": "wide", "op": "conv2d", "inputs": ["input"], "out_channels": 2**20, "kernel_size": 1}
MANY = {
    "unknown fields": {"dataset": "digits", **{f"f{i}": 1 for i in range(60_000)}},
    "as many unknown fields as are looked at": {"dataset": "digits", **{f"f{i}": 1 for i in range(29_000)}},
    "mutations": {"dataset": "digits", "mutations": {f"m{i}": 1 for i in range(29_000)}},
    "commands": {"dataset": "digits", "mutations": [{"name": "wider"}] * 29_000},
    "wrong commands": {"dataset": "digits", "mutations": [{"name": "w"}] * 29_000},
    "parameters": {
        "dataset": "digits",
        "mutations": [{"name": "wider", "parameters": {f"p{i}": 1 for i in range(29_000)}}],
    },
    "nodes": architecture(*chain("relu", 7_000)),
    "fields of a node": architecture({**RELU, **{f"x{i}": 1 for i in range(29_000)}}),
    "inputs of a node": architecture({"name": "a", "op": "add", "inputs": ["input"] * 29_000}),
    "dimensions": architecture(RELU, shape=[1] * 29_000),
    "seeds": {"dataset": "digits", "seed": [1] * 29_000},
}


@pytest.mark.parametrize("case", MANY)
def test_a_job_of_very_many_fields_is_refused_soon_and_shortly(client: TestClient, case: str) -> None:
    body = json.dumps(MANY[case]).encode()
    started = time.process_time()
    response = client.post("/jobs", content=body, headers=JSON)
    assert time.process_time() - started < PATIENCE_SECONDS
    assert faults(response)
    assert len(response.content) < 64 * 1024


def test_the_largest_architecture_that_there_may_be_is_no_such_job(client: TestClient) -> None:
    nodes = [{**node, "slope": 0.01} if node["op"] == "leaky_relu" else node for node in chain("leaky_relu", 1_997)]
    assert client.post("/jobs", json=architecture(*nodes)).status_code == 201


EXPLOSIONS = {
    "one layer's parameters": (
        architecture(
            {"name": "flat", "op": "flatten", "inputs": ["input"]},
            {"name": "a", "op": "linear", "inputs": ["flat"], "out_features": 2**20},
            {"name": "b", "op": "linear", "inputs": ["a"], "out_features": 2**20},
        ),
        "the limit is 2147483648",
    ),
    "activations": (
        architecture(
            WIDE,
            *[{"name": f"r{i}", "op": "relu", "inputs": ["wide" if i == 0 else f"r{i - 1}"]} for i in range(500)],
            {"name": "mean", "op": "global_avg_pool", "inputs": ["r499"]},
            {"name": "flat", "op": "flatten", "inputs": ["mean"]},
            {"name": "fc", "op": "linear", "inputs": ["flat"], "out_features": 10},
        ),
        "a step of training on 128 samples would take about",
    ),
    "a dimension": (architecture({**WIDE, "out_channels": 2**62}), "1048576"),
    "a shape": (architecture(RELU, shape=[2**20, 2**20, 2**20]), "the limit of one tensor"),
    "a kernel": (architecture({**WIDE, "out_channels": 1, "kernel_size": 2**31 - 1}), "kernel_size"),
}


@pytest.mark.parametrize("case", EXPLOSIONS)
def test_an_architecture_that_explodes_is_refused_by_its_cost(client: TestClient, case: str) -> None:
    spec, reason = EXPLOSIONS[case]
    started = time.process_time()
    found = faults(client.post("/jobs", json=spec))
    assert time.process_time() - started < PATIENCE_SECONDS
    assert reason in str(found)
    assert client.get("/jobs").json()["items"] == []


def test_an_architecture_of_too_many_operations_is_refused(client: TestClient) -> None:
    first, *head = chain("conv2d", 2, out_channels=64, kernel_size=3)
    spec = architecture(first, *head, shape=[1, 4096, 4096])
    assert "FLOPs a sample; the limit here is 1,099,511,627,776" in str(client.post("/jobs", json=spec).json())


BODIES = {
    "deep list": (b'{"dataset": "digits", "name": ' + b"[" * 500_000 + b"]" * 500_000 + b"}", "nested too deeply"),
    "deep object": (b'{"a":' * 150_000 + b"1" + b"}" * 150_000, "nested too deeply"),
    "long number": (b'{"dataset": "digits", "seed": ' + b"9" * 1_000_000 + b"}", "too many digits"),
    "NaN": (b'{"dataset": "digits", "training": {"learning_rate": NaN}}', "finite"),
    "Infinity": (b'{"dataset": "digits", "limits": {"max_seconds": Infinity}}', "finite"),
    "1e999": (b'{"dataset": "digits", "limits": {"max_seconds": 1e999}}', "finite"),
    "large": (b'{"dataset": "digits", "seed": ' + b"9" * 4_000 + b"}", "less than or equal"),
    "not UTF-8": (b'{"dataset": "\xff"}', "UTF-8"),
    "empty": (b"", "required"),
    "null": (b"null", "body"),
}


@pytest.mark.parametrize("case", BODIES)
def test_json_that_is_meant_to_break_a_parser_is_refused(client: TestClient, case: str) -> None:
    body, reason = BODIES[case]
    assert reason in problem(client.post("/jobs", content=body, headers=JSON), 422)["detail"]


@pytest.mark.parametrize(
    "kind", ["text/plain", "text/html", "multipart/form-data", "application/x-www-form-urlencoded"]
)
def test_a_body_of_another_type_is_refused(client: TestClient, kind: str) -> None:
    problem(client.post("/jobs", content=b'{"dataset": "digits"}', headers={"content-type": kind}), 415)


NAMES = [
    "'; DROP TABLE jobs; --",
    "' OR '1'='1",
    "%s %(x)s {0} $1 :name ?",
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "{{ 7 * 7 }} {% raw %}",
    "\r\nSet-Cookie: a=b\r\n\r\n<html>",
    "a\tb\x1b[31m\x07",
    "\u202egnp.exe\u2066",
    "Ⅷ ﬁ ｊｏｂ e\u0301 é",
    "\U0001f331" * 100,
    "../../../etc/passwd",
]


@pytest.mark.parametrize("name", NAMES)
def test_a_name_is_text_and_nothing_else(client: TestClient, name: str) -> None:
    posted = client.post("/jobs", json={"dataset": "digits", "name": name})
    assert posted.status_code == 201
    assert posted.json()["name"] == name
    assert posted.headers["content-type"] == "application/json"
    assert set(posted.headers) <= {
        "location",
        "content-length",
        "content-type",
        "cache-control",
        "content-security-policy",
        "x-content-type-options",
        "x-frame-options",
        "referrer-policy",
        "cross-origin-opener-policy",
        "cross-origin-resource-policy",
        "content-encoding",
        "vary",
        "x-request-id",
    }
    assert [job["name"] for job in client.get("/jobs").json()["items"]] == [name]


@pytest.mark.parametrize("name", ["a\x00b", "\ud800"])
def test_a_name_that_no_database_holds_is_refused(client: TestClient, name: str) -> None:
    body = json.dumps({"dataset": "digits", "name": name}).encode()
    assert "name" in faults(client.post("/jobs", content=body, headers=JSON))


@pytest.mark.parametrize("model", ['x"; filename="evil.exe', "x\r\nX-Evil: 1", "..%2F..%2Fetc", "x\x00"])
def test_no_name_in_a_path_reaches_a_header(client: TestClient, model: str) -> None:
    for path in ("checkpoint", "curves", ""):
        response = client.get(f"/models/{quote(model, safe='%')}/{path}".rstrip("/"))
        assert response.status_code == 404
        assert response.headers["content-type"] == "application/problem+json"
        assert "evil" not in str(response.headers).lower()
