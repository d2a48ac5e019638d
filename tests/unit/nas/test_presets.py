"""The presets: what the seed systems used, and a network that fits for any other data."""

from __future__ import annotations

import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st

import nas
from nas.search.budget import Budget


def ops(architecture: nas.Architecture) -> list[tuple[str, int | None]]:
    """Each node's op, with its channels or features where it has them."""
    return [(n.op, getattr(n, "out_channels", getattr(n, "out_features", None))) for n in architecture.nodes]


def test_the_presets_are_these() -> None:
    assert nas.presets.names() == [
        "digits_cnn",
        "inception_bn",
        "inception_bn_narrow",
        "keras_mnist",
        "mlp",
        "mnist_cnn",
        "mobilenet",
        "resnet",
        "vgg16",
        "vgg8",
        "vit_tiny",
    ]


def test_an_unknown_preset_is_refused_with_the_known_ones() -> None:
    with pytest.raises(nas.PresetError, match="unknown preset 'vgg'; known presets: digits_cnn, inception_bn, "):
        nas.presets.get("vgg")


@pytest.mark.parametrize("name", nas.presets.names())
def test_each_gives_ten_finite_numbers_a_sample(name: str) -> None:
    network = nas.Network.initialise(nas.presets.get(name))
    x = torch.randn(2, *network.architecture.input.shape, generator=torch.Generator().manual_seed(0))
    y = network.module().eval()(x)
    assert y.shape == (2, 10)
    assert y.isfinite().all()


def test_mnist_cnn_is_the_numpy_seeds_network() -> None:
    architecture = nas.presets.get("mnist_cnn")
    assert ops(architecture) == [
        ("conv2d", 32),
        ("relu", None),
        ("max_pool2d", None),
        ("conv2d", 64),
        ("relu", None),
        ("max_pool2d", None),
        ("flatten", None),
        ("linear", 1024),
        ("relu", None),
        ("linear", 10),
    ]
    assert architecture.shapes["flatten1"] == (7 * 7 * 64,)
    assert architecture.parameters == (25 * 32 + 32) + (25 * 32 * 64 + 64) + (3136 * 1024 + 1024) + (1024 * 10 + 10)


def test_keras_mnist_is_the_keras_examples_network() -> None:
    """No activation after its convolutions; `padding="same"`, so 7 x 7 positions are left."""
    architecture = nas.presets.get("keras_mnist")
    assert ops(architecture) == [
        ("conv2d", 64),
        ("max_pool2d", None),
        ("conv2d", 64),
        ("max_pool2d", None),
        ("flatten", None),
        ("linear", 64),
        ("relu", None),
        ("linear", 10),
    ]
    assert architecture.shapes["flatten1"] == (7 * 7 * 64,)
    assert architecture.parameters == (9 * 64 + 64) + (9 * 64 * 64 + 64) + (3136 * 64 + 64) + (64 * 10 + 10)


def test_digits_cnn_is_small() -> None:
    architecture = nas.presets.get("digits_cnn")
    assert architecture.input.shape == (1, 8, 8)
    assert 5_000 <= architecture.parameters <= 10_000


@given(
    st.one_of(
        st.tuples(st.integers(1, 4), st.integers(1, 40), st.integers(1, 40)),
        st.tuples(st.integers(1, 300)),
    ),
    st.integers(2, 20),
)
def test_there_is_a_small_network_for_any_data(shape: tuple[int, ...], classes: int) -> None:
    architecture = nas.presets.default_for(shape, classes)
    assert architecture.input.shape == shape
    assert architecture.shapes[architecture.output] == (classes,)
    assert architecture.parameters < 300_000


def test_large_images_are_halved_until_little_is_left() -> None:
    architecture = nas.presets.default_for((3, 224, 300), 1000)
    assert architecture.shapes["relu6"][1:] == (7, 9)
    assert nas.presets.default_for((3, 8, 1000), 10).node("gap1")


