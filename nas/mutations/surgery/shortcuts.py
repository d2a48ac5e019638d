"""Shortcuts that speak from the start, and how the layers around them make up for it: an identity, and a concat."""

import torch
from torch import Tensor

from nas.architecture import Architecture
from nas.layers import (
    Add,
    BatchNorm,
    Concat,
    Conv2d,
    Elementwise,
    Flatten,
    GlobalAvgPool,
    Layer,
    Linear,
    PRelu,
    Scale,
)
from nas.layers.pools import Pool2d
from nas.mutations import limits
from nas.mutations.surgery.edit import Edit
from nas.mutations.surgery.origins import Origin, placed
from nas.mutations.surgery.places import block_end


def linear_layer(architecture: Architecture, start: str, end: str) -> Conv2d | Linear | None:
    """The layer whose block ends at `end`, if it reads `start` and an identity beside it fits."""
    for name, _ in architecture.consumers(start):
        node = architecture.node(name)
        if not isinstance(node, Conv2d | Linear) or block_end(architecture, name) != end:
            continue
        if architecture.shapes[name] != architecture.shapes[start]:
            continue
        if isinstance(node, Linear) or _centred(node):
            return node
    return None


def _centred(node: Conv2d) -> bool:
    """Whether some tap of the kernel reads the very position that is computed."""
    reach = node.dilation * (node.kernel_size - 1)
    return node.stride == 1 and node.kernel_size % 2 == 1 and 2 * node.pad == reach


def subtract_identity(edit: Edit, node: Conv2d | Linear) -> str:
    """Takes the identity out of the layer and adds what the layer reads to what it gives; returns the sum's name.

    w - 1 is not a number that float32 has for most w. What its rounding loses float32 does have, and a `scale` beside
    the identity keeps it, so that nothing is lost.
    """
    key = f"{node.name}.weight"
    weight, lost = without_identity(edit.weights[key])
    edit.weights[key] = weight
    edit.origins[key] = Origin(key)
    source = node.inputs[0]
    rest = edit.add(Scale(name=edit.names.name("rest"), inputs=(source,), per_channel=True), weight=lost)
    return edit.add(Add(name=edit.names.name(), inputs=(node.name, source, rest)))


def without_identity(weight: Tensor) -> tuple[Tensor, Tensor]:
    """The weight (C, C / groups, ...) less the identity, and for each channel what rounding lost: together exactly it.

    The loss of a float32 sum is a float32 number, and Knuth's two-sum computes it.
    """
    weight = weight.clone(memory_format=torch.contiguous_format)
    taps = weight.view(*weight.shape[:2], -1)
    rows = torch.arange(len(weight))
    columns = rows % weight.shape[1]  # Each group reads its own channels: C / groups of them.
    middle = (taps.shape[2] - 1) // 2
    old = taps[rows, columns, middle]
    new = old - 1
    shift = new - old
    lost = (old - (new - shift)) + (-1 - shift)
    taps[rows, columns, middle] = new
    return weight, lost


def unreadable(architecture: Architecture, end: str) -> str | None:
    """Why those who read `end` could not read more channels and make nothing of them; None if they can."""
    found = _followers(architecture, end)
    return found if isinstance(found, str) else None


def concatenate(edit: Edit, architecture: Architecture, start: str, end: str) -> str:
    """Puts `start` beside `end`, for readers whose columns for it are zeros; returns the concat's name."""
    readers = _followers(architecture, end)
    assert not isinstance(readers, str)
    joined = edit.add(Concat(name=edit.names.name(), inputs=(end, start)))
    edit.reroute(end, joined, but={joined})
    wide = Architecture.model_validate(edit.document())  # Checks the bounds before anything is allocated.
    limits.check(wide.parameters, wide.flops)
    for node in readers:
        specs = node.tensors(wide.input_shapes(node.name))
        fresh = node.initialise(wide.input_shapes(node.name), torch.Generator()) if _by_channel(node) else {}
        for key, spec in specs.items():
            old = edit.weights[f"{node.name}.{key}"]
            if old.shape != spec.shape:
                axis = 0 if _by_channel(node) else 1
                added = fresh[key][len(old) :] if _by_channel(node) else _zeros(old, spec.shape[1] - old.shape[1])
                edit.weights[f"{node.name}.{key}"] = torch.cat([old, added], dim=axis)
                grown = placed(axis, spec.shape[axis], torch.arange(old.shape[axis]))
                edit.origins[f"{node.name}.{key}"] = Origin(f"{node.name}.{key}", (grown,))
    return joined


def _zeros(weight: Tensor, columns: int) -> Tensor:
    return weight.new_zeros(len(weight), columns, *weight.shape[2:])


def _by_channel(node: Layer) -> bool:
    """Whether it has some numbers a channel, and treats each channel by itself."""
    return isinstance(node, BatchNorm | PRelu)


def _scales_channels(node: Layer) -> bool:
    """Whether it is a scale that starts at zero for new channels: behind it, zero columns would never learn."""
    return isinstance(node, Scale) and node.per_channel


def _followers(architecture: Architecture, end: str) -> list[Layer] | str:
    """The layers whose tensors grow when `end` gets more channels, or why there is one that cannot."""
    found: list[Layer] = []
    names = [end]
    for name in names:  # Grows while it is read.
        if name == architecture.output:
            return f"{name!r} is the network's output, and would have more channels"
        for reader, _ in architecture.consumers(name):
            node = architecture.node(reader)
            if isinstance(node, Linear) or (isinstance(node, Conv2d) and node.groups == 1):
                found.append(node)
            elif _by_channel(node):
                found.append(node)
                names.append(reader)
            elif isinstance(node, Elementwise | Pool2d | GlobalAvgPool | Flatten) and not _scales_channels(node):
                names.append(reader)
            else:
                return f"{reader!r} reads {name!r}, and {node.op} cannot leave new channels alone"
    return found
