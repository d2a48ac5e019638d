"""The seeds' own growth rules and initialisations, where the library's differ: for running them as they were."""

import math
from collections.abc import Callable

import numpy as np
import torch
from torch import Tensor

import nas
from benchmarks.seeds.runs import Grown

Fill = Callable[[Tensor, torch.Generator], Tensor]
"""What makes the weight of a layer anew: (old weight, generator) -> a weight of its shape."""


def glorot(weight: Tensor, generator: torch.Generator) -> Tensor:
    """Keras's default: uniform up to the root of 6 / (fan in + fan out)."""
    around = math.prod(weight.shape[2:])
    limit = math.sqrt(6 / ((weight.shape[0] + weight.shape[1]) * around))
    return torch.empty_like(weight).uniform_(-limit, limit, generator=generator)


def truncated_normal(weight: Tensor, generator: torch.Generator) -> Tensor:
    """The numpy seed's: normal with deviation 0.1, cut at two deviations."""
    drawn = torch.empty_like(weight)
    return torch.nn.init.trunc_normal_(drawn, std=0.1, a=-0.2, b=0.2, generator=generator)


def refilled(network: nas.Network, fill: Fill, bias: float, seed: int, nodes: set[str] | None = None) -> nas.Network:
    """The network with the weights of these nodes (all of them for None) made anew and their biases set."""
    generator = torch.Generator().manual_seed(seed)
    weights = dict(network.weights)
    for key, tensor in weights.items():
        node, _, parameter = key.rpartition(".")
        if nodes is None or node in nodes:
            weights[key] = fill(tensor, generator) if parameter == "weight" else torch.full_like(tensor, bias)
    return nas.Network(network.architecture, weights)


def random_map_widened(
    network: nas.Network, producer: str, consumer: str, width: int, rng: np.random.Generator, noise: float
) -> nas.Network:
    """Both seeds' Net2Wider: new channels copy random ones, and a copied channel's outgoing weights are divided by how
    often it is there now. The Keras seed adds noise, so many of the weights' deviations, to the copies' outgoing ones.
    """
    child, _ = nas.mutate(network, "wider", site=producer, width=width, init="zero_out", certify=False)
    incoming, bias, outgoing = (
        network.weights[key] for key in (f"{producer}.weight", f"{producer}.bias", f"{consumer}.weight")
    )
    old = len(incoming)
    index = torch.from_numpy(rng.integers(old, size=width - old))
    uses = torch.bincount(index, minlength=old) + 1
    divided = outgoing / uses.view(1, -1, *[1] * (outgoing.dim() - 2))
    copies = divided[:, index]
    if noise:
        drawn = rng.normal(0, noise * float(copies.std(correction=0)), size=tuple(copies.shape))
        copies = copies + torch.from_numpy(drawn.astype(np.float32))
    weights = {
        **child.weights,
        f"{producer}.weight": torch.cat([incoming, incoming[index]]),
        f"{producer}.bias": torch.cat([bias, bias[index]]),
        f"{consumer}.weight": torch.cat([divided, copies], dim=1),
    }
    return nas.Network(child.architecture, weights)


def widened_as_the_seeds_did(layers: list[tuple[str, str, int]], noise: float) -> Callable[[nas.Network, int], Grown]:
    """Growth by `random_map_widened` of each (producer, consumer, width); exact, but for rounding, without noise."""

    def grow(network: nas.Network, seed: int) -> Grown:
        rng = np.random.default_rng(seed)
        for producer, consumer, width in layers:
            network = random_map_widened(network, producer, consumer, width, rng, noise)
        return Grown(network, noise == 0, tuple(f"wider {producer}" for producer, _, _ in layers))

    return grow


def with_new_layers_random(
    grow: Callable[[nas.Network, int], Grown], fill: Fill, bias: float
) -> Callable[[nas.Network, int], Grown]:
    """The same growth, but what it added starts from random weights: the seeds' baseline for Net2Deeper."""

    def grown(network: nas.Network, seed: int) -> Grown:
        child = grow(network, seed)
        known = {node.name for node in network.architecture.nodes}
        added = {node.name for node in child.network.architecture.nodes} - known
        return Grown(refilled(child.network, fill, bias, seed, added), False, child.mutations)

    return grown
