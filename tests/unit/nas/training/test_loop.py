"""The loop: it learns, it does what a plain loop does, it repeats itself to the bit, and it leaves its caller alone."""

import subprocess
import sys

import numpy as np
import pytest
import torch
from torch import nn

import nas
from nas import Recipe
from nas.data import Dataset
from nas.training.randomness import order
from tests.unit.nas.training.helpers import chain, linear, made_up, same_weights

DROPOUT = ({"op": "flatten"}, {"op": "dropout", "p": 0.5}, {"op": "linear", "out_features": 10})


def test_a_network_learns_the_digits(network: nas.Network, digits: Dataset) -> None:
    result = nas.train(network, digits, Recipe(epochs=8, learning_rate=0.05), device="cpu")
    assert result.val_accuracy > 0.95
    assert [metrics.epoch for metrics in result.epochs] == list(range(1, 9))
    assert (result.val_accuracy, result.val_loss) == (result.epochs[-1].val_accuracy, result.epochs[-1].val_loss)
    assert result.epochs[-1].train_loss < result.epochs[0].train_loss
    assert result.epochs[-1].train_accuracy > 0.95
    assert result.seconds == pytest.approx(sum(metrics.seconds for metrics in result.epochs))


@pytest.mark.parametrize("optimizer", ["sgd", "adam", "adamw"])
def test_the_steps_are_those_of_a_plain_loop(optimizer: str, digits: Dataset) -> None:
    network = chain((1, 8, 8), {"op": "flatten"}, {"op": "linear", "out_features": 10})
    fields = {"schedule": "constant", "weight_decay": 0.01, "decay_norms_and_biases": True, "batch_size": 100}
    recipe = Recipe(epochs=1, optimizer=optimizer, learning_rate=0.01, **fields)
    result = nas.train(network, digits, recipe, seed=5, device="cpu")

    module = network.module()
    build = {"sgd": torch.optim.SGD, "adam": torch.optim.Adam, "adamw": torch.optim.AdamW}[optimizer]
    extra = {"momentum": 0.9} if optimizer == "sgd" else {}
    plain = build(module.parameters(), lr=0.01, weight_decay=0.01, **extra)
    images = (digits.train.images.float() - digits.mean.view(-1, 1, 1)) / digits.std.view(-1, 1, 1)
    losses, correct = [], 0
    for index in order(len(images), 5, 1).split(100):
        logits = module(images[index])
        loss = nn.functional.cross_entropy(logits, digits.train.labels[index])
        plain.zero_grad()
        loss.backward()
        plain.step()
        losses += [loss.item()] * len(index)
        correct += int((logits.argmax(1) == digits.train.labels[index]).sum())
    for key, weights in module.state_dict().items():
        torch.testing.assert_close(result.network.weights[key], weights, rtol=1e-5, atol=1e-6)
    assert result.epochs[0].train_loss == pytest.approx(np.mean(losses), rel=1e-5)
    assert result.epochs[0].train_accuracy == correct / len(images)


def test_the_network_that_was_given_stays_as_it_was(network: nas.Network, digits: Dataset) -> None:
    before = network.digest
    result = nas.train(network, digits, Recipe(epochs=1), device="cpu")
    assert network.digest == before != result.network.digest


@pytest.mark.parametrize("layers", [DROPOUT, None])
def test_a_seed_gives_the_same_bits_whatever_the_callers_random_state(
    layers: tuple[dict[str, object], ...] | None, network: nas.Network, digits: Dataset
) -> None:
    network = chain((1, 8, 8), *layers) if layers else network
    results = []
    for caller_seed in (1, 2):
        torch.manual_seed(caller_seed)
        results.append(nas.train(network, digits, Recipe(epochs=2), seed=3, device="cpu"))
    assert results[0].network.digest == results[1].network.digest
    other = nas.train(network, digits, Recipe(epochs=2), seed=4, device="cpu")
    assert other.network.digest != results[0].network.digest


@pytest.mark.slow
def test_another_process_gives_the_same_bits(network: nas.Network, digits: Dataset) -> None:
    here = nas.train(network, digits, Recipe(epochs=2), seed=3, device="cpu")
    script = """
import torch, nas
torch.set_num_threads(1)
network = nas.Network.initialise(nas.presets.get("digits_cnn"))
print(nas.train(network, nas.data.load("digits"), nas.Recipe(epochs=2), seed=3, device="cpu").network.digest)
"""
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True, timeout=120)
    assert run.stdout.strip() == here.network.digest


def test_the_callers_random_state_is_left_alone(digits: Dataset) -> None:
    torch.manual_seed(7)
    before = torch.get_rng_state()
    drawn = []
    nas.train(
        chain((1, 8, 8), *DROPOUT),
        digits,
        Recipe(epochs=2),
        device="cpu",
        on_epoch=lambda _metrics, _state: drawn.append(torch.rand(1).item()),
    )
    assert len(set(drawn)) == 2
    torch.manual_seed(7)
    assert torch.equal(torch.get_rng_state(), before)
    assert [torch.rand(1).item(), torch.rand(1).item()] == drawn


