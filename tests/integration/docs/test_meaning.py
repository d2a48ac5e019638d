"""What the blocks of docs/ and the files of examples/ say is what netgrow takes, and not only well-formed."""

from __future__ import annotations

import json
import re
import time
from pathlib import Path
from typing import Any

import pytest
import yaml
from fastapi.testclient import TestClient

import nas
from server.app import create_app
from server.schemas.webhooks import JobPost
from store import migrate
from store.settings import Settings
from store.webhooks import signature
from tests.integration.docs.blocks import REPOSITORY, Block, blocks, pages

DATA = [block for page in pages() for block in blocks(page) if block.language in ("json", "yaml")]
SHOWN = [
    pytest.param(block.code, block.language, id=str(block))
    for block in DATA
    # The bodies of predictions there are no documents; they come from the routes' own schemas.
    if not block.page.endswith("rest-api.md") or '"dataset"' in block.code
]
FILES = [
    pytest.param(path.read_text(), path.suffix[1:], id=f"examples/{path.name}")
    for path in sorted((REPOSITORY / "examples").iterdir())
    if path.suffix in (".json", ".yaml") and path.name != "alerts.yaml"  # whose metrics test_worker_metrics looks up
]


def checked(document: dict[str, Any]) -> JobPost | nas.Architecture | nas.Recipe:
    """The document as what it is by its fields; raises what its class raises."""
    if "dataset" in document:
        return JobPost.model_validate(document)
    if "nodes" in document:
        return nas.Architecture.model_validate(document)
    return nas.Recipe.model_validate(document)


@pytest.mark.parametrize(("text", "language"), [*SHOWN, *FILES])
def test_a_shown_document_is_taken(text: str, language: str) -> None:
    checked(json.loads(text) if language == "json" else yaml.safe_load(text))


@pytest.mark.parametrize(
    "wrong",
    [
        {"dataset": "digits", "serch": {}},
        {"dataset": "digits", "training": {"optimizer": "sdg"}},
        {"dataset": "digits", "webhooks": [{"url": "https://hooks.example.com", "secret": "short"}]},
        {"input": {"shape": [4]}, "nodes": [{"name": "a", "op": "liner", "inputs": ["input"]}], "output": "a"},
        {"epochs": 3, "optimizer": "adam", "nesterov": True},
    ],
)
def test_a_wrong_document_would_be_found_out(wrong: dict[str, Any]) -> None:
    with pytest.raises((ValueError, nas.Error)):
        checked(wrong)


def snippet() -> Block:
    """How docs/integrations.md says to verify a webhook."""
    (found,) = (
        block
        for block in blocks(REPOSITORY / "docs" / "integrations.md")
        if block.language == "python" and "def verified" in block.code
    )
    return found


def test_the_page_s_own_lines_verify_what_the_server_signs() -> None:
    page: dict[str, Any] = {}
    exec(compile(snippet().code, str(snippet()), "exec"), page)
    secret, body, now = page["secret"], b'{"type": "job.ended"}', int(time.time())
    headers = {
        "webhook-id": "msg_1",
        "webhook-timestamp": str(now),
        "webhook-signature": signature(secret, "msg_1", now, body),
    }
    assert page["verified"](secret, headers, body)
    assert not page["verified"](secret, headers, body + b" ")
    assert not page["verified"](secret, {**headers, "webhook-id": "msg_2"}, body)
    old = now - 301
    late = {**headers, "webhook-timestamp": str(old), "webhook-signature": signature(secret, "msg_1", old, body)}
    assert not page["verified"](secret, late, body)


def test_the_metrics_that_operators_read_of_are_those_that_are_served(tmp_path: Path) -> None:
    settings = Settings(data_dir=tmp_path)
    migrate.upgrade(settings.database_url)
    with TestClient(create_app(settings)) as client:
        served = set(re.findall(r"^# TYPE (netgrow_\w+)", client.get("/metrics").text, re.MULTILINE))
    named = {
        page: set(re.findall(r"`(netgrow_\w+)`", (REPOSITORY / "docs" / page).read_text()))
        for page in ("operations.md", "api.md")
    }
    assert named["operations.md"] == served | {"netgrow_upload_bytes_allowed"}  # only where there is a quota
    assert named["api.md"] <= served
