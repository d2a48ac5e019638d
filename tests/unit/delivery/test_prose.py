"""Docstrings open with a noun phrase or an imperative, and say the point in one short line."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).resolve().parents[3]
ROOMS = ("nas", "store", "workers", "server", "client")
FREE_RELATIVE = re.compile(r"(What|Whom|Whose|Who|Where|How|Which|Whoever|Whatever)\b")
MOST_WORDS = 21
"""Of a first line; about ten are better."""

LATER = ("nas/data/", "nas/search/", "nas/tracing/", "store/growth/", "workers/messages.py", "workers/trial.py")
"""Not rewritten yet; no other file joins them."""

Documented = ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef


def docstrings(source: Path) -> Iterator[tuple[int, str]]:
    """The line and the text of every docstring of a file, those of attributes among them."""
    for node in ast.walk(ast.parse(source.read_text())):
        if isinstance(node, Documented) and (text := ast.get_docstring(node)):
            yield node.body[0].lineno, text
        body = getattr(node, "body", None)
        for before, after in pairwise(body) if isinstance(body, list) else ():
            match before, after:
                case ast.Assign() | ast.AnnAssign(), ast.Expr(value=ast.Constant(value=str(text))):
                    yield after.lineno, text


def sources(room: str) -> Iterator[Path]:
    yield from sorted((REPOSITORY / room).rglob("*.py"))


@pytest.mark.parametrize("room", ROOMS)
def test_no_docstring_opens_with_a_free_relative_clause(room: str) -> None:
    wrong = [
        f"{name}:{line}: {text.splitlines()[0]}"
        for source in sources(room)
        if not (name := str(source.relative_to(REPOSITORY))).startswith(LATER)
        for line, text in docstrings(source)
        if FREE_RELATIVE.match(text)
    ]
    assert not wrong, "a thing gets a noun phrase, an action an imperative:\n" + "\n".join(wrong)


@pytest.mark.parametrize("room", ROOMS)
def test_the_first_line_of_a_docstring_is_short(room: str) -> None:
    wrong = [
        f"{name}:{line}: {len(first.split())} words: {first}"
        for source in sources(room)
        if not (name := str(source.relative_to(REPOSITORY))).startswith(LATER)
        for line, text in docstrings(source)
        if len((first := text.splitlines()[0]).split()) > MOST_WORDS
    ]
    assert not wrong, f"at most {MOST_WORDS} words, better ten:\n" + "\n".join(wrong)
