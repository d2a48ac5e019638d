"""What the pages say is what the code does."""

import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from typer.main import get_command

import nas
from client.cli import app

REPOSITORY = Path(__file__).resolve().parents[3]
README = (REPOSITORY / "README.md").read_text()
BLOCKS = re.findall(r"^```(\w+)\n(.*?)^```", README, re.MULTILINE | re.DOTALL)
SHELL_LINES = [
    shlex.split(line, comments=True)
    for language, block in BLOCKS
    if language == "sh"
    for line in block.replace("\\\n", " ").replace("\n          ", " ").splitlines()
]
NETGROW_LINES = [words for words in SHELL_LINES if words and words[0].rsplit("/", 1)[-1] == "netgrow"]
NETGROW_LINES += [
    words for found in re.findall(r"`(netgrow [^`]+)`", README) if (words := shlex.split(found))[1][0] != "-"
]


def test_the_settings_page_is_what_make_docs_writes() -> None:
    script = [sys.executable, str(REPOSITORY / "tools" / "settings_table.py")]
    written = subprocess.run(script, capture_output=True, text=True, check=True).stdout
    assert (REPOSITORY / "docs" / "settings.md").read_text() == written


def test_the_readme_posts_a_valid_job() -> None:
    (curl,) = [words for words in SHELL_LINES if words[:2] == ["curl", "-X"]]
    assert nas.JobSpec.model_validate_json(curl[curl.index("-d") + 1]).dataset == "digits"


def test_the_readme_names_commands_that_make_has() -> None:
    named = {words[1] for words in SHELL_LINES if words[:1] == ["make"]} | set(re.findall(r"`make ([a-z-]+)`", README))
    targets = set(re.findall(r"^([a-z-]+):", (REPOSITORY / "Makefile").read_text(), re.MULTILINE))
    assert named <= targets


@pytest.mark.parametrize("words", NETGROW_LINES, ids=" ".join)
def test_the_readme_names_commands_that_netgrow_has(words: list[str]) -> None:
    command, rest = get_command(app), words[1:]
    while hasattr(command, "commands"):
        command, rest = command.commands[rest[0]], rest[1:]
    known = {option for parameter in command.params for option in parameter.opts}
    assert {word for word in rest if word.startswith("-")} <= known


def test_the_readme_names_files_that_exist() -> None:
    links = set(re.findall(r"\]\(([^)#:]+)\)", README)) | set(re.findall(r"examples/\S+\.(?:yaml|json)", README))
    links |= set(re.findall(r"^\| `(\w+/)` \|", README, re.MULTILINE))
    assert not [link for link in links if not (REPOSITORY / link).exists()]


@pytest.mark.parametrize("code", [block for language, block in BLOCKS if language == "python"])
def test_the_readme_s_python_runs(code: str) -> None:
    subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)


def test_pre_commit_runs_what_make_runs() -> None:
    hooks = yaml.safe_load((REPOSITORY / ".pre-commit-config.yaml").read_text())["repos"][0]["hooks"]
    makefile = (REPOSITORY / "Makefile").read_text().replace("$(BIN)", ".venv/bin")
    assert not [hook["entry"] for hook in hooks if hook["entry"] not in makefile]
