"""Shrink: the inverse of growth, to stay inside a budget."""

import math

import numpy as np
from pydantic import Field

from nas import channels
from nas.architecture import Architecture
from nas.channels import Channels
from nas.errors import MutationError, NoSite
from nas.layers import Attention, BatchNorm, Conv2d, Convolution, Layer, Linear
from nas.mutations.protocol import Form, Parameters, Rule, Site
from nas.mutations.registry import register
from nas.mutations.surgery.clones import merge
from nas.mutations.surgery.contraction import contracted
from nas.mutations.surgery.edit import Edit
from nas.mutations.surgery.folding import collapse, fold, uncollapsible, unfoldable
from nas.mutations.surgery.heads import narrowed
from nas.mutations.surgery.naming import Family
from nas.mutations.surgery.silence import drop
from nas.network import Network


class ShrinkForm(Form):
    """The part to remove.

    - merge_clones: of channels that carry the same numbers one stays, with the sum of their outgoing weights;
    - drop_dead: channels that are zero for any input, or that everyone who reads them multiplies by zero;
    - narrow_heads: both, for the heads of an attention layer, and for the numbers of its values, queries and keys;
    - collapse_linear: a layer that is the identity, or that becomes one with the layer in front without rounding;
    - collapse_rounded: the same, rounded to float32. Never drawn, only named;
    - fold_batch_norm: a batch norm, into the layer in front. Rounded, and in train mode another function: batches no
      longer count. Never drawn, only named.
    """

    MERGE_CLONES = "merge_clones"
    DROP_DEAD = "drop_dead"
    NARROW_HEADS = "narrow_heads"
    COLLAPSE_LINEAR = "collapse_linear"
    COLLAPSE_ROUNDED = "collapse_rounded"
    FOLD_BATCH_NORM = "fold_batch_norm"


EXACT = (ShrinkForm.MERGE_CLONES, ShrinkForm.DROP_DEAD, ShrinkForm.NARROW_HEADS, ShrinkForm.COLLAPSE_LINEAR)


class ShrinkParameters(Parameters):
    """The form of the shrinking."""

    form: ShrinkForm | None = Field(
        default=None,
        description=f"{', '.join(EXACT)}; or, not exact, collapse_rounded, fold_batch_norm.",
    )


@register
class Shrink(Rule[ShrinkParameters]):
    """Sites are width groups, attention layers, layers to merge with the one in front, batch norms.

    Whether the weights permit it is only known when it is tried: then NoSite says why they do not.
    """

    name = "shrink"
    summary = "Fewer channels or layers, where some of them do the work of others or none at all."
    parameters = ShrinkParameters

    def sites(self, architecture: Architecture) -> list[Site]:
        found = channels.infer(architecture)
        names = dict.fromkeys(group.name for group in found.groups) | {
            node.name: None
            for node in architecture.nodes
            if isinstance(node, Convolution | Linear | Attention | BatchNorm)
        }
        order = {node.name: place for place, node in enumerate(architecture.nodes)}
        ordered = sorted(names, key=lambda name: (order[name.partition(":")[0]], name))
        return [_site(architecture, found, name) for name in ordered]

    def settle(
        self, architecture: Architecture, site: str, given: ShrinkParameters, rng: np.random.Generator
    ) -> ShrinkParameters:
        reasons = _reasons(architecture, channels.infer(architecture), site)
        drawn = [form for form in EXACT if reasons[form] is None]
        place = int(rng.integers(len(EXACT)))
        if given.form is None and not drawn:
            raise MutationError("form", f"nothing at {site!r} is exact; name collapse_rounded or fold_batch_norm")
        form = given.form or drawn[place % len(drawn)]
        reason = reasons[form]
        if reason is not None:
            raise MutationError("form", f"{form} cannot apply at {site!r}: {reason}")
        return ShrinkParameters(form=form)

    def grow(self, network: Network, site: str, chosen: ShrinkParameters, rng: np.random.Generator) -> Network:
        match chosen.form:
            case ShrinkForm.MERGE_CLONES | ShrinkForm.DROP_DEAD:
                return _narrowed(network, site, chosen.form)
            case ShrinkForm.NARROW_HEADS:
                return _with_fewer_heads(network, site, rng)
            case ShrinkForm.COLLAPSE_LINEAR | ShrinkForm.COLLAPSE_ROUNDED:
                node = network.architecture.node(site)
                assert isinstance(node, Conv2d | Linear)
                return collapse(network, node, rounded=chosen.form is ShrinkForm.COLLAPSE_ROUNDED)
        norm = network.architecture.node(site)
        assert isinstance(norm, BatchNorm)
        return fold(network, norm)

    def exact(self, chosen: ShrinkParameters) -> bool:
        return chosen.form is None or chosen.form in EXACT


