"""The moving average: what it is by hand, and that it is what is judged and kept."""

import pytest
import torch
from torch import nn

import nas
from nas import Recipe
from nas.data import Dataset
from nas.training.average import Average
from tests.unit.nas.training.helpers import chain, made_up

NORMED = ({"op": "batch_norm"}, {"op": "linear", "out_features": 4})


def test_the_average_is_the_one_by_hand_batch_norm_included() -> None:
    followed = nn.Sequential(nn.Linear(3, 2), nn.BatchNorm1d(2))
    average = Average(followed, decay=0.5)
    by_hand = {name: tensor.clone() for name, tensor in followed.state_dict().items()}
    for step in range(1, 30):
        followed(torch.randn(5, 3))
        with torch.no_grad():
            for parameter in followed.parameters():
                parameter += torch.randn_like(parameter)
        average.follow(step)
        decay = min(0.5, (1 + step) / (10 + step))
        for name, tensor in followed.state_dict().items():
            by_hand[name] = (
                decay * by_hand[name] + (1 - decay) * tensor if tensor.is_floating_point() else tensor.clone()
            )
    for name, tensor in average.module.state_dict().items():
        torch.testing.assert_close(tensor, by_hand[name])
    assert by_hand["1.num_batches_tracked"] == 29


def test_a_run_evaluates_and_keeps_the_average(digits: Dataset) -> None:
    network = nas.Network.initialise(nas.presets.get("digits_cnn"))
    states: list[nas.TrainingState] = []
    recipe = Recipe(epochs=2, ema_decay=0.9)
    result = nas.train(network, digits, recipe, device="cpu", on_epoch=lambda _, state: states.append(state))
    assert not torch.equal(states[-1].weights["conv1.weight"], result.network.weights["conv1.weight"])
    for key, tensor in result.network.weights.items():
        assert torch.equal(states[-1].average[key], tensor)
    loss, accuracy = nas.evaluate(result.network, digits.validation, device="cpu")
    assert (loss, accuracy) == (pytest.approx(result.val_loss, rel=1e-6), result.val_accuracy)


def test_the_steps_are_not_changed_by_the_average() -> None:
    network, dataset = chain((7,), *NORMED), made_up((7,), 4, 40)
    plain = nas.train(network, dataset, Recipe(batch_size=8), device="cpu").network
    states: list[nas.TrainingState] = []
    recipe = Recipe(batch_size=8, ema_decay=0.99)
    nas.train(network, dataset, recipe, device="cpu", on_epoch=lambda _, state: states.append(state))
    assert states[-1].weights.keys() == plain.weights.keys()
    assert all(torch.equal(states[-1].weights[key], tensor) for key, tensor in plain.weights.items())
