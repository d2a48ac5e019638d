"""`grow`, `upload`, `verify` against a service that answers as the test says."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

import client
from client.cli import app
from client.models import JobId, LineageNode, Metrics, Model, ModelId
from tests.unit.client import answers
from tests.unit.client.scripted import HANG_UP, Reply, Request, problem, reply, scripted

CHILD = {name: answers.model()[name] for name in ("parameters", "flops", "architecture", "architecture_digest")}


def netgrow(*arguments: str, answer: Reply) -> tuple[Result, list[Request]]:
    with scripted(lambda request: answer) as service:
        result = CliRunner().invoke(app, list(arguments), env={"NETGROW_URL": service.url})
    return result, service.requests


def kept(**changes: Any) -> Reply:
    made: dict[str, Any] = {"trial_id": None, "metrics": "inherited", "recipe": {}, **changes}
    return reply(answers.model(**made), 201)


def finding(**changes: Any) -> dict[str, Any]:
    whole = {"matches": True, "reason": None}
    mutation = {"name": "wider", "site": "conv1", "exact": True, "max_error": 2e-16, "recorded_max_error": 1e-16}
    return {
        "model_id": "model_1",
        "generation": 1,
        "checkpoint": {"sha256": answers.DIGEST, "bytes": 5, **whole},
        "architecture": {"digest": "cd" * 32, **whole},
        "mutations": [{**mutation, **whole, **changes}],
    }


def test_grow_tries_the_mutations_in_order() -> None:
    answer = reply({**CHILD, "mutations": answers.model()["mutations"]})
    spoken = '{"name": "skip", "parameters": {"seed": 3}}'
    result, (request,) = netgrow("grow", "model_1", "-m", "deeper", "-m", "wider@conv1", "-m", spoken, answer=answer)
    assert result.exit_code == 0, result.stderr
    assert request.path == "/models/model_1/mutations"
    assert json.loads(request.body) == {
        "commands": [
            {"name": "deeper"},
            {"name": "wider", "site": "conv1"},
            {"name": "skip", "parameters": {"seed": 3}},
        ],
        "seed": 0,
    }
    assert "12,345 parameters" in result.stdout
    assert "nothing is stored" in result.stdout
    assert "exact: relative error 2.5e-16" in result.stdout


def test_grow_with_store_keeps_the_child_and_shows_whose_metrics_it_has() -> None:
    result, (request,) = netgrow("grow", "model_1", "-m", "wider", "--store", "--seed", "7", answer=kept())
    assert result.exit_code == 0, result.stderr
    assert json.loads(request.body) == {"commands": [{"name": "wider"}], "seed": 7, "store": True}
    assert request.headers["idempotency-key"]
    assert "97.50 %, loss 0.0812 (its parent's: it computes the same)" in result.stdout
    assert "none: it was kept by hand" in result.stdout


def test_a_lost_answer_keeps_one_model() -> None:
    replies = iter([HANG_UP, kept()])
    with scripted(lambda request: next(replies)) as service, client.Client(service.url) as api:
        model = api.grow(ModelId("model_1"), [{"name": "wider"}])
    assert model.metrics is Metrics.INHERITED
    first, again = (request.headers["idempotency-key"] for request in service.requests)
    assert first == again


@pytest.mark.parametrize("text", ["{nope", "{"])
def test_a_mutation_that_is_no_json_is_one_line(text: str) -> None:
    result, requests = netgrow("grow", "model_1", "-m", text, answer=kept())
    assert (result.exit_code, requests) == (1, [])
    assert result.stderr.startswith("netgrow: --mutation: is not JSON")


def test_what_is_refused_is_said() -> None:
    answer = problem(422, "name: noise is not exact", [{"field": "name", "message": "noise is not exact"}])
    result, _ = netgrow("grow", "model_1", "-m", "wider", "--store", answer=answer)
    assert result.exit_code == 1
    assert "noise is not exact" in result.stderr


def test_upload_sends_the_file_and_shows_that_nobody_has_measured_it(tmp_path: Path) -> None:
    weights, graph = tmp_path / "mine.safetensors", tmp_path / "graph.json"
    weights.write_bytes(b"the weights")
    graph.write_text('{"output": "fc"}')
    unmeasured = {"metrics": "not_measured", "val_accuracy": None, "val_loss": None, "rank": None, "job_id": None}
    answer = kept(**{"parent_id": None, "dataset": "digits", **unmeasured})
    arguments = ("upload", str(weights), "--architecture", str(graph), "--dataset", "digits")
    result, (request,) = netgrow(*arguments, answer=answer)
    assert result.exit_code == 0, result.stderr
    assert (request.method, request.path) == ("POST", "/models")
    for part in (b"the weights", b'{"output": "fc"}', b'name="dataset"', b'filename="mine.safetensors"'):
        assert part in request.body
    assert "not measured" in result.stdout
    assert "none: it was uploaded" in result.stdout


def test_upload_needs_a_file(tmp_path: Path) -> None:
    result, requests = netgrow("upload", str(tmp_path / "none"), answer=kept())
    assert (result.exit_code, requests) == (2, [])
    with client.Client("http://127.0.0.1:1") as api, pytest.raises(client.Error, match="cannot be read"):
        api.upload(tmp_path / "none")


def test_verify_shows_what_was_found_and_ends_well() -> None:
    answer = reply({"verified": True, "complete": True, "models": [finding()]})
    result, (request,) = netgrow("verify", "model_1", answer=answer)
    assert result.exit_code == 0, result.stderr
    assert (request.method, request.path) == ("POST", "/models/model_1/verify")
    assert "exact: relative error 2.0e-16, measured anew" in result.stdout
    assert "verified, back to its root" in result.stdout


def test_verify_ends_with_1_and_says_what_is_not_as_recorded() -> None:
    damaged = finding(matches=False, reason="the child's digest is recorded as a, and is b", exact=None)
    answer = reply({"verified": False, "complete": False, "models": [damaged]})
    result, (request,) = netgrow("verify", "model_1", "--generations", "0", answer=answer)
    assert result.exit_code == 1
    assert request.path == "/models/model_1/verify?generations=0"
    assert "the child's digest is recorded as a, and is b" in result.stdout
    assert "not verified (0 generations back)" in result.stdout
    listed, _ = netgrow("verify", "model_1", "--json", answer=answer)
    assert listed.exit_code == 1
    assert json.loads(listed.stdout)["models"][0]["mutations"][0]["matches"] is False


def test_models_without_a_trial_are_read() -> None:
    model = Model.model_validate(answers.model(trial_id=None, job_id=None, val_accuracy=None, val_loss=None))
    assert (model.job_id, model.val_loss, model.is_seed) == (None, None, False)
    node = {"model_id": "model_1", "number": None, "generation": 1, "parameters": 1}
    assert LineageNode.model_validate(node).number is None
    assert JobId("job_1") == Model.model_validate(answers.model()).job_id
