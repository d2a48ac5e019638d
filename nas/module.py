"""The torch module of an architecture: its layers as children, and a plan that calls them in order."""

from collections.abc import Mapping
from typing import NamedTuple

from torch import Tensor, nn

from nas.architecture import INPUT, Architecture


class Step(NamedTuple):
    """One call: which child, on which slots, into which slot, and which slots nobody needs afterwards."""

    name: str
    sources: tuple[int, ...]
    target: int
    dead: tuple[int, ...]


class NetworkModule(nn.Module):
    """Runs an architecture: (batch, *input shape) -> (batch, *output shape).

    Its state dict's keys are `<node>.<parameter>`. A tensor between two nodes is let go as soon as its last reader
    has run. The plan is made once; a forward pass costs little more than the calls to the layers.
    """

    def __init__(self, architecture: Architecture) -> None:
        super().__init__()
        self._plan, self._slots, self._result = _plan(architecture)
        for node in architecture.nodes:
            # Not add_module: it refuses names that torch's own methods have, such as "train", which a node may have.
            self._modules[node.name] = node.module(architecture.input_shapes(node.name))

    def rename(self, names: Mapping[str, str]) -> None:
        """Give every layer the name that `names` has for it."""
        self._modules = {names[name]: layer for name, layer in self._modules.items()}
        self._plan = tuple(step._replace(name=names[step.name]) for step in self._plan)

    def forward(self, x: Tensor) -> Tensor:
        """The output for a batch."""
        layers = self._modules
        slots: list[Tensor | None] = [None] * self._slots
        slots[0] = x
        del x
        for name, sources, target, dead in self._plan:
            y = layers[name](*[slots[source] for source in sources])  # type: ignore[misc]
            for slot in dead:
                slots[slot] = None
            slots[target] = y
        result = slots[self._result]
        assert result is not None
        return result


def _plan(architecture: Architecture) -> tuple[tuple[Step, ...], int, int]:
    """The steps, their number of slots, and the output's slot; dead slots are reused."""
    last_reader = {name: node.name for node in architecture.nodes for name in node.inputs}
    slot_of, free, slots = {INPUT: 0}, list[int](), 1
    steps = []
    for node in architecture.nodes:
        sources = tuple(slot_of[name] for name in node.inputs)
        dead = tuple(sorted({slot_of[name] for name in node.inputs if last_reader[name] == node.name}))
        free += dead
        if not free:
            free, slots = [slots], slots + 1
        slot_of[node.name] = free.pop()
        target = slot_of[node.name]
        steps.append(Step(node.name, sources, target, tuple(slot for slot in dead if slot != target)))
    return tuple(steps), slots, slot_of[architecture.output]
