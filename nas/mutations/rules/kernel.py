"""Kernel: a convolution sees further, or more densely; the new taps start at zero."""

import numpy as np
import torch
from pydantic import Field
from torch import Tensor

from nas.architecture import Architecture
from nas.errors import MutationError
from nas.layers import Conv2d
from nas.mutations.protocol import Form, Parameters, Rule, Site
from nas.mutations.registry import register
from nas.mutations.surgery.choices import first_that_fits
from nas.mutations.surgery.edit import Edit
from nas.mutations.surgery.naming import Family
from nas.mutations.surgery.origins import Along, Origin, placed
from nas.mutations.surgery.parts import around, grown, padded
from nas.network import Network

LARGEST_KERNEL = 31


class KernelForm(Form):
    """Position of the new taps.

    - grow: around the old ones, which stay as far apart as they are; the padding grows along;
    - undilate: between the old ones, of a dilated convolution, which becomes a dense one that reaches as far.
    """

    GROW = "grow"
    UNDILATE = "undilate"


class KernelParameters(Parameters):
    """The form, and the kernel's new size."""

    form: KernelForm | None = Field(default=None, description="grow or undilate.")
    kernel_size: int | None = Field(
        default=None,
        ge=2,
        le=LARGEST_KERNEL,
        description="Afterwards: for grow the old size plus an even number, two by default; undilate leaves no choice.",
    )


@register
class Kernel(Rule[KernelParameters]):
    """A site is a convolution: dense, grouped or depthwise, of any stride, padding and dilation."""

    name = "kernel"
    summary = "A larger kernel for a convolution."
    parameters = KernelParameters

    def sites(self, architecture: Architecture) -> list[Site]:
        return [_site(architecture, node) for node in architecture.nodes if isinstance(node, Conv2d)]

    def settle(
        self, architecture: Architecture, site: str, given: KernelParameters, rng: np.random.Generator
    ) -> KernelParameters:
        node = architecture.node(site)
        assert isinstance(node, Conv2d)
        forms = [given.form] if given.form is not None else list(KernelForm)
        return first_that_fits(forms, rng, lambda form: _settled(architecture, node, form, given.kernel_size))

    def grow(self, network: Network, site: str, chosen: KernelParameters, rng: np.random.Generator) -> Network:
        node = network.architecture.node(site)
        assert isinstance(node, Conv2d)
        assert chosen.kernel_size is not None
        edit = Edit(network, site, Family(network.architecture, site, self.name), rng)
        old = {key: network.weights[f"{site}.{key}"] for key in (("weight", "bias") if node.bias else ("weight",))}
        if chosen.form is KernelForm.UNDILATE:
            edit.check(undilated(node))
            edit.replace(undilated(node), **old | {"weight": spread_out(old["weight"], node.dilation)})
            axes = between(node.kernel_size, node.dilation)
        else:
            edit.check(grown(node, chosen.kernel_size))
            edit.replace(grown(node, chosen.kernel_size), **old | {"weight": padded(old["weight"], chosen.kernel_size)})
            axes = around(node.kernel_size, chosen.kernel_size)
        edit.origins[f"{site}.weight"] = Origin(f"{site}.weight", axes)
        return edit.build()


def undilated(node: Conv2d) -> Conv2d:
    """The dense convolution that reaches as far; its padding is the same number of positions."""
    return node.model_copy(update={"kernel_size": node.dilation * (node.kernel_size - 1) + 1, "dilation": 1})


def spread_out(weight: Tensor, dilation: int) -> Tensor:
    """The weight (out, in, k, k) with dilation - 1 zeros between its taps."""
    size = dilation * (weight.shape[-1] - 1) + 1
    wide = weight.new_zeros(*weight.shape[:2], size, size)
    wide[:, :, ::dilation, ::dilation] = weight
    return wide


def between(old_size: int, dilation: int) -> tuple[Along, Along]:
    """Positions of the old taps after `spread_out`."""
    places = torch.arange(old_size) * dilation
    size = dilation * (old_size - 1) + 1
    return placed(2, size, places), placed(3, size, places)


def _settled(architecture: Architecture, node: Conv2d, form: KernelForm, size: int | None) -> KernelParameters:
    """The parameters in this form; raises MutationError if it or the size does not fit."""
    reason = _misfit(architecture, node, form)
    if reason is not None:
        raise MutationError("form", reason)
    if form is KernelForm.UNDILATE:
        dense = undilated(node).kernel_size
        if size not in (None, dense):
            raise MutationError("kernel_size", f"{size} asked for, but {node.name!r} undilated has {dense}")
        return KernelParameters(form=form, kernel_size=dense)
    size = size or node.kernel_size + 2
    if size <= node.kernel_size or (size - node.kernel_size) % 2:
        raise MutationError(
            "kernel_size",
            f"{size} asked for; {node.name!r} has {node.kernel_size}, so it must be larger by an even number: "
            "by an odd one the old taps would have no place",
        )
    return KernelParameters(form=form, kernel_size=size)


def _misfit(architecture: Architecture, node: Conv2d, form: KernelForm) -> str | None:
    """Why this form does not fit this convolution; None if it does."""
    if form is KernelForm.UNDILATE:
        dense = undilated(node).kernel_size
        if node.dilation == 1 or node.kernel_size == 1:
            return f"{node.name!r} has no space between its taps"
        if dense > LARGEST_KERNEL:
            return f"{node.name!r} undilated would have kernel_size {dense}, the limit is {LARGEST_KERNEL}"
        return None
    if node.kernel_size + 2 > LARGEST_KERNEL:
        return f"{node.name!r} has kernel_size {node.kernel_size}, and the limit is {LARGEST_KERNEL}"
    if not _sees_more(architecture, node):
        return f"every tap around the kernel of {node.name!r} would read nothing but padding"
    return None


def _sees_more(architecture: Architecture, node: Conv2d) -> bool:
    """Whether some tap of one more ring reads a position that exists, for some output."""
    sizes = architecture.shapes[node.inputs[0]][1:]
    outputs = architecture.shapes[node.name][1:]
    before, behind = -node.pad - node.dilation, -node.pad + node.kernel_size * node.dilation
    for size, count in zip(sizes, outputs, strict=True):
        for tap in (before, behind):
            first = -(min(tap, 0) // node.stride) * node.stride  # The first window whose tap is not in front of it all.
            if first < count * node.stride and first + tap < size:
                return True
    return False


def _site(architecture: Architecture, node: Conv2d) -> Site:
    reasons = [_misfit(architecture, node, form) for form in KernelForm]
    legal = None in reasons
    return Site(node.name, legal, None if legal else reasons[0])
