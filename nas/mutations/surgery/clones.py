"""Clones: channels that carry the same numbers for every input, so that one can stand for all."""

import math
from collections.abc import Sequence

import numpy as np
import torch
from torch import Tensor

from nas.channels import Channels, Group
from nas.mutations.surgery.contraction import (
    Contraction,
    axes,
    column_tensors,
    even,
    merged,
    of_axis,
    row_tensors,
    summed,
)
from nas.network import Network


def merge(network: Network, found: Channels, group: Group) -> dict[int, Contraction] | None:
    """Contractions of the group's variables that merge clones; None if there are none.

    Only clones whose outgoing weights add up without rounding in float32 are merged. A uniform group is merged run by
    run, as a uniform widening has put its copies: channels 0 to r - 1, r to 2r - 1, ...
    """
    if group.uniform:
        return _runs(network, found, group)
    (variable,) = group.variables  # Only what is read evenly brings several variables into one group.
    labels = torch.zeros(found.widths[variable], dtype=torch.int64)
    seen = False
    while True:
        finer = _refined(network, found, variable, labels, aware=seen)
        if seen and _count(finer) == _count(labels):
            finer = exact_classes(outgoing(network, found, variable), labels)
            if _count(finer) == _count(labels):
                break
        labels, seen = finer, True
    return {variable: merged(labels)} if _count(labels) < len(labels) else None


def _runs(network: Network, found: Channels, group: Group) -> dict[int, Contraction] | None:
    """Contractions of the longest runs, equal for every variable."""
    for length in run_lengths(found, group):
        pattern = _pattern(network, found, group, length)
        if _count(pattern) == length or (group.statistics and len(set(pattern.bincount().tolist())) > 1):
            continue  # A norm over channels needs as many copies of each as before.
        labels = {variable: _in_runs(pattern, found.widths[variable]) for variable in group.variables}
        shorter = {variable: merged(each) for variable, each in labels.items()}
        if even(network.architecture, axes(found, shorter)) and all(
            adds_up(sums[each == label])
            for variable, each in labels.items()
            for sums in (outgoing(network, found, variable),)
            for label in set(each.tolist())
        ):
            return shorter
    return None


def _pattern(network: Network, found: Channels, group: Group, length: int) -> Tensor:
    """Class numbers (length,) of the places in a run: equal numbers are clones in every run."""
    pattern = torch.zeros(length, dtype=torch.int64)
    while True:
        labels = {variable: _in_runs(pattern, found.widths[variable]) for variable in group.variables}
        shorter = {variable: merged(each) for variable, each in labels.items()}
        tables = []
        for variable, each in labels.items():
            table = torch.cat([each[:, None].double(), _signature(network, found, variable, shorter)], 1)
            tables.append(classes(table).view(-1, length).T)
        finer = classes(torch.cat(tables, 1))
        if _count(finer) == _count(pattern):
            return pattern
        pattern = finer


def _in_runs(pattern: Tensor, width: int) -> Tensor:
    """(width,): the pattern for each run, with numbers of its own."""
    first = torch.arange(0, width, len(pattern))
    return (first[:, None] + pattern).reshape(-1)


def run_lengths(found: Channels, group: Group) -> list[int]:
    """The lengths of runs that all variables of the group can be cut into, the longest first."""
    most = math.gcd(*(found.widths[variable] for variable in group.variables))
    return [length for length in range(most, 1, -1) if most % length == 0]


def _refined(network: Network, found: Channels, variable: int, labels: Tensor, *, aware: bool) -> Tensor:
    """The classes, cut where channels differ; `aware` of what layers of the group read from the group itself."""
    width = len(labels)
    nothing = Contraction(torch.full((width,), -1), torch.empty(0, dtype=torch.int64))
    signature = _signature(network, found, variable, {variable: merged(labels) if aware else nothing})
    table = torch.cat([labels[:, None].double(), signature], 1)
    return classes(table)


