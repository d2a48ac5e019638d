"""How a module and the network made of it are compared, apart from the comparison that from_torch makes itself."""

from __future__ import annotations

import copy
from typing import Literal

import torch
from torch import Tensor, nn

import nas


def inputs(network: nas.Network, count: int = 6, seed: int = 1) -> Tensor:
    generator = torch.Generator().manual_seed(seed)
    return torch.randn(count, *network.architecture.input.shape, generator=generator, dtype=torch.float64)


@torch.no_grad()
def difference(module: nn.Module, network: nas.Network, mode: Literal["eval", "train"] = "eval") -> float:
    """The largest difference on random inputs in float64, relative to the output's scale."""
    theirs, ours = copy.deepcopy(module).double(), network.module().double()
    for each in (theirs, ours):
        each.train(mode == "train")
    x = inputs(network)
    expected, found = theirs(x.clone()), ours(x.clone())
    assert expected.shape == found.shape
    return float((expected - found).abs().max() / expected.abs().max())


def ops(network: nas.Network) -> list[str]:
    return [node.op for node in network.architecture.nodes]
