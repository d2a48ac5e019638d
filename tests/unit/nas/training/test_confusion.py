"""The confusion matrix and the worst mistakes."""

import math
from collections.abc import Sequence

import pytest
import torch

from nas import Architecture, DatasetError, Network, data, evaluate, presets
from nas.data import Split
from nas.data.normalisation import Normalisation
from nas.training.confusion import confusion

CLASSES = 3
READ_OUT = Architecture.model_validate(
    {
        "input": {"shape": [CLASSES]},
        "nodes": [{"name": "fc", "op": "linear", "inputs": ["input"], "out_features": CLASSES}],
        "output": "fc",
    }
)


def reader() -> Network:
    """Gives its input back as the logits."""
    return Network(READ_OUT, {"fc.weight": torch.eye(CLASSES), "fc.bias": torch.zeros(CLASSES)})


def split(logits: Sequence[Sequence[float]], labels: list[int]) -> Split:
    unchanged = Normalisation(torch.zeros(CLASSES), torch.ones(CLASSES))
    return Split(torch.tensor(logits), torch.tensor(labels), unchanged)


def test_rows_are_labels_and_columns_what_they_were_taken_for() -> None:
    found = confusion(reader(), split([[2, 0, 0], [0, 2, 0], [0, 2, 0], [0, 0, 2]], [0, 0, 1, 1]), device="cpu")
    assert found.matrix == ((1, 1, 0), (0, 1, 1), (0, 0, 0))
    assert (found.samples, found.accuracy) == (4, 0.5)


def test_the_worst_mistake_is_the_one_whose_label_was_least_probable() -> None:
    logits = [[1, 0, 0], [9, 0, 0], [5, 0, 0], [0, 0, 7]]
    found = confusion(reader(), split(logits, [1, 1, 2, 2]), device="cpu")
    assert [mistake.sample for mistake in found.worst] == [1, 2, 0]
    worst = found.worst[0]
    assert (worst.label, worst.predicted) == (1, 0)
    assert worst.label_probability == pytest.approx(1 / (math.exp(9) + 2))
    assert worst.predicted_probability == pytest.approx(math.exp(9) / (math.exp(9) + 2))


def test_no_more_mistakes_are_named_than_asked_for() -> None:
    found = confusion(reader(), split([[1, 0, 0]] * 5, [1] * 5), worst=2, device="cpu")
    assert [mistake.sample for mistake in found.worst] == [0, 1]
    assert confusion(reader(), split([[1, 0, 0]] * 5, [0] * 5), device="cpu").worst == ()


def test_a_network_without_numbers_is_wrong_and_raises_nothing() -> None:
    network = Network(READ_OUT, {"fc.weight": torch.full((3, 3), torch.nan), "fc.bias": torch.zeros(3)})
    found = confusion(network, split([[1, 0, 0]] * 2, [1, 2]), device="cpu")
    assert found.accuracy == 0.0
    assert [mistake.label_probability for mistake in found.worst] == [0.0, 0.0]


def test_some_samples_are_taken_evenly_from_the_whole_split() -> None:
    logits = [[1, 0, 0]] * 10
    found = confusion(reader(), split(logits, [1] * 10), samples=4, device="cpu")
    assert found.samples == 4
    assert [mistake.sample for mistake in found.worst] == [0, 2, 5, 7]
    assert confusion(reader(), split(logits, [1] * 10), samples=99, device="cpu").samples == 10


def test_its_accuracy_is_that_of_the_evaluation() -> None:
    digits, network = data.load("digits"), Network.initialise(presets.get("digits_cnn"), seed=3)
    found = confusion(network, digits.validation, device="cpu")
    assert found.accuracy == evaluate(network, digits.validation, device="cpu")[1]
    labels = torch.bincount(digits.validation.labels, minlength=10).tolist()
    assert [sum(row) for row in found.matrix] == labels


def test_what_does_not_fit_is_refused() -> None:
    with pytest.raises(DatasetError, match="takes inputs of shape"):
        confusion(reader(), data.load("digits").validation)
    with pytest.raises(DatasetError, match="there is a label 3"):
        confusion(reader(), split([[1, 0, 0]], [3]))
    image = {"input": {"shape": [3, 2, 2]}, "nodes": [{"name": "a", "op": "relu", "inputs": ["input"]}], "output": "a"}
    with pytest.raises(DatasetError, match="does not tell classes apart"):
        confusion(Network(Architecture.model_validate(image), {}), split([[1, 0, 0]], [0]))
