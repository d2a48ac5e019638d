"""The commands that look: what they ask the service, and what they print for people and for programs."""

import json
import os
import socket
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from rich.console import Console
from typer.main import get_command
from typer.testing import CliRunner

from client.cli import app
from client.models import LeaderboardItem, Lineage, Worker
from client.rendering.lineage import lineage_tree
from client.rendering.progress import HIGH, progress_panel
from client.rendering.service import workers_table
from client.watching.view import TOP, JobView
from tests.unit.client import answers
from tests.unit.client.scripted import Reply, problem, reply, scripted
from tests.unit.client.test_async import board
from tests.unit.client.test_commands import netgrow, page

TRIAL = {
    "id": "trial_1",
    "job_id": "job_1",
    "number": 3,
    "state": "failed",
    "mutations": ["wider"],
    "epoch": 2,
    "parameters": 1234,
    "seconds": 1.5,
    "error": "the loss\nis \x1b[31mnot finite",
    "created_at": answers.TIME,
}
EPOCH = {
    "epoch": 1,
    "train_loss": 0.5,
    "train_accuracy": 0.75,
    "val_loss": 0.25,
    "val_accuracy": 0.875,
    "learning_rate": 0.01,
    "seconds": 1.0,
}
SITE = {"name": "wider", "site": "conv1", "legal": False, "reason": "it feeds the [bold]output"}
PRESET = {
    "name": "digits_cnn",
    "input_shape": [1, 8, 8],
    "classes": 10,
    "parameters": 1234,
    "flops": 5678,
    "architecture": {},
}


def node(name: str, parent: str | None, **changes: Any) -> dict[str, Any]:
    return {
        "model_id": name,
        "parent_id": parent,
        "number": 0,
        "generation": 0,
        "val_accuracy": 0.5,
        "val_loss": 1.0,
        "parameters": 1000,
        "mutations": [] if parent is None else ["wider"],
        "external": False,
        **changes,
    }


NODES = [
    node("seed", None, number=0),
    node("late", "hand", number=2, val_accuracy=0.75),
    node("child", "seed", number=1, val_accuracy=0.9),
    node("hand", "child", number=None, val_accuracy=None),
]
LINEAGE = {"job_id": "job_1", "nodes": NODES, "edges": []}
PREDICTIONS = {
    "model_id": "model_1",
    "dataset": None,
    "normalised": "not_at_all",
    "predictions": [{"label": 1, "name": None, "probability": 0.75, "probabilities": [0.0, 0.75, 0.25]}],
}


@pytest.mark.parametrize(
    ("arguments", "answer", "path", "words"),
    [
        (["job", "job_1"], reply(answers.job()), "/jobs/job_1", ["job_1 (digits): running", '"dataset": "digits"']),
        (["trials", "job_1"], page(TRIAL), "/jobs/job_1/trials?limit=100", ["failed", "wider", "the loss is  [31mnot"]),
        (["lineage", "job_1"], reply(LINEAGE), "/jobs/job_1/lineage", ["#1 90.00 %", "best", "hand"]),
        (["curves", "model_1"], page(EPOCH), "/models/model_1/curves?limit=100", ["0.2500", "87.50 %"]),
        (["sites", "model_1", "-m", "wider"], page(SITE), "/models/model_1/sites?mutation=wider&limit=100", ["[bold]"]),
        (["presets"], page(PRESET), "/presets?limit=100", ["digits_cnn", "1×8×8", "5,678"]),
        (["workers"], page(answers.worker()), "/workers?limit=100", ["worker_1", "waits"]),
        (["workers"], page(), "/workers?limit=100", ["netgrow worker"]),
    ],
)
def test_commands_that_look(arguments: list[str], answer: Reply, path: str, words: list[str]) -> None:
    result, requests = netgrow(*arguments, answer=answer)
    assert result.exit_code == 0, result.stderr
    assert [request.path for request in requests] == [path]
    assert all(word in result.stdout for word in words), result.stdout
    assert "\x1b" not in result.stdout
    as_json, _ = netgrow(*arguments, "--json", answer=answer)
    given = json.loads(answer.body)
    assert json.loads(as_json.stdout) is not None
    assert len(json.loads(as_json.stdout)) == len(given["items"]) if "items" in given else True


