"""Print docs/reference/rest-api.md: every call and object of the REST API, from the app's own OpenAPI document."""

import json
import re
from collections.abc import Iterator
from typing import Any

from server.app import create_app
from store.settings import Settings

Json = dict[str, Any]

HEADER = """\
# Every call of the REST API

`make docs` writes this page from the server's own OpenAPI document, which `GET /openapi.json` gives to programs and
`GET /docs` shows with forms to try. What holds for all calls (pages, errors, events) is in
[the rules of the REST API](../api.md).
"""
TITLES = {
    "jobs": "Jobs",
    "leaderboard": "Leaderboard",
    "models": "Models",
    "datasets": "Data sets",
    "catalog": "Catalog",
    "workers": "Workers",
    "webhooks": "Webhooks",
    "sessions": "Sessions",
    "health": "Health",
}
"""What a tag is called here, in the order of the page; a tag that is not here comes last, under its own name."""


def document() -> Json:
    """The OpenAPI document; nothing is opened or written for it."""
    return create_app(Settings()).openapi()


def page(api: Json) -> str:
    """The whole page."""
    lines = [HEADER]
    for tag, calls in by_tag(api).items():
        lines += [f"## {TITLES.get(tag, tag.capitalize())}", ""]
        for method, path, call in calls:
            lines += operation(method, path, call)
    lines += ["## Objects", "", "What bodies and answers are made of. Fields without a default are needed.", ""]
    for name, schema in sorted(api["components"]["schemas"].items()):
        lines += thing(name, schema)
    return "\n".join(lines).rstrip() + "\n"


def by_tag(api: Json) -> dict[str, list[tuple[str, str, Json]]]:
    """Method, path and description of every call, below the tag it belongs to."""
    found: dict[str, list[tuple[str, str, Json]]] = {tag: [] for tag in TITLES}
    for path, calls in api["paths"].items():
        for method, call in calls.items():
            found.setdefault(call.get("tags", ["other"])[0], []).append((method.upper(), path, call))
    return {tag: calls for tag, calls in found.items() if calls}


def operation(method: str, path: str, call: Json) -> list[str]:
    """One call: what it does, what it takes, what it answers."""
    lines = [f"### {method} {path}", "", prose(call.get("description", "")), ""]
    # What a path names is plain from the path.
    if given := [one for one in call.get("parameters", ()) if one["in"] != "path" or one.get("description")]:
        lines += ["| parameter | in | type | what |", "| --- | --- | --- | --- |"]
        lines += [parameter(one) for one in given] + [""]
    if body := call.get("requestBody"):
        lines += ["**Body**: " + "; ".join(media(kind, of) for kind, of in body["content"].items()), ""]
        lines += examples(body)
    lines += [answer(status, one) for status, one in call["responses"].items() if int(status) < 400]
    refusals = [status for status in call["responses"] if int(status) >= 400]
    if refusals:
        lines += [f"Errors: {', '.join(sorted(refusals))} ([what they mean](../api.md#errors))."]
    return [*lines, ""]


def parameter(given: Json) -> str:
    """A parameter's line."""
    needed = " Needed." if given.get("required") and given["in"] != "path" else ""
    what = cell(given.get("description", "")) + needed + default(given["schema"])
    return f"| `{given['name']}` | {given['in']} | {kind(given['schema'])} | {what} |"


def media(name: str, content: Json) -> str:
    """A content type with what it carries; JSON goes without saying."""
    schema = content.get("schema")
    if name == "application/json" and schema:
        return kind(schema)
    return f"{kind(schema)} as `{name}`" if schema else f"`{name}`"


def examples(body: Json) -> Iterator[str]:
    """The examples of a body, folded away."""
    for of in body["content"].values():
        for example in of.get("examples", {}).values():
            yield f'<details markdown="1"><summary>Example: {example.get("summary", "a body")}</summary>'
            yield from ("", "```json", json.dumps(example["value"], indent=2), "```", "", "</details>", "")


def answer(status: str, given: Json) -> str:
    """An answer's line."""
    said = cell(given["description"]).removesuffix(".").replace("Successful Response", "")
    bodies = ", ".join(media(name, of) for name, of in given.get("content", {}).items())
    return f"**{status}**: {'. '.join(filter(None, (said, bodies)))}\n"


def thing(name: str, schema: Json) -> list[str]:
    """An object, with its fields; or the words that an enumeration has."""
    lines = [f"### {name} {{ #{anchor(name)} }}", ""]
    if text := prose(schema.get("description", "")):
        lines += [text, ""]
    fields = schema.get("properties")
    if not fields:
        return [*lines, kind(schema), ""]
    needed = set(schema.get("required", ()))
    lines += ["| field | type | what |", "| --- | --- | --- |"]
    for field, of in fields.items():
        what = cell(of.get("description", "")) + (default(of) if field not in needed else "")
        lines.append(f"| `{field}` | {kind(of)} | {what} |")
    return [*lines, ""]


def kind(schema: Json) -> str:
    """A type in words, with links to objects and with its bounds."""
    match schema:
        case {"$ref": reference}:
            name = reference.rsplit("/", 1)[-1]
            return f"[{name}](#{anchor(name)})"
        case {"anyOf": several} | {"oneOf": several} | {"allOf": several}:
            return " or ".join(dict.fromkeys(kind(one) for one in several))
        case {"enum": words}:
            return ", ".join(f"`{word}`" for word in words)
        case {"const": word}:
            return f"`{word}`"
        case {"prefixItems": parts}:
            return "[" + ", ".join(kind(part) for part in parts) + "]"
        case {"type": "array", "items": items}:
            return f"list of {kind(items)}"
        case {"type": "object", "additionalProperties": dict() as values}:
            return f"object of {kind(values)}"
        case {"type": str(name)}:
            shown = f"{name}, {schema['format']}" if "format" in schema else name
            return shown + bounds(schema)
    return "any JSON"


def bounds(schema: Json) -> str:
    """What a number or a string may be, at least and at most."""
    signs = {"minimum": "≥", "exclusiveMinimum": ">", "maximum": "≤", "exclusiveMaximum": "<"}
    said = [f"{sign} {number(schema[key])}" for key, sign in signs.items() if key in schema]
    return f" ({', '.join(said)})" if said else ""


def number(bound: float) -> str:
    """A bound as people write it: whole ones without a point."""
    return f"{int(bound):,}" if bound == int(bound) else f"{bound:g}"


def default(schema: Json) -> str:
    """What holds where a field is left out, if that can be said in a few words."""
    if "default" not in schema:
        return ""
    said = json.dumps(schema["default"])
    return f" Default: `{said.replace('|', '/')}`." if len(said) <= 60 and said != "null" else ""


def cell(text: str) -> str:
    """Text that fits into a cell of a table."""
    return " ".join(text.split()).replace("|", "/").replace("<", "&lt;")


def prose(text: str) -> str:
    """A docstring's paragraphs, each on a line of its own; lists stay lists."""
    parts = [part if part.lstrip().startswith(("-", "*")) else " ".join(part.split()) for part in text.split("\n\n")]
    return "\n\n".join(parts).replace("<", "&lt;").strip()


def anchor(name: str) -> str:
    """The id of an object's heading; a group of calls may have the same name."""
    return "object-" + re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")


if __name__ == "__main__":
    print(page(document()), end="")
