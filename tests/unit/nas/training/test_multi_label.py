"""Several labels a sample: loss, score and figures against scikit-learn and torch, and a network that learns them."""

from pathlib import Path
from typing import Any

import numpy as np
import pytest
import sklearn.metrics
import torch
from torch import Tensor, nn

import nas
from nas.data import Task
from nas.data.task import strata
from nas.mutations.drawing.policies import Batch
from nas.mutations.drawing.policies.gradient import gradients
from nas.training.confusion import confusion
from nas.training.distillation import SoftTargets
from nas.training.label_figures import label_figures
from nas.training.objective import Objective, Targets, Whole
from nas.training.scores import right
from nas.training.tally import Tally
from tests.unit.nas.training.helpers import chain

SAMPLES, FEATURES, LABELS = 600, 8, 5


def arrays(seed: int = 0) -> tuple[np.ndarray, np.ndarray]:
    """Each label is there where its own feature is high: some samples have none, some several."""
    rng = np.random.default_rng(seed)
    x = rng.normal(size=(SAMPLES, FEATURES))
    return x, (x[:, :LABELS] + 0.2 * rng.normal(size=(SAMPLES, LABELS)) > 0.4).astype(np.int64)


@pytest.fixture
def dataset(tmp_path: Path) -> nas.data.Dataset:
    x, y = arrays()
    np.savez(tmp_path / "tags.npz", x=x, y=y)
    return nas.data.load("tags", path=tmp_path / "tags.npz")


def student(rows: int = 7) -> tuple[Tensor, Tensor]:
    generator = torch.Generator().manual_seed(3)
    logits = torch.randn(rows, LABELS, generator=generator, dtype=torch.float64) * 2
    return logits, (torch.rand(rows, LABELS, generator=generator) > 0.6).float()


def test_rows_that_are_not_one_hot_are_several_labels(dataset: nas.data.Dataset) -> None:
    x, y = arrays()
    assert (dataset.task, dataset.classes) == (Task.MULTI_LABEL, LABELS)
    parts = (dataset.train, dataset.validation, dataset.test)
    assert [len(part) for part in parts] == [480, 60, 60]
    found = sorted(
        (tuple(i), tuple(r)) for p in parts for i, r in zip(p.images.tolist(), p.labels.tolist(), strict=True)
    )
    assert found == sorted(
        (tuple(i), tuple(map(float, r))) for i, r in zip(x.astype(np.float32).tolist(), y.tolist(), strict=True)
    )
    assert dataset.report is not None
    total = np.sum([dataset.report.train_counts, dataset.report.validation_counts, dataset.report.test_counts], axis=0)
    assert total.tolist() == y.sum(axis=0).tolist()
    assert "each sample has none, one or several of 5 labels (multi-label)" in dataset.report.notes


def test_every_split_has_its_part_of_a_rare_label(tmp_path: Path) -> None:
    x, y = arrays()
    y[:, 4] = np.arange(SAMPLES) % 60 == 0
    np.savez(tmp_path / "tags.npz", x=x, y=y)
    rare = nas.data.load("tags", path=tmp_path / "tags.npz")
    assert [int(part.labels[:, 4].sum()) for part in (rare.train, rare.validation, rare.test)] == [8, 1, 1]
    limited = nas.data.limited(rare, 120)
    assert int(limited.train.labels[:, 4].sum()) == 2
    assert int(nas.data.resplit(rare, seed=3).validation.labels[:, 4].sum()) == 1


def test_strata_are_of_the_rarest_label_and_of_none() -> None:
    rows = np.array([[1, 0, 0], [1, 1, 0], [1, 1, 1], [0, 0, 0]])
    assert strata(rows).tolist() == [0, 1, 2, 3]


def test_one_hot_rows_are_classes_unless_it_is_said(tmp_path: Path) -> None:
    x, _ = arrays()
    np.savez(tmp_path / "tags.npz", x=x, y=np.eye(LABELS, dtype=np.uint8)[np.arange(SAMPLES) % LABELS])
    assert nas.data.load("tags", path=tmp_path / "tags.npz").task is Task.CLASSIFICATION
    assert nas.data.load("tags", path=tmp_path / "tags.npz", task="multi_label").task is Task.MULTI_LABEL


@pytest.mark.parametrize(
    ("given", "options", "message"),
    [
        ({"y": arrays()[1] * 0.5}, {}, "shares of labels are not learned"),
        ({"y": arrays()[1]}, {"task": "classification"}, "not each row has a single 1"),
        ({"y": arrays()[1][:, 0]}, {"task": "multi_label"}, "must be .samples, labels., two labels at least"),
        ({"y": np.column_stack([arrays()[1], np.zeros(SAMPLES, int)])}, {}, "label 5 is the same for all samples"),
        ({"y": arrays()[1], "x_test": arrays()[0], "y_test": arrays()[1][:, :4]}, {}, "but those to train of shape"),
        ({"y": arrays()[1], "class_names": ["a", "b"]}, {}, "2 different names, but there are 5"),
        ({"y": arrays()[1]}, {"task": "several"}, "must be one of classification, multi_label"),
    ],
)
def test_what_cannot_be_meant_is_refused(
    given: dict[str, Any], options: dict[str, str], message: str, tmp_path: Path
) -> None:
    np.savez(tmp_path / "tags.npz", x=arrays()[0], **given)
    with pytest.raises(nas.DatasetError, match=message):
        nas.data.load("tags", path=tmp_path / "tags.npz", **options)  # type: ignore[arg-type]


