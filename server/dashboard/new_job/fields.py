"""The fields of a form, read from the schema of what it posts: their kinds, bounds, defaults and descriptions."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from pydantic import BaseModel

Schema = Mapping[str, Any]
OFF = ""
ON = "on"


@dataclass(frozen=True)
class Field:
    """One input of the form; `path` is its value's place in the body.

    `above` and `below` are exclusive bounds; `default` is JSON.
    """

    path: str
    kind: str  # integer, number, flag, choice, numbers (several) or text
    hint: str = ""
    default: str = "null"
    value: Any = None
    choices: Sequence[str] = ()
    minimum: float | None = None
    maximum: float | None = None
    above: float | None = None
    below: float | None = None
    longest: int | None = None
    only: str = ""  # the mode of its group in which alone it means something
    optional: bool = False  # whether nothing is a value too, which may not be the default

    @property
    def name(self) -> str:
        """As people call it."""
        return self.path.rpartition(".")[2]

    @property
    def label(self) -> str:
        """In words."""
        return self.name.replace("_", " ")

    @property
    def text(self) -> str:
        """The value as the input shows it."""
        if self.value is None:
            return ""
        if isinstance(self.value, list | tuple):
            return ", ".join(str(part) for part in self.value)
        return str(self.value)


@dataclass(frozen=True)
class Group:
    """Fields that stand in an object of their own, which there is only in some modes."""

    path: str
    hint: str
    modes: Sequence[tuple[str, str]]
    mode: str
    fields: Sequence[Field] = field(default_factory=tuple)

    @property
    def name(self) -> str:
        """As people call it."""
        return self.path.rpartition(".")[2]

    @property
    def label(self) -> str:
        """In words."""
        return self.name.replace("_", " ")


def fields_of(model: type[BaseModel], path: str, values: Mapping[str, Any]) -> list[Field | Group]:
    """The fields of a model that stands at `path` of a body, with the values that are shown at first."""
    schema = model.model_json_schema()
    return [
        _entry(schema, f"{path}.{name}", part, values.get(name, part.get("default")))
        for name, part in schema["properties"].items()
    ]


def _entry(root: Schema, path: str, part: Schema, value: Any) -> Field | Group:
    options = [_resolved(root, option) for option in part.get("anyOf", [part])]
    objects = [found for option in options for found in _objects(root, option)]
    if objects:
        return _group(root, path, part, options, objects, value)
    found = next(option for option in options if option.get("type") != "null")
    return _field(path, part, found, value)


def _objects(root: Schema, option: Schema) -> Iterator[Schema]:
    """The kinds of object that an option may be."""
    for kind in option.get("oneOf", [option]):
        resolved = _resolved(root, kind)
        if resolved.get("type") == "object":
            yield resolved


def _group(
    root: Schema, path: str, part: Schema, options: Sequence[Schema], objects: Sequence[Schema], value: Any
) -> Group:
    kinds = [_kind(found) for found in objects]
    modes = [(OFF, "off"), *((kind, ON if kind == ON else kind.replace("_", " ")) for kind in kinds)]
    modes += [(option["const"], option["const"]) for option in options if "const" in option]
    given = value if isinstance(value, Mapping) else {}
    found: dict[str, Field] = {}
    for kind, schema in zip(kinds, objects, strict=True):
        for name, inner in schema["properties"].items():
            if name == "kind":
                continue
            others = [other for other in objects if name not in other["properties"]]
            options = [_resolved(root, option) for option in inner.get("anyOf", [inner])]
            shown = next(option for option in options if option.get("type") != "null")
            found[name] = _field(
                f"{path}.{name}", inner, shown, given.get(name, inner.get("default")), only=kind if others else ""
            )
    return Group(path, part.get("description", ""), modes, _mode(value, part, kinds), list(found.values()))


def _kind(schema: Schema) -> str:
    kind: str = schema["properties"].get("kind", {}).get("const", ON)
    return kind


def _mode(value: Any, part: Schema, kinds: Sequence[str]) -> str:
    if isinstance(value, str):
        return value
    if not isinstance(value, Mapping) or value == part.get("default"):
        return OFF
    kind: str = value.get("kind", kinds[0])
    return kind


def _field(path: str, part: Schema, found: Schema, value: Any, only: str = "") -> Field:
    kind = {"integer": "integer", "number": "number", "boolean": "flag", "array": "numbers"}.get(found["type"], "text")
    return Field(
        path=path,
        kind="choice" if "enum" in found else kind,
        hint=part.get("description", ""),
        default=json.dumps(part.get("default")),
        optional=any(option.get("type") == "null" for option in part.get("anyOf", [])),
        value=value,
        choices=found.get("enum", ()),
        minimum=found.get("minimum"),
        maximum=found.get("maximum"),
        above=found.get("exclusiveMinimum"),
        below=found.get("exclusiveMaximum"),
        longest=found.get("maxLength"),
        only=only,
    )


def _resolved(root: Schema, part: Schema) -> Schema:
    reference = part.get("$ref")
    if reference is None:
        return part
    found: Schema = root["$defs"][reference.rpartition("/")[2]]
    return found
