"""Pool: one more pool behind a block, which says nothing yet, or which halves the space and so is only approximate."""

import numpy as np
from pydantic import Field

from nas.architecture import INPUT, Architecture
from nas.errors import MutationError
from nas.layers import Add, Blend, Conv2d
from nas.layers.pools import Pool2d
from nas.mutations.protocol import Form, Parameters, Rule, Site
from nas.mutations.registry import register
from nas.mutations.surgery.choices import Gate, PoolKind, add_gated, first_that_fits
from nas.mutations.surgery.downsampling import halved, reason_against
from nas.mutations.surgery.edit import Edit
from nas.mutations.surgery.naming import Family
from nas.mutations.surgery.parts import dense, pool
from nas.mutations.surgery.places import block_end
from nas.network import Network


class PoolForm(Form):
    """The pool's role at first.

    - gated: (1 - a) x + a pool(x), with an a that starts at zero; the pool keeps the space;
    - path: x + F(x), where F is a pool that keeps the space and a 1x1 layer, and ends in zeros;
    - down: a 2x2 pool that halves the space. It changes the function: its certificate says how much, and training has
      to recover it. It is never drawn, only named, and only early layers take it, as long as there is space.
    """

    GATED = "gated"
    PATH = "path"
    DOWN = "down"


OF_FORM = {
    PoolForm.GATED: ("pool", "kernel_size"),
    PoolForm.PATH: ("pool", "kernel_size", "gate"),
    PoolForm.DOWN: ("pool",),
}
"""Parameters that a form uses."""

DRAWN = (PoolForm.GATED, PoolForm.PATH)


class PoolParameters(Parameters):
    """The form, and the pool's fields."""

    form: PoolForm | None = Field(default=None, description="gated, path or down; down is not exact.")
    pool: PoolKind | None = Field(default=None, description="max or avg.")
    kernel_size: int | None = Field(default=None, ge=3, le=31, description="Of a pool that keeps the space; odd.")
    gate: Gate | None = Field(default=None, description="What is zero at the end of a path.")


@register
class AddPool(Rule[PoolParameters]):
    """A site is a convolution."""

    name = "pool"
    summary = "A pool behind a convolution, its norm and its activation."
    parameters = PoolParameters

    def sites(self, architecture: Architecture) -> list[Site]:
        return [_site(architecture, node.name) for node in architecture.nodes if isinstance(node, Conv2d)]

    def settle(
        self, architecture: Architecture, site: str, given: PoolParameters, rng: np.random.Generator
    ) -> PoolParameters:
        forms = [given.form] if given.form is not None else DRAWN
        return first_that_fits(forms, rng, lambda form: _settled(architecture, site, form, given, rng))

    def grow(self, network: Network, site: str, chosen: PoolParameters, rng: np.random.Generator) -> Network:
        assert chosen.pool is not None
        names = Family(network.architecture, site, self.name)
        end = block_end(network.architecture, site)
        if chosen.form is PoolForm.DOWN:
            return halved(network, end, names.name(chosen.pool), chosen.pool)
        assert chosen.kernel_size is not None
        edit = Edit(network, end, names, rng)
        before = set(edit.shapes)
        shape, size = edit.shapes[end], chosen.kernel_size
        last = edit.add(pool(names.name(chosen.pool), end, chosen.pool, size, stride=1, padding=size // 2))
        if chosen.form is PoolForm.GATED:
            joined = edit.add(Blend(name=names.name(), inputs=(end, last)))
        else:
            last = add_gated(edit, dense(names.name("out"), last, shape, shape[0]), chosen.gate)
            joined = edit.add(Add(name=names.name(), inputs=(end, last)))
        edit.reroute(end, joined, but=edit.shapes.keys() - before)
        return edit.build()

    def exact(self, chosen: PoolParameters) -> bool:
        return chosen.form is not PoolForm.DOWN

    def to_recover(self, chosen: PoolParameters) -> bool:
        return chosen.form is PoolForm.DOWN


def _settled(
    architecture: Architecture, site: str, form: PoolForm, given: PoolParameters, rng: np.random.Generator
) -> PoolParameters:
    """The parameters in this form; raises MutationError if it or one of those given does not fit."""
    for field in ("kernel_size", "gate"):
        if field not in OF_FORM[form] and getattr(given, field) is not None:
            raise MutationError(field, f"form {form} has no such parameter; it has: {', '.join(OF_FORM[form])}")
    kind = list(PoolKind)[int(rng.integers(2))]
    gate = list(Gate)[int(rng.integers(2))]
    chosen: dict[str, object] = {"form": form, "pool": given.pool or kind}
    if form is PoolForm.DOWN:
        reason = reason_against(architecture, site, block_end(architecture, site))
        if reason is not None:
            raise MutationError("form", reason)
    else:
        if given.kernel_size is not None and given.kernel_size % 2 == 0:
            raise MutationError("kernel_size", f"must be odd, so that the space stays; got {given.kernel_size}")
        chosen["kernel_size"] = given.kernel_size or 3
    if form is PoolForm.PATH:
        chosen["gate"] = given.gate or gate
    return PoolParameters.model_validate(chosen)


def _site(architecture: Architecture, name: str) -> Site:
    end = block_end(architecture, name)
    shape = architecture.shapes[end]
    if max(shape[1:]) == 1:
        return Site(name, False, f"{end!r} gives {shape}: of one position there is nothing to pool")
    for reader, _ in architecture.consumers(end):
        blend = architecture.node(reader)
        if isinstance(blend, Blend) and any(_pools(architecture, other, end) for other in blend.inputs):
            return Site(name, False, f"{reader!r} blends {end!r} with a pool of it already")
    return Site(name)


def _pools(architecture: Architecture, name: str, source: str) -> bool:
    """Whether the tensor `name` is a pool of `source`."""
    if name == INPUT:
        return False
    node = architecture.node(name)
    return isinstance(node, Pool2d) and node.inputs == (source,)