def test_a_lineage_puts_each_model_below_its_parent() -> None:
    console = Console(width=120)
    with console.capture() as capture:
        console.print(lineage_tree(Lineage.model_validate(LINEAGE)))
    lines = capture.get().splitlines()
    depth = {
        name: next(line.index("#") if "#" in line else line.index("not") for line in lines if f"  {name}" in line)
        for name in ("seed", "child", "hand", "late")
    }
    assert depth["seed"] < depth["child"] < depth["hand"] < depth["late"]


def test_a_lineage_of_two_thousand_generations_fits_the_terminal() -> None:
    nodes = [node(f"m{depth}", f"m{depth - 1}" if depth else None) for depth in range(2_000)]
    console = Console(width=120)
    with console.capture() as capture:
        console.print(lineage_tree(Lineage.model_validate({**LINEAGE, "nodes": nodes})))
    lines = capture.get().splitlines()
    assert len(lines) == 2_001
    assert "1999: " in lines[-1]
    assert lines[-1].endswith("m1999")


def test_predict_shows_classes_and_says_what_was_not_normalised(tmp_path: Path) -> None:
    path = tmp_path / "x.npz"
    path.write_bytes(b"arrays")
    result, requests = netgrow("predict", "model_1", str(path), answer=reply(PREDICTIONS))
    assert result.exit_code == 0, result.stderr
    assert "75.00 %" in result.stdout
    assert "2 25.00 %, 0 0.00 %" in result.stdout
    assert "not normalised" in result.stdout
    assert requests[0].path == "/models/model_1/predict"
    as_json, _ = netgrow("predict", "model_1", str(path), "--json", answer=reply(PREDICTIONS))
    assert json.loads(as_json.stdout)["predictions"][0]["label"] == 1