def _narrowed(network: Network, site: str, form: ShrinkForm) -> Network:
    """The network with fewer channels in this group; raises NoSite if each of them is needed."""
    found = channels.infer(network.architecture)
    group = found.group(site)
    assert group is not None
    gain = 1.0
    if form is ShrinkForm.MERGE_CLONES:
        shorter = merge(network, found, group)
        missing = f"no two of its {group.width} channels are clones whose outgoing weights add up without rounding"
    else:
        shorter = drop(network, found, group)
        missing = f"each of its {group.width} channels has something to say to someone"
    if shorter is None:
        evenly = ", in runs of equal length, as every group of it must keep its share" if group.uniform else ""
        raise NoSite(f"shrink finds nothing to do at {site!r} in form {form}: {missing}{evenly}")
    if form is ShrinkForm.DROP_DEAD and group.statistics:  # The mean square over fewer channels is larger.
        gain = math.sqrt(max(len(each.target) / len(each) for each in shorter.values()))
    return contracted(network, found, shorter, gain)


def _with_fewer_heads(network: Network, site: str, rng: np.random.Generator) -> Network:
    """The network with a smaller attention layer; raises NoSite if all of it is needed."""
    node = network.architecture.node(site)
    assert isinstance(node, Attention)
    old = {key: network.weights[f"{site}.{key}"] for key in node.tensors(network.architecture.input_shapes(site))}
    small, tensors = narrowed(node, old)
    if (small.heads, small.key_dim, small.value_dim) == (node.heads, node.key_dim, node.value_dim):
        raise NoSite(
            f"shrink finds nothing to do at {site!r} in form {ShrinkForm.NARROW_HEADS}: each of its heads, and each "
            "number of their values, queries and keys, does something that no other does"
        )
    edit = Edit(network, site, Family(network.architecture, site, Shrink.name), rng)
    edit.replace(small, **tensors)
    return edit.build()


def _site(architecture: Architecture, found: Channels, name: str) -> Site:
    """Legal if any form is possible; the reason is that of the form that is meant for such a place."""
    reasons = _reasons(architecture, found, name)
    legal = any(reason is None for reason in reasons.values())
    node = None if ":" in name else architecture.node(name)
    first = ShrinkForm.FOLD_BATCH_NORM if isinstance(node, BatchNorm) else ShrinkForm.MERGE_CLONES
    return Site(name, legal, None if legal else reasons[first])


def _reasons(architecture: Architecture, found: Channels, site: str) -> dict[ShrinkForm, str | None]:
    """For each form why it cannot apply at a site, whatever the weights; None where it may."""
    group = found.group(site)
    node: Layer | None = None if ":" in site else architecture.node(site)
    if group is None:
        units: str | None = "it has no channels of its own: they are tied to those of another layer"
    elif group.reason is None and group.width == 1:
        units = "it has one channel, and that stays"
    else:
        units = group.reason
    dead = units
    norms = [] if group is None else [name for name in group.statistics if architecture.node(name).op != "rms_norm"]
    if norms and units is None:
        dead = f"{', '.join(map(repr, norms))} would miss what goes: a norm over channels counts all of them"
    pair = uncollapsible(architecture, node) if isinstance(node, Conv2d | Linear) else "it is no linear layer"
    norm = unfoldable(architecture, node) if isinstance(node, BatchNorm) else "it is no batch norm"
    heads = None if isinstance(node, Attention) else "it is no attention layer"
    if isinstance(node, Attention) and (node.heads, node.key_dim, node.value_dim) == (1, 1, 1):
        heads = "it has one head, with one number, and that stays"
    return {
        ShrinkForm.MERGE_CLONES: units,
        ShrinkForm.DROP_DEAD: dead,
        ShrinkForm.NARROW_HEADS: heads,
        ShrinkForm.COLLAPSE_LINEAR: pair,
        ShrinkForm.COLLAPSE_ROUNDED: pair,
        ShrinkForm.FOLD_BATCH_NORM: norm,
    }
