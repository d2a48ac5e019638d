"""Activation: one that does not learn becomes one that does, and starts as the old one."""

import numpy as np
import torch
from pydantic import Field
from torch import Tensor

from nas.architecture import INPUT, Architecture
from nas.errors import MutationError
from nas.layers import Blend, Layer, LeakyRelu, PRelu, Relu
from nas.mutations.protocol import Form, Parameters, Rule, Site
from nas.mutations.registry import register
from nas.mutations.surgery.choices import Activation, first_that_fits
from nas.mutations.surgery.edit import Edit
from nas.mutations.surgery.naming import Family
from nas.mutations.surgery.parts import activation
from nas.mutations.surgery.places import is_activation
from nas.network import Network


class ActivationForm(Form):
    """The layer that replaces an activation.

    - prelu: a ReLU or leaky ReLU becomes a PReLU whose slopes start where the old one's is;
    - blend: (1 - a) f(x) + a g(x) with another activation g, and an a that starts at zero;
    - rounded: a PReLU for a leaky ReLU whose slope float32 does not have, such as 0.01: it starts at the nearest that
      it has, so it is exact in float32, but not in float64. Never drawn, only named.
    """

    PRELU = "prelu"
    BLEND = "blend"
    ROUNDED = "rounded"


DRAWN = (ActivationForm.PRELU, ActivationForm.BLEND)


class ActivationParameters(Parameters):
    """The form, and the activation to blend in."""

    form: ActivationForm | None = Field(default=None, description="prelu, blend or rounded.")
    activation: Activation | None = Field(default=None, description="The other one of a blend.")


@register
class LearnActivation(Rule[ActivationParameters]):
    """A site is an activation."""

    name = "activation"
    summary = "An activation becomes one that learns its form."
    parameters = ActivationParameters

    def sites(self, architecture: Architecture) -> list[Site]:
        return [_site(architecture, node) for node in architecture.nodes if is_activation(node)]

    def settle(
        self, architecture: Architecture, site: str, given: ActivationParameters, rng: np.random.Generator
    ) -> ActivationParameters:
        node = architecture.node(site)
        forms = [given.form] if given.form is not None else DRAWN
        return first_that_fits(forms, rng, lambda form: _settled(node, form, given.activation, rng))

    def grow(self, network: Network, site: str, chosen: ActivationParameters, rng: np.random.Generator) -> Network:
        node = network.architecture.node(site)
        edit = Edit(network, site, Family(network.architecture, site, self.name), rng)
        if chosen.form is not ActivationForm.BLEND:
            edit.replace(PRelu(name=site, inputs=node.inputs), weight=_slopes(node, edit.shapes[site][0]))
            return edit.build()
        assert chosen.activation is not None
        before = set(edit.shapes)
        other = edit.add(activation(edit.names.name(chosen.activation), node.inputs[0], chosen.activation))
        mixed = edit.add(Blend(name=edit.names.name(), inputs=(site, other)))
        edit.reroute(site, mixed, but=edit.shapes.keys() - before)
        return edit.build()

    def exact(self, chosen: ActivationParameters) -> bool:
        return chosen.form is not ActivationForm.ROUNDED


def _slope(node: Layer) -> float | None:
    """The slope below zero of what is the identity above; None for any other activation."""
    match node:
        case Relu():
            return 0.0
        case LeakyRelu():
            return node.slope
    return None


def _slopes(node: Layer, channels: int) -> Tensor:
    slope = _slope(node)
    assert slope is not None
    return torch.full((channels,), slope)


def _settled(
    node: Layer, form: ActivationForm, other: Activation | None, rng: np.random.Generator
) -> ActivationParameters:
    """The parameters in this form; raises MutationError if it or the activation does not fit."""
    if form is ActivationForm.BLEND:
        others = [each for each in Activation if each.value != node.op]
        drawn = others[int(rng.integers(len(others)))]
        if other is not None and other not in others:
            raise MutationError("activation", f"{node.name!r} is a {other} already")
        return ActivationParameters(form=form, activation=other or drawn)
    if other is not None:
        raise MutationError("activation", f"only form blend has it, not {form}")
    slope = _slope(node)
    if slope is None:
        raise MutationError("form", f"{form} needs a relu or leaky_relu, and {node.name!r} is a {node.op}; use blend")
    if form is ActivationForm.PRELU and torch.tensor(slope).item() != slope:
        reason = f"float32 has no slope {slope!r}, so a PReLU could not start there; use blend, or rounded"
        raise MutationError("form", reason)
    return ActivationParameters(form=form)


def _site(architecture: Architecture, node: Layer) -> Site:
    for name, _ in architecture.consumers(node.name):
        blend = architecture.node(name)
        if isinstance(blend, Blend) and any(_twin(architecture, node, other) for other in blend.inputs):
            return Site(node.name, False, f"{name!r} blends it with another activation already")
    return Site(node.name)


def _twin(architecture: Architecture, node: Layer, other: str) -> bool:
    """Whether `other` is another activation of the same tensor."""
    if other in (INPUT, node.name):
        return False
    found = architecture.node(other)
    return is_activation(found) and found.inputs == node.inputs
