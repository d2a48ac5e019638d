"""Every code block of README.md and docs/ does what it says: run in order, or, with a reason, at least parsed."""

from __future__ import annotations

import ast
import json
import re
import shlex
import subprocess
import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml
from typer.main import get_command

from client.cli import app
from tests.integration.docs.blocks import DATA, REPOSITORY, SHELL, Block, blocks, found, name, pages
from tests.integration.docs.session import Session, assert_shown, dialogue

BLOCKS = [block for page in pages() for block in blocks(page)]
SHELL_BLOCKS = [block for block in BLOCKS if block.language in SHELL]
RUN = ("python", "diff", *SHELL)
PARSERS: dict[str, Callable[[str], object]] = {
    "json": json.loads,
    "yaml": yaml.safe_load,
    "toml": tomllib.loads,
    "python": ast.parse,
}
TARGETS = set(re.findall(r"^([a-z-]+):", (REPOSITORY / "Makefile").read_text(), re.MULTILINE))


def story(page: Path) -> list[Block]:
    """What happens on a page: its blocks that are run, written to a file, or shown as printed."""
    return [
        block
        for block in blocks(page)
        if not block.not_run and (block.language in RUN or block.title is not None or block.printed)
    ]


EXAMPLES = {"postgresql+psycopg://netgrow:secret@db/netgrow": "postgres_url", "redis://broker:6379/0": "redis_url"}
"""Servers that pages name, and the fixtures that have real ones."""


def elsewhere(page: Path, folder: Path, request: pytest.FixtureRequest) -> dict[str, str]:
    """What stands for the page's example addresses."""
    text = page.read_text()
    named = {shown: request.getfixturevalue(fixture) for shown, fixture in EXAMPLES.items() if shown in text}
    return {**named, "/mnt/shared": str(folder / "shared")}


ALWAYS = ("README.md",)
"""What a newcomer follows first; the other pages are followed with the slow tests, in `.ci/run`."""


def followed() -> list[pytest.ParameterSet]:
    """Every page with something to do on it."""
    told = [page for page in pages() if story(page)]
    return [pytest.param(page, marks=[] if page.name in ALWAYS else [pytest.mark.slow], id=name(page)) for page in told]


@pytest.mark.timeout(600)
@pytest.mark.parametrize("page", followed())
def test_a_page_can_be_followed(page: Path, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    with Session(tmp_path, elsewhere(page, tmp_path, request)) as session:
        for block in story(page):
            if block.printed:
                assert_shown(block.code, session.printed, str(block))
            else:
                session.run(block)


@pytest.mark.parametrize("block", BLOCKS, ids=str)
def test_a_block_is_run_or_parsed_or_says_why_not(block: Block) -> None:
    known = block.language in (*RUN, *DATA) or (block.language == "text" and block.printed)
    assert known or block.not_run, f"{block}: {block.language or 'no language'}: say what it is, or why it is not run"
    if parser := PARSERS.get(block.language):
        parser(block.code)


@pytest.mark.parametrize("block", SHELL_BLOCKS, ids=str)
def test_a_command_is_one_that_a_shell_understands(block: Block) -> None:
    checked = subprocess.run(
        ["bash", "-n"], input="\n".join(block.commands), capture_output=True, text=True, check=False
    )
    assert checked.returncode == 0, checked.stderr


def words(lines: list[str], program: str) -> list[list[str]]:
    """The command lines of that program, in words."""
    found = []
    for line in lines:
        for part in re.split(r"\||&&|;|\$\(", line):
            if re.match(rf"\s*(\S*/)?{program}\s", part):
                found.append(shlex.split(part.replace(")", " ").replace('"', " ").replace("'", " "), comments=True))
    return found


INLINE = [
    shlex.split(command)
    for page in pages()
    for command in re.findall(r"`(netgrow [a-z][^`…]+)`", page.read_text())
    if page.name != "cli.md"
]
NETGROW = [line for block in SHELL_BLOCKS for line in words(block.commands, "netgrow")] + INLINE


@pytest.mark.parametrize("line", NETGROW, ids=" ".join)
def test_a_named_command_and_its_options_exist(line: list[str]) -> None:
    command, rest = get_command(app), line[1:]
    while hasattr(command, "commands"):
        if not rest or rest[0].startswith("-"):
            return
        assert rest[0] in command.commands, rest[0]
        command, rest = command.commands[rest[0]], rest[1:]
    options = {option for parameter in command.params for option in parameter.opts} | {"--help"}
    assert {word.split("=")[0] for word in rest if word.startswith("-") and word != "-"} <= options


def test_pages_name_targets_that_make_has() -> None:
    text = "\n".join(page.read_text() for page in pages())
    named = {line[1] for block in SHELL_BLOCKS for line in words(block.commands, "make")}
    assert named | set(re.findall(r"`make ([a-z-]+)", text)) <= TARGETS


def test_an_unmarked_block_is_found_out() -> None:
    (bare,) = found("page.md", "Words\n\n    make it so\n")
    (empty,) = found("page.md", "<!-- not run: -->\n```mermaid\nflowchart\n```\n")
    (marked,) = found("page.md", "<!-- not run: needs a cloud account -->\n```hcl\na\n```\n")
    (far,) = found("page.md", "<!-- not run: needs a cloud account -->\n\nWords.\n\n```hcl\na\n```\n")
    for block in (bare, empty, far):
        with pytest.raises(AssertionError):
            test_a_block_is_run_or_parsed_or_says_why_not(block)
    test_a_block_is_run_or_parsed_or_says_why_not(marked)


def test_what_is_shown_is_compared() -> None:
    assert dialogue("$ one\nfirst\nsecond\n$ two\n") == [("one", "first\nsecond\n"), ("two", "")]
    assert_shown("a … c\n", "a b c \n", "here")
    with pytest.raises(AssertionError, match="printed"):
        assert_shown("a … d\n", "a b c\n", "here")
    with pytest.raises(AssertionError, match="printed"):
        assert_shown("", "more\n", "here")


def test_a_failing_block_fails_its_page(tmp_path: Path) -> None:
    with Session(tmp_path) as session:
        session.run(Block("page.md", 1, "python", "answer = 42\n"))
        session.run(Block("page.md", 2, "python", "print(answer)\n"))
        assert session.printed == "42\n"
        session.run(Block("page.md", 3, "sh", "export WORD=kept\n"))
        session.run(Block("page.md", 4, "console", "$ echo $WORD\nkept\n"))
        with pytest.raises(AssertionError, match=r"page\.md:5"):
            session.run(Block("page.md", 5, "python", "answer / 0\n"))
        with pytest.raises(AssertionError, match="exit code 1"):
            session.run(Block("page.md", 6, "sh", "false | true\n"))
