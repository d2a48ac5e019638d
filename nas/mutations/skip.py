"""Skip: a shortcut past one or several layers, added to where they end, that says nothing yet."""

from enum import StrEnum

import numpy as np
from pydantic import Field

from nas.architecture import INPUT, Architecture
from nas.errors import MutationError
from nas.layers import Add, Conv2d, Flatten, GlobalAvgPool, Layer, Linear, Scale, Shape
from nas.mutations.edit import Edit
from nas.mutations.naming import Family
from nas.mutations.places import ancestors, block_end, layers_with_weights
from nas.mutations.protocol import Parameters, Rule, Site
from nas.mutations.registry import register
from nas.network import Network

REACH = 4
"""How many blocks back a skip may start: keeps the sites of a deep network from growing with its square."""

ARROW = "->"


class Form(StrEnum):
    """What stands in the shortcut.

    - projection: a 1x1 convolution (or linear layer) of zeros, which fits channels, and space by its stride;
    - gate: the tensor itself times one learnable factor that starts at zero; for equal shapes.
    """

    PROJECTION = "projection"
    GATE = "gate"


class SkipParameters(Parameters):
    """Which form."""

    form: Form | None = Field(default=None, description="projection or gate.")


@register
class Skip(Rule[SkipParameters]):
    """A site is `from->to`: the ends of two blocks, or "input", the first of which the second is computed from."""

    name = "skip"
    summary = "A shortcut past some layers."
    parameters = SkipParameters

    def sites(self, architecture: Architecture) -> list[Site]:
        order = [INPUT, *(node.name for node in architecture.nodes)]
        place = {name: index for index, name in enumerate(order)}
        ends = {INPUT, *(block_end(architecture, node.name) for node in layers_with_weights(architecture))}
        known = sorted(ends, key=place.__getitem__)
        above = ancestors(architecture)
        found = []
        for index, end in enumerate(known):
            starts = [start for start in known[:index] if above[end] >> place[start] & 1][-REACH:]
            found += [_site(architecture, start, end) for start in starts]
        return found

    def settle(
        self, architecture: Architecture, site: str, given: SkipParameters, rng: np.random.Generator
    ) -> SkipParameters:
        start, _, end = site.partition(ARROW)
        equal = architecture.shapes[start] == architecture.shapes[end]
        forms = list(Form) if equal else [Form.PROJECTION]
        form = given.form or forms[int(rng.integers(len(forms)))]
        if form not in forms:
            shapes = f"{start!r} has {architecture.shapes[start]} and {end!r} {architecture.shapes[end]}"
            raise MutationError("form", f"a gate needs equal shapes, but {shapes}; use projection")
        return SkipParameters(form=form)

    def grow(self, network: Network, site: str, chosen: SkipParameters, rng: np.random.Generator) -> Network:
        start, _, end = site.partition(ARROW)
        edit = Edit(network, end, Family(network.architecture, end, self.name), rng)
        before = set(edit.shapes)
        if chosen.form is Form.GATE:
            last = edit.add_silent(Scale(name=edit.names.name("gate"), inputs=(start,)))
        else:
            last = _project(edit, start, edit.shapes[end])
        joined = edit.add(Add(name=edit.names.name(), inputs=(end, last)))
        edit.reroute(end, joined, but=edit.shapes.keys() - before)
        return edit.build()


def _project(edit: Edit, start: str, target: Shape) -> str:
    """Adds layers that take `start` to the target's shape and end in zeros; gives the last one's name."""
    shape, name = edit.shapes[start], edit.names.name("projection")
    if len(target) == 3:
        stride = _stride(shape, target)
        assert stride is not None
        return edit.add_silent(
            Conv2d(name=name, inputs=(start,), out_channels=target[0], kernel_size=1, padding=0, stride=stride)
        )
    if len(shape) == 3:
        mean = edit.add(GlobalAvgPool(name=edit.names.name("mean"), inputs=(start,)))
        start = edit.add(Flatten(name=edit.names.name("flatten"), inputs=(mean,)))
    return edit.add_silent(Linear(name=name, inputs=(start,), out_features=target[0]))


def _site(architecture: Architecture, start: str, end: str) -> Site:
    reason = None
    source, target = architecture.shapes[start], architecture.shapes[end]
    if len(target) == 3 and (len(source) != 3 or _stride(source, target) is None):
        reason = f"no stride of a 1x1 convolution takes {source} to {target}"
    elif start in _joined(architecture, end):
        reason = f"{start!r} skips to {end!r} already"
    return Site(f"{start}{ARROW}{end}", reason is None, reason)


def _stride(source: Shape, target: Shape) -> int | None:
    """The smallest stride at which a 1x1 convolution gives the target's height and width; None if there is none."""
    low, high = 1, max(source[1:])
    for size, wanted in zip(source[1:], target[1:], strict=True):
        # (size - 1) // stride + 1 == wanted
        low = max(low, (size - 1) // wanted + 1)
        if wanted > 1:
            high = min(high, (size - 1) // (wanted - 1))
    return low if low <= high else None


def _joined(architecture: Architecture, end: str) -> set[str]:
    """The tensors that are added to `end` as they are, or behind what a skip puts in between."""
    found = set()
    for name, _ in architecture.consumers(end):
        join = architecture.node(name)
        if isinstance(join, Add):
            found |= {_origin(architecture, source) for source in join.inputs if source != end}
    return found


def _origin(architecture: Architecture, name: str) -> str:
    """The tensor that a shortcut starts from."""
    while name != INPUT and _in_a_shortcut(node := architecture.node(name)):
        name = node.inputs[0]
    return name


def _in_a_shortcut(node: Layer) -> bool:
    pointwise = isinstance(node, Conv2d) and node.kernel_size == 1 and node.groups == 1
    return pointwise or isinstance(node, Scale | Linear | Flatten | GlobalAvgPool)
