"""Branch: a layer becomes several paths side by side, as in an inception module, that together give what it gave."""

from collections.abc import Callable

import numpy as np
import torch
from pydantic import Field

from nas.architecture import Architecture
from nas.errors import MutationError
from nas.layers import Add, Concat, Conv2d, Linear
from nas.mutations.protocol import Form, Parameters, Rule, Site
from nas.mutations.registry import register
from nas.mutations.surgery.choices import Activation, Gate, PoolKind, first_that_fits, own_activation
from nas.mutations.surgery.edit import Edit
from nas.mutations.surgery.inits import random_halves
from nas.mutations.surgery.naming import Family
from nas.mutations.surgery.origins import Origin, taken
from nas.mutations.surgery.parts import around, grown, padded
from nas.mutations.surgery.paths import dense_path, pooled_path, separable_path, squeezed_path, window
from nas.mutations.surgery.places import layers_with_weights
from nas.network import Network

MAX_PATHS = 4
LARGEST_KERNEL = 31


class BranchForm(Form):
    """The way in which the paths together give the layer's output.

    - split: each gives some of the output channels, with a kernel of its own, and a concat puts them together;
    - mean: two copies with weights W/2 + N and W/2 - N, the second with a kernel of its own, are added up;
    - path: a new path (layer, activation, 1x1 layer) that ends in zeros is added;
    - separable: the same with a depthwise convolution in front;
    - pooled: the same with a pool in front, and no activation;
    - squeeze: the layer's output, times what its means say about each channel, is added through a zero.
    """

    SPLIT = "split"
    MEAN = "mean"
    PATH = "path"
    SEPARABLE = "separable"
    POOLED = "pooled"
    SQUEEZE = "squeeze"


OF_FORM = {
    BranchForm.SPLIT: ("paths", "kernel_size"),
    BranchForm.MEAN: ("kernel_size",),
    BranchForm.PATH: ("kernel_size", "activation", "hidden", "gate"),
    BranchForm.SEPARABLE: ("kernel_size", "activation", "gate"),
    BranchForm.POOLED: ("pool", "gate"),
    BranchForm.SQUEEZE: ("activation", "hidden", "gate"),
}
"""Parameters that a form uses."""


class BranchParameters(Parameters):
    """The form, and the new paths' fields."""

    form: BranchForm | None = Field(default=None, description=f"One of {', '.join(BranchForm)}.")
    paths: int | None = Field(default=None, ge=2, le=MAX_PATHS, description="How many a split makes.")
    kernel_size: int | None = Field(
        default=None,
        ge=1,
        le=LARGEST_KERNEL,
        description="The largest of the new kernels: the old one's size plus an even number.",
    )
    activation: Activation | None = Field(default=None, description="Of a new path.")
    hidden: int | None = Field(default=None, ge=1, le=2**20, description="Channels inside a new path.")
    pool: PoolKind | None = Field(default=None, description="max or avg, of a pooled path.")
    gate: Gate | None = Field(default=None, description="What is zero at the end of a new path.")


@register
class Branch(Rule[BranchParameters]):
    """A site is a convolution or a matrix product."""

    name = "branch"
    summary = "A layer becomes several paths side by side."
    parameters = BranchParameters

    def sites(self, architecture: Architecture) -> list[Site]:
        return [Site(node.name) for node in layers_with_weights(architecture)]

    def settle(
        self, architecture: Architecture, site: str, given: BranchParameters, rng: np.random.Generator
    ) -> BranchParameters:
        node = architecture.node(site)
        assert isinstance(node, Conv2d | Linear)
        forms = [given.form] if given.form is not None else _forms(given)
        return first_that_fits(forms, rng, lambda form: _settled(architecture, node, form, given, rng))

    def grow(self, network: Network, site: str, chosen: BranchParameters, rng: np.random.Generator) -> Network:
        node = network.architecture.node(site)
        assert isinstance(node, Conv2d | Linear)
        assert chosen.form is not None
        edit = Edit(network, site, Family(network.architecture, site, self.name), rng)
        before = set(edit.shapes)
        joined = FORMS[chosen.form](edit, node, chosen, rng)
        edit.reroute(site, joined, but=edit.shapes.keys() - before)
        return edit.build()


