"""Editing a copy of a network: add nodes with weights, redirect consumers, build the child."""

from collections.abc import Collection

import numpy as np
import torch
from torch import Tensor

from nas.architecture import MAX_PARAMETERS, Architecture
from nas.layers import Layer, Shape
from nas.mutations import limits
from nas.mutations.surgery.naming import Family
from nas.mutations.surgery.origins import Grown, Origin
from nas.network import Network


class Edit:
    """A network being edited; the parent stays unchanged, and shares the tensors that stay.

    New nodes are inserted behind the node `after`, in order; `names` gives them names. `origins` records rewritten
    parameters; unchanged ones need none.
    """

    def __init__(self, network: Network, after: str, names: Family, rng: np.random.Generator) -> None:
        self.nodes: list[Layer] = list(network.architecture.nodes)
        self.weights: dict[str, Tensor] = dict(network.weights)
        self.origins: dict[str, Origin] = {}
        self.shapes: dict[str, Shape] = dict(network.architecture.shapes)
        self.input = network.architecture.input
        self.output = network.architecture.output
        self.names = names
        self._network = network
        self._sizes: dict[str, tuple[int, int]] = {}
        self._position = 1 + next(i for i, node in enumerate(self.nodes) if node.name == after)
        self._generator = torch.Generator().manual_seed(int(rng.integers(2**62)))

    def add(self, node: Layer, **tensors: Tensor) -> str:
        """Add a node with these tensors, or freshly initialised ones; return its name."""
        self.check(node)
        inputs = [self.shapes[name] for name in node.inputs]
        self.nodes.insert(self._position, node)
        self._position += 1
        if not tensors.keys() >= node.tensors(inputs).keys():
            tensors = {**node.initialise(inputs, self._generator), **tensors}
        self.weights |= {f"{node.name}.{key}": tensor for key, tensor in tensors.items()}
        return node.name

    def add_silent(self, node: Layer) -> str:
        """Add a node with all parameters zero, so that its output is zero."""
        self.check(node)
        inputs = [self.shapes[name] for name in node.inputs]
        return self.add(node, **{key: torch.zeros(spec.shape) for key, spec in node.tensors(inputs).items()})

    def replace(self, node: Layer, **tensors: Tensor) -> None:
        """Replace the node of the same name, and its tensors."""
        self.check(node)
        place = next(i for i, old in enumerate(self.nodes) if old.name == node.name)
        self.nodes[place] = node
        for key in [key for key in self.weights if key.startswith(f"{node.name}.")]:
            del self.weights[key]
        self.weights |= {f"{node.name}.{key}": tensor for key, tensor in tensors.items()}

    def reroute(self, old: str, new: str, but: Collection[str] = ()) -> None:
        """Redirect every consumer of `old` (and the output) to `new`, except the nodes in `but`."""
        for place, node in enumerate(self.nodes):
            if old in node.inputs and node.name not in but:
                inputs = tuple(new if name == old else name for name in node.inputs)
                self.nodes[place] = node.model_copy(update={"inputs": inputs})
        if self.output == old:
            self.output = new

    def build(self) -> Network:
        """Build the child; raises ArchitectureError if it exceeds a bound."""
        return Grown(Architecture.model_validate(self.document()), self.weights, self._network, self.origins)

    def check(self, *nodes: Layer) -> None:
        """Raise ArchitectureError or LimitExceeded if these nodes are too large; they may read each other.

        Callers that make tensors themselves check first, before memory is allocated. All new nodes count together, but
        not the old ones: some of those may go.
        """
        for node in nodes:
            inputs = [self.shapes[name] for name in node.inputs]
            self.shapes[node.name] = node.shape(inputs)
            self._sizes[node.name] = node.parameters(inputs), node.flops(inputs)
            parameters, flops = map(sum, zip(*self._sizes.values(), strict=True))
            if parameters > MAX_PARAMETERS:
                raise node.fault(f"{parameters} parameters up to here, the limit is {MAX_PARAMETERS}")
            limits.check(parameters, flops)

    def document(self) -> dict[str, object]:
        """The child's architecture, not yet validated."""
        return {"input": self.input, "nodes": tuple(self.nodes), "output": self.output}
