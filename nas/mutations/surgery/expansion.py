"""Growth of channel axes with a width group's variables: the old feature of each new one."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor

from nas.channels import Axis

Split = tuple[Tensor, Tensor]
"""Positions on the new axis: of features, and of their copies, each made from the feature at the same place."""


@dataclass(frozen=True)
class Expansion:
    """A longer axis in terms of the old one.

    `source` has the old position of every new one; `fresh` marks the positions that were added. `splits` say in which
    order the additions were made, each a copy of a position that was there before: to split a weight over the copies,
    split it along these, one after the other. `pairs` are the additions two by two, and None where they do not pair up.
    """

    source: Tensor
    fresh: Tensor
    splits: tuple[Split, ...]
    pairs: Split | None

    def __len__(self) -> int:
        return len(self.source)

    def part(self, index: int, parts: int) -> "Expansion":
        """One of `parts` equal parts, counted from its own start; no split or pair may cross a boundary."""
        size = len(self) // parts
        start, stop = index * size, (index + 1) * size
        source = self.source[start:stop]
        return Expansion(
            source - source[0],
            self.fresh[start:stop],
            tuple(_within(split, start, stop) for split in self.splits),
            None if self.pairs is None else _within(self.pairs, start, stop),
        )


def appended(width: int, new_width: int, rng: np.random.Generator) -> Expansion:
    """Additions at the end, copies of random channels; none is copied twice before all were once.

    In each round every channel so far, copies included, is copied at most once. So the shares of a family of copies are
    powers of two, which float32 keeps exactly; they are equal where the family has 1, 2, 4, ... members.
    """
    source = np.arange(width)
    splits = []
    while len(source) < new_width:
        now = len(source)
        copied = np.sort(rng.permutation(now)[: new_width - now])
        splits.append((torch.from_numpy(copied), torch.arange(now, now + len(copied))))
        source = np.concatenate([source, source[copied]])
    added = torch.arange(width, new_width)
    pairs = (added[0::2], added[1::2]) if len(added) % 2 == 0 else None
    return Expansion(torch.from_numpy(source), torch.arange(new_width) >= width, tuple(splits), pairs)


def interleaved(width: int, times: int) -> Expansion:
    """Every channel `times` times, its copies right behind it, so that any even division of the axis stays one."""
    position = torch.arange(width * times)
    first = position[::times]
    splits = []
    now = 1
    while now < times:
        step = min(now, times - now)
        copied = (first[:, None] + torch.arange(step)).reshape(-1)
        splits.append((copied, copied + now))
        now += step
    added = (first[:, None] + torch.arange(1, times)).reshape(-1)
    pairs = (added[0::2], added[1::2]) if times % 2 == 1 else None
    return Expansion(position // times, position % times > 0, tuple(splits), pairs)


def size_of(axis: Axis, widths: Mapping[int, int], expansions: Mapping[int, Expansion]) -> int | None:
    """The size of an axis whose variables grow; None if none of them does."""
    if not any(block.variable in expansions for block in axis):
        return None
    return sum(block.repeat * len(expansions.get(block.variable, range(widths[block.variable]))) for block in axis)


def of_axis(axis: Axis, widths: Mapping[int, int], expansions: Mapping[int, Expansion]) -> Expansion | None:
    """The expansion of an axis whose variables grow; None if none of them does."""
    if not any(block.variable in expansions for block in axis):
        return None
    parts: list[Expansion] = []
    offsets: list[tuple[int, int]] = []
    old = new = 0
    for variable, repeat in axis:
        part = _repeated(expansions.get(variable) or _unchanged(widths[variable]), repeat)
        parts.append(part)
        offsets.append((old, new))
        old, new = old + widths[variable] * repeat, new + len(part)
    splits = [
        (a + start, b + start)
        for part, (_, start) in zip(parts, offsets, strict=True)
        for a, b in part.splits  # Blocks do not touch each other, so their rounds may follow one another.
    ]
    paired = [part.pairs for part in parts]
    pairs = None
    if all(pair is not None for pair in paired):
        firsts, seconds = (
            [pair[k] + start for pair, (_, start) in zip(paired, offsets, strict=True) if pair] for k in (0, 1)
        )
        pairs = (torch.cat(firsts), torch.cat(seconds))
    return Expansion(
        torch.cat([part.source + start for part, (start, _) in zip(parts, offsets, strict=True)]),
        torch.cat([part.fresh for part in parts]),
        tuple(splits),
        pairs,
    )


def _unchanged(width: int) -> Expansion:
    none = torch.empty(0, dtype=torch.int64)
    return Expansion(torch.arange(width), torch.zeros(width, dtype=torch.bool), (), (none, none))


def _repeated(expansion: Expansion, repeat: int) -> Expansion:
    """Each channel as `repeat` features in a row."""
    if repeat == 1:
        return expansion
    inner = torch.arange(repeat)

    def features(channels: Tensor) -> Tensor:
        return (channels[:, None] * repeat + inner).reshape(-1)

    return Expansion(
        features(expansion.source),
        expansion.fresh.repeat_interleave(repeat),
        tuple((features(a), features(b)) for a, b in expansion.splits),
        None if expansion.pairs is None else (features(expansion.pairs[0]), features(expansion.pairs[1])),
    )


def _within(split: Split, start: int, stop: int) -> Split:
    inside = (split[0] >= start) & (split[0] < stop)
    return split[0][inside] - start, split[1][inside] - start
