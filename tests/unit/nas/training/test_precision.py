"""What `auto` means: decided by capability and architecture alone."""

import pytest
import torch
from hypothesis import given, settings

import nas
from nas import Recipe
from nas.training.precision import choose
from nas.training.recipe import MemoryFormat, Precision
from tests.strategies import architectures
from tests.unit.nas.training.helpers import chain, made_up

CPU = torch.device("cpu")


def with_capabilities(monkeypatch: pytest.MonkeyPatch, **capabilities: bool) -> None:
    monkeypatch.setattr(torch.cpu, "get_capabilities", lambda: capabilities)


def test_a_large_network_is_computed_in_bfloat16_where_the_cpu_has_it(monkeypatch: pytest.MonkeyPatch) -> None:
    with_capabilities(monkeypatch, avx512_bf16=True)
    chosen = choose(Recipe(), nas.presets.get("keras_mnist"), CPU)
    assert (chosen.precision, chosen.memory_format) == (Precision.BFLOAT16, MemoryFormat.CHANNELS_LAST)


def test_without_the_capability_it_stays_float32(monkeypatch: pytest.MonkeyPatch) -> None:
    with_capabilities(monkeypatch, avx2=True)
    chosen = choose(Recipe(), nas.presets.get("keras_mnist"), CPU)
    assert (chosen.precision, chosen.memory_format) == (Precision.FLOAT32, MemoryFormat.CHANNELS_LAST)


def test_a_tiny_network_stays_float32(monkeypatch: pytest.MonkeyPatch) -> None:
    with_capabilities(monkeypatch, avx512_bf16=True)
    assert choose(Recipe(), nas.presets.get("digits_cnn"), CPU).precision is Precision.FLOAT32


def test_a_network_without_convolutions_stays_contiguous() -> None:
    chosen = choose(Recipe(), nas.presets.default_for((64,), 10), CPU)
    assert chosen.memory_format is MemoryFormat.CONTIGUOUS


def test_what_the_recipe_says_is_done() -> None:
    recipe = Recipe(precision="bfloat16", memory_format="contiguous")
    chosen = choose(recipe, nas.presets.get("digits_cnn"), CPU)
    assert (chosen.precision, chosen.memory_format) == (Precision.BFLOAT16, MemoryFormat.CONTIGUOUS)


def test_weights_stay_float32_in_bfloat16_training() -> None:
    network = nas.Network.initialise(nas.presets.get("digits_cnn"))
    result = nas.train(network, made_up((1, 8, 8), 10, 100), Recipe(epochs=1, precision="bfloat16"), device="cpu")
    assert {tensor.dtype for tensor in result.network.weights.values()} <= {torch.float32, torch.int64}


@given(architectures())
@settings(max_examples=60, deadline=None)
def test_every_legal_network_trains_in_every_precision_and_format(architecture: nas.Architecture) -> None:
    network = nas.Network.initialise(architecture)
    dataset = made_up(architecture.input.shape, 3, 7)
    for number_type in ("float32", "bfloat16"):
        for memory_format in ("contiguous", "channels_last"):
            recipe = Recipe(
                epochs=1, batch_size=4, learning_rate=1e-6, precision=number_type, memory_format=memory_format
            )
            result = nas.train(network, dataset, recipe, device="cpu")
            assert result.network.architecture == architecture


@pytest.mark.parametrize("channels", [1, 4])
@pytest.mark.parametrize("number_type", ["float32", "bfloat16"])
def test_group_norm_on_the_images_themselves_does_not_end_the_process(channels: int, number_type: str) -> None:
    """torch's own backward does, for channels-last images that need no gradient."""
    network = chain(
        (channels, 6, 6), {"op": "group_norm", "groups": 1}, {"op": "flatten"}, {"op": "linear", "out_features": 3}
    )
    recipe = Recipe(epochs=3, batch_size=4, precision=number_type, memory_format="channels_last")
    nas.train(network, made_up((channels, 6, 6), 3, 40), recipe, device="cpu")
