"""One Python file that needs torch alone: the network's layers, its forward pass, and its weights."""

import base64
import inspect
import os
import textwrap
from pathlib import Path

from torch import nn

from nas.architecture import INPUT, Architecture
from nas.export.description import Description
from nas.export.naming import identifiers
from nas.layers import modules
from nas.network import Network

HEADER = '''"""{shape} -> {result}, {parameters:,} parameters. Written by netgrow; needs torch alone.

    model = load()           # with its trained weights, in eval mode
    logits = model({call})
{known}
The weights are at the end of the file; `Network()` is the same architecture with fresh ones.
"""

import base64

import torch
import torch.nn.functional as F
from torch import Tensor, nn
'''

LOAD = '''

def load() -> Network:
    """The network with its trained weights, in eval mode."""
    model = Network()
    data, start = bytearray(base64.b64decode(WEIGHTS)), 0
    for tensor in model.state_dict().values():
        end = start + tensor.numel() * tensor.element_size()
        tensor.copy_(torch.frombuffer(data[start:end], dtype=tensor.dtype).reshape(tensor.shape))
        start = end
    return model.eval()


# Little-endian bytes of the state dict's tensors, one after the other.
WEIGHTS = """
'''

OPERATORS: dict[type[nn.Module], str] = {modules.Sum: " + ", modules.Product: " * "}
"""Modules that read better as an expression."""

PREPARE = '''

CLASS_NAMES = {names}
MEAN = {mean}
STD = {std}


def prepare(images: Tensor) -> Tensor:
    """Raw images as in the data set, of any type, {shape} -> float32, normalised as in training."""
    shape = (-1,) + (1,) * (images.dim() - 2)
    mean, std = (torch.tensor(numbers, device=images.device).view(shape) for numbers in (MEAN, STD))
    return (images.to(torch.float32) - mean) / std
'''

RESERVED = {"x", "torch", "F", "nn", "Tensor", "base64"}
"""Names that the written module's forward pass uses."""


def python(network: Network, path: str | os.PathLike[str], description: Description | None = None) -> None:
    """Write `python_source`; a file of that name is replaced in one step."""
    path = Path(path)
    part = path.with_name(f"{path.name}.{os.getpid()}.part")
    part.write_text(python_source(network, description), encoding="utf-8")
    part.replace(path)


def python_source(network: Network, description: Description | None = None) -> str:
    """A module of plain torch whose `load()` computes what the network does, bit for bit.

    Where the description has a normalisation, its `prepare(images)` makes the network's inputs of raw ones; its
    `CLASS_NAMES` are those of the logits, or None.

    Its state dict's keys are the checkpoint's, but for nodes whose names Python or torch need for themselves.
    """
    architecture = network.architecture
    layers = {node.name: node.module(architecture.input_shapes(node.name)) for node in architecture.nodes}
    description = description or Description()
    description.check(architecture)
    raw = description.normalisation is not None
    header = HEADER.format(
        call="prepare(images))   # raw images, as in the data set"
        if raw
        else "images)   # float32, normalised as in training",
        known="".join(f"\n{key}: {_one_line(text)}" for key, text in description.facts.items())
        + "\n" * bool(description.facts),
        shape=_batch(architecture.input.shape),
        result=_batch(architecture.shapes[architecture.output]),
        parameters=architecture.parameters,
    )
    own = {type(layer) for layer in layers.values() if type(layer).__module__ == modules.__name__}
    written = sorted(own - OPERATORS.keys() - {modules.Concatenated}, key=lambda kind: kind.__name__)
    classes = "".join(f"\n\n{inspect.getsource(kind)}" for kind in written)
    prepare = PREPARE.format(
        names=None if description.class_names is None else ascii(list(description.class_names)),
        mean=description.mean,
        std=description.std,
        shape=_batch(architecture.input.shape),
    )
    known = prepare if raw or description.class_names is not None else ""
    return header + known + classes + _network_class(architecture, layers) + LOAD + _encoded(network, layers) + '"""\n'


def _network_class(architecture: Architecture, layers: dict[str, nn.Module]) -> str:
    names = identifiers(layers, RESERVED)
    values = names | {INPUT: "x"}
    declared, computed = [], []
    for node in architecture.nodes:
        layer, sources = layers[node.name], [values[source] for source in node.inputs]
        expression = _expression(layer, sources)
        if expression is None:
            expression = f"self.{names[node.name]}({', '.join(sources)})"
            declared.append(f"self.{names[node.name]} = {_constructor(layer)}")
        computed.append(f"{names[node.name]} = {expression}")
    computed.append(f"return {values[architecture.output]}")
    return (
        "\n\nclass Network(nn.Module):\n"
        f'    """{_batch(architecture.input.shape)} -> {_batch(architecture.shapes[architecture.output])}"""\n\n'
        "    def __init__(self) -> None:\n        super().__init__()\n"
        + textwrap.indent("\n".join(declared), " " * 8)
        + "\n\n    def forward(self, x: Tensor) -> Tensor:\n"
        + textwrap.indent("\n".join(computed), " " * 8)
        + "\n"
    )


def _expression(layer: nn.Module, sources: list[str]) -> str | None:
    """The layer as an expression, where it has no state and reads better so."""
    if isinstance(layer, modules.Concatenated):
        return f"torch.cat([{', '.join(sources)}], dim=1)"
    operator = OPERATORS.get(type(layer))
    return operator.join(sources) if operator else None


def _constructor(layer: nn.Module) -> str:
    """The call that builds the layer: torch's `extra_repr` gives a layer's constructor arguments, and so does ours."""
    kind = type(layer)
    prefix = "" if kind.__module__ == modules.__name__ else "nn."
    return f"{prefix}{kind.__name__}({layer.extra_repr()})"


def _encoded(network: Network, layers: dict[str, nn.Module]) -> str:
    """The tensors in the order of the written module's state dict, which is the order of the nodes."""
    keys = [f"{name}.{key}" for name, layer in layers.items() for key in layer.state_dict()]
    data = b"".join(network.weights[key].numpy().tobytes() for key in keys)
    text = base64.b64encode(data).decode("ascii")
    return "".join(f"{text[start : start + 120]}\n" for start in range(0, len(text), 120))


def _one_line(text: str) -> str:
    """Of a docstring that holds nothing but plain text."""
    return ascii(text)[1:-1].replace('"', "'").replace("\\", "")


def _batch(shape: tuple[int, ...]) -> str:
    return f"({', '.join(['batch', *map(str, shape)])})"
