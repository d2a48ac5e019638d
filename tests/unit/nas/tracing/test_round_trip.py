"""Our own modules are plain torch modules too: what goes out comes in again."""

from __future__ import annotations

import torch
from hypothesis import HealthCheck, given, settings

import nas
from tests.strategies import RANDOM, networks
from tests.unit.nas.tracing.compare import difference


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(network=networks())
def test_any_network_comes_back_from_its_module(network: nas.Network) -> None:
    shape = network.architecture.input.shape
    module = nas.to_torch(network)
    again = nas.from_torch(module, torch.randn(2, *shape, generator=torch.Generator().manual_seed(0)))
    assert again.architecture.parameters == network.architecture.parameters
    assert difference(module, again) < 1e-10
    if not any(node.op in RANDOM for node in network.architecture.nodes):
        assert difference(module, again, "train") < 1e-10


def test_every_preset_comes_back_as_itself() -> None:
    for name in ("digits_cnn", "resnet", "mobilenet"):
        architecture = nas.presets.get(name)
        network = nas.Network.initialise(architecture)
        again = nas.from_torch(network.module(), torch.zeros(2, *architecture.input.shape))
        assert again.architecture.digest == architecture.digest, name