def test_the_callers_random_state_is_restored_after_a_failure(digits: Dataset) -> None:
    before = torch.get_rng_state()

    def stop(_done: int, _batches: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        nas.train(chain((1, 8, 8), *DROPOUT), digits, Recipe(), device="cpu", on_batch=stop)
    assert torch.equal(torch.get_rng_state(), before)


def test_batches_are_counted_for_the_caller(network: nas.Network, digits: Dataset) -> None:
    seen: list[tuple[int, int]] = []
    nas.train(
        network, digits, Recipe(epochs=2), device="cpu", on_batch=lambda done, batches: seen.append((done, batches))
    )
    assert seen == [(number, 9) for number in range(1, 10)] * 2


def test_the_learning_rate_of_an_epoch_is_that_of_its_first_step(network: nas.Network, digits: Dataset) -> None:
    result = nas.train(network, digits, Recipe(epochs=2, learning_rate=0.01), device="cpu")
    assert [metrics.learning_rate for metrics in result.epochs] == pytest.approx([0.01, 0.005])


@pytest.mark.parametrize("samples", [1, 2, 5])
def test_a_data_set_smaller_than_a_batch_is_trained_on(samples: int) -> None:
    result = nas.train(linear(), made_up((7,), 4, samples), Recipe(epochs=2), device="cpu")
    assert len(result.epochs) == 2


@pytest.mark.parametrize("samples", [5, 9, 129])
def test_batch_norm_never_meets_a_last_batch_of_one(samples: int) -> None:
    network = chain((7,), {"op": "batch_norm"}, {"op": "linear", "out_features": 4})
    result = nas.train(network, made_up((7,), 4, samples), Recipe(epochs=1, batch_size=4), device="cpu")
    assert result.network.weights["n0.num_batches_tracked"] == (samples - 1) // 4


def test_batch_norm_with_batches_of_one_is_a_recipe_error() -> None:
    network = chain((7,), {"op": "batch_norm"}, {"op": "linear", "out_features": 4})
    with pytest.raises(nas.RecipeError, match=r"batch_size 1.*batch norm"):
        nas.train(network, made_up((7,), 4, 8), Recipe(batch_size=1), device="cpu")


def test_a_network_that_does_not_fit_the_data_is_refused(network: nas.Network) -> None:
    with pytest.raises(nas.DatasetError, match="inputs of shape"):
        nas.train(network, made_up((7,), 10, 20), Recipe(), device="cpu")
    with pytest.raises(nas.DatasetError, match=r"\(10,\).*4 classes"):
        nas.train(network, made_up((1, 8, 8), 4, 20), Recipe(), device="cpu")


def test_weight_decay_shrinks_the_weights(digits: Dataset) -> None:
    network = chain((1, 8, 8), {"op": "flatten"}, {"op": "linear", "out_features": 10})
    norms = [
        nas.train(network, digits, Recipe(weight_decay=decay), device="cpu").network.weights["n1.weight"].norm()
        for decay in (0.0, 1.0)
    ]
    assert norms[1] < norms[0]


@pytest.mark.parametrize("name", ["gpu", "cuda:99", "mps"])
def test_a_device_that_is_not_there_is_named(name: str, network: nas.Network, digits: Dataset) -> None:
    with pytest.raises(nas.RecipeError, match=name):
        nas.train(network, digits, Recipe(), device=name)


@pytest.mark.slow
def test_two_threads_repeat_themselves_too(network: nas.Network, digits: Dataset) -> None:
    torch.set_num_threads(2)
    runs = [nas.train(network, digits, Recipe(epochs=2), device="cpu").network for _ in range(2)]
    assert same_weights(*runs)


@pytest.mark.gpu
def test_a_network_learns_on_cuda_and_leaves_its_random_state_alone(network: nas.Network, digits: Dataset) -> None:
    before = torch.cuda.get_rng_state()
    result = nas.train(network, digits, Recipe(epochs=8, learning_rate=0.05), device="cuda")
    assert result.val_accuracy > 0.95
    assert torch.equal(torch.cuda.get_rng_state(), before)
    assert all(tensor.device.type == "cpu" for tensor in result.network.weights.values())


@pytest.mark.real_data
@pytest.mark.slow
def test_keras_mnist_in_bfloat16_is_as_good_as_in_float32(datasets_dir: object) -> None:
    mnist = nas.data.load("mnist", str(datasets_dir))
    train = nas.data.Split(mnist.train.images[:12800], mnist.train.labels[:12800], mnist.train.normalisation)
    part = Dataset("mnist", mnist.input_shape, 10, train, mnist.validation, mnist.test)
    network = nas.Network.initialise(nas.presets.get("keras_mnist"))
    losses = {
        precision: nas.train(network, part, Recipe(epochs=1, precision=precision), device="cpu").val_loss
        for precision in ("float32", "bfloat16")
    }
    assert losses["bfloat16"] == pytest.approx(losses["float32"], rel=0.15)