def classes(table: Tensor) -> Tensor:
    """(rows,): a number for each row, the same for equal rows."""
    _, inverse = np.unique(table.numpy(), axis=0, return_inverse=True)
    return torch.from_numpy(inverse.reshape(-1))


def _signature(network: Network, found: Channels, variable: int, shorter: dict[int, Contraction]) -> Tensor:
    """(width, numbers): all that the channels of a variable are computed from; equal rows are equal channels.

    What a layer reads from channels that get shorter counts as the sum over each class.
    """
    architecture = network.architecture
    parts = []
    for node in architecture.nodes:
        starts = _places(found, node.name, variable)
        if not starts:
            continue
        read = of_axis(found.axes[node.inputs[0]], found.widths, shorter)
        mixing = dict(column_tensors(node, architecture.shapes[node.inputs[0]][0]))
        for key in row_tensors(node, architecture):
            table = network.weights[key]
            if read is not None and key in mixing:
                table = summed(table, mixing[key], read)
            parts += [_by_channel(table, start, found.widths[variable], repeat) for start, repeat in starts]
    return torch.cat(parts, 1).double() + 0.0  # No difference between 0 and -0.


def outgoing(network: Network, found: Channels, variable: int) -> Tensor:
    """(width, numbers): all weights by which layers read the channels of a variable."""
    architecture = network.architecture
    parts = [torch.empty(found.widths[variable], 0)]
    for node in architecture.nodes:
        for key, groups in column_tensors(node, architecture.shapes[node.inputs[0]][0]):
            table = by_feature(network.weights[key], groups)
            for start, repeat in _places(found, node.inputs[0], variable):
                parts.append(_by_channel(table, start, found.widths[variable], repeat))
    return torch.cat(parts, 1)


def by_feature(weight: Tensor, groups: int) -> Tensor:
    """The weight (out, in / groups, ...) as (in, numbers): what each feature is multiplied by."""
    grouped = weight.reshape(groups, len(weight) // groups, weight.shape[1], -1)
    return grouped.transpose(1, 2).reshape(groups * weight.shape[1], -1)


def adds_up(weights: Tensor) -> bool:
    """Whether float32 has the sum over the rows (at least one) without rounding.

    The sums are taken in float64 with what each addition loses (Knuth's two-sum), which must be nothing.
    """
    rows = weights.double()
    total = rows[0]
    for row in rows[1:]:
        new = total + row
        part = new - total
        if ((total - (new - part)) + (row - part)).any():
            return False
        total = new
    return bool((total.float().double() == total).all())


def exact_classes(sums: Tensor, labels: Tensor) -> Tensor:
    """The classes, those cut whose outgoing weights would be rounded."""
    finer = torch.empty_like(labels)
    number = 0
    for label in sorted(set(labels.tolist())):
        members = (labels == label).nonzero()[:, 0].tolist()
        for family in [members] if adds_up(sums[members]) else _families(sums, members):
            finer[family] = number
            number += 1
    return finer


def _families(sums: Tensor, members: Sequence[int]) -> list[list[int]]:
    """The members in families that add up, each put into the first that takes it."""
    families: list[list[int]] = []
    for member in members:
        home = next((family for family in families if adds_up(sums[[*family, member]])), None)
        if home is None:
            families.append([member])
        else:
            home.append(member)
    return families


def _places(found: Channels, name: str, variable: int) -> list[tuple[int, int]]:
    """Positions of the variable's features in a tensor: (start, repeat) for each block."""
    places, start = [], 0
    for block in found.axes[name]:
        if block.variable == variable:
            places.append((start, block.repeat))
        start += found.widths[block.variable] * block.repeat
    return places


def _by_channel(table: Tensor, start: int, width: int, repeat: int) -> Tensor:
    """(features, ...) as (width, numbers), of one block."""
    return table[start : start + width * repeat].reshape(width, -1)


def _count(labels: Tensor) -> int:
    return len(set(labels.tolist()))
