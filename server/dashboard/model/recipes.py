"""A recipe as a list of names and values."""

from collections.abc import Mapping

from pydantic import JsonValue


def entries(recipe: Mapping[str, JsonValue], before: str = "") -> list[tuple[str, str]]:
    """Every field with a value, those of nested ones as `augmentation.flip`, in their order."""
    found: list[tuple[str, str]] = []
    for key, value in recipe.items():
        if isinstance(value, dict):
            found += entries(value, f"{before}{key}.")
        elif value is not None and value != []:
            found.append((f"{before}{key}", _text(value)))
    return found


def _text(value: JsonValue) -> str:
    match value:
        case bool():
            return "yes" if value else "no"
        case float():
            return f"{value:g}"
        case list():
            return ", ".join(_text(each) for each in value)
        case _:
            return str(value)
