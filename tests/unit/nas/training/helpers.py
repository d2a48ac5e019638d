"""Data sets and networks that the training tests make up."""

import torch

import nas
from nas.data import Dataset, Split
from nas.data.normalisation import measure


def made_up(shape: tuple[int, ...], classes: int, samples: int, *, name: str = "made-up") -> Dataset:
    """Noise with a class's number added to it: learnable, of any shape."""
    generator = torch.Generator().manual_seed(0)
    labels = torch.arange(samples) % classes
    images = torch.randn((samples, *shape), generator=generator) + labels.view(-1, *[1] * len(shape))
    split = Split(images, labels, measure(images))
    return Dataset(name, shape, classes, split, split, split)


def chain(shape: tuple[int, ...], *fields: dict[str, object]) -> nas.Network:
    """A network of these nodes, one after the other; names are n0, n1, ..."""
    nodes = [
        {"name": f"n{position}", "inputs": [f"n{position - 1}" if position else "input"], **node}
        for position, node in enumerate(fields)
    ]
    document = {"input": {"shape": list(shape)}, "nodes": nodes, "output": nodes[-1]["name"]}
    return nas.Network.initialise(nas.Architecture.model_validate(document))


def linear(features: int = 7, classes: int = 4) -> nas.Network:
    return chain((features,), {"op": "linear", "out_features": classes})


def same_weights(one: nas.Network, other: nas.Network) -> bool:
    return all(torch.equal(one.weights[key], other.weights[key]) for key in one.weights | other.weights)
