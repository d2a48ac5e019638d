"""Growth of several steps at once: to the widths of another architecture, deeper at many places, several in turn."""

from collections.abc import Callable, Sequence
from typing import Any

import nas
from benchmarks.seeds.runs import Grown

Growth = Callable[[nas.Network, int], Grown]
"""How a child comes of a parent: (network, seed) -> child."""


def widened_to(target: nas.Architecture, init: str) -> Growth:
    """To the target's widths, of a network whose layers are called as the target's.

    A width group is named after a layer of it, whose width in the target is the group's.
    """

    def grow(network: nas.Network, seed: int) -> Grown:
        known = {node.name for node in target.nodes}
        names, exact = [], True
        for number, site in enumerate(nas.sites(network.architecture, "wider")):
            if not site.legal or site.name not in known:
                continue
            width = target.shapes[site.name][0]
            if width <= network.architecture.shapes[site.name][0]:
                continue
            network, mutation = nas.mutate(
                network, "wider", site=site.name, width=width, init=init, seed=1000 * seed + number, certify=False
            )
            exact = exact and mutation.exact
            names.append(f"wider {site.name}")
        return Grown(network, exact, tuple(names))

    return grow


def deepened(sites: Sequence[str], **parameters: Any) -> Growth:
    """By one `deeper` behind each of these layers; a layer that is named twice gets two."""

    def grow(network: nas.Network, seed: int) -> Grown:
        exact = True
        for number, site in enumerate(sites):
            network, mutation = nas.mutate(
                network, "deeper", site=site, seed=1000 * seed + number, certify=False, **parameters
            )
            exact = exact and mutation.exact
        return Grown(network, exact, tuple(f"deeper {site}" for site in sites))

    return grow


def in_turn(*growths: Growth) -> Growth:
    """One after the other, without training between."""

    def grow(network: nas.Network, seed: int) -> Grown:
        exact = True
        names: list[str] = []
        for growth in growths:
            grown = growth(network, seed)
            network, exact = grown.network, exact and grown.exact
            names += grown.mutations
        return Grown(network, exact, tuple(names))

    return grow