def test_a_budget_that_lets_it_see_the_data_often_has_a_deeper_network() -> None:
    sized, shape = nas.presets.sized_for, (3, 32, 32)
    shallow, deep = nas.presets.default_for(shape, 10), nas.presets.default_for(shape, 10, depth=2)
    assert sized(shape, 10, 10_000, None) == shallow
    assert sized(shape, 10, 10_000, Budget(trials=99)) == shallow
    assert sized(shape, 10, 10_000, Budget(seconds=60)) == shallow
    assert sized(shape, 10, 10_000, Budget(seconds=300)) == deep
    assert sized(shape, 10, 50_000, Budget(seconds=300)) == shallow
    enough = 30 * 3 * deep.flops * 10_000
    assert sized(shape, 10, 10_000, Budget(flops=enough)) == deep
    assert sized(shape, 10, 10_000, Budget(flops=0.99 * enough)) == shallow
    assert [node.op for node in deep.nodes].count("conv2d") == 2 * [node.op for node in shallow.nodes].count("conv2d")


def test_the_digits_get_their_preset_by_default() -> None:
    assert nas.presets.default_for([1, 8, 8], 10) == nas.presets.get("digits_cnn")


def layers_with_weights(name: str) -> int:
    return sum(op in ("conv2d", "linear") for op, _ in ops(nas.presets.get(name)))


def test_vgg8_and_vgg16_have_as_many_layers_as_their_names_say() -> None:
    assert (layers_with_weights("vgg8"), layers_with_weights("vgg16")) == (8, 16)
    assert nas.presets.get("vgg16").shapes["flatten1"] == (512,)


def test_inception_bn_has_the_papers_modules() -> None:
    """Figure 5 of arXiv 1502.03167: the width of every module's output."""
    architecture = nas.presets.get("inception_bn")
    modules = [architecture.shapes[node.name] for node in architecture.nodes if node.op == "concat"]
    assert [shape[0] for shape in modules] == [256, 320, 576, 576, 576, 576, 576, 1024, 1024, 1024]
    assert [shape[1] for shape in modules] == [16, 16, 8, 8, 8, 8, 8, 4, 4, 4]


def test_the_narrow_inception_has_three_tenths_of_the_weights() -> None:
    full, narrow = (nas.presets.get(name) for name in ("inception_bn", "inception_bn_narrow"))
    assert [node.op for node in full.nodes] == [node.op for node in narrow.nodes]
    assert narrow.parameters / full.parameters == pytest.approx(0.3, abs=0.01)


def test_resnet_is_resnet_18() -> None:
    """20 convolutions with the three projections, and 11.17 million parameters for ten classes."""
    architecture = nas.presets.get("resnet")
    assert sum(op == "conv2d" for op, _ in ops(architecture)) == 20
    assert architecture.parameters == 11_173_962


def test_mobilenet_has_depthwise_convolutions_and_gates() -> None:
    architecture = nas.presets.get("mobilenet")
    depthwise = [n for n in architecture.nodes if n.op == "conv2d" and n.groups == n.out_channels > 1]
    gates = [architecture.input_shapes(node.name) for node in architecture.nodes if node.op == "multiply"]
    assert len(depthwise) == len(gates) == 8
    assert all(gate == (features[0], 1, 1) for features, gate in gates)


def test_vit_tiny_has_twelve_blocks_over_65_tokens() -> None:
    architecture = nas.presets.get("vit_tiny")
    attention = [architecture.shapes[node.name] for node in architecture.nodes if node.op == "attention"]
    assert attention == [(192, 65, 1)] * 12
    assert 5_300_000 < architecture.parameters < 5_700_000


@pytest.mark.parametrize("name", nas.presets.names())
def test_each_can_be_widened_and_gives_gradients_to_every_weight(name: str) -> None:
    architecture = nas.presets.get(name)
    assert any(site.legal for site in nas.sites(architecture, "wider"))
    module = nas.Network.initialise(architecture).module()
    x = torch.randn(2, *architecture.input.shape, generator=torch.Generator().manual_seed(0))
    module(x).square().sum().backward()
    assert all(parameter.grad is not None for parameter in module.parameters())
