"""Mutations as text: what may be chosen about one, and lists of commands as a part of a job file."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence

from pydantic import JsonValue

DRAWN = "drawn at random"


def mutation_lines(name: str, summary: str, parameters: Mapping[str, Mapping[str, JsonValue]]) -> list[str]:
    """A mutation with a line for each parameter: its values, its default, its meaning."""
    lines = [f"{name}: {summary}"]
    for key, schema in parameters.items():
        default = schema.get("default")
        shown = DRAWN if default is None else json.dumps(default)
        description = str(schema.get("description", ""))
        lines.append(f"    {key}: {values(schema)}; default: {shown}. {description}".rstrip())
    return lines


def values(schema: Mapping[str, JsonValue]) -> str:
    """The values that a JSON schema permits, in words."""
    options = schema.get("anyOf")
    if isinstance(options, Sequence):
        words = [values(option) for option in options if isinstance(option, Mapping) and option.get("type") != "null"]
        return " or ".join(words)
    if isinstance(named := schema.get("enum"), Sequence):
        return ", ".join(map(str, named))
    bounds = {
        "from": schema.get("minimum"),
        "above": schema.get("exclusiveMinimum"),
        "to": schema.get("maximum"),
        "below": schema.get("exclusiveMaximum"),
    }
    return " ".join([str(schema.get("type", "any")), *(f"{word} {n}" for word, n in bounds.items() if n is not None)])


def job_part(fields: Mapping[str, JsonValue]) -> str:
    """The fields as YAML for a job file; a list has one line of JSON for each item."""
    lines = []
    for name, value in fields.items():
        if isinstance(value, list):
            lines += [f"{name}:", *(f"  - {json.dumps(item)}" for item in value)]
        else:
            lines.append(f"{name}: {json.dumps(value)}")
    return "\n".join(lines)
