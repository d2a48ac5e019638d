"""A trained network for other classes, channels, sizes and statistics."""

import pytest
import torch
from torch import nn

import nas
from nas.adaptation import head_of, rescaled
from nas.data import Normalisation


def convolutional() -> nas.Network:
    torch.manual_seed(0)
    module = nn.Sequential(
        nn.Conv2d(3, 8, 3, padding=1),
        nn.BatchNorm2d(8),
        nn.ReLU(),
        nn.AdaptiveAvgPool2d(1),
        nn.Flatten(),
        nn.Dropout(0.1),
        nn.Linear(8, 10),
    )
    return nas.from_torch(module, torch.randn(2, 3, 16, 16))


def architecture(*nodes: dict[str, object], output: str = "fc") -> nas.Architecture:
    return nas.Architecture.model_validate({"input": {"shape": [3, 8, 8]}, "nodes": nodes, "output": output})


CONV = {"name": "conv", "op": "conv2d", "inputs": ["input"], "out_channels": 4, "kernel_size": 3}
POOL = {"name": "pool", "op": "global_avg_pool", "inputs": ["conv"]}
FLAT = {"name": "flat", "op": "flatten", "inputs": ["pool"]}


def test_a_new_head_leaves_every_other_weight_and_is_small_and_the_same_each_time() -> None:
    network = convolutional()
    head = head_of(network.architecture)
    other = nas.adapt(network, classes=4, seed=3)
    assert other.architecture.shapes[other.architecture.output] == (4,)
    for key, weight in network.weights.items():
        if not key.startswith(f"{head}."):
            assert torch.equal(other.weights[key], weight)
    drawn = other.weights[f"{head}.weight"]
    assert 0 < float(drawn.std()) < 0.05
    assert not other.weights[f"{head}.bias"].any()
    assert nas.adapt(network, classes=4, seed=3).digest == other.digest != nas.adapt(network, classes=4, seed=4).digest


def test_a_convolution_before_a_rectifier_and_a_pool_is_a_head_too() -> None:
    relu = {"name": "relu", "op": "relu", "inputs": ["conv"]}
    graph = architecture(CONV, relu, {**POOL, "inputs": ["relu"]}, FLAT, output="flat")
    network = nas.adapt(nas.Network.initialise(graph), classes=7)
    assert network.architecture.node("conv").out_channels == 7
    images = torch.randn(4, 3, 8, 8)
    module = network.module()
    module(images).square().sum().backward()
    assert all(parameter.grad is not None and parameter.grad.any() for parameter in module.parameters())


def test_for_grey_images_the_first_kernels_are_added_up_and_for_others_repeated() -> None:
    network = convolutional().module().double().eval()
    grey, wide = (nas.adapt(convolutional(), input_shape=(c, 16, 16)).module().double().eval() for c in (1, 6))
    image = torch.randn(2, 1, 16, 16, dtype=torch.float64)
    expected = network(image.expand(2, 3, 16, 16))
    assert torch.allclose(grey(image), expected, atol=1e-6)
    assert torch.allclose(wide(image.expand(2, 6, 16, 16)), expected, atol=1e-6)


def test_the_image_may_have_another_size_where_no_weight_depends_on_it() -> None:
    network = nas.adapt(convolutional(), input_shape=(3, 40, 24), classes=2)
    assert network.module().eval()(torch.randn(1, 3, 40, 24)).shape == (1, 2)
    flat = architecture(CONV, {**FLAT, "inputs": ["conv"]}, linear("flat"))
    with pytest.raises(nas.ArchitectureError, match=r"fc.*resize the images to 8×8"):
        nas.adapt(nas.Network.initialise(flat), input_shape=(3, 16, 16))


def linear(source: str, name: str = "fc") -> dict[str, object]:
    return {"name": name, "op": "linear", "inputs": [source], "out_features": 10}