def test_the_loss_is_the_binary_cross_entropy_and_pieces_add_up() -> None:
    logits, labels = student()
    expected = nn.functional.binary_cross_entropy(logits.sigmoid(), labels.double())
    torch.testing.assert_close(Objective().loss(logits, Targets(labels)), expected)
    pieces = [Objective().loss(logits[a:b], Targets(labels[a:b]), Whole(7, 7)) for a, b in ((0, 3), (3, 7))]
    torch.testing.assert_close(sum(pieces), expected)


def test_smoothing_and_mixing_soften_each_label_by_itself() -> None:
    logits, labels = student()
    share = torch.full((7,), 0.7)
    wanted = 0.9 * (0.7 * labels + 0.3 * labels.flip(0)) + 0.1 * 0.5
    expected = nn.functional.binary_cross_entropy_with_logits(logits, wanted.double())
    found = Objective(0.1).loss(logits, Targets(labels, labels.flip(0), share))
    torch.testing.assert_close(found, expected, rtol=1e-6, atol=1e-6)


def test_a_teacher_that_says_the_same_costs_nothing_and_pulls_nowhere() -> None:
    logits, labels = student()
    objective = Objective(0.0, SoftTargets(temperature=2, alpha=1))
    same = logits.clone().requires_grad_()
    loss = objective.loss(same, Targets(labels, teacher=logits))
    (pull,) = torch.autograd.grad(loss, same)
    assert float(loss.detach()) == pytest.approx(0, abs=1e-6)
    assert float(pull.abs().max()) < 1e-6
    assert float(objective.loss(logits + 1, Targets(labels, teacher=logits))) > 0.01


def test_the_score_is_f1_of_all_labels_together_whatever_the_batches() -> None:
    logits, labels = student(50)
    expected = sklearn.metrics.f1_score(labels.numpy(), (logits > 0).numpy(), average="micro")
    hits, of = right(logits, labels)
    assert float(hits / of) == pytest.approx(expected)
    tally = Tally(LABELS, 1, None)
    for start in range(0, 50, 8):
        tally.add(torch.tensor(0.5), logits[start : start + 8], labels[start : start + 8])
    assert tally.finish() == (pytest.approx(0.5), pytest.approx(expected))


def test_the_policy_of_gradients_follows_the_loss_that_is_trained() -> None:
    network = chain((FEATURES,), {"op": "linear", "out_features": LABELS})
    images, labels = torch.randn(7, FEATURES), student()[1]
    found = gradients(network, Batch(images, labels))
    module = network.module().eval()
    nn.functional.binary_cross_entropy_with_logits(module(images), labels).backward()
    for key, parameter in module.named_parameters():
        torch.testing.assert_close(found[key], parameter.grad)


def test_a_network_learns_several_labels_and_the_table_says_how_well(dataset: nas.data.Dataset) -> None:
    network = chain((FEATURES,), {"op": "linear", "out_features": LABELS})
    recipe = nas.Recipe(epochs=20, batch_size=32)
    result = nas.train(network, dataset, recipe, device="cpu")
    assert result.val_accuracy > 0.85
    assert result.epochs[0].train_loss > result.epochs[-1].train_loss
    assert nas.evaluate(result.network, dataset.validation, device="cpu")[1] == pytest.approx(result.val_accuracy)
    again = nas.train(network, dataset, recipe, device="cpu")
    assert again.network.digest == result.network.digest

    split = dataset.validation
    table = label_figures(result.network, split, device="cpu")
    module = result.network.module().eval()
    logits = module(split.normalisation.apply(split.images)).detach().numpy()
    there, found = split.labels.numpy(), logits > 0
    assert table.f1 == pytest.approx(result.val_accuracy)
    for number, row in enumerate(table.labels):
        figures = sklearn.metrics.precision_recall_fscore_support(there[:, number], found[:, number], average="binary")
        assert (row.precision, row.recall, row.f1) == tuple(map(pytest.approx, figures[:3]))
        average = sklearn.metrics.average_precision_score(there[:, number], logits[:, number])
        assert row.average_precision == pytest.approx(average)


def test_samples_of_equal_chance_are_one_step_of_the_average_precision(dataset: nas.data.Dataset) -> None:
    network = chain((FEATURES,), {"op": "linear", "out_features": LABELS})
    for tensor in network.weights.values():
        tensor.zero_()
    table = label_figures(network, dataset.validation, device="cpu")
    shares = dataset.validation.labels.mean(0).tolist()
    assert [row.average_precision for row in table.labels] == [pytest.approx(share) for share in shares]
    assert table.labels[0].precision is None


def test_what_is_for_one_class_a_sample_says_so(dataset: nas.data.Dataset) -> None:
    network = chain((FEATURES,), {"op": "linear", "out_features": LABELS})
    with pytest.raises(nas.DatasetError, match="see label_figures"):
        confusion(network, dataset.validation)
    with pytest.raises(nas.RecipeError, match=r"several labels a sample \(multi_label\): leave it out"):
        nas.train(network, dataset, nas.Recipe(batch_size=32, class_weights="balanced"), device="cpu")
