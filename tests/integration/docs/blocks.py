"""The code blocks of README.md and docs/, as CommonMark has them, and what each of them is for.

- `python`, `sh`: run, in the order of the page. `console`: the lines that begin with `$` are run, and have to print
  what stands below them. `…` in what is shown stands for anything.
- A block with a title (```yaml title="job.yaml") is a file of that name; a `diff` is applied to the files it names.
- `json`, `yaml`, `toml`: parsed.
- `text` after `<!-- prints -->`: what the block before it prints.
- `<!-- not run: REASON -->` in front of any block: parsed where there is a parser, and not run.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from markdown_it import MarkdownIt

REPOSITORY = Path(__file__).resolve().parents[3]
SHELL = frozenset({"sh", "bash", "console"})
DATA = frozenset({"json", "yaml", "toml"})
NOT_RUN = re.compile(r"<!-- not run: (?P<reason>.{10,}?) -->\Z")
PRINTS = re.compile(r"<!-- prints -->\Z")
TITLE = re.compile(r'\btitle="(?P<name>[^"]+)"')


@dataclass(frozen=True)
class Block:
    """A fenced block of a page, and what the comment in front of it says."""

    page: str
    line: int
    language: str
    code: str
    title: str | None = None
    not_run: str | None = None
    printed: bool = False

    def __str__(self) -> str:
        return f"{self.page}:{self.line}"

    @property
    def commands(self) -> list[str]:
        """What is typed into a shell, a command a string."""
        if self.language == "console":
            return [line[2:] for line in self.code.splitlines() if line.startswith("$ ")]
        joined = self.code.replace("\\\n", " ")
        return [line for line in joined.splitlines() if line.strip() and not line.lstrip().startswith("#")]


def pages() -> list[Path]:
    """Every page that people read."""
    return [REPOSITORY / "README.md", *sorted((REPOSITORY / "docs").rglob("*.md"))]


def name(page: Path) -> str:
    return page.relative_to(REPOSITORY).as_posix()


def blocks(page: Path) -> list[Block]:
    """The blocks of a page, in its order."""
    return list(found(name(page), page.read_text()))


def found(page: str, text: str) -> Iterator[Block]:
    """The blocks of a text; one that is only indented has no language, and so is nobody's."""
    comment = ""
    for token in MarkdownIt("commonmark").parse(text):
        if token.type == "html_block":
            comment = token.content.strip()
        elif token.type in ("fence", "code_block"):
            assert token.map is not None
            title, marked = TITLE.search(token.info), NOT_RUN.search(comment)
            yield Block(
                page,
                token.map[0] + 1,
                token.info.split(" ", 1)[0],
                token.content,
                title["name"] if title else None,
                marked["reason"] if marked else None,
                bool(PRINTS.search(comment)),
            )
            comment = ""
        elif token.type not in ("inline", "text"):
            comment = ""
