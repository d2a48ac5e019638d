"""Whole networks in plain torch: they come in, keep their function, and grow."""

from __future__ import annotations

import copy
from collections.abc import Callable

import pytest
import torch
from torch import nn

import nas
from tests.grids import thinned
from tests.unit.nas.tracing.compare import difference, ops
from tests.unit.nas.tracing.models import (
    ATTENTIONS,
    ConvNeXtBlock,
    Encoder,
    ResNet18,
    SqueezeExcitation,
    ViT,
    trained,
)


def convnext() -> nn.Module:
    return nn.Sequential(
        nn.Conv2d(3, 8, 4, stride=4), ConvNeXtBlock(8), nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Linear(8, 10)
    )


def excited() -> nn.Module:
    return nn.Sequential(
        nn.Conv2d(3, 8, 3, stride=2), SqueezeExcitation(8), nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Linear(8, 10)
    )


NETWORKS: dict[str, tuple[Callable[[], nn.Module], int]] = {
    "resnet18": (lambda: ResNet18(4), 32),
    **{f"vit_{name}": (lambda name=name: ViT(name), 16) for name in ATTENTIONS},
    "vit_pooled": (lambda: ViT("fused", pooled=True), 16),
    "encoder_pre_norm": (lambda: Encoder(norm_first=True), 16),
    "encoder_post_norm": (lambda: Encoder(norm_first=False), 16),
    "convnext": (convnext, 16),
    "squeeze_excitation": (excited, 16),
}

every_network = pytest.mark.parametrize("name", NETWORKS)


def example(size: int, count: int = 2) -> torch.Tensor:
    return torch.randn(count, 3, size, size, generator=torch.Generator().manual_seed(0))


def brought_in(name: str) -> tuple[nn.Module, nas.Network]:
    build, size = NETWORKS[name]
    module = trained(build())
    return module, nas.from_torch(module, example(size))


@every_network
def test_the_function_is_kept_in_eval_and_in_train_mode(name: str) -> None:
    module, network = brought_in(name)
    assert difference(module, network, "eval") < 1e-6
    assert difference(module, network, "train") < 1e-6


@every_network
def test_every_parameter_is_there_once_and_nothing_else(name: str) -> None:
    module, network = brought_in(name)
    have = network.architecture.parameters
    # The one that chunks has no bias for its queries, keys and values; an attention layer has all or none.
    added = 2 * 3 * 24 if name == "vit_chunked" else 0
    assert have == sum(parameter.numel() for parameter in module.parameters()) + added


@pytest.mark.parametrize("name", thinned(4, NETWORKS))
def test_then_it_grows_by_every_mutation_that_has_a_site(name: str) -> None:
    _, network = brought_in(name)
    grown = set()
    for mutation in nas.mutations.names():
        if any(site.legal for site in nas.sites(network.architecture, mutation)):
            try:
                child, record = nas.mutate(network, mutation, seed=3)
            except nas.NoSite:  # The architecture permits it, the weights do not: there is nothing to shrink in them.
                continue
            assert record.certificate is not None
            assert record.certificate.exact or not record.exact, mutation
            assert nas.Network.from_bytes(child.to_bytes()).digest == child.digest
            grown.add(mutation)
    assert grown >= {"attention", "branch", "deeper", "skip", "wider"}
    assert "vit" not in name or "widen_heads" in grown


def test_a_resnet_18_of_full_width_becomes_the_preset() -> None:
    network = nas.from_torch(ResNet18(), example(32))
    assert network.architecture.digest == nas.presets.get("resnet").digest


def test_a_vit_becomes_tokens_without_a_trace_of_its_rearranging() -> None:
    _, network = brought_in("vit_fused")
    block = ["layer_norm", "attention", "add", "layer_norm", "conv2d", "gelu", "conv2d", "add"]
    expected = ["conv2d", "class_token", "position_embedding", *block, *block, "layer_norm", "first_token", "flatten"]
    assert ops(network) == [*expected, "linear"]


def test_nodes_are_named_after_their_modules() -> None:
    _, network = brought_in("resnet18")
    names = [node.name for node in network.architecture.nodes]
    assert names[:6] == ["conv1", "bn1", "relu", "layer1_0_conv1", "layer1_0_bn1", "layer1_0_relu"]
    assert {"layer1_0_add", "layer2_0_downsample_1", "fc"} <= set(names)


def test_running_statistics_come_along() -> None:
    module, network = brought_in("resnet18")
    assert torch.equal(network.weights["bn1.running_var"], module.get_buffer("bn1.running_var"))
    assert network.weights["bn1.num_batches_tracked"] == 5


def test_train_mode_moves_the_running_statistics_alike() -> None:
    module, network = brought_in("resnet18")
    ours = network.module().train()
    theirs = copy.deepcopy(module).train()
    for each in (ours, theirs):
        each(example(32, 4))
    torch.testing.assert_close(ours.get_buffer("bn1.running_mean"), theirs.get_buffer("bn1.running_mean"))


def test_the_module_is_left_as_it_is() -> None:
    module = trained(ResNet18(4)).train()
    module.get_submodule("layer2").eval()
    before = {key: tensor.clone() for key, tensor in module.state_dict().items()}
    attributes = set(vars(module))
    network = nas.from_torch(module, example(32))
    assert all(torch.equal(before[key], tensor) for key, tensor in module.state_dict().items())
    assert module.training
    assert not module.get_submodule("layer2").training
    assert set(vars(module)) == attributes
    network.weights["conv1.weight"].zero_()
    assert torch.equal(before["conv1.weight"], module.get_parameter("conv1.weight"))


def test_torchs_generator_is_left_alone_and_the_result_is_always_the_same() -> None:
    module = trained(ViT())
    state = torch.get_rng_state()
    assert nas.from_torch(module, example(16)).digest == nas.from_torch(module, example(16, 5)).digest
    assert torch.equal(torch.get_rng_state(), state)


def test_a_module_in_float64_becomes_float32() -> None:
    module = trained(ResNet18(4)).double()
    network = nas.from_torch(module, example(32).double())
    assert network.weights["conv1.weight"].dtype == torch.float32
    assert difference(module, network) < 1e-6


def test_gradients_of_the_weights_agree() -> None:
    module, network = brought_in("vit_separate")
    ours, theirs = network.module().double(), copy.deepcopy(module).double()
    x = example(16).double()
    for each in (ours, theirs):
        each(x).square().sum().backward()
    expected = theirs.get_parameter("blocks.1.attn.key.weight").grad
    torch.testing.assert_close(ours.get_parameter("blocks_1_attn.key.weight").grad, expected)


def test_arguments_beside_the_input_keep_their_defaults() -> None:
    class Masked(nn.Module):
        def __init__(self) -> None:
            super().__init__()
            self.fc = nn.Linear(4, 4)

        def forward(self, x: torch.Tensor, mask: torch.Tensor | None = None, *, twice: bool = False) -> torch.Tensor:
            x = self.fc(x) if mask is None else self.fc(x) * mask
            return x + x if twice else x

    assert ops(nas.from_torch(Masked(), torch.randn(2, 4))) == ["linear"]


def test_back_to_torch_is_the_networks_module() -> None:
    module, network = brought_in("convnext")
    again = nas.to_torch(network).eval()
    with torch.no_grad():
        torch.testing.assert_close(again(example(16)), module.eval()(example(16)), rtol=1e-4, atol=1e-5)