NO_HEAD = {
    "a sum": (
        architecture(
            CONV,
            POOL,
            FLAT,
            linear("flat", "a"),
            linear("flat", "b"),
            {"name": "fc", "op": "add", "inputs": ["a", "b"]},
        ),
        "ends in this add.*with a linear layer behind",
    ),
    "a norm": (
        architecture(CONV, POOL, FLAT, {"name": "fc", "op": "batch_norm", "inputs": ["flat"]}),
        "this batch_norm",
    ),
    "a gated head": (
        architecture(
            CONV,
            {"name": "gate", "op": "sigmoid", "inputs": ["conv"]},
            {"name": "both", "op": "multiply", "inputs": ["conv", "gate"]},
            {**POOL, "inputs": ["both"]},
            {**FLAT, "name": "fc"},
        ),
        "this multiply",
    ),
    "a convolution in groups": (
        nas.Architecture.model_validate(
            {
                "input": {"shape": [4, 8, 8]},
                "nodes": [{**CONV, "groups": 2}, POOL, {**FLAT, "name": "fc"}],
                "output": "fc",
            }
        ),
        "in 2 groups",
    ),
    "positions behind the last layer": (architecture(CONV, {**FLAT, "name": "fc", "inputs": ["conv"]}), "fc"),
}


@pytest.mark.parametrize("case", NO_HEAD)
def test_a_network_without_one_last_layer_is_refused_with_what_to_do(case: str) -> None:
    graph, reason = NO_HEAD[case]
    with pytest.raises(nas.ArchitectureError, match=reason):
        nas.adapt(nas.Network.initialise(graph), classes=3)


def test_other_channels_need_a_convolution_in_front() -> None:
    norm = {"name": "norm", "op": "batch_norm", "inputs": ["input"]}
    graph = architecture(norm, {**CONV, "inputs": ["norm"]}, POOL, FLAT, linear("flat"))
    with pytest.raises(nas.ArchitectureError, match=r"this batch_norm reads the input.*bring images with 3 channels"):
        nas.adapt(nas.Network.initialise(graph), input_shape=(1, 8, 8))
    with pytest.raises(nas.ArchitectureError, match="images and features differ"):
        nas.adapt(convolutional(), input_shape=(20,))


def test_a_data_set_takes_a_networks_own_statistics_in_all_splits() -> None:
    digits = nas.data.limited(nas.data.load("digits"), 500)
    own = Normalisation(torch.tensor([5.0]), torch.tensor([4.0]))
    used = nas.with_normalisation(digits, own)
    for split in (used.train, used.validation, used.test):
        assert torch.equal(split.normalisation.mean, own.mean)
        assert torch.equal(split.normalisation.std, own.std)
    assert torch.equal(used.train.images, digits.train.images)
    three = Normalisation(torch.tensor([4.0, 5.0, 6.0]), torch.tensor([4.0, 5.0, 6.0]))
    assert nas.with_normalisation(digits, three).mean.tolist() == [5.0]
    with pytest.raises(nas.DatasetError, match=r"other units.*--scale.*seed_model.normalisation"):
        nas.with_normalisation(digits, Normalisation(torch.tensor([0.3]), torch.tensor([0.2])))


FEATURES = nas.Architecture.model_validate({"input": {"shape": [6]}, "nodes": [linear("input")], "output": "fc"})


@pytest.mark.parametrize("graph", [nas.presets.get("digits_cnn"), FEATURES], ids=["image", "features"])
def test_a_teacher_reads_what_was_normalised_in_another_way(graph: nas.Architecture) -> None:
    network = nas.Network.initialise(graph, seed=1)
    shape = network.architecture.input.shape
    generator = torch.Generator().manual_seed(0)
    raw = torch.randn(5, *shape, generator=generator) * 7 + 20
    given, own = (
        Normalisation(*(torch.full(shape[:1], value) for value in values)) for values in ((20.0, 7.0), (15.0, 9.0))
    )
    expected = network.module().double().eval()(own.apply(raw).double())
    found = rescaled(network, given, own).module().double().eval()(given.apply(raw).double())
    assert torch.allclose(found, expected, rtol=1e-5, atol=1e-5)
