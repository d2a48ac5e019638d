"""Shrinking channel axes, and a network with them: the mirror of `expansion` and `rewiring`."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import torch
from torch import Tensor

from nas import channels
from nas.architecture import Architecture
from nas.channels import Axis, Channels
from nas.layers import Attention, Convolution, GroupNorm, Layer, Linear, RMSNorm
from nas.mutations.surgery.origins import Along, Grown, Origin
from nas.network import Network


@dataclass(frozen=True)
class Contraction:
    """A shorter axis in terms of the old one.

    `target` has the new position of every old one, -1 where it is dropped; several with the same one become the first
    of them. `kept` has the old position of every new one.
    """

    target: Tensor
    kept: Tensor

    def __len__(self) -> int:
        return len(self.kept)

    def fits(self, parts: int) -> bool:
        """Whether each of `parts` equal parts of the old axis becomes one of as many equal parts of the new one."""
        if len(self) % parts:
            return False
        size = len(self) // parts
        target = self.target.view(parts, -1)
        first = torch.arange(parts)[:, None] * size
        return bool(((target < 0) | ((target >= first) & (target < first + size))).all())


def merged(labels: Tensor) -> Contraction:
    """Channels with the same label become one, in the order in which labels first appear."""
    first: dict[int, int] = {}
    for place, label in enumerate(labels.tolist()):
        first.setdefault(label, place)
    number = {label: new for new, label in enumerate(first)}
    return Contraction(
        torch.tensor([number[label] for label in labels.tolist()]),
        torch.tensor(list(first.values()), dtype=torch.int64),
    )


def without(dropped: Tensor) -> Contraction:
    """Only the channels that are not marked."""
    kept = (~dropped).nonzero()[:, 0]
    target = torch.full((len(dropped),), -1)
    target[kept] = torch.arange(len(kept))
    return Contraction(target, kept)


def of_axis(axis: Axis, widths: Mapping[int, int], shorter: Mapping[int, Contraction]) -> Contraction | None:
    """The contraction of an axis whose variables shrink; None if none of them does."""
    if not any(block.variable in shorter for block in axis):
        return None
    targets, kept = [], []
    old = new = 0
    for variable, repeat in axis:
        part = shorter[variable] if variable in shorter else without(torch.zeros(widths[variable], dtype=torch.bool))
        inner = torch.arange(repeat)
        target = part.target[:, None].mul(repeat).add(inner).add(new)
        targets.append(target.masked_fill(part.target[:, None] < 0, -1).reshape(-1))
        kept.append(part.kept[:, None].mul(repeat).add(inner).add(old).reshape(-1))
        old, new = old + widths[variable] * repeat, new + len(part) * repeat
    return Contraction(torch.cat(targets), torch.cat(kept))


def axes(found: Channels, shorter: Mapping[int, Contraction]) -> dict[str, Contraction | None]:
    """The contraction of every tensor's channel axis."""
    return {name: of_axis(axis, found.widths, shorter) for name, axis in found.axes.items()}


def even(architecture: Architecture, maps: Mapping[str, Contraction | None]) -> bool:
    """Whether grouped convolutions and group norms still have equal groups, each made of what it was made of."""
    for node in architecture.nodes:
        read, given = maps[node.inputs[0]], maps[node.name]
        before = architecture.shapes[node.inputs[0]][0]
        if not isinstance(node, Convolution | GroupNorm) or node.groups == before:
            continue  # A group for each channel goes with its channel.
        if not all(each is None or each.fits(node.groups) for each in (read, given)):
            return False
    return True


def row_tensors(node: Layer, architecture: Architecture) -> Iterator[str]:
    """The tensors of a node that have an entry for each feature that it gives, by their names in the network."""
    features = architecture.shapes[node.name][0]
    for part, spec in node.tensors(architecture.input_shapes(node.name)).items():
        inner = isinstance(node, Attention) and not part.startswith("output.")
        if spec.shape[:1] == (features,) and not inner:
            yield f"{node.name}.{part}"


