"""What other implementations of growth get wrong: each bug is planted once, and seen, and ours does not have it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
import torch
from torch import Tensor

import nas
from tests.unit.nas.mutations.graphs import conv, difference, graph, linear, network

SEEN = 1e-3
"""A bug changes the output by more than this part of its scale; the mutations by less than 1e-10 of it."""


def chain(*, channels: int = 4, filters: int = 6, activation: str = "relu", **fields: Any) -> nas.Network:
    """Two convolutions over a space that is not square, with a batch norm, and a linear layer over its positions."""
    return network(
        graph(
            (channels, 7, 5),
            conv1=("conv2d", "input", conv(filters) | fields),
            bn=("batch_norm", "conv1"),
            act=(activation, "bn"),
            conv2=("conv2d", "act", conv(3)),
            flat=("flatten", "conv2"),
            fc=("linear", "flat", linear(3)),
        )
    )


def with_weight(network: nas.Network, key: str, change: Callable[[Tensor], Tensor]) -> nas.Network:
    """The network with one tensor changed: where the bug is planted."""
    return nas.Network(network.architecture, {**network.weights, key: change(network.weights[key].clone())})


@pytest.mark.parametrize("kernel_size", [3, 5])
@pytest.mark.parametrize(
    ("name", "parameters", "key"),
    [
        ("deeper", {"form": "identity"}, "conv1_deeper.weight"),
        ("deeper", {"form": "pair"}, "conv1_deeper.weight"),
        ("deeper", {"form": "parametric"}, "conv1_deeper.weight"),
        ("group", {"form": "identity", "groups": 3}, "conv1_group.weight"),
    ],
)
def test_an_identity_tap_off_the_centre(name: str, parameters: dict[str, Any], key: str, kernel_size: int) -> None:
    parent = chain()
    child, _ = nas.mutate(parent, name, site="conv1", kernel_size=kernel_size, **parameters)
    assert difference(parent, child) < 1e-10
    for axis in (2, 3):
        shifted = with_weight(child, key, lambda weight, axis=axis: weight.roll(1, axis))  # type: ignore[misc]
        assert difference(parent, shifted) > SEEN


@pytest.mark.parametrize(
    ("name", "parameters"),
    [
        ("deeper", {"form": "identity", "kernel_size": 4}),
        ("deeper", {"form": "residual", "kernel_size": 2}),
        ("group", {"kernel_size": 2}),
        ("kernel", {"form": "grow", "kernel_size": 4}),
        ("branch", {"form": "split", "kernel_size": 4}),
        ("pool", {"form": "gated", "kernel_size": 4}),
    ],
    ids=str,
)
def test_an_even_kernel_that_has_no_centre(name: str, parameters: dict[str, Any]) -> None:
    with pytest.raises(nas.MutationError, match=r"kernel_size: .*(odd|even number)"):
        nas.mutate(chain(), name, site="conv1", **parameters)


@pytest.mark.parametrize("dilation", [2, 3])
def test_a_kernel_that_grows_without_a_thought_of_its_dilation(dilation: int) -> None:
    parent = chain(dilation=dilation, padding=dilation)
    child, _ = nas.mutate(parent, "kernel", site="conv1", form="grow", kernel_size=5)
    assert difference(parent, child) < 1e-10
    document = child.architecture.model_dump(mode="json")
    document["nodes"][0]["padding"] = dilation + 1  # One ring more, not one ring of taps that are `dilation` apart.
    with pytest.raises(nas.ArchitectureError):
        nas.Network(nas.Architecture.model_validate(document), child.weights)


def test_slopes_of_a_prelu_that_start_anew() -> None:
    """At 0.25, where a new PReLU starts, or at the old channels' slopes in another order."""
    parent = chain(activation="prelu")
    child, _ = nas.mutate(parent, "wider", site="conv1", init="elementwise")
    assert difference(parent, child) < 1e-10
    assert difference(parent, with_weight(child, "act.weight", lambda slopes: torch.full_like(slopes, 0.25))) > SEEN
    assert difference(parent, with_weight(child, "act.weight", lambda slopes: slopes.roll(1))) > SEEN
    learnable, _ = nas.mutate(chain(), "activation", site="act", form="prelu")
    again = with_weight(learnable, "act.weight", lambda slopes: torch.full_like(slopes, 0.25))
    assert difference(chain(), learnable) == 0
    assert difference(chain(), again) > SEEN
    deeper, _ = nas.mutate(parent, "deeper", site="conv1", form="parametric", activation="prelu")
    assert torch.equal(deeper.weights["act.weight"], parent.weights["act.weight"])


@pytest.mark.parametrize("part", ["weight", "bias", "running_mean", "running_var"])
def test_a_batch_norm_of_which_only_some_is_copied(part: str) -> None:
    parent = chain()
    child, _ = nas.mutate(parent, "wider", site="conv1", width=9, init="elementwise")
    assert difference(parent, child) < 1e-10
    assert child.weights["bn.num_batches_tracked"] == parent.weights["bn.num_batches_tracked"]
    fresh = float(part in ("weight", "running_var"))

    def forgotten(tensor: Tensor) -> Tensor:
        tensor[6:] = fresh
        return tensor

    assert difference(parent, with_weight(child, f"bn.{part}", forgotten)) > SEEN


@pytest.mark.parametrize(
    ("name", "parameters"),
    [
        ("wider", {"width": 8}),
        ("deeper", {"form": "identity"}),
        ("deeper", {"form": "pair"}),
        ("deeper", {"form": "residual"}),
        ("branch", {"form": "split"}),
        ("branch", {"form": "separable"}),
        ("branch", {"form": "squeeze"}),
        ("kernel", {}),
        ("group", {"groups": 2}),
        ("pool", {}),
        ("dropout", {}),
    ],
    ids=str,
)
@pytest.mark.parametrize(("channels", "filters"), [(1, 6), (6, 2), (5, 4)])
def test_more_or_fewer_filters_than_input_channels(
    name: str, parameters: dict[str, Any], channels: int, filters: int
) -> None:
    parent = chain(channels=channels, filters=filters)
    child, _ = nas.mutate(parent, name, site="conv1", **parameters)
    assert difference(parent, child) < 1e-10


def test_a_skip_between_unequal_channels() -> None:
    parent = chain()
    child, _ = nas.mutate(parent, "skip", site="input->act", form="projection")
    assert difference(parent, child) < 1e-10
    with pytest.raises(nas.MutationError, match="a gate needs equal shapes"):
        nas.mutate(parent, "skip", site="input->act", form="gate")
