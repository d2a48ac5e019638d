"""A part of a data set's training samples."""

import numpy as np
import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st

import nas
from nas.data import limited, normalisation, resplit
from nas.data.assemble import assemble
from nas.job import JobSpec
from nas.training import evaluate
from nas.training.sizes import fitted
from tests.unit.nas.training.helpers import linear


@pytest.fixture(scope="module")
def digits() -> nas.data.Dataset:
    return nas.data.load("digits")


@pytest.mark.parametrize("samples", [10, 11, 100, 1078, 1079])
def test_a_limit_takes_exactly_so_many_each_class_in_proportion(digits: nas.data.Dataset, samples: int) -> None:
    part = limited(digits, samples)
    assert len(part.train) == len(part.train.images) == samples
    counts = torch.bincount(part.train.labels, minlength=10)
    assert counts.min() >= 1
    assert counts.max() - counts.min() <= 1 + samples * 0.02
    assert part.name == digits.name
    for split in ("validation", "test"):
        assert torch.equal(getattr(part, split).images, getattr(digits, split).images)
        assert torch.equal(getattr(part, split).labels, getattr(digits, split).labels)


def test_the_samples_keep_their_labels_and_smaller_limits_nest(digits: nas.data.Dataset) -> None:
    def rows(samples: int) -> set[bytes]:
        part = limited(digits, samples).train
        return {image.numpy().tobytes() + bytes([int(label)]) for image, label in zip(*_pair(part), strict=True)}

    assert rows(50) < rows(200) < rows(1079)


def test_epochs_are_measured_on_a_part_of_a_large_validation_split_and_the_network_on_all_of_it() -> None:
    labels = np.arange(2_400) % 4
    images = np.random.default_rng(0).normal(size=(2_400, 7)).astype(np.float32) + labels[:, None]
    made = nas.data.Split(
        torch.from_numpy(images), torch.from_numpy(labels), normalisation.measure(torch.from_numpy(images))
    )
    part = limited(nas.data.Dataset("made-up", (7,), 4, made, made, made), 40)
    watched = part.watched
    assert watched is not None
    assert torch.bincount(watched.labels).tolist() == [125] * 4, "at least 500, each class in proportion"
    assert torch.equal(watched.images, limited(nas.data.Dataset("x", (7,), 4, made, made, made), 60).watched.images)
    result = nas.train(linear(), part, nas.Recipe(epochs=2), device="cpu")
    assert (result.val_loss, result.val_accuracy) == evaluate(result.network, part.validation, device="cpu")
    last = result.epochs[-1]
    assert (last.val_loss, last.val_accuracy) == evaluate(result.network, watched, device="cpu")
    assert last.val_loss != result.val_loss
    assert limited(nas.data.load("digits"), 100).watched is None, "a split of no more than 500 is measured whole"


def _pair(split: nas.data.Split) -> tuple[torch.Tensor, torch.Tensor]:
    return split.images, split.labels


def test_another_seed_takes_other_samples_and_the_same_seed_the_same(digits: nas.data.Dataset) -> None:
    one, same, other = limited(digits, 100), limited(digits, 100), limited(digits, 100, seed=1)
    assert torch.equal(one.train.images, same.train.images)
    assert not torch.equal(one.train.images, other.train.images)


def test_the_normalisation_is_that_of_the_samples_that_are_left_alone(digits: nas.data.Dataset) -> None:
    part = limited(digits, 20)
    values = part.train.images.double()
    for split in (part.train, part.validation, part.test):
        assert split.normalisation.mean.item() == pytest.approx(values.mean().item(), rel=1e-6)
        assert split.normalisation.std.item() == pytest.approx(values.std(correction=0).item(), rel=1e-6)
    assert part.mean.item() != digits.mean.item()


@pytest.mark.parametrize("seed", [0, 1, 7])
def test_another_split_has_the_same_samples_stratified_and_the_same_test(digits: nas.data.Dataset, seed: int) -> None:
    def rows(dataset: nas.data.Dataset) -> list[bytes]:
        splits = [dataset.train, dataset.validation]
        return sorted(image.numpy().tobytes() for split in splits for image in split.images)

    other = resplit(digits, seed)
    assert (len(other.train), len(other.validation)) == (len(digits.train), len(digits.validation))
    assert rows(other) == rows(digits)
    assert not torch.equal(other.validation.images, digits.validation.images)
    counts = torch.bincount(other.validation.labels, minlength=10)
    assert counts.max() - counts.min() <= 3
    assert other.mean.item() == pytest.approx(other.train.images.double().mean().item(), rel=1e-6)
    assert torch.equal(other.test.images, digits.test.images)
    assert other.test.normalisation is other.train.normalisation
    assert torch.equal(resplit(digits, seed).train.labels, other.train.labels)


@given(st.lists(st.integers(1, 40), min_size=2, max_size=6), st.data())
def test_every_class_keeps_a_sample_however_rare(counts: list[int], data: st.DataObject) -> None:
    labels = np.repeat(np.arange(len(counts), dtype=np.int64), counts)
    images = np.arange(len(labels), dtype=np.float32).reshape(-1, 1)
    samples = data.draw(st.integers(len(counts), len(labels)))
    part = limited(assemble("x", len(counts), *[(images, labels)] * 3), samples).train
    assert len(part) == samples
    assert torch.bincount(part.labels, minlength=len(counts)).min() >= 1
    assert torch.equal(part.labels, torch.from_numpy(labels)[part.images[:, 0].long()])


@pytest.mark.parametrize("samples", [9, 0, -1, 1080])
def test_a_limit_that_does_not_fit_is_refused_with_what_there_is(digits: nas.data.Dataset, samples: int) -> None:
    with pytest.raises(nas.DatasetError, match=rf"limit of {samples} .*digits: it has 1079 of them, in 10 classes"):
        limited(digits, samples)


@pytest.mark.parametrize("value", [0, 1, -5, 2**31 + 1, 1.5, "many"])
def test_a_senseless_limit_of_a_job_is_refused(value: object) -> None:
    with pytest.raises(ValueError, match="dataset_limit"):
        JobSpec.model_validate({"dataset": "digits", "dataset_limit": value})


def test_a_batch_larger_than_the_data_is_refused_by_name_and_the_default_takes_what_there_is(
    digits: nas.data.Dataset,
) -> None:
    network, part = nas.Network.initialise(nas.presets.get("digits_cnn")), limited(digits, 40)
    with pytest.raises(nas.RecipeError, match="batch_size is 41, but digits has 40 training samples"):
        nas.train(network, part, nas.Recipe(epochs=1, batch_size=41), device="cpu")
    default = nas.train(network, part, nas.Recipe(epochs=1), device="cpu")
    assert nas.Recipe().batch_size > 40
    whole = nas.train(network, part, nas.Recipe(epochs=1, batch_size=40), device="cpu")
    assert default.network.digest == whole.network.digest


def test_a_stored_recipe_is_fitted_to_the_data() -> None:
    stored = nas.Recipe.model_validate(nas.Recipe().model_dump())
    assert fitted(stored, 40).batch_size == 40
    assert fitted(stored, 1000) is stored


@pytest.mark.real_data
def test_a_limit_of_mnist_is_stratified(datasets_dir: object) -> None:
    part = limited(nas.data.load("mnist", str(datasets_dir)), 1000)
    counts = torch.bincount(part.train.labels, minlength=10)
    assert counts.sum() == 1000
    assert counts.min() >= 85
    assert len(part.validation) == 10_000
