"""How large a child may become: said before anything is allocated for it."""

from __future__ import annotations

from typing import Any

import pytest
from torch.utils._python_dispatch import TorchDispatchMode

import nas
from tests.unit.nas.mutations.graphs import graph, linear, network, plain, vit


class NoMemory(TorchDispatchMode):
    """Fails where torch would make a tensor of more than so many numbers."""

    def __init__(self, limit: int) -> None:
        super().__init__()
        self.limit = limit

    def __torch_dispatch__(self, func: Any, types: Any, args: Any = (), kwargs: Any = None) -> Any:
        made = func(*args, **(kwargs or {}))
        sizes = [
            each.numel() for each in (made if isinstance(made, tuple | list) else [made]) if hasattr(each, "numel")
        ]
        assert max(sizes, default=0) <= self.limit, (func, sizes)
        return made


HUGE: list[tuple[str, str, dict[str, Any]]] = [
    ("wider", "conv1", {"width": 2**19, "init": "zero_out"}),
    ("wider", "fc1", {"factor": 60.0, "init": "elementwise"}),
    ("deeper", "conv1", {"form": "residual", "hidden": 2**19}),
    ("deeper", "conv1", {"form": "pair", "kernel_size": 31}),
    ("deeper", "conv1", {"form": "linear", "kernel_size": 31}),
    ("branch", "conv1", {"form": "path", "hidden": 2**19}),
    ("branch", "conv2", {"form": "mean", "kernel_size": 31}),
    ("branch", "conv2", {"form": "split", "kernel_size": 31, "paths": 2}),
    ("kernel", "conv2", {"kernel_size": 31}),
    ("group", "conv1", {"form": "path", "kernel_size": 31, "groups": 2}),
    ("attention", "conv1", {"heads": 64, "value_dim": 1024, "gate": "layer"}),
    ("attention", "conv1", {"heads": 64, "key_dim": 1024, "gate": "scale"}),
]


@pytest.mark.parametrize(("name", "site", "parameters"), HUGE, ids=lambda each: str(each))
def test_a_child_that_would_be_too_large_is_refused_before_it_is_built(
    name: str, site: str, parameters: dict[str, Any]
) -> None:
    parent = network(plain())
    limit = parent.architecture.parameters + 2_000
    (key, value), *_ = [(key, value) for key, value in parameters.items() if isinstance(value, int)] or [("width", 420)]
    message = rf"{name} at '{site}' .*\b{key}={value}\b.*: the child would have \d+ parameters or more; "
    most = 2**19 if name == "wider" else 10_000  # An index for each new channel is all that a widening makes.
    with NoMemory(most), pytest.raises(nas.LimitExceeded, match=message + f"the limit max_parameters is {limit}"):
        nas.mutate(parent, name, site=site, max_parameters=limit, **parameters)


@pytest.mark.parametrize("part", ["heads", "value", "key"])
def test_heads_that_would_be_too_many_are_refused_before_they_are_built(part: str) -> None:
    parent = network(vit())
    site = next(node.name for node in parent.architecture.nodes if node.op == "attention")
    with NoMemory(100_000), pytest.raises(nas.LimitExceeded, match=r"size=60000 .*the limit max_parameters is 9000"):
        nas.mutate(parent, "widen_heads", site=site, part=part, size=60_000, init="zero_out", max_parameters=9000)


def test_without_a_limit_the_bounds_of_every_architecture_hold_and_name_what_was_asked() -> None:
    wide = graph((2**16,), fc1=("linear", "input", linear(2)), fc2=("linear", "fc1", linear(2)))
    parent = nas.Network.initialise(wide)
    message = r"node 'fc1': \d+ parameters up to here, the limit is 2147483648 \(wider at 'fc1' width=524288"
    with NoMemory(2**20), pytest.raises(nas.ArchitectureError, match=message):
        nas.mutate(parent, "wider", site="fc1", width=2**19, init="zero_out")
    spread = graph((1, 256, 256), conv=("conv2d", "input", {"out_channels": 1, "kernel_size": 1}),
                   flat=("flatten", "conv"), fc=("linear", "flat", linear(2)))  # fmt: skip
    with NoMemory(2**20), pytest.raises(nas.ArchitectureError, match="limit of one"):
        nas.mutate(nas.Network.initialise(spread), "wider", site="conv", width=2**19, init="zero_out")


def test_arithmetic_has_a_limit_too() -> None:
    parent = network(plain())
    limit = 4 * parent.architecture.flops
    with pytest.raises(nas.LimitExceeded, match=f"width=600 .*flops or more; the limit max_flops is {limit}"):
        nas.mutate(parent, "wider", site="conv1", width=600, max_flops=limit)
    child, _ = nas.mutate(parent, "wider", site="conv1", width=7, max_flops=limit)
    assert child.architecture.flops <= limit


def test_without_a_site_those_are_passed_over_whose_child_would_be_too_large() -> None:
    parent = network(plain())
    sizes = {
        site.name: nas.mutate(parent, "wider", site=site.name, factor=2.0, certify=False)[0].architecture.parameters
        for site in nas.sites(parent.architecture, "wider")
        if site.legal
    }
    smallest = min(sizes, key=lambda site: sizes[site])
    for seed in range(6):
        _, done = nas.mutate(parent, "wider", seed=seed, factor=2.0, max_parameters=sizes[smallest], certify=False)
        assert done.site == smallest
    with pytest.raises(nas.LimitExceeded, match=f"wider at '{smallest}' .*would have {sizes[smallest]} parameters"):
        nas.mutate(parent, "wider", factor=2.0, max_parameters=sizes[smallest] - 1)


def test_exactly_the_limit_is_within_it() -> None:
    parent = network(plain())
    for name in ("wider", "deeper", "branch", "skip", "kernel", "group", "attention", "activation"):
        child, done = nas.mutate(parent, name, seed=3, certify=False)
        size = child.architecture.parameters
        nas.mutate(parent, name, site=done.site, max_parameters=size, certify=False, **done.parameters)
        with pytest.raises(nas.LimitExceeded):
            nas.mutate(parent, name, site=done.site, max_parameters=size - 1, certify=False, **done.parameters)
