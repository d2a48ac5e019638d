"""Deeper: new layers behind a layer's block that change nothing yet, in five forms."""

from collections.abc import Callable
from enum import StrEnum
from typing import ClassVar

import numpy as np
import torch
from pydantic import Field

from nas.architecture import Architecture
from nas.errors import MutationError
from nas.layers import (
    Add,
    AvgPool2d,
    BatchNorm,
    Blend,
    Conv2d,
    Dropout,
    GroupNorm,
    LayerNorm,
    Linear,
    MaxPool2d,
    RMSNorm,
    Shape,
)
from nas.mutations.protocol import Form, Parameters, Rule, Site
from nas.mutations.registry import register
from nas.mutations.surgery.choices import Activation, Gate, add_gated, first_that_fits, own_activation
from nas.mutations.surgery.edit import Edit
from nas.mutations.surgery.naming import Family
from nas.mutations.surgery.parts import activation, at_centre, dense, orthogonal
from nas.mutations.surgery.places import beyond_pools, block_end, bounds, is_activation, layers_with_weights
from nas.network import Network


class DeeperForm(Form):
    """The way in which the new layers keep the function.

    - identity: a layer that is the identity, and a ReLU (or ReLU6) behind what is never negative (the paper's rule);
    - pair: x = Q'(f(Qx) - f(-Qx)) for an orthogonal Q and an f with f(x) - f(-x) = x; twice the channels, nonlinear
      from the start. Where x is zero for any input (a residual's last layer, say, that has not learned yet) ReLUs
      would stand at their kinks, where their slopes are zero, and keep x from ever learning: there they get biases;
    - residual: x + F(x), where F ends in zeros;
    - parametric: a layer that is the identity, and a PReLU whose slopes start at one, or a blend of nothing and
      another activation that starts at nothing: (1 - a) x + a f(x);
    - linear: a layer that is the identity, alone. It adds no nonlinearity, so it is never drawn, only named.
    """

    IDENTITY = "identity"
    PAIR = "pair"
    RESIDUAL = "residual"
    PARAMETRIC = "parametric"
    LINEAR = "linear"


class Place(StrEnum):
    """Position of the new layers: right behind the block, or beyond the pools and dropouts after it."""

    BLOCK = "block"
    BEYOND = "beyond"


class InnerNorm(StrEnum):
    """The norm inside a residual."""

    NONE = "none"
    BATCH_NORM = "batch_norm"


ODD = (Activation.RELU, Activation.GELU, Activation.SILU, Activation.HARDSWISH)
"""Activations with f(x) - f(-x) = x.

A leaky ReLU gives (1 + a) x, and 1 / (1 + a) cannot be stored without rounding.
"""

DRAWN = (DeeperForm.IDENTITY, DeeperForm.PAIR, DeeperForm.RESIDUAL, DeeperForm.PARAMETRIC)

ALLOWED: dict[DeeperForm, tuple[Activation, ...]] = {
    DeeperForm.IDENTITY: (Activation.RELU, Activation.RELU6),
    DeeperForm.PAIR: ODD,
    DeeperForm.RESIDUAL: tuple(Activation),
    DeeperForm.PARAMETRIC: tuple(Activation),
    DeeperForm.LINEAR: (),
}


class DeeperParameters(Parameters):
    """The form, and the new layers' fields."""

    form: DeeperForm | None = Field(default=None, description="identity, pair, residual, parametric or linear.")
    place: Place | None = Field(default=None, description="block, or beyond the pools and dropouts that follow it.")
    kernel_size: int | None = Field(default=None, ge=1, le=31, description="Of the new convolutions; odd.")
    activation: Activation | None = Field(default=None, description="Which ones are exact depends on the form.")
    hidden: int | None = Field(default=None, ge=1, le=2**20, description="Channels inside a residual.")
    gate: Gate | None = Field(default=None, description="What is zero at the end of a residual.")
    norm: InnerNorm | None = Field(default=None, description="The norm inside a residual.")


@register
class Deeper(Rule[DeeperParameters]):
    """Net2DeeperNet (arXiv 1511.05641, section 2.3) and beyond. A site is a convolution or linear layer."""

    name = "deeper"
    summary = "New layers behind a layer, its norm and its activation."
    parameters = DeeperParameters
    formerly: ClassVar = {"place": Place.BLOCK.value}

    def sites(self, architecture: Architecture) -> list[Site]:
        return [Site(node.name) for node in layers_with_weights(architecture)]

    def settle(
        self, architecture: Architecture, site: str, given: DeeperParameters, rng: np.random.Generator
    ) -> DeeperParameters:
        placed = given.model_copy(update={"place": _place(architecture, site, given.place, rng)})
        forms = [given.form] if given.form is not None else DRAWN
        return first_that_fits(forms, rng, lambda form: _settled(architecture, site, form, placed, rng))

    def grow(self, network: Network, site: str, chosen: DeeperParameters, rng: np.random.Generator) -> Network:
        end = _end(network.architecture, site, chosen.place)
        edit = Edit(network, end, Family(network.architecture, site, self.name), rng)
        assert chosen.form is not None
        before = set(edit.shapes)
        last = FORMS[chosen.form](edit, end, chosen, rng)
        edit.reroute(end, last, but=edit.shapes.keys() - before)
        return edit.build()