def _settled(
    architecture: Architecture,
    node: Conv2d | Linear,
    form: BranchForm,
    given: BranchParameters,
    rng: np.random.Generator,
) -> BranchParameters:
    """The parameters in this form; raises MutationError if it or one of those given does not fit."""
    reason = _misfit(architecture, node, form)
    if reason is not None:
        raise MutationError("form", reason)
    for field in type(given).model_fields:
        if field != "form" and field not in OF_FORM[form] and getattr(given, field) is not None:
            raise MutationError(field, f"form {form} has no such parameter; it has: {', '.join(OF_FORM[form])}")
    fields = OF_FORM[form]
    chosen: dict[str, object] = {"form": form}
    if "kernel_size" in fields:
        chosen["kernel_size"] = kernel_size = given.kernel_size or _kernel_size(architecture, node)
        _check_kernel_size(node, form, kernel_size, given.kernel_size)
    if "paths" in fields:
        chosen["paths"] = _paths(node, given.paths, rng)
    if "hidden" in fields:
        drawn = max(1, architecture.shapes[node.name][0] // (2, 4)[int(rng.integers(2))])
        chosen["hidden"] = given.hidden or drawn
    if "pool" in fields:
        kind = list(PoolKind)[int(rng.integers(2))]
        chosen["pool"] = given.pool or kind
    if "gate" in fields:
        gate = list(Gate)[int(rng.integers(2))]
        chosen["gate"] = given.gate or gate
    if "activation" in fields:
        chosen["activation"] = given.activation or own_activation(architecture, node.name) or Activation.RELU
    return BranchParameters.model_validate(chosen)


def _forms(given: BranchParameters) -> list[BranchForm]:
    """The forms that have all the given parameters; all forms if none has."""
    asked = {field for field in type(given).model_fields if getattr(given, field) is not None}
    return [form for form in BranchForm if asked <= set(OF_FORM[form])] or list(BranchForm)


def _misfit(architecture: Architecture, node: Conv2d | Linear, form: BranchForm) -> str | None:
    """Why this form does not fit this node; None if it does."""
    if form is BranchForm.PATH:
        return None
    if isinstance(node, Linear):
        return f"{form} needs a convolution, whose paths differ in how they look around; a linear layer takes path"
    if form is BranchForm.SPLIT and node.groups > 1:
        return f"{node.name!r} has {node.groups} groups, and a path of a split would read only some of them"
    if form is BranchForm.SPLIT and node.out_channels < 2:
        return f"{node.name!r} has one output channel, nothing to split"
    seen = architecture.shapes[node.name if form is BranchForm.SQUEEZE else node.inputs[0]]
    if form in (BranchForm.SEPARABLE, BranchForm.POOLED, BranchForm.SQUEEZE) and max(seen[1:]) == 1:
        return f"{form} needs several positions to look at, and at {node.name!r} there is one"
    size, padding = window(node)
    if form is BranchForm.POOLED and 2 * padding > size:
        return f"a pool of the reach of {node.name!r} would have padding {padding}, more than half of its size {size}"
    return None


def _kernel_size(architecture: Architecture, node: Conv2d | Linear) -> int | None:
    """The largest new kernel: one ring larger where there is space for it; None for a linear layer."""
    if isinstance(node, Linear):
        return None
    space = max(architecture.shapes[node.inputs[0]][1:]) > 1
    return node.kernel_size + 2 if space and node.kernel_size + 2 <= LARGEST_KERNEL else node.kernel_size


def _check_kernel_size(node: Conv2d | Linear, form: BranchForm, size: int | None, given: int | None) -> None:
    """Raises MutationError unless a kernel of this size can hold the old one, and makes the paths different."""
    if isinstance(node, Linear):
        if given is not None:
            raise MutationError("kernel_size", f"{given} asked for, but {node.name!r} is a linear layer")
        return
    old = node.kernel_size
    if size is None or size < old or (size - old) % 2:
        raise MutationError("kernel_size", f"{size} asked for; it must be {old} or larger by an even number")
    if form in (BranchForm.SPLIT, BranchForm.MEAN) and given is None and size == old:
        raise MutationError("form", f"{node.name!r} has no space for a larger kernel, and {form} would change nothing")


def _paths(node: Conv2d | Linear, given: int | None, rng: np.random.Generator) -> int:
    """Number of paths of a split."""
    assert isinstance(node, Conv2d)
    if given is not None and given > node.out_channels:
        raise MutationError("paths", f"{given} asked for, but {node.name!r} has {node.out_channels} output channels")
    most = min(3, node.out_channels)
    return given or int(rng.integers(2, most + 1))


def _split(edit: Edit, node: Conv2d | Linear, chosen: BranchParameters, rng: np.random.Generator) -> str:
    """Paths with kernels from the old size to the largest, and their concat; the first keeps the node's name."""
    assert isinstance(node, Conv2d)
    assert chosen.paths is not None
    assert chosen.kernel_size is not None
    old = {key: edit.weights[f"{node.name}.{key}"] for key in (("weight", "bias") if node.bias else ("weight",))}
    rings = (chosen.kernel_size - node.kernel_size) // 2
    names = []
    for place, rows in enumerate(torch.arange(node.out_channels).tensor_split(chosen.paths)):
        kernel_size = node.kernel_size + 2 * round(rings * place / (chosen.paths - 1))
        name = edit.names.name(str(place + 1)) if place else node.name
        path = grown(node, kernel_size, name=name, out_channels=len(rows))
        edit.check(path)
        part = {key: tensor[rows] for key, tensor in old.items()}
        part["weight"] = padded(part["weight"], kernel_size)
        if place:
            edit.add(path, **part)
        else:
            edit.replace(path, **part)
        for key in part:
            axes = (taken(0, rows), *(around(node.kernel_size, kernel_size) if key == "weight" else ()))
            edit.origins[f"{name}.{key}"] = Origin(f"{node.name}.{key}", axes)
        names.append(name)
    return edit.add(Concat(name=edit.names.name(), inputs=tuple(names)))


def _mean(edit: Edit, node: Conv2d | Linear, chosen: BranchParameters, rng: np.random.Generator) -> str:
    """Two convolutions whose weights add up to the old ones, and their sum."""
    assert isinstance(node, Conv2d)
    assert chosen.kernel_size is not None
    second = grown(node, chosen.kernel_size, name=edit.names.name("2"))
    edit.check(node, second)
    weight = edit.weights[f"{node.name}.weight"]
    spread = float(weight.square().mean().sqrt())
    one, other = random_halves(weight, rng, spread)
    half = {"bias": edit.weights[f"{node.name}.bias"] / 2} if node.bias else {}
    edit.replace(node, weight=one, **half)
    edit.add(second, weight=padded(other, chosen.kernel_size), **half)
    for name, axes in ((node.name, ()), (second.name, around(node.kernel_size, chosen.kernel_size))):
        edit.origins[f"{name}.weight"] = Origin(f"{node.name}.weight", axes)
        if node.bias:
            edit.origins[f"{name}.bias"] = Origin(f"{node.name}.bias")
    return edit.add(Add(name=edit.names.name(), inputs=(node.name, second.name)))


def _path(edit: Edit, node: Conv2d | Linear, chosen: BranchParameters, rng: np.random.Generator) -> str:
    """A new path that ends in zeros, and the sum of it and the layer's output."""
    if chosen.form is BranchForm.PATH:
        assert chosen.hidden is not None
        assert chosen.activation is not None
        last = dense_path(edit, node, chosen.kernel_size, chosen.hidden, chosen.activation, chosen.gate)
        return edit.add(Add(name=edit.names.name(), inputs=(node.name, last)))
    assert isinstance(node, Conv2d)
    match chosen:
        case BranchParameters(form=BranchForm.SEPARABLE, kernel_size=int(size), activation=Activation() as op):
            last = separable_path(edit, node, size, op, chosen.gate)
        case BranchParameters(form=BranchForm.POOLED, pool=PoolKind() as kind):
            last = pooled_path(edit, node, kind, chosen.gate)
        case BranchParameters(form=BranchForm.SQUEEZE, hidden=int(hidden), activation=Activation() as op):
            last = squeezed_path(edit, node, hidden, op, chosen.gate)
        case _:
            raise AssertionError(chosen)
    return edit.add(Add(name=edit.names.name(), inputs=(node.name, last)))


FORMS: dict[BranchForm, Callable[[Edit, Conv2d | Linear, BranchParameters, np.random.Generator], str]] = {
    BranchForm.SPLIT: _split,
    BranchForm.MEAN: _mean,
    BranchForm.PATH: _path,
    BranchForm.SEPARABLE: _path,
    BranchForm.POOLED: _path,
    BranchForm.SQUEEZE: _path,
}
