"""Print the table of docs/recipes.md: every field of a recipe, from the class itself."""

from enum import StrEnum

from pydantic import BaseModel

from nas.training import EarlyStopping, Plateau, Recipe, WarmRestarts

OPTIONS: dict[str, type[BaseModel]] = {
    "warm_restarts": WarmRestarts,
    "plateau": Plateau,
    "early_stopping": EarlyStopping,
}


def rows() -> list[str]:
    """One table row a field, in the order of the class; the parts of an option follow it."""
    lines = ["| field | default | what it says |", "| --- | --- | --- |"]
    for name, field in Recipe.model_fields.items():
        lines.append(row(name, field.default, field.description, choices(field.annotation)))
        if name in OPTIONS:
            lines += [
                row(f"{name}.{part}", inner.default, inner.description, "")
                for part, inner in OPTIONS[name].model_fields.items()
            ]
    return lines


def row(name: str, default: object, description: str | None, choices: str) -> str:
    """A field's line."""
    return f"| `{name}` | {shown(default)} | {choices}{(description or '').replace('|', '/')} |"


def choices(annotation: object) -> str:
    """What a field may be, where that is one of a few words."""
    if isinstance(annotation, type) and issubclass(annotation, StrEnum):
        return ", ".join(f"`{member}`" for member in annotation) + ". "
    return ""


def shown(default: object) -> str:
    """A default as JSON would have it; nothing where there is none."""
    if default is None or default == ():
        return ""
    if isinstance(default, BaseModel):
        return "nothing"
    if isinstance(default, tuple):
        return f"`{list(default)}`"
    return f"`{str(default).lower()}`"


if __name__ == "__main__":
    print("\n".join(rows()))