def _end(architecture: Architecture, site: str, place: Place | None) -> str:
    """The input of the new layers."""
    end = block_end(architecture, site)
    return beyond_pools(architecture, end) if place is Place.BEYOND else end


def _place(architecture: Architecture, site: str, given: Place | None, rng: np.random.Generator) -> Place:
    """The place; raises MutationError if nothing follows that one could be beyond."""
    end = block_end(architecture, site)
    known = [Place.BLOCK] if beyond_pools(architecture, end) == end else list(Place)
    drawn = known[int(rng.integers(len(known)))]
    if given is not None and given not in known:
        raise MutationError("place", f"behind {end!r} there is no pool and no dropout to go beyond")
    return given or drawn


def _settled(
    architecture: Architecture, site: str, form: DeeperForm, given: DeeperParameters, rng: np.random.Generator
) -> DeeperParameters:
    """The parameters in this form; raises MutationError if one of those given does not fit it."""
    for field in ("hidden", "gate", "norm"):
        if form is not DeeperForm.RESIDUAL and getattr(given, field) is not None:
            raise MutationError(field, f"only form residual has it, not {form}")
    end = _end(architecture, site, given.place)
    shape = architecture.shapes[end]
    chosen = DeeperParameters(
        form=form,
        place=given.place,
        kernel_size=_kernel_size(shape, given.kernel_size),
        activation=_activation(architecture, site, form, given.activation, bounds(architecture).get(end), rng),
    )
    return chosen.model_copy(update=_inside(architecture, shape, given, rng)) if form is DeeperForm.RESIDUAL else chosen


def _kernel_size(shape: Shape, given: int | None) -> int | None:
    """The kernel's size, None for a matrix product."""
    if len(shape) == 1:
        if given not in (None, 1):
            raise MutationError("kernel_size", f"{given} asked for, but behind {shape} features comes no convolution")
        return None
    if given is not None and given % 2 == 0:
        raise MutationError("kernel_size", f"must be odd, so that the kernel has a centre; got {given}")
    return given or (3 if max(shape[1:]) > 1 else 1)


def _activation(
    architecture: Architecture,
    site: str,
    form: DeeperForm,
    given: Activation | None,
    ceiling: float | None,
    rng: np.random.Generator,
) -> Activation | None:
    """The new activation; raises MutationError if the one asked for would change the function.

    `ceiling` is the most that the block gives if it never gives less than zero, else None.
    """
    own = own_activation(architecture, site)
    allowed = ALLOWED[form]
    if given is not None and given not in allowed:
        known = ", ".join(allowed) or "none"
        raise MutationError("activation", f"{given} is not exact in form {form}, which takes: {known}")
    if form is DeeperForm.IDENTITY:
        if ceiling is None:
            reason = f"identity needs what is never negative, and the block of {site!r} may be; use another form"
            raise MutationError("form", reason)
        if given is Activation.RELU6 and ceiling > 6:
            raise MutationError("activation", f"relu6 would cut what the block of {site!r} gives above 6; use relu")
        allowed = (Activation.RELU6,) if own is Activation.RELU6 else (Activation.RELU,)
    if given is not None or not allowed:
        return given
    if form is DeeperForm.PARAMETRIC:
        return (Activation.PRELU, own or Activation.RELU)[int(rng.integers(2))]
    if form is DeeperForm.PAIR and ceiling is not None and architecture.shapes[site][0] < 4:
        # Too few channels to mix: half of the ReLUs would get nothing but negative numbers, and never learn.
        allowed = tuple(each for each in allowed if each is not Activation.RELU)
    if own in allowed:
        return own
    common = tuple(each for each in allowed if each in ODD) or allowed
    return common[int(rng.integers(len(common)))]