def column_tensors(node: Layer, channels_read: int) -> tuple[tuple[str, int], ...]:
    """The matrices by which a node mixes the features that it reads, by name in the network, and their groups."""
    match node:
        case Convolution() if channels.depthwise(node, channels_read):
            return ()
        case Convolution():
            return ((f"{node.name}.weight", node.groups),)
        case Linear():
            return ((f"{node.name}.weight", 1),)
        case Attention():
            return tuple((f"{node.name}.{part}.weight", 1) for part in ("query", "key", "value"))
    return ()


def summed(weight: Tensor, groups: int, read: Contraction) -> Tensor:
    """The weight (out, in / groups, ...) for the shorter axis that it reads, its columns added up in float64."""
    rows, size = len(weight) // groups, len(read) // groups
    new = torch.zeros(len(weight), size, *weight.shape[2:], dtype=torch.float64)
    targets = read.target.view(groups, -1)
    for group in range(groups):
        part = slice(group * rows, (group + 1) * rows)
        here = targets[group] >= 0
        new[part].index_add_(1, targets[group][here] - group * size, weight[part][:, here].double())
    return new


def contracted(network: Network, found: Channels, shorter: Mapping[int, Contraction], rms_gain: float = 1.0) -> Network:
    """The network with these variables shorter everywhere; sums are rounded to float32.

    `rms_gain` is what the weights of RMS norms over them are multiplied by, and their eps by the square of it.
    """
    architecture = network.architecture
    maps = axes(found, shorter)
    weights = dict(network.weights)
    made: dict[str, list[Along]] = {}
    nodes = []
    for node in architecture.nodes:
        read, given = maps[node.inputs[0]], maps[node.name]
        before = architecture.shapes[node.inputs[0]][0]
        nodes.append(_resized(node, before, read, given, rms_gain))
        if read is not None:
            for key, groups in column_tensors(node, before):
                weights[key] = summed(weights[key], groups, read).float()
                made.setdefault(key, []).append(_columns_kept(read, groups))
        if given is not None:
            for key in row_tensors(node, architecture):
                weights[key] = weights[key][given.kept]
                if isinstance(node, RMSNorm):
                    weights[key] *= rms_gain
                made.setdefault(key, []).append(_rows_summed(given, rms_gain if isinstance(node, RMSNorm) else 1.0))
    origins = {key: Origin(key, tuple(axes)) for key, axes in made.items()}
    return Grown(architecture.model_copy(update={"nodes": tuple(nodes)}), weights, network, origins)


def _columns_kept(axis: Contraction, groups: int) -> Along:
    """Of what reads the axis: the gradients of all that become one have been the same."""
    return Along(1, len(axis), torch.arange(len(axis)), axis.kept, groups=groups)


def _rows_summed(axis: Contraction, gain: float) -> Along:
    """Of what gives the axis, times `gain`: one that speaks for several has the gradients of all of them."""
    stays = (axis.target >= 0).nonzero()[:, 0]
    share = None if gain == 1 else torch.full((len(stays),), 1 / gain, dtype=torch.float64)
    return Along(0, len(axis), axis.target[stays], stays, share)


def _resized(node: Layer, before: int, read: Contraction | None, given: Contraction | None, rms_gain: float) -> Layer:
    """The node with the fields that fewer channels ask for."""
    update: dict[str, float] = {}
    if read is not None and isinstance(node, RMSNorm):
        update["eps"] = node.eps * rms_gain**2
    if given is not None and isinstance(node, Convolution | Attention):
        update["out_channels"] = len(given)
    if given is not None and isinstance(node, Linear):
        update["out_features"] = len(given)
    if read is not None and (channels.depthwise(node, before) or channels.instance_norm(node, before)):
        update["groups"] = len(read)
    return node.model_copy(update=update) if update else node
