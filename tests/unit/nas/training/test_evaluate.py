"""Evaluation: exact figures, in eval mode, in pieces of any size."""

import pytest
import torch
from torch import nn

import nas
from nas.data import Dataset
from nas.training.batches import Placed
from nas.training.evaluate import measure
from nas.training.precision import choose
from tests.unit.nas.training.helpers import chain


def plain(network: nas.Network, dataset: Dataset) -> tuple[float, float]:
    """(loss, accuracy) as anyone who downloads the checkpoint would compute them."""
    images = (dataset.test.images.float() - dataset.mean.view(-1, 1, 1)) / dataset.std.view(-1, 1, 1)
    with torch.no_grad():
        logits = network.module().eval()(images)
    loss = nn.functional.cross_entropy(logits, dataset.test.labels).item()
    return loss, (logits.argmax(1) == dataset.test.labels).float().mean().item()


def test_the_figures_are_those_of_a_plain_evaluation(network: nas.Network, digits: Dataset) -> None:
    assert nas.evaluate(network, digits.test, device="cpu") == pytest.approx(plain(network, digits), rel=1e-5)


def test_the_pieces_do_not_matter(network: nas.Network, digits: Dataset) -> None:
    computation = choose(nas.Recipe(), network.architecture, torch.device("cpu"))
    placed = Placed(digits.test, computation)
    whole = measure(computation.place(network.module()), placed, 359)
    for batch_size in (1, 7, 358, 1000):
        assert measure(computation.place(network.module()), placed, batch_size) == pytest.approx(whole, rel=1e-5)


def test_dropout_is_off(digits: Dataset) -> None:
    head = {"op": "linear", "out_features": 10}
    network = chain((1, 8, 8), {"op": "flatten"}, {"op": "dropout", "p": 0.9}, head)
    assert nas.evaluate(network, digits.test, device="cpu") == nas.evaluate(network, digits.test, device="cpu")


def test_the_validation_of_the_last_epoch_is_that_of_the_network_returned(digits: Dataset) -> None:
    network = nas.Network.initialise(nas.presets.get("digits_cnn"))
    for precision in ("float32", "bfloat16"):
        result = nas.train(network, digits, nas.Recipe(epochs=2, precision=precision), device="cpu")
        expected = (result.val_loss, result.val_accuracy)
        assert nas.evaluate(result.network, digits.validation, device="cpu") == pytest.approx(expected, rel=1e-6)


def test_a_split_that_does_not_fit_is_refused(digits: Dataset) -> None:
    with pytest.raises(nas.DatasetError, match=r"\(1, 28, 28\).*\(1, 8, 8\)"):
        nas.evaluate(nas.Network.initialise(nas.presets.get("keras_mnist")), digits.test)
