"""A mutation's parameter as a field of a form."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Choice:
    """A field: a choice among `options`, or a number between `least` and `most` (exclusive bounds are not said)."""

    name: str
    hint: str
    options: tuple[str, ...] = ()
    whole: bool = False
    least: float | None = None
    most: float | None = None


def choice(name: str, schema: Mapping[str, Any]) -> Choice:
    """From the parameter's JSON schema, which may be null: that is left to chance."""
    kinds = [kind for kind in schema.get("anyOf", [schema]) if kind.get("type") != "null"]
    (kind,) = kinds
    return Choice(
        name=name,
        hint=str(schema.get("description", kind.get("description", ""))),
        options=tuple(map(str, kind.get("enum", ()))),
        whole=kind.get("type") == "integer",
        least=kind.get("minimum"),
        most=kind.get("maximum"),
    )
