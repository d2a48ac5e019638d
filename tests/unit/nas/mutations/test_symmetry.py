"""Whether clones go their own ways once training goes on: the defect of the paper's rule, and which inits mend it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
import torch
from torch import Tensor

import nas
from tests.unit.nas.mutations.graphs import difference, features, network, plain, residual

Optimizer = Callable[[list[Tensor]], torch.optim.Optimizer]

OPTIMIZERS: dict[str, Optimizer] = {
    "sgd": lambda parameters: torch.optim.SGD(parameters, lr=0.01, momentum=0.9),
    "adam": lambda parameters: torch.optim.Adam(parameters, lr=0.01),
}
PLACES = {"conv": (plain, "conv1", 12), "linear": (features, "fc1", 12), "stream": (residual, "stem", 8)}

every_optimizer = pytest.mark.parametrize("optimizer", OPTIMIZERS)
every_place = pytest.mark.parametrize("place", PLACES)


def trained(network: nas.Network, optimizer: str, steps: int) -> dict[str, Tensor]:
    """The weights after so many steps on one random batch, in float64 so that rounding tells no clones apart."""
    module = network.module().double().eval()  # No dropout: each clone would have a mask of its own.
    stepper = OPTIMIZERS[optimizer](list(module.parameters()))
    generator = torch.Generator().manual_seed(5)
    x = torch.randn(32, *network.architecture.input.shape, generator=generator, dtype=torch.float64)
    labels = torch.randint(0, 3, (32,), generator=generator)
    for _ in range(steps):
        stepper.zero_grad()
        torch.nn.functional.cross_entropy(module(x), labels).backward()
        stepper.step()
    return {key: tensor.detach() for key, tensor in module.state_dict().items()}


def widened(place: str, init: str) -> tuple[nas.Network, nas.Network, str]:
    """A network, the same with a wider layer, and the key of that layer's weight."""
    build, site, width = PLACES[place]
    parent = network(build())
    child, _ = nas.mutate(parent, "wider", site=site, width=width, init=init, certify=False)
    return parent, child, f"{site}.weight"


def twins(weight: Tensor) -> list[tuple[int, int]]:
    """The rows that are equal, two by two."""
    rows = range(len(weight))
    return [(i, j) for i in rows for j in rows if i < j and torch.equal(weight[i], weight[j])]


def distances(before: nas.Network, after: dict[str, Tensor], key: str) -> list[float]:
    """How far apart twins came, as a part of how far they moved."""
    weight = after[key]
    moved = (weight - before.weights[key].double()).abs().max()
    assert moved > 1e-4
    return [float((weight[i] - weight[j]).abs().max() / moved) for i, j in twins(before.weights[key])]


@every_place
@every_optimizer
def test_clones_of_net2wider_never_separate(place: str, optimizer: str) -> None:
    """The paper's rule without noise: the new channels never learn anything of their own."""
    parent, child, key = widened(place, "net2wider")
    found = distances(child, trained(child, optimizer, 30), key)
    assert len(found) == len(parent.weights[key])
    assert max(found) < 1e-8


@every_place
@every_optimizer
@pytest.mark.parametrize("init", ["elementwise", "noise"])
def test_clones_of_inits_that_break_the_symmetry_separate_with_the_first_step(
    init: str, place: str, optimizer: str
) -> None:
    parent, child, key = widened(place, init)
    # Adam's first step is the sign of the gradient alone, which two clones may share.
    found = distances(child, trained(child, optimizer, 1 if optimizer == "sgd" else 3), key)
    assert len(found) == len(parent.weights[key])
    assert min(found) > 1e-3


@every_place
@every_optimizer
def test_the_two_of_a_pair_separate_with_the_first_step(place: str, optimizer: str) -> None:
    parent, child, key = widened(place, "pair")
    found = distances(child, trained(child, optimizer, 1), key)
    assert len(found) == (len(child.weights[key]) - len(parent.weights[key])) // 2
    assert min(found) > 1e-3


@every_place
@every_optimizer
@pytest.mark.parametrize("init", ["zero_out", "random_pad"])
def test_channels_that_are_no_clones_differ_from_the_start_and_all_learn(init: str, place: str, optimizer: str) -> None:
    _, child, key = widened(place, init)
    assert twins(child.weights[key]) == []
    after = trained(child, optimizer, 2)  # What is silent listens first, and says something in the second step.
    assert ((after[key] - child.weights[key].double()).flatten(1).abs().amax(1) > 0).all()


@every_place
@pytest.mark.parametrize("init", ["noise", "random_pad"])
def test_controls_change_the_function(init: str, place: str) -> None:
    parent, child, _ = widened(place, init)
    assert difference(parent, child) > 1e-4


@every_place
@pytest.mark.parametrize("init", ["net2wider", "elementwise"])
def test_clones_share_the_gradient_of_their_channel(init: str, place: str) -> None:
    """What the clones' incoming weights are told adds up to what the one channel was told."""
    parent, child, key = widened(place, init)

    def gradient(network: nas.Network) -> Tensor:
        module = network.module().double().eval()
        generator = torch.Generator().manual_seed(2)
        x = torch.randn(8, *network.architecture.input.shape, generator=generator, dtype=torch.float64)
        module(x).square().sum().backward()
        return module.get_parameter(key).grad  # type: ignore[return-value]

    expected, found = gradient(parent), gradient(child)
    families = [
        [row for row in range(len(found)) if torch.equal(child.weights[key][row], parent.weights[key][channel])]
        for channel in range(len(expected))
    ]
    summed = torch.stack([found[family].sum(0) for family in families])
    torch.testing.assert_close(summed, expected, rtol=1e-8, atol=1e-10)
