"""The architecture in the making: nodes with their weights, and which of the module's tensors those were read from."""

import re
from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from torch import Tensor

from nas.architecture import INPUT, TAKEN, Architecture
from nas.errors import ArchitectureError, UnsupportedModule
from nas.layers import LAYERS, AnyLayer, Shape
from nas.network import Network
from nas.tracing.place import Place
from nas.tracing.remedies import remedy_for
from nas.tracing.value import Constant

MAX_STEM = 58
"""A node's name has at most 64 characters; the rest is for a number that makes it unique."""


class Read(NamedTuple):
    """That a parameter or buffer was read, and where."""

    constant: Constant
    place: Place


@dataclass(frozen=True, eq=False)
class Entry:
    """One node, with the tensors that it will have and what these were read from."""

    node: AnyLayer
    shape: Shape
    tensors: Mapping[str, Tensor]
    read: tuple[Read, ...]
    place: Place
    stem: str
    """Its preferred name."""


@dataclass(frozen=True, eq=False)
class Heads:
    """Attention whose output projection has not been met yet: `tensors` has its queries, keys and values.

    `shape` is that of all heads' mixed values, head after head: (heads * value_dim, H, W).
    """

    source: str
    shape: Shape
    fields: Mapping[str, Any]
    tensors: Mapping[str, Tensor]
    read: tuple[Read, ...]
    place: Place


class Draft:
    """A graph that grows node by node; what the output does not need falls out of it at the end."""

    def __init__(self, input_shape: Shape) -> None:
        self.entries: dict[str, Entry] = {}
        self.heads: dict[str, Heads] = {}
        self.shapes: dict[str, Shape] = {INPUT: input_shape}

    def add(
        self,
        op: str,
        fields: Mapping[str, Any],
        inputs: Iterable[str],
        tensors: Mapping[str, Tensor],
        read: tuple[Read, ...],
        place: Place,
        stem: str,
    ) -> str:
        """Adds a node and returns its name; raises UnsupportedModule with the layer's reason if it is not legal."""
        name = _name(stem, op, self.shapes)
        document = {"name": name, "op": op, "inputs": tuple(inputs), **fields}
        try:
            # pydantic's own errors become ours by way of an architecture of this one node.
            node: AnyLayer = LAYERS[op].model_validate(document)  # type: ignore[assignment]
            shape = node.shape([self.shapes[source] for source in node.inputs])
        except ArchitectureError as error:
            raise UnsupportedModule(op, error.reason, str(place), remedy_for(op, error.reason)) from None
        except ValueError as error:
            raise UnsupportedModule(op, str(error), str(place), remedy_for(op, str(error))) from None
        self.entries[name] = Entry(node, shape, tensors, read, place, stem)
        self.shapes[name] = shape
        return name

    def add_heads(self, heads: Heads) -> str:
        """Adds attention that is still to be completed; returns the name that stands for it."""
        name = _name("heads", "heads", self.shapes)
        self.heads[name] = heads
        self.shapes[name] = heads.shape
        return name

    def network(self, output: str) -> Network:
        """The network of everything that the output needs; raises ArchitectureError if it passes a bound."""
        names = {INPUT: INPUT}  # Now that it is known who stays, names need fewer numbers.
        nodes, weights = [], dict[str, Tensor]()
        for entry in self.live(output):
            name = names[entry.node.name] = _name(entry.stem, entry.node.op, names.values())
            inputs = [names[source] for source in entry.node.inputs]
            nodes.append({**entry.node.model_dump(mode="json"), "name": name, "inputs": inputs})
            weights |= {f"{name}.{key}": tensor for key, tensor in entry.tensors.items()}
        document = {"input": {"shape": self.shapes[INPUT]}, "nodes": nodes, "output": names[output]}
        return Network(Architecture.model_validate(document), weights)

    def live(self, output: str) -> list[Entry]:
        """The nodes that the output needs, in order."""
        used = {output}
        found = []
        for name, entry in reversed(self.entries.items()):
            if name in used:
                used.update(entry.node.inputs)
                found.append(entry)
        return found[::-1]


def _name(stem: str, op: str, taken: Container[str]) -> str:
    """A legal name that is not in use, as close to the stem as it gets."""
    stem = re.sub(r"[^A-Za-z0-9_-]", "_", stem) or op
    if not re.match(r"[A-Za-z_]", stem):
        stem = f"{op}_{stem.removesuffix(f'_{op}')}"
    if len(stem) > MAX_STEM:
        stem = f"{op}_{stem[len(op) + 1 - MAX_STEM :]}"
    name, count = stem, 0
    while name in taken or name in TAKEN:
        count += 1
        name = f"{stem}_{count}"
    return name
