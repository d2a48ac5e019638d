"""The architecture: a directed acyclic graph of layers, without weights, whose shapes have been proven to fit."""

import math
from collections import defaultdict
from collections.abc import Mapping
from functools import cached_property
from typing import Annotated, Any, Self

from pydantic import BaseModel, ConfigDict, Field, ModelWrapValidatorHandler, ValidationError, model_validator
from pydantic_core import from_json
from torch import nn

from nas.canonical import canonical_digest
from nas.errors import ArchitectureError
from nas.layers import MAX_DIMENSION, AnyLayer, Node, Shape, TensorSpec
from nas.validation import first_fault

INPUT = "input"
"""The reserved name of the architecture's input."""

TAKEN = frozenset(vars(nn.Module()))
"""Names that torch writes to in every module ("training", "_modules", ...), and would not tell from a layer's."""

MAX_NODES = 2_000
MAX_ELEMENTS = 2**31
"""The most numbers one tensor between two nodes may hold, for one sample."""
MAX_PARAMETERS = 2**31
MAX_FLOPS = 2**53
"""The largest whole number that every JSON reader keeps exactly."""


class Input(BaseModel):
    """The input: (channels, height, width) or (features,)."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    shape: Annotated[
        tuple[Annotated[int, Field(strict=True, ge=1, le=MAX_DIMENSION)], ...], Field(min_length=1, max_length=3)
    ]


class Architecture(BaseModel):
    """A legal graph of layers; whatever is wrong with it raises ArchitectureError, which names node and reason."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    input: Input
    nodes: Annotated[tuple[Node, ...], Field(min_length=1, max_length=MAX_NODES)]
    output: str

    def __init__(self, **fields: Any) -> None:
        try:
            super().__init__(**fields)
        except ValidationError as error:
            raise first_fault(error, fields) from None

    @classmethod
    def model_validate(cls, obj: Any, **options: Any) -> Self:
        """The architecture in `obj`, a mapping like the design's JSON; raises ArchitectureError."""
        try:
            return super().model_validate(obj, **options)
        except ValidationError as error:
            raise first_fault(error, obj) from None

    @classmethod
    def model_validate_json(cls, json_data: str | bytes | bytearray, **options: Any) -> Self:
        """The architecture in this JSON text; raises ArchitectureError."""
        try:
            return cls.model_validate(from_json(json_data), **options)
        except ArchitectureError:
            raise
        except ValueError as error:
            raise ArchitectureError(None, f"it is not JSON: {error}") from None

    def model_copy(self, *, update: Mapping[str, Any] | None = None, deep: bool = False) -> Self:
        """A copy with some fields replaced, validated like any other: an illegal architecture does not exist."""
        del deep  # Everything in it is frozen.
        return type(self)(**{"input": self.input, "nodes": self.nodes, "output": self.output, **(update or {})})

    @model_validator(mode="wrap")
    @classmethod
    def _name_the_node(cls, value: Any, handler: ModelWrapValidatorHandler[Self]) -> Self:
        """Turns pydantic's errors into ours also where an architecture is part of a larger document."""
        try:
            return handler(value)
        except ValidationError as error:
            raise first_fault(error, value) from None

    def model_post_init(self, context: Any) -> None:
        """Raises ArchitectureError unless the graph is legal and within its bounds. Nothing is allocated for it."""
        if len(self.input.shape) == 2:
            raise ArchitectureError(
                INPUT, f"a shape is (channels, height, width) or (features,), got {self.input.shape}"
            )
        _check_size(INPUT, self.input.shape)
        self._check_wiring()
        parameters = flops = 0
        shapes = {INPUT: self.input.shape}
        for node in self.nodes:
            inputs = [shapes[name] for name in node.inputs]
            shapes[node.name] = _check_size(node.name, node.shape(inputs))
            parameters += node.parameters(inputs)
            flops += node.flops(inputs)
            if parameters > MAX_PARAMETERS:
                raise ArchitectureError(node.name, f"{parameters} parameters up to here, the limit is {MAX_PARAMETERS}")
            if flops > MAX_FLOPS:
                raise ArchitectureError(node.name, f"{flops} flops up to here, the limit is {MAX_FLOPS}")
        # The values were needed for the proof; keep them where cached_property looks for them.
        self.__dict__.update(shapes=shapes, parameters=parameters, flops=flops)

    def _check_wiring(self) -> None:
        """Raises ArchitectureError unless names are unique, inputs name earlier nodes and every node is used."""
        names = {node.name for node in self.nodes}
        earlier = {INPUT}
        for node in self.nodes:
            if node.name == INPUT:
                raise ArchitectureError(node.name, "the name is reserved for the architecture's input")
            if node.name in TAKEN:
                raise ArchitectureError(node.name, "the name is reserved: every torch module has an attribute of it")
            if node.name in earlier:
                raise ArchitectureError(node.name, "the name is used twice")
            for name in node.inputs:
                if name not in earlier:
                    problem = "is not defined before it" if name in names else "does not exist"
                    raise ArchitectureError(node.name, f"its input {name!r} {problem}")
            earlier.add(node.name)
        if self.output not in names:
            raise ArchitectureError(None, f"the output {self.output[:80]!r} is not the name of a node")
        used = {self.output}
        for node in reversed(self.nodes):
            if node.name not in used:
                raise ArchitectureError(node.name, "it is not used by the output")
            used.update(node.inputs)

    @cached_property
    def shapes(self) -> dict[str, Shape]:
        """The shape of every node's output and of "input"."""
        shapes = {INPUT: self.input.shape}
        for node in self.nodes:
            shapes[node.name] = node.shape([shapes[name] for name in node.inputs])
        return shapes

    @cached_property
    def parameters(self) -> int:
        """Count of trainable numbers; running statistics do not count."""
        return sum(node.parameters(self.input_shapes(node.name)) for node in self.nodes)

    @cached_property
    def flops(self) -> int:
        """Floating-point operations of one forward pass of one sample: 2 x the multiply-adds of conv2d and linear.

        Biases, norms, activations, pools and joins are left out, as is the custom: they take little.
        """
        return sum(node.flops(self.input_shapes(node.name)) for node in self.nodes)

    @cached_property
    def activations(self) -> int:
        """Numbers in the outputs of all nodes for one sample: training keeps them in memory."""
        return sum(math.prod(self.shapes[node.name]) for node in self.nodes)

    @cached_property
    def tensors(self) -> dict[str, TensorSpec]:
        """Every tensor of a network of this architecture, as `<node>.<parameter>`."""
        return {
            f"{node.name}.{key}": spec
            for node in self.nodes
            for key, spec in node.tensors(self.input_shapes(node.name)).items()
        }

    @cached_property
    def digest(self) -> str:
        """SHA-256 (hex) of the graph; the same whatever the nodes are called and in which order they are defined.

        The order of the inputs of add and multiply does not count either; that of concat does.
        """
        return canonical_digest(self.input.shape, self.nodes, self.output)

    def node(self, name: str) -> AnyLayer:
        """The node of that name; raises ArchitectureError if there is none."""
        try:
            return self._by_name[name]
        except KeyError:
            raise ArchitectureError(name, "there is no such node") from None

    def consumers(self, name: str) -> list[tuple[str, int]]:
        """The consumers of a node's output, as (node name, input index), in definition order."""
        return list(self._consumers.get(name, ()))

    def input_shapes(self, name: str) -> list[Shape]:
        """The shapes of this node's inputs, in order."""
        return [self.shapes[source] for source in self.node(name).inputs]

    @cached_property
    def _by_name(self) -> dict[str, AnyLayer]:
        return {node.name: node for node in self.nodes}

    @cached_property
    def _consumers(self) -> dict[str, list[tuple[str, int]]]:
        consumers: defaultdict[str, list[tuple[str, int]]] = defaultdict(list)
        for node in self.nodes:
            for index, name in enumerate(node.inputs):
                consumers[name].append((node.name, index))
        return dict(consumers)


def _check_size(name: str, shape: Shape) -> Shape:
    """The shape; raises ArchitectureError if a tensor of it is too large to be meant."""
    if max(shape) > MAX_DIMENSION:
        raise ArchitectureError(name, f"its shape is {shape}, the limit of one dimension is {MAX_DIMENSION}")
    if math.prod(shape) > MAX_ELEMENTS:
        raise ArchitectureError(name, f"its shape is {shape}, the limit of one tensor is {MAX_ELEMENTS} numbers")
    return shape