def _inside(
    architecture: Architecture, shape: Shape, given: DeeperParameters, rng: np.random.Generator
) -> dict[str, object]:
    """The rest of a residual: hidden channels, gate and norm."""
    hidden = (shape[0], max(1, shape[0] // 2))[int(rng.integers(2))]
    gate = list(Gate)[int(rng.integers(2))]
    # A batch norm over one position would make a batch of a single sample an error.
    normed = len(shape) == 3 and max(shape[1:]) > 1 and any(isinstance(node, BatchNorm) for node in architecture.nodes)
    norm = InnerNorm.BATCH_NORM if normed else InnerNorm.NONE
    return {"hidden": given.hidden or hidden, "gate": given.gate or gate, "norm": given.norm or norm}


def _identity(edit: Edit, end: str, chosen: DeeperParameters, rng: np.random.Generator) -> str:
    """The identity layer and its activation; gives the last new node's name."""
    shape, kernel_size = edit.shapes[end], chosen.kernel_size or 1
    layer = dense(edit.names.name(), end, shape, shape[0], kernel_size)
    edit.check(layer)
    tensors = {"weight": at_centre(torch.eye(shape[0]), shape, kernel_size), "bias": torch.zeros(shape[0])}
    last = edit.add(layer, **tensors)
    if chosen.activation is None:
        return last
    name = edit.names.name(chosen.activation)
    if chosen.activation is Activation.PRELU:
        return edit.add(activation(name, last, "prelu"), weight=torch.ones(shape[0]))
    if chosen.form is DeeperForm.PARAMETRIC:
        active = edit.add(activation(name, last, chosen.activation))
        return edit.add(Blend(name=edit.names.name("blend"), inputs=(last, active)))
    return edit.add(activation(name, last, chosen.activation))


def _pair(edit: Edit, end: str, chosen: DeeperParameters, rng: np.random.Generator) -> str:
    """[Q; -Q], the activation, and [Q', -Q'], where Q' is Q transposed."""
    assert chosen.activation is not None
    shape, kernel_size = edit.shapes[end], chosen.kernel_size or 1
    channels = shape[0]
    stuck = chosen.activation is Activation.RELU and _silent(edit, end)
    wide = dense(edit.names.name("expand"), end, shape, 2 * channels, bias=stuck)
    active = activation(edit.names.name(chosen.activation), wide.name, chosen.activation)
    back = dense(edit.names.name(), active.name, shape, channels, kernel_size)
    edit.check(wide, active, back)
    mix = orthogonal(channels, rng)
    shift = torch.where(torch.arange(channels) % 2 == 0, 0.5, -0.5) * stuck  # Halves, so that no sum is rounded.
    biases = {"bias": torch.cat([shift, -shift])} if stuck else {}
    edit.add(wide, weight=at_centre(torch.cat([mix, -mix]), shape, 1), **biases)
    edit.add(active)
    weight = at_centre(torch.cat([mix.T, -mix.T], dim=1), shape, kernel_size)
    return edit.add(back, weight=weight, bias=-(mix.T @ shift) + 0.0)


def _silent(edit: Edit, end: str) -> bool:
    """Whether the block that ends there gives nothing but zeros: its layer is zero, or the last norm behind it."""
    nodes = {node.name: node for node in edit.nodes}
    node = nodes[end]
    while is_activation(node) or isinstance(node, MaxPool2d | AvgPool2d | Dropout):
        if node.inputs[0] not in nodes:
            return False
        node = nodes[node.inputs[0]]
    if not isinstance(node, Conv2d | Linear | BatchNorm | LayerNorm | RMSNorm | GroupNorm):
        return False
    own = (edit.weights.get(f"{node.name}.{key}") for key in ("weight", "bias"))
    return not any(tensor.any() for tensor in own if tensor is not None)


def _residual(edit: Edit, end: str, chosen: DeeperParameters, rng: np.random.Generator) -> str:
    """x + F(x): layer, norm, activation, layer, and what is zero."""
    assert chosen.activation is not None
    assert chosen.hidden is not None
    shape, kernel_size, names = edit.shapes[end], chosen.kernel_size or 1, edit.names
    last = edit.add(dense(names.name("in"), end, shape, chosen.hidden, kernel_size))
    if chosen.norm is InnerNorm.BATCH_NORM:
        last = edit.add(BatchNorm(name=names.name("norm"), inputs=(last,)))
    last = edit.add(activation(names.name(chosen.activation), last, chosen.activation))
    out = dense(names.name("out"), last, shape, shape[0], kernel_size)
    last = add_gated(edit, out, chosen.gate)
    return edit.add(Add(name=names.name(), inputs=(end, last)))


FORMS: dict[DeeperForm, Callable[[Edit, str, DeeperParameters, np.random.Generator], str]] = {
    DeeperForm.IDENTITY: _identity,
    DeeperForm.PARAMETRIC: _identity,
    DeeperForm.LINEAR: _identity,
    DeeperForm.PAIR: _pair,
    DeeperForm.RESIDUAL: _residual,
}
