"""Skip: a shortcut past one or several layers that joins where they end, and changes nothing yet."""

import numpy as np
from pydantic import Field

from nas.architecture import INPUT, Architecture
from nas.errors import MutationError
from nas.layers import Add, Concat, Conv2d, Flatten, GlobalAvgPool, Layer, Linear, Scale, Shape
from nas.mutations.protocol import Form, Parameters, Rule, Site
from nas.mutations.registry import register
from nas.mutations.surgery.choices import first_that_fits
from nas.mutations.surgery.edit import Edit
from nas.mutations.surgery.naming import Family
from nas.mutations.surgery.places import ancestors, block_end, layers_with_weights
from nas.mutations.surgery.shortcuts import concatenate, linear_layer, subtract_identity, unreadable
from nas.network import Network

REACH = 4
"""Most blocks that a skip spans: without a bound, sites would grow with the square of the depth."""

ARROW = "->"


class SkipForm(Form):
    """The layer in the shortcut.

    - projection: a 1x1 convolution (or linear layer) of zeros, which fits channels, and space by its stride;
    - gate: the tensor itself times one learnable factor that starts at zero; for equal shapes;
    - identity: nothing, past one single layer, from whose kernel's centre the identity is taken away; the sum comes
      before that layer's norm and activation;
    - concat: nothing; both are put side by side, and those who read them have zeros in the columns for the new one.
    """

    PROJECTION = "projection"
    GATE = "gate"
    IDENTITY = "identity"
    CONCAT = "concat"


class SkipParameters(Parameters):
    """The form of the skip."""

    form: SkipForm | None = Field(default=None, description=f"One of {', '.join(SkipForm)}.")


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
        forms = [given.form] if given.form is not None else list(SkipForm)
        return first_that_fits(forms, rng, lambda form: _settled(architecture, start, end, form))

    def grow(self, network: Network, site: str, chosen: SkipParameters, rng: np.random.Generator) -> Network:
        architecture = network.architecture
        start, _, end = site.partition(ARROW)
        layer = linear_layer(architecture, start, end) if chosen.form is SkipForm.IDENTITY else None
        old = layer.name if layer is not None else end
        edit = Edit(network, old, Family(architecture, old, self.name), rng)
        before = set(edit.shapes)
        if chosen.form is SkipForm.CONCAT:
            concatenate(edit, architecture, start, end)
            return edit.build()
        if layer is not None:
            joined = subtract_identity(edit, layer)
        else:
            last = _gate(edit, start) if chosen.form is SkipForm.GATE else _project(edit, start, edit.shapes[end])
            joined = edit.add(Add(name=edit.names.name(), inputs=(end, last)))
        edit.reroute(old, joined, but=edit.shapes.keys() - before)
        return edit.build()


def _settled(architecture: Architecture, start: str, end: str, form: SkipForm) -> SkipParameters:
    """The parameters in this form; raises MutationError if it does not fit."""
    source, target = architecture.shapes[start], architecture.shapes[end]
    shapes = f"{start!r} has {source} and {end!r} {target}"
    reason = None
    if form is SkipForm.GATE and source != target:
        reason = f"a gate needs equal shapes, but {shapes}; use projection"
    if form is SkipForm.IDENTITY and linear_layer(architecture, start, end) is None:
        reason = (
            f"identity goes past one layer that reads {start!r}, keeps its shape and has a centre, and {end!r} is not "
            "the end of such a layer's block"
        )
    if form is SkipForm.CONCAT:
        reason = unreadable(architecture, end)
        if len(source) != len(target) or source[1:] != target[1:]:
            reason = f"a concat needs the same height and width, but {shapes}"
    if reason is not None:
        raise MutationError("form", reason)
    return SkipParameters(form=form)


def _gate(edit: Edit, start: str) -> str:
    """Adds a factor of zero; gives its name."""
    return edit.add_silent(Scale(name=edit.names.name("gate"), inputs=(start,)))


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
    """Tensors that are added to `end` or concatenated with it, directly or through a skip's layer."""
    found = set()
    for name, _ in architecture.consumers(end):
        join = architecture.node(name)
        if isinstance(join, Add | Concat):
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
