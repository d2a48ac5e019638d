"""Depth: the Keras mutation project's policy, in which what is likely changes as the network grows deeper.

With the network's depth d, D = 20, n pools and room for L = floor(log2(min(height, width))) - 2 of them, the shares are

- pool: D - D n / (2 L), and 0 once n >= L;
- deeper and wider: D / 2;
- skip and group: d.

A widening goes to at most 128 + 896 d / D channels. Other mutations have no formula there, and are not drawn.
"""

import math
from collections.abc import Callable, Collection, Iterator, Mapping

import numpy as np

from nas import channels
from nas.architecture import Architecture
from nas.errors import MutationError, NoSite
from nas.layers import Attention, AvgPool2d, Conv2d, Linear, MaxPool2d
from nas.mutations import registry
from nas.mutations.drawing.command import Command
from nas.mutations.drawing.policies.base import Policy, Situation, by_share, open_sites
from nas.mutations.drawing.policies.registry import register

D = 20
NARROWEST, WIDEST = 128, 1024
"""The limit on a widening of a network without depth, and of one with depth D."""


@register
class Depth(Policy):
    """By the formulas above, whatever the weights: a weight only says whether a mutation may be drawn."""

    name = "depth"
    summary = "By the network's depth, as the Keras mutation project does: first pools, later skips and groups."
    weights = {"deeper": 1.0, "group": 1.0, "pool": 1.0, "skip": 1.0, "wider": 1.0}  # noqa: RUF012

    def commands(self, situation: Situation, rng: np.random.Generator) -> Iterator[Command]:
        reason = self.refusal(situation.allowed)
        if reason is not None:
            raise MutationError("policy", reason)
        architecture = situation.network.architecture
        sites = open_sites(architecture, [name for name in situation.allowed if name in SHARES])
        shares = {name: SHARES[name](architecture) for name in sites}
        if not any(shares.values()):
            raise NoSite(f"the policy depth gives {', '.join(shares)} no share in this architecture")
        return _bounded(architecture, by_share(sites, shares, rng), rng)

    def refusal(self, allowed: Collection[str]) -> str | None:
        if any(name in SHARES for name in allowed):
            return None
        return f"the policy depth draws from {', '.join(SHARES)}, and none of them has a weight above 0"


def depth(architecture: Architecture) -> int:
    """Layers with weights on the longest path through the network."""
    depths = {"input": 0}
    for node in architecture.nodes:
        own = int(isinstance(node, Conv2d | Linear | Attention))
        depths[node.name] = own + max(depths[name] for name in node.inputs)
    return depths[architecture.output]


def pool_share(architecture: Architecture) -> float:
    """Relative probability of one more pool."""
    space = architecture.input.shape[1:]
    room = math.floor(math.log2(min(space))) - 2 if space else 0
    pools = sum(isinstance(node, MaxPool2d | AvgPool2d) and node.stride > 1 for node in architecture.nodes)
    return D - D * pools / (2 * room) if pools < room else 0.0


def widest(architecture: Architecture) -> int:
    """The most channels that a widening may lead to."""
    return NARROWEST + (WIDEST - NARROWEST) * depth(architecture) // D


SHARES: Mapping[str, Callable[[Architecture], float]] = {
    "deeper": lambda architecture: D / 2,
    "group": depth,
    "pool": pool_share,
    "skip": depth,
    "wider": lambda architecture: D / 2,
}


def _bounded(architecture: Architecture, commands: Iterator[Command], rng: np.random.Generator) -> Iterator[Command]:
    """The commands, but widenings keep to the limit, and are left out where it leaves them no room."""
    limit, rule = widest(architecture), registry.get("wider")
    groups = channels.infer(architecture)
    for command in commands:
        if command.name != rule.name or command.site is None:
            yield command
            continue
        group = groups.group(command.site)
        if group is None or group.width >= limit:
            continue
        drawn = rule.settle(architecture, command.site, rule.validated({}), rng)
        chosen = {"width": min(drawn.width, limit)}
        try:
            rule.settle(architecture, command.site, rule.validated(chosen), rng)
        except MutationError:  # It grows in steps that are too large for the room that is left.
            continue
        yield command.model_copy(update={"parameters": {**command.parameters, **chosen}})
