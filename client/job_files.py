"""Reads job files (YAML or JSON) and remembers on which line each field stands, for errors that can be found."""

from __future__ import annotations

import math
import re
import sys
from dataclasses import dataclass, field
from pathlib import Path

import yaml
from pydantic import JsonValue

from client.errors import FieldError, JobFileError

STDIN = "-"
STDIN_NAME = "<stdin>"
# The service refuses larger bodies; a file beyond this is surely not a job.
MAX_BYTES = 4 * 1024 * 1024
MAX_DEPTH = 100
MAX_VALUES = 200_000
MAX_DIGITS = 100


@dataclass(frozen=True)
class JobFile:
    """A job as written: `source` names the file, `lines` the line (from 1) of each field by its dotted path."""

    source: str
    spec: dict[str, JsonValue]
    lines: dict[str, int] = field(default_factory=dict)

    def locate(self, fault: FieldError) -> str:
        """The fault with the place in the file that it speaks of: `job.yaml:7: search.trials: …`."""
        path = fault.field
        while path and path not in self.lines:
            path = path.rpartition(".")[0]
        line = self.lines.get(path)
        return f"{self.source}:{line}: {fault}" if line is not None else f"{self.source}: {fault}"


def read(name: str) -> JobFile:
    """The job in file `name`, or on standard input for `-`. Raises `JobFileError` with the file and the line."""
    source = STDIN_NAME if name == STDIN else name
    try:
        data = sys.stdin.buffer.read(MAX_BYTES + 1) if name == STDIN else _read_file(Path(name))
        text = data.decode("utf-8-sig")
    except OSError as error:
        raise JobFileError(source, None, (error.strerror or str(error)).lower()) from error
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise JobFileError(source, line, "not UTF-8 text") from error
    if len(data) > MAX_BYTES:
        raise JobFileError(source, None, f"larger than {MAX_BYTES:,} bytes: not a job file")
    return parse(text, source)


def parse(text: str, source: str) -> JobFile:
    """The job in `text`: YAML, of which JSON is a part. Raises `JobFileError`."""
    try:
        # A tab is white space in JSON and an error in YAML.
        root = yaml.compose(text.replace("\t", "  ") if text.lstrip()[:1] == "{" else text, Loader=_Loader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        reason = " ".join(part for part in (error.context, error.problem) if part)
        raise JobFileError(source, mark.line + 1 if mark else None, reason or "not YAML or JSON") from error
    except yaml.YAMLError as error:
        raise JobFileError(source, None, f"not YAML or JSON: {error}".splitlines()[0]) from error
    except RecursionError as error:
        raise JobFileError(source, None, f"nested more than {MAX_DEPTH} deep") from error
    if root is None:
        raise JobFileError(source, None, "the file is empty: a job needs at least a `dataset`")
    if not isinstance(root, yaml.MappingNode):
        raise JobFileError(
            source, root.start_mark.line + 1, "a job is a mapping of fields to values, such as `dataset: digits`"
        )
    lines: dict[str, int] = {}
    spec = _Reader(source, lines).mapping(root, "", 0)
    return JobFile(source, spec, lines)


class _Loader(yaml.SafeLoader):
    """YAML 1.2's numbers (`1e-3` is one; YAML 1.1 says it is text) and no dates: JSON has none."""


_Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if not tag.endswith((":timestamp", ":float", ":int", ":bool"))]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
_Loader.add_implicit_resolver(
    "tag:yaml.org,2002:bool", re.compile(r"^(?:true|True|TRUE|false|False|FALSE)$"), list("tTfF")
)
_Loader.add_implicit_resolver("tag:yaml.org,2002:int", re.compile(r"^[-+]?[0-9][0-9_]*$"), list("-+0123456789"))
_Loader.add_implicit_resolver(
    "tag:yaml.org,2002:float",
    re.compile(
        r"^(?:[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN))$"
    ),
    list("-+0123456789."),
)


class _Reader:
    """Turns YAML nodes into JSON values and notes each field's line; refuses what has no place in a job."""

    def __init__(self, source: str, lines: dict[str, int]) -> None:
        self._source = source
        self._lines = lines
        self._values = 0

    def mapping(self, node: yaml.MappingNode, path: str, depth: int) -> dict[str, JsonValue]:
        result: dict[str, JsonValue] = {}
        for key, value in node.value:
            if not isinstance(key, yaml.ScalarNode) or key.tag.endswith(":merge"):
                raise self._error(key, "a field's name must be plain text")
            if key.value in result:
                raise self._error(key, f"{key.value!r} is given twice")
            here = f"{path}.{key.value}" if path else str(key.value)
            self._lines[here] = key.start_mark.line + 1
            result[key.value] = self._value(value, here, depth + 1)
        return result

    def _value(self, node: yaml.Node, path: str, depth: int) -> JsonValue:
        if depth > MAX_DEPTH:
            raise self._error(node, f"nested more than {MAX_DEPTH} deep")
        self._values += 1
        if self._values > MAX_VALUES:  # a few nested aliases can stand for billions
            raise self._error(node, f"more than {MAX_VALUES:,} values: not a job file")
        if isinstance(node, yaml.MappingNode):
            return self.mapping(node, path, depth)
        if isinstance(node, yaml.SequenceNode):
            items: list[JsonValue] = []
            for index, item in enumerate(node.value):
                self._lines[f"{path}.{index}"] = item.start_mark.line + 1
                items.append(self._value(item, f"{path}.{index}", depth + 1))
            return items
        return self._scalar(node, path)

    def _scalar(self, node: yaml.Node, path: str) -> JsonValue:
        text = str(node.value)
        match node.tag.rpartition(":")[2]:
            case "str":
                return self._text(node, path)
            case "null":
                return None
            case "bool":
                return text.lower() == "true"
            case "int":
                if len(text) > MAX_DIGITS:
                    raise self._error(node, f"{path}: a number of more than {MAX_DIGITS} digits")
                return int(text.replace("_", ""))
            case "float":
                number = _float(text)
                if not math.isfinite(number):
                    raise self._error(node, f"{path}: {text} is not a finite number")
                return number
            case other:
                raise self._error(node, f"{path}: {other!r} values have no place in a job")

    def _text(self, node: yaml.Node, path: str) -> str:
        try:
            # JSON writes a character beyond U+FFFF as two escapes, which YAML reads as two halves.
            return str(node.value).encode("utf-16", "surrogatepass").decode("utf-16")
        except UnicodeDecodeError as error:
            raise self._error(node, f"{path}: half a character (a lone surrogate)") from error

    def _error(self, node: yaml.Node, reason: str) -> JobFileError:
        return JobFileError(self._source, node.start_mark.line + 1, reason)


def _float(text: str) -> float:
    return float(text.lower().replace(".inf", "inf").replace(".nan", "nan"))


def _read_file(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(MAX_BYTES + 1)
