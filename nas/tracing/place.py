"""Places in a traced module, in words for its owner."""

import sys
from pathlib import Path
from types import FrameType, TracebackType
from typing import NamedTuple

import torch
from torch import fx

SKIPPED = (str(Path(torch.__file__).parent), str(Path(__file__).parent))
"""Files under these folders are not the owner's code."""

LINE = "nas_line"
"""Key of the source line in a graph node's `meta`."""

ROOT = "module"
"""The module sits in a container of its own while it is traced; this is its name there."""


class Place(NamedTuple):
    """The graph's node, the path of the module whose forward makes it, and the source line where that is known."""

    node: str
    path: str
    line: str | None
    leaf: bool = False
    """Whether `path` is the layer itself, and not the module that computes there."""

    def __str__(self) -> str:
        module = f"module {self.path!r}" if self.path else "the module itself"
        return ", ".join(part for part in (f"graph node {self.node!r}", module, self.line) if part)

    def child(self, name: str) -> "Place":
        """The place of a layer inside this one."""
        return self._replace(path=f"{self.path}.{name}" if self.path else name, leaf=True)


def place_of(node: fx.Node) -> Place:
    """The place of a node of a traced graph."""
    leaf = node.op == "call_module"
    stack = list(node.meta.get("nn_module_stack", ()))
    path = str(node.target) if leaf else (stack[-1] if stack else ROOT)
    name = node.name.removeprefix(f"{ROOT}_")
    name = f"_{name}" if name[0].isdigit() else name  # as fx would have called it without the container
    return Place(name, without_root(path), node.meta.get(LINE), leaf)


def without_root(path: str) -> str:
    """The path as the owner knows it."""
    return path.removeprefix(ROOT).removeprefix(".")


def present_line() -> str | None:
    """The line of the owner's code that is running, innermost first."""
    frame: FrameType | None = sys._getframe(1)
    while frame is not None:
        if not frame.f_code.co_filename.startswith(SKIPPED):
            return _line(frame.f_code.co_filename, frame.f_lineno)
        frame = frame.f_back
    return None


def failing_line(traceback: TracebackType | None) -> str | None:
    """The innermost line of the owner's code that an exception went through."""
    found = None
    while traceback is not None:
        filename = traceback.tb_frame.f_code.co_filename
        if not filename.startswith(SKIPPED):
            found = _line(filename, traceback.tb_lineno)
        traceback = traceback.tb_next
    return found


def _line(filename: str, number: int) -> str:
    return f"{filename}:{number}"
