"""What each command prints with --json, against a real service: one document that a program can read."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from unittest.mock import patch

import numpy as np
import pytest
from cryptography.fernet import Fernet
from typer.main import get_command
from typer.testing import CliRunner

from client.cli import app
from tests.integration.client.netgrow import Up
from tests.integration.client.test_commands import LONG, SMALL

WITHOUT = {"up", "server", "worker", "migrate"}
"""Commands that have nothing to print for programs."""
ELSEWHERE = {"demo", "redeliver", "datasets fetch", "watch"}
"""Tested with --json where they have what they need: test_demo, test_webhooks, test_commands."""


def words_of(command: Any, before: tuple[str, ...] = ()) -> Iterator[str]:
    """Every command as it is typed."""
    if not hasattr(command, "commands"):
        yield " ".join(before)
        return
    for name, inner in command.commands.items():
        yield from words_of(inner, (*before, name))


@pytest.fixture
def run(service: Up, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[..., Any]]:
    """A command with --json, as the document that it prints; it must succeed, and print nothing else."""
    monkeypatch.chdir(tmp_path)  # where MLflow puts artefacts of a store without a server
    variables = {"NETGROW_URL": service.url, "NETGROW_DATA_DIR": str(service.data_dir)}

    def run(*words: str, stdin: str = "") -> Any:
        result = CliRunner().invoke(app, [*words, "--json"], input=stdin, env=variables)
        assert result.exit_code == 0, (words, result.output)
        done.add(" ".join(words[:2]) if words[0] in ("datasets", "keys") else words[0])
        return json.loads(result.stdout)

    done: set[str] = set()
    run.done = done  # type: ignore[attr-defined]
    with patch.dict(os.environ):
        yield run


@pytest.mark.slow
@pytest.mark.timeout(600)
def test_every_command_prints_one_document(run: Callable[..., Any], tmp_path: Path) -> None:
    job = run("submit", "-", "--watch", stdin=json.dumps(SMALL))
    best, job_id = job["best_model"]["model_id"], job["id"]
    for word in ("job", "trials", "lineage", "deliveries"):
        assert isinstance(run(word, job_id), dict | list)
    for word in ("show", "curves", "sites", "card", "verify"):
        assert isinstance(run(word, best), dict | list)
    with patch.dict(os.environ, NETGROW_SECRET_KEYS=Fernet.generate_key().decode()):
        assert run("encrypt-secrets") == {"encrypted": 0}
    for word in ("jobs", "leaderboard", "workers", "presets", "mutations", "doctor", "gc", "audit"):
        assert isinstance(run(word), dict | list)
    assert run("grow", best, "-m", "wider")["parameters"]
    assert run("mutations", "--random", "2")["seed_model"]

    checkpoint, samples = tmp_path / "model.safetensors", tmp_path / "x.npz"
    np.savez(samples, x=np.zeros((3, 8, 8)))
    assert run("download", best, "-o", str(checkpoint))["sha256"]
    assert run("export", best, "-f", "torch", "-o", str(tmp_path / "model.pt"))["bytes"] > 0
    assert len(run("predict", best, str(samples))["predictions"]) == 3
    assert run("upload", str(checkpoint))["model_id"] != best
    assert run("mlflow", job_id, "--tracking-uri", f"sqlite:///{tmp_path / 'mlflow.sqlite3'}")["events"] > 0

    mine = tmp_path / "mine.npz"
    np.savez(mine, x=np.random.default_rng(0).random((60, 8, 8)), y=np.arange(60) % 3)
    assert run("datasets", "upload", str(mine))["name"] == "mine"
    assert "mine" in {dataset["name"] for dataset in run("datasets", "list")}
    assert run("datasets", "delete", "mine", "--yes")

    long = run("submit", "-", stdin=json.dumps(LONG))["id"]
    for word, state in (("pause", {"paused"}), ("resume", {"queued", "running"})):
        assert run(word, long)["state"] in state
    assert run("extend", long, "--trials", "1")["id"] == long
    assert run("cancel", long)["cancel_requested"]
    assert run("delete", job_id, "--yes") == {"deleted": job_id}

    # In a database of their own: with the first key, every request of the service's tests would need one.
    apart = {"NETGROW_DATA_DIR": str(tmp_path / "keys")}
    assert CliRunner().invoke(app, ["migrate"], env=apart).exit_code == 0
    there = ("--data-dir", apart["NETGROW_DATA_DIR"])
    key = run("keys", "create", "--name", "json", *there)
    assert [known["id"] for known in run("keys", "list", *there)] == [key["id"]]
    assert run("keys", "revoke", key["id"], *there)["revoked_at"]
    assert run.done == set(words_of(get_command(app))) - WITHOUT - ELSEWHERE  # type: ignore[attr-defined]