def test_export_writes_a_file_that_is_named_by_the_model(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    result, _ = netgrow("export", "model_1", "--format", "python", answer=Reply(200, b"import torch"))
    assert result.stdout == "model_1.py: 12 bytes\n"
    assert (tmp_path / "model_1.py").read_bytes() == b"import torch"
    as_json, _ = netgrow("export", "model_1", "-f", "onnx", "-o", "x.onnx", "--json", answer=Reply(200, b"1"))
    assert json.loads(as_json.stdout) == {"path": "x.onnx", "format": "onnx", "bytes": 1}
    refused, _ = netgrow("export", "model_1", "-f", "onnx", "-o", "y.onnx", answer=problem(501, "needs an extra"))
    assert (refused.exit_code, refused.stderr) == (1, "netgrow: needs an extra\n")
    assert not (tmp_path / "y.onnx").exists()


def test_a_card_is_printed_or_written(tmp_path: Path) -> None:
    answer = Reply(200, "# modèle".encode(), {"Content-Type": "text/markdown; charset=utf-8"})
    assert netgrow("card", "model_1", answer=answer)[0].stdout == "# modèle\n"
    assert json.loads(netgrow("card", "model_1", "--json", answer=answer)[0].stdout)["markdown"] == "# modèle"
    path = tmp_path / "card.md"
    assert netgrow("card", "model_1", "-o", str(path), answer=answer)[0].exit_code == 0
    assert path.read_text() == "# modèle"


def test_delete_asks_first() -> None:
    result, requests = netgrow("delete", "job_1", stdin="n\n")
    assert result.exit_code == 1
    assert "nothing was deleted" in result.stderr
    assert [request.method for request in requests] == ["GET"]
    for arguments, stdin in ((["--yes"], ""), ([], "y\n")):
        result, requests = netgrow("delete", "job_1", *arguments, stdin=stdin)
        assert result.exit_code == 0, result.stderr
        assert requests[-1].method == "DELETE"
    assert json.loads(netgrow("delete", "job_1", "-y", "--json")[0].stdout) == {"deleted": "job_1"}


def test_a_leaderboard_is_watched() -> None:
    first, second = answers.item(1, model_id="model_a"), answers.item(1, model_id="model_b")
    stream = board("snapshot", items=[first]) + board("change", items=[second], removed=["model_a"])
    answered: list[str] = []

    def answer(request: Any) -> Reply:
        answered.append(request.path)
        last = len(answered) > 1  # then nobody lets this client look any more
        return problem(403, "no more") if last else Reply(200, stream, {"Content-Type": "text/event-stream"})

    with scripted(answer) as service:
        result = CliRunner().invoke(app, ["leaderboard", "--watch", "--json"], env={"NETGROW_URL": service.url})
    assert [[row["model_id"] for row in json.loads(line)] for line in result.stdout.splitlines()] == [
        ["model_a"],
        ["model_b"],
    ]
    assert result.stderr == "netgrow: no more\n"
    assert answered[0] == "/leaderboard/stream?limit=20"


def test_watching_shows_the_best_models_where_there_is_room() -> None:
    from client.models import Job

    view = JobView(Job.model_validate(answers.job()))
    lines = []
    for rows in (0, 2):
        view.top = tuple(LeaderboardItem.model_validate(answers.item(rank)) for rank in range(1, rows + 1))
        console = Console(width=120)
        with console.capture() as capture:
            console.print(progress_panel(view, height=HIGH))
        lines.append(capture.get().splitlines())
    assert len(lines[0]) == len(lines[1])
    assert sum("97.50 %" in line and "12,345" in line for line in lines[1]) == 2
    with console.capture() as capture:
        console.print(progress_panel(view, height=HIGH - 1))
    assert len(capture.get().splitlines()) == len(lines[1]) - TOP - 2


def test_workers_say_when_they_were_seen() -> None:
    worker = Worker.model_validate(answers.worker(seen_at="2026-11-21T07:23:41Z"))
    console = Console(width=120)
    with console.capture() as capture:
        console.print(workers_table([worker], datetime(2026, 11, 21, 7, 24, 0, tzinfo=UTC)))
    assert "19 s ago" in capture.get()


def test_a_device_that_is_not_there_is_one_line() -> None:
    for command in (["worker", "--device", "cuda:77"], ["worker", "--device", "bogus"]):
        result = CliRunner().invoke(app, command)
        assert result.exit_code == 1
        assert len(result.stderr.splitlines()) == 1
        assert result.stderr.startswith("netgrow: --device (NETGROW_DEVICE): device '")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("NETGROW_DEVICE", "bogus")
        assert CliRunner().invoke(app, ["up"]).stderr.startswith("netgrow: --device (NETGROW_DEVICE)")


def test_trial_logs_whose_package_is_missing_are_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    """Not workers that end with their start, again and again."""
    monkeypatch.setattr("workers.journal.journal.find_spec", lambda _name: None)
    monkeypatch.setattr(os, "execv", lambda *_: pytest.fail("the worker was started"))
    monkeypatch.setenv("NETGROW_TRIAL_LOGS", "csv,tensorboard")
    with socket.create_server(("127.0.0.1", 0)) as taken:  # had it gone on, it would speak of the port
        for command in (["worker"], ["up", "--port", str(taken.getsockname()[1])]):
            result = CliRunner().invoke(app, command)
            assert result.exit_code == 1
            assert len(result.stderr.splitlines()) == 1
            assert result.stderr.startswith("netgrow: NETGROW_TRIAL_LOGS asks for tensorboard, which is not installed")


def walked(command: Any, words: tuple[str, ...] = ()) -> Any:
    for name, inner in getattr(command, "commands", {}).items():
        yield from walked(inner, (*words, name))
    if not hasattr(command, "commands"):
        yield words, {option for parameter in command.params for option in parameter.opts}


# What starts something and then talks to people, or becomes another program.
TALKS = {("up",), ("server",), ("worker",), ("migrate",)}


def test_every_command_prints_json_for_programs_and_has_help() -> None:
    found = dict(walked(get_command(app)))
    assert len(found) > 30
    assert {words for words, options in found.items() if "--json" not in options} == TALKS


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("netgrow dow", {"download"}),
        ("netgrow datasets f", {"fetch"}),
        ("netgrow export model_1 --format o", {"onnx"}),
        ("netgrow leaderboard --wat", {"--watch"}),
    ],
)
@pytest.mark.parametrize(
    "shell", ["bash", pytest.param("zsh", marks=pytest.mark.slow), pytest.param("fish", marks=pytest.mark.slow)]
)
def test_the_shell_completes(line: str, expected: set[str], shell: str) -> None:
    words = line.split(" ")
    variables = {
        "_NETGROW_COMPLETE": f"complete_{shell}",
        "COMP_WORDS": line,
        "COMP_CWORD": str(len(words) - 1),
        "_TYPER_COMPLETE_ARGS": line,
        "_TYPER_COMPLETE_FISH_ACTION": "get-args",
        "_TYPER_COMPLETE_WORD_TO_COMPLETE": words[-1],
    }
    done = subprocess.run(
        [sys.executable, "-P", "-c", "from client.cli import app; app(prog_name='netgrow')"],
        env={**os.environ, **variables},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert all(word in done.stdout for word in expected), (done.stdout, done.stderr)
    assert "verify" not in done.stdout
