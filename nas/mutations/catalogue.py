"""Self-contained JSON schemas of each mutation's parameters."""

from typing import Any

from nas.mutations import registry

REFERENCE = "#/$defs/"


def parameter_schemas(name: str) -> dict[str, dict[str, Any]]:
    """The mutation's parameters by name, each with its JSON schema and its default; raises MutationError."""
    schema = registry.get(name).parameters.model_json_schema()
    definitions = schema.get("$defs", {})
    return {key: _whole(value, definitions) for key, value in schema.get("properties", {}).items()}


def _whole(value: Any, definitions: dict[str, Any]) -> Any:
    """The schema with what it refers to in the place of the reference."""
    if isinstance(value, list):
        return [_whole(each, definitions) for each in value]
    if not isinstance(value, dict):
        return value
    rest = {key: _whole(each, definitions) for key, each in value.items() if key != "$ref"}
    if "$ref" not in value:
        return rest
    return {**_whole(definitions[value["$ref"].removeprefix(REFERENCE)], definitions), **rest}
