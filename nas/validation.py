"""Turns pydantic's account of a malformed architecture into one ArchitectureError with the node's name."""

from collections.abc import Mapping, Sequence
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from nas.errors import ArchitectureError
from nas.layers import LAYERS, MAX_DIMENSION, NAME_RULE

LONGEST_ECHO = 80
"""Most characters of a bad value in an error."""


def first_fault(error: ValidationError, document: Any) -> ArchitectureError:
    """The first thing that is wrong with `document` (None where it could not even be read)."""
    details = error.errors(include_url=False)[0]
    cause = details.get("ctx", {}).get("error")
    if isinstance(cause, ArchitectureError):
        # Not the cause itself: raised again, it would point back to what holds it, and the garbage collector does not
        # see through pydantic's errors. Every refused document would stay in memory for good.
        return ArchitectureError(cause.node, cause.reason)
    where = details["loc"]
    if len(where) >= 2 and where[0] == "nodes" and isinstance(where[1], int):
        # Behind the position comes the op, where pydantic got as far as choosing the layer's class.
        return ArchitectureError(_name(document, where[1]), _reason(details, where[2:], "a node"))
    return ArchitectureError(None, _reason(details, where, "an architecture"))


def _name(document: Any, position: int) -> str:
    """The name of the node at this position, or the position if it has none."""
    nodes = document.get("nodes") if isinstance(document, Mapping) else None
    node = nodes[position] if isinstance(nodes, Sequence) and position < len(nodes) else None
    name = node.get("name") if isinstance(node, Mapping) else None
    return name[:LONGEST_ECHO] if isinstance(name, str) and name else f"nodes[{position}]"


def _reason(details: ErrorDetails, where: tuple[int | str, ...], noun: str) -> str:
    """One sentence: the field, what is wrong with it, what would be right; `noun` is what has no field around it."""
    op = where[0] if where and where[0] in LAYERS else None
    field = ".".join(str(part) for part in where if part != op)
    match details["type"]:
        case "union_tag_invalid":
            return f"unknown op {_echo(details['ctx']['tag'])}; known ops: {', '.join(sorted(LAYERS))}"
        case "union_tag_not_found":
            return "missing field 'op'"
        case "missing":
            return f"missing field {field!r}"
        case "extra_forbidden" if op is None:
            return f"unknown field {field!r}; an architecture has input, nodes, output"
        case "extra_forbidden":
            return f"unknown field {field!r}; {op} has {', '.join(LAYERS[str(op)].model_fields)}"
        case "string_pattern_mismatch":
            return f"{field} {_echo(details['input'])} {NAME_RULE}"
        case "model_type" | "model_attributes_type":
            return f"{field or noun} is a JSON object, got {_echo(details['input'])}"
        case _ if where and str(where[-1]).startswith(
            "literal["
        ):  # "same" or a number: pydantic complains of both, one by one.
            return f"padding must be 'same' or a whole number from 0 to {MAX_DIMENSION}, got {_echo(details['input'])}"
        case _:
            prefix = f"{field}: " if field else ""
            return f"{prefix}{details['msg']}, got {_echo(details['input'])}"


def _echo(value: object) -> str:
    text = repr(value)
    return text if len(text) <= LONGEST_ECHO else f"{text[:LONGEST_ECHO]}…"
