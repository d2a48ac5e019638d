"""Output: tables for people on a console of the right width, JSON for programs."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Sequence

from pydantic import BaseModel
from rich.console import Console, RenderableType

# A pipe has no width; narrow tables would cut ids off.
WIDTH_WITHOUT_TERMINAL = 200


def console() -> Console:
    """A console on stdout, as wide as the terminal; no colours and no cutting where there is none."""
    if sys.stdout.isatty():
        return Console(highlight=False)
    return Console(highlight=False, width=WIDTH_WITHOUT_TERMINAL)


def show(answer: BaseModel | Sequence[BaseModel], page: Callable[[], RenderableType], *, as_json: bool) -> None:
    """The answer, as JSON for programs or as its page for people."""
    if as_json:
        print_json(answer)
    else:
        console().print(page())


def print_json(answer: BaseModel | Sequence[BaseModel]) -> None:
    """The answer as one indented JSON document."""
    print_document(jsonable(answer))


def print_document(document: object) -> None:
    """Plain dicts and lists as one indented JSON document."""
    print(json.dumps(document, indent=2, ensure_ascii=False))


def print_json_line(answer: BaseModel) -> None:
    """The answer as one line of JSON, at once."""
    print(json.dumps(jsonable(answer), ensure_ascii=False), flush=True)


def jsonable(answer: BaseModel | Sequence[BaseModel]) -> object:
    """The answer as plain dicts and lists."""
    if isinstance(answer, BaseModel):
        return answer.model_dump(mode="json")
    return [item.model_dump(mode="json") for item in answer]
