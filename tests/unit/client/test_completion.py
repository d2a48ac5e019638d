"""What the shell is given to complete, as its completion script asks for it."""

from typing import Any

import pytest
from typer.testing import CliRunner

from client.cli import app
from client.commands import completion
from tests.unit.client import answers
from tests.unit.client.scripted import Reply, Request, reply, scripted
from tests.unit.client.test_view_commands import PRESET


def listed(*items: dict[str, Any]) -> Reply:
    return reply({"items": items, "next_cursor": None})


MUTATION = {"name": "wider", "description": "More channels.", "default_weight": 1.0, "parameters": {}}
SIZES = {"input_shape": [1, 8, 8], "classes": 10, "train": 6, "validation": 2, "test": 2}
DIGITS = {"name": "digits", **SIZES, "available": True}
AWAY = {"name": "away", **SIZES, "available": False}
MODEL = answers.item()["model_id"]
LISTS = {
    "/jobs": listed(answers.job(), answers.job(id="job_2", name="two\nlines")),
    "/leaderboard": listed(answers.item()),
    "/datasets": listed(DIGITS, AWAY),
    "/presets": listed(PRESET),
    "/mutations": listed(MUTATION),
}


def service(request: Request) -> Reply:
    return LISTS[request.path.partition("?")[0]]


@pytest.fixture(autouse=True)
def _patient(monkeypatch: pytest.MonkeyPatch) -> None:
    """People at a prompt wait two seconds; a busy machine may need more to answer."""
    monkeypatch.setattr(completion, "PATIENCE_SECONDS", 60.0)


def completed(line: str, url: str, shell: str = "bash") -> list[str]:
    """What stands at the end of the line is completed; with a space there, a new word."""
    words = line.split(" ")
    asked = {
        "_NETGROW_COMPLETE": f"complete_{shell}",
        "COMP_WORDS": line,
        "COMP_CWORD": str(len(words) - 1),
        "_TYPER_COMPLETE_ARGS": line,
        "NETGROW_URL": url,
    }
    result = CliRunner().invoke(app, [], prog_name="netgrow", env=asked)
    assert result.exit_code == 0, result.output
    return result.stdout.strip().splitlines()


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("netgrow watch ", ["job_1", "job_2"]),
        ("netgrow lineage job_2", ["job_2"]),
        ("netgrow leaderboard --job ", ["job_1", "job_2"]),
        ("netgrow leaderboard --dataset ", ["digits"]),
        ("netgrow export model_", [MODEL]),
        ("netgrow show other", []),
        ("netgrow sites model_1 -m w", ["wider"]),
        ("netgrow grow model_1 --mutation ", ["wider"]),
        ("netgrow mutations --preset ", ["digits_cnn"]),
        ("netgrow export model_1 --format o", ["onnx"]),
        ("netgrow wat", ["watch"]),
    ],
)
def test_ids_and_names_are_those_that_the_service_has(line: str, words: list[str]) -> None:
    with scripted(service) as found:
        assert completed(line, found.url) == words


def test_the_line_names_the_service_and_the_key() -> None:
    with scripted(service) as found:
        line = f"netgrow watch --url {found.url} --key netgrow_abc "
        assert completed(line, "http://127.0.0.1:9") == ["job_1", "job_2"]
        assert found.requests[0].headers["authorization"] == "Bearer netgrow_abc"


def test_zsh_is_told_what_each_one_is_in_one_line() -> None:
    with scripted(service) as found:
        shown = "\n".join(completed("netgrow watch ", found.url, "zsh"))
    assert '"job_2":"two lines, ' in shown


@pytest.mark.parametrize("url", ["http://127.0.0.1:9", "no address"])
def test_a_service_that_does_not_answer_completes_nothing(url: str) -> None:
    assert completed("netgrow watch ", url) == []
