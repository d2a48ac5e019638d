"""Width groups: the tensors that share a channel axis, so that a widening finds all its consumers.

Every tensor's channel axis is a row of blocks; a block is a variable (a set of channels that exist or grow together)
whose every channel stands for `repeat` features in a row: height * width after a flatten, the multiplier after a
depthwise convolution. `add`, `multiply` and `blend` make two rows equal, which binds variables to each other, and
splits them where a concat meets a single producer. What is left unbound at the end can be widened on its own.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from nas.architecture import Architecture
from nas.layers import (
    AdaptiveAvgPool2d,
    Add,
    Attention,
    BatchNorm,
    Blend,
    ChannelPad,
    ClassToken,
    Concat,
    Convolution,
    Crop2d,
    Elementwise,
    FirstToken,
    Flatten,
    GlobalAvgPool,
    GroupNorm,
    Layer,
    LayerNorm,
    Linear,
    Multiply,
    PositionEmbedding,
    RMSNorm,
    Upsample,
    ZeroPad2d,
)
from nas.layers.pools import Pool2d


class Block(NamedTuple):
    """Part of a channel axis: the channels of one variable, each standing for `repeat` features in a row."""

    variable: int
    repeat: int = 1


Axis = tuple[Block, ...]


@dataclass(frozen=True)
class Group:
    """A width group: the channels that a widening must add together.

    `width` counts the channels of the producer (or part of one) that gives the group its name. A `uniform` group can
    only grow by cloning every channel equally often, because a grouped convolution or a norm over channels reads it;
    `statistics` are the norms among them, which only clones leave unchanged. `reason` says why it cannot grow at all.
    """

    name: str
    width: int
    variables: frozenset[int]
    producers: tuple[str, ...]
    uniform: bool = False
    statistics: tuple[str, ...] = ()
    reason: str | None = None


@dataclass(frozen=True)
class Channels:
    """The channel axis of every tensor ("input" and each node's output), the width of each variable, and the groups."""

    axes: dict[str, Axis]
    widths: dict[int, int]
    groups: tuple[Group, ...]

    def group(self, name: str) -> Group | None:
        """The group of that name, or None."""
        return next((group for group in self.groups if group.name == name), None)


def depthwise(node: Layer, channels: int) -> bool:
    """Whether the node is a convolution in which each of its `channels` inputs has output channels of its own."""
    return isinstance(node, Convolution) and node.groups == channels > 1


def instance_norm(node: Layer, channels: int) -> bool:
    """Whether the node normalises each of its `channels` channels by itself."""
    return isinstance(node, GroupNorm) and node.groups == channels


def infer(architecture: Architecture) -> Channels:
    """The width groups of an architecture, in the order of their first producers."""
    inference = _Inference()
    inference.axes["input"] = inference.fresh(architecture.shapes["input"][0])
    inference.freeze(inference.axes["input"], "its channels are the network's input")
    for node in architecture.nodes:
        inference.axes[node.name] = inference.through(node, architecture.shapes)
    inference.freeze(inference.axes[architecture.output], "its channels are the network's output")
    return inference.solved()


class _Even(NamedTuple):
    """A demand: the axis is read in parts of `size` equal features, so it must grow evenly."""

    node: str
    axis: Axis
    size: int
    statistics: bool


@dataclass
class _Inference:
    """The state of one inference: variables are numbers; a bound variable stands for its blocks."""

    axes: dict[str, Axis] = field(default_factory=dict)
    widths: list[int] = field(default_factory=list)
    bound: dict[int, Axis] = field(default_factory=dict)
    frozen: list[tuple[Axis, str]] = field(default_factory=list)
    even: list[_Even] = field(default_factory=list)
    producers: list[str] = field(default_factory=list)

    def fresh(self, width: int) -> Axis:
        self.widths.append(width)
        return (Block(len(self.widths) - 1),)

    def freeze(self, axis: Axis, reason: str) -> None:
        self.frozen.append((axis, reason))

    def size(self, block: Block) -> int:
        return self.widths[block.variable] * block.repeat

    def resolve(self, axis: Iterable[Block]) -> Axis:
        """The axis in unbound variables only."""
        found: list[Block] = []
        stack = list(axis)[::-1]
        while stack:
            block = stack.pop()
            if block.variable in self.bound:
                inner = self.bound[block.variable]
                stack += [Block(variable, repeat * block.repeat) for variable, repeat in reversed(inner)]
            else:
                found.append(block)
        return tuple(found)

    def through(self, node: Layer, shapes: dict[str, tuple[int, ...]]) -> Axis:
        """The channel axis of a node's output, given those of its inputs."""
        axes = [self.axes[name] for name in node.inputs]
        channels, width = shapes[node.inputs[0]][0], shapes[node.name][0]
        match node:
            case Convolution() if depthwise(node, channels):
                return _repeated(axes[0], width // channels)
            case Convolution() | Linear() | Attention():
                return self.produced(node, axes[0], channels, width)
            case Concat():
                return tuple(block for axis in axes for block in axis)
            case Add() | Multiply() | Blend():
                for axis in axes[1:]:
                    self.unify(axes[0], axis, node.name)
                return axes[0]
            case ChannelPad():
                return (*self.zeros(node, node.before), *axes[0], *self.zeros(node, node.behind))
            case Flatten():
                return _repeated(axes[0], width // channels)
            case GroupNorm() if instance_norm(node, channels):
                return axes[0]
            case LayerNorm() | RMSNorm() | GroupNorm():
                parts = node.groups if isinstance(node, GroupNorm) else 1
                self.even.append(_Even(node.name, axes[0], channels // parts, statistics=True))
                return axes[0]
            case (
                Elementwise()
                | Pool2d()
                | AdaptiveAvgPool2d()
                | GlobalAvgPool()
                | BatchNorm()
                | ZeroPad2d()
                | Upsample()
            ):
                return axes[0]
            case ClassToken() | PositionEmbedding() | FirstToken() | Crop2d():
                return axes[0]
        for axis in axes:
            self.freeze(axis, f"{node.name!r} reads it, and no rule says how a {node.op} grows")
        opaque = self.fresh(width)
        self.freeze(opaque, f"no rule says how the {node.op} {node.name!r} grows")
        return opaque

    def zeros(self, node: Layer, width: int) -> Axis:
        """Channels of a node that are always zero."""
        if not width:
            return ()
        axis = self.fresh(width)
        self.freeze(axis, f"{node.name!r} puts zeros there")
        return axis

    def produced(self, node: Convolution | Linear | Attention, read: Axis, channels: int, width: int) -> Axis:
        """The new channels of a layer that makes its own; a grouped convolution reads and gives equal parts."""
        self.producers.append(node.name)
        given = self.fresh(width)
        if isinstance(node, Convolution) and node.groups > 1:
            self.even.append(_Even(node.name, read, channels // node.groups, statistics=False))
            self.even.append(_Even(node.name, given, width // node.groups, statistics=False))
        return given

    def unify(self, one: Axis, other: Axis, node: str) -> None:
        """Makes two axes of equal size the same, block by block from the left."""
        left, right = list(self.resolve(one))[::-1], list(self.resolve(other))[::-1]
        while left and right:
            x, y = left.pop(), right.pop()
            if x == y:
                continue
            if not self.match(x, y, left, right):
                self.freeze(
                    (x, y, *left, *right), f"{node!r} ties its channels together in a way that no widening can keep"
                )
                return
            left, right = (list(self.resolve(rest[::-1]))[::-1] for rest in (left, right))

    def match(self, x: Block, y: Block, left: list[Block], right: list[Block]) -> bool:
        """Binds one of two blocks to (part of) the other and puts back what is left over; False if it cannot."""
        if x.variable == y.variable:
            return False
        if self.size(x) > self.size(y):
            x, y, left, right = y, x, right, left
        small, large = self.size(x), self.size(y)
        if small < large:
            if small % y.repeat:
                return False
            (head,), (tail,) = self.fresh(small // y.repeat), self.fresh((large - small) // y.repeat)
            self.bound[y.variable] = (head, tail)
            right += [Block(tail.variable, y.repeat), Block(head.variable, y.repeat)]
            left.append(x)
            return True
        if x.repeat % y.repeat == 0:
            self.bound[y.variable] = (Block(x.variable, x.repeat // y.repeat),)
        elif y.repeat % x.repeat == 0:
            self.bound[x.variable] = (Block(y.variable, y.repeat // x.repeat),)
        else:
            return False
        return True

    def solved(self) -> Channels:
        """Everything in unbound variables, with the groups."""
        axes = {name: self.resolve(axis) for name, axis in self.axes.items()}
        reasons: dict[int, str] = {}
        for axis, reason in self.frozen:
            for block in self.resolve(axis):
                reasons.setdefault(block.variable, reason)
        owner: dict[int, int] = {block.variable: block.variable for axis in axes.values() for block in axis}
        norms: dict[int, list[str]] = {}
        uniform: set[int] = set()
        for demand in self.even:
            axis = self.resolve(demand.axis)
            variables = [block.variable for block in axis]
            for variable in variables[1:]:
                _join(owner, variables[0], variable)
            uniform.update(variables)
            if demand.statistics:
                norms.setdefault(variables[0], []).append(demand.node)
            if not self.aligned(axis, demand.size):
                crossed = f"{demand.node!r} reads it in parts that cut through the features of one channel"
                reasons.setdefault(variables[0], crossed)
        members: dict[int, list[int]] = {}
        for variable in owner:
            members.setdefault(_root(owner, variable), []).append(variable)
        groups = [self.group(axes, found, reasons, norms, uniform) for found in members.values()]
        order = {name: place for place, name in enumerate(axes)}
        named = sorted((group for group in groups if group is not None), key=lambda g: (order[g.producers[0]], g.name))
        return Channels(axes, {variable: self.widths[variable] for variable in owner}, tuple(named))

    def aligned(self, axis: Axis, size: int) -> bool:
        """Whether every boundary between parts of `size` features falls between two channels."""
        start = 0
        for block in axis:
            end = start + self.size(block)
            first = -start % size  # the first boundary inside this block, counted from its start
            if block.repeat > 1 and first < end - start and (first % block.repeat or size % block.repeat):
                # A single boundary at the block's very start is no cut; any other must be a multiple of `repeat`.
                cuts = range(first, end - start, size)
                if any(cut % block.repeat for cut in cuts):
                    return False
            start = end
        return True

    def group(
        self,
        axes: dict[str, Axis],
        variables: Sequence[int],
        reasons: dict[int, str],
        norms: dict[int, list[str]],
        uniform: set[int],
    ) -> Group | None:
        """The group of these variables; None if no node produces it (the input's own channels, or a concat's)."""
        mine = frozenset(variables)
        producers = tuple(name for name in self.producers if any(block.variable in mine for block in axes[name]))
        if not producers:
            return None
        whole = [name for name in producers if axes[name] == (Block(axes[name][0].variable),)]
        name = whole[0] if whole else producers[0]
        place, chosen = next((i, block) for i, block in enumerate(axes[name]) if block.variable in mine)
        return Group(
            name=name if whole else f"{name}:{place}",
            width=self.widths[chosen.variable],
            variables=mine,
            producers=(name, *(other for other in producers if other != name)),
            uniform=bool(mine & uniform),
            statistics=tuple(node for variable in variables for node in norms.get(variable, ())),
            reason=next((reasons[variable] for variable in variables if variable in reasons), None),
        )


def _repeated(axis: Axis, times: int) -> Axis:
    return tuple(Block(variable, repeat * times) for variable, repeat in axis)


def _root(owner: dict[int, int], variable: int) -> int:
    while owner[variable] != variable:
        owner[variable] = owner[owner[variable]]
        variable = owner[variable]
    return variable


def _join(owner: dict[int, int], one: int, other: int) -> None:
    low, high = sorted((_root(owner, one), _root(owner, other)))
    owner[high] = low
