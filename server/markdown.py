"""Markdown of values that nobody vouches for: whatever a name holds, it stays text."""

import re
from collections.abc import Iterable, Sequence

MAX_CHARACTERS = 200
ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;"}
_PUNCTUATION = re.compile(r"[!-/:-@\[-`{-~]")


def escaped(value: object) -> str:
    """The value as text on one line, cut to a bearable length.

    Every ASCII punctuation mark is escaped, as CommonMark allows, and what HTML reads becomes an entity: so there is
    neither markup nor a link in it, in whichever of the two it is read.
    """
    text = "".join(character if character.isprintable() else " " for character in str(value))
    text = text if len(text) <= MAX_CHARACTERS else f"{text[: MAX_CHARACTERS - 1]}…"
    return _PUNCTUATION.sub(lambda found: ENTITIES.get(found[0], f"\\{found[0]}"), text)


def table(columns: Sequence[str], rows: Iterable[Sequence[object]]) -> list[str]:
    """A table; its cells are escaped, its columns' titles are our own words."""
    return [line(columns), line(["---"] * len(columns)), *(line([escaped(cell) for cell in row]) for row in rows)]


def line(cells: Sequence[str]) -> str:
    """One line of a table."""
    return f"| {' | '.join(cells)} |"
