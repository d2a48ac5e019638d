"""Group: a grouped convolution behind a block, as the identity or in a path that says nothing yet."""

import numpy as np
import torch
from pydantic import Field
from torch import Tensor

from nas.architecture import Architecture
from nas.errors import MutationError
from nas.layers import Add, Conv2d
from nas.mutations.protocol import Form, Parameters, Rule, Site
from nas.mutations.registry import register
from nas.mutations.surgery.choices import Activation, Gate, add_gated, first_that_fits, own_activation
from nas.mutations.surgery.edit import Edit
from nas.mutations.surgery.naming import Family
from nas.mutations.surgery.parts import activation, at_centre, dense
from nas.mutations.surgery.places import block_end, bounds
from nas.network import Network

GROUPS = (2, 3, 4, 5)
"""The numbers of groups to choose from: those of the mutation seed."""


class GroupForm(Form):
    """The way in which the new convolution keeps the function.

    - identity: it is the identity, with a ReLU (or ReLU6) behind, so that what it reads must never be negative;
    - path: x + F(x), where F is the grouped convolution, an activation and a 1x1 layer, and ends in zeros.
    """

    IDENTITY = "identity"
    PATH = "path"


class GroupParameters(Parameters):
    """The form, the number of groups, and the new layers' fields."""

    form: GroupForm | None = Field(default=None, description="identity or path.")
    groups: int | None = Field(default=None, ge=GROUPS[0], le=GROUPS[-1], description="They divide the channels.")
    kernel_size: int | None = Field(default=None, ge=1, le=31, description="Of the grouped convolution; odd.")
    activation: Activation | None = Field(default=None, description="Inside a path.")
    gate: Gate | None = Field(default=None, description="What is zero at the end of a path.")


@register
class Group(Rule[GroupParameters]):
    """A site is a convolution."""

    name = "group"
    summary = "A grouped convolution behind a convolution, its norm and its activation."
    parameters = GroupParameters

    def sites(self, architecture: Architecture) -> list[Site]:
        return [_site(node) for node in architecture.nodes if isinstance(node, Conv2d)]

    def settle(
        self, architecture: Architecture, site: str, given: GroupParameters, rng: np.random.Generator
    ) -> GroupParameters:
        forms = [given.form] if given.form is not None else list(GroupForm)
        return first_that_fits(forms, rng, lambda form: _settled(architecture, site, form, given, rng))

    def grow(self, network: Network, site: str, chosen: GroupParameters, rng: np.random.Generator) -> Network:
        assert chosen.groups is not None
        assert chosen.activation is not None
        end = block_end(network.architecture, site)
        edit = Edit(network, end, Family(network.architecture, site, self.name), rng)
        names, shape, size = edit.names, edit.shapes[end], chosen.kernel_size or 1
        before = set(edit.shapes)
        grouped = Conv2d(
            name=names.name("in" if chosen.form is GroupForm.PATH else ""),
            inputs=(end,),
            out_channels=shape[0],
            kernel_size=size,
            groups=chosen.groups,
        )
        if chosen.form is GroupForm.IDENTITY:
            edit.check(grouped)
            weight = at_centre(within_groups(shape[0], chosen.groups), shape, size)
            last = edit.add(grouped, weight=weight, bias=torch.zeros(shape[0]))
            last = edit.add(activation(names.name(chosen.activation), last, chosen.activation))
        else:
            last = edit.add(activation(names.name(chosen.activation), edit.add(grouped), chosen.activation))
            last = add_gated(edit, dense(names.name("out"), last, shape, shape[0]), chosen.gate)
            last = edit.add(Add(name=names.name(), inputs=(end, last)))
        edit.reroute(end, last, but=edit.shapes.keys() - before)
        return edit.build()


def within_groups(channels: int, groups: int) -> Tensor:
    """The identity as a grouped convolution stores it, (channels, channels / groups): each group has its own."""
    return torch.eye(channels // groups).repeat(groups, 1)


def _settled(
    architecture: Architecture, site: str, form: GroupForm, given: GroupParameters, rng: np.random.Generator
) -> GroupParameters:
    """The parameters in this form; raises MutationError if it or one of those given does not fit."""
    end = block_end(architecture, site)
    shape = architecture.shapes[end]
    legal = [groups for groups in GROUPS if shape[0] % groups == 0]
    groups = given.groups or legal[int(rng.integers(len(legal)))]
    if groups not in legal:
        raise MutationError("groups", f"{groups} does not divide the {shape[0]} channels at {site!r}")
    if given.kernel_size is not None and given.kernel_size % 2 == 0:
        raise MutationError("kernel_size", f"must be odd, so that the kernel has a centre; got {given.kernel_size}")
    size = given.kernel_size or (3 if max(shape[1:]) > 1 else 1)
    own = own_activation(architecture, site)
    gate = list(Gate)[int(rng.integers(2))]
    if form is GroupForm.PATH:
        return GroupParameters(
            form=form,
            groups=groups,
            kernel_size=size,
            activation=given.activation or own or Activation.RELU,
            gate=given.gate or gate,
        )
    if bounds(architecture).get(end) is None:
        raise MutationError(
            "form", f"identity needs what is never negative, and the block of {site!r} may be; use path"
        )
    if given.gate is not None:
        raise MutationError("gate", f"only form path has it, not {form}")
    repeated = Activation.RELU6 if own is Activation.RELU6 else Activation.RELU
    if given.activation not in (None, repeated):
        raise MutationError("activation", f"{given.activation} asked for, but behind the identity comes {repeated}")
    return GroupParameters(form=form, groups=groups, kernel_size=size, activation=repeated)


def _site(node: Conv2d) -> Site:
    if any(node.out_channels % groups == 0 for groups in GROUPS):
        return Site(node.name)
    return Site(
        node.name, False, f"none of {', '.join(map(str, GROUPS))} groups divides its {node.out_channels} channels"
    )
