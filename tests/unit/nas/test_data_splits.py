"""Splits: exact sizes, in proportion, disjoint, and the same for ever."""

import hashlib

import numpy as np
import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st

from nas.data.normalisation import Normalisation, measure
from nas.data.splits import hold_out

labellings = st.lists(st.integers(0, 5), min_size=1, max_size=200).map(lambda labels: np.array(labels, dtype=np.int64))


@given(labellings, st.data())
def test_every_sample_is_in_exactly_one_part_and_sizes_are_exact(labels: np.ndarray, data: st.DataObject) -> None:
    size = data.draw(st.integers(0, len(labels)))
    kept, held_out = hold_out(labels, size, seed=0)
    assert len(held_out) == size
    assert sorted([*kept, *held_out]) == list(range(len(labels)))


@given(labellings, st.data())
def test_each_class_is_held_out_in_proportion(labels: np.ndarray, data: st.DataObject) -> None:
    classes = np.unique(labels)
    size = data.draw(st.integers(0, (len(labels) - len(classes)) // 2))
    _, held_out = hold_out(labels, size, seed=3)
    for label in classes:
        share = np.count_nonzero(labels == label) * size / len(labels)
        taken = np.count_nonzero(labels[held_out] == label)
        assert taken <= share + 1
        # A class of few samples gives up less than its share, so that one is left to train on.
        assert taken >= min(np.floor(share), np.count_nonzero(labels == label) - 1)


@given(labellings)
def test_every_class_keeps_a_sample_to_train_on(labels: np.ndarray) -> None:
    kept, _ = hold_out(labels, (len(labels) - len(np.unique(labels))) // 2, seed=1)
    assert set(labels[kept]) == set(labels)


def test_the_same_seed_gives_the_same_split_and_another_seed_another() -> None:
    labels = np.arange(1000) % 10
    first, again, other = (hold_out(labels, 100, seed)[1] for seed in (0, 0, 1))
    assert np.array_equal(first, again)
    assert not np.array_equal(first, other)


def test_a_split_is_the_one_it_has_always_been() -> None:
    """A model's validation samples must not become another model's training samples with a new numpy."""
    _, held_out = hold_out(np.arange(1000) % 10, 100, seed=0)
    assert hashlib.sha256(held_out.astype("<i8").tobytes()).hexdigest() == PINNED_SPLIT


PINNED_SPLIT = "55479a2a2d999980570e770e2c5fb817cc99e6e3036eadf23c61621bb07b0a57"


def split_class_by_class(labels: np.ndarray, size: int, seed: int) -> np.ndarray:
    """The held out samples as `hold_out` once found them: slowly."""
    shuffle, counts, held_out = np.random.RandomState(seed), np.bincount(labels), []
    quota = counts * (size / max(int(counts.sum()), 1))
    shares = np.floor(quota).astype(np.int64)
    for limit in (counts - 1, counts):
        while shares.sum() < size:
            before = shares.sum()
            for label in np.argsort(-(quota - np.floor(quota)), kind="stable"):
                if shares.sum() < size and shares[label] < limit[label]:
                    shares[label] += 1
            if shares.sum() == before:
                break
    for label, share in enumerate(shares):
        held_out.append(shuffle.permutation(np.flatnonzero(labels == label))[:share])
    return np.sort(np.concatenate(held_out))


@given(labellings, st.data())
def test_a_split_in_one_pass_is_the_one_class_by_class(labels: np.ndarray, data: st.DataObject) -> None:
    size = data.draw(st.integers(0, len(labels)))
    assert np.array_equal(hold_out(labels, size, 7)[1], split_class_by_class(labels, size, 7))


class Compared(np.ndarray):
    """Labels that count how often all of them are compared."""

    times = 0

    def __eq__(self, other: object) -> "np.ndarray":  # type: ignore[override]
        Compared.times += 1
        return np.asarray(self) == other


def test_a_split_looks_at_the_samples_once_however_many_classes_there_are() -> None:
    labels = (np.arange(20_000) % 10_000).view(Compared)
    kept, held_out = hold_out(labels, 2_000, seed=0)
    assert (len(kept), len(held_out), Compared.times) == (18_000, 2_000, 0)


def test_a_size_beyond_the_samples_is_refused() -> None:
    with pytest.raises(ValueError, match="size is 11"):
        hold_out(np.zeros(10, dtype=np.int64), 11, seed=0)


@pytest.mark.parametrize("shape", [(500, 3, 5, 4), (500, 7)])
def test_normalised_training_images_have_mean_zero_and_unit_variance(shape: tuple[int, ...]) -> None:
    images = torch.randn(shape, generator=torch.Generator().manual_seed(0)) * 30 + 1000
    normalised = measure(images).apply(images)
    others = [axis for axis in range(len(shape)) if axis != 1]
    assert normalised.mean(dim=others) == pytest.approx(torch.zeros(shape[1]), abs=1e-4)
    assert normalised.std(dim=others, correction=0) == pytest.approx(torch.ones(shape[1]), abs=1e-4)


def test_a_constant_channel_becomes_zero_not_nan() -> None:
    images = torch.full((10, 2, 3, 3), 0.1)
    images[:, 1].uniform_(0, 1, generator=torch.Generator().manual_seed(0))
    normalised = measure(images).apply(images)
    assert torch.equal(normalised[:, 0], torch.zeros(10, 3, 3))


def test_normalising_leaves_the_stored_images_as_they_are() -> None:
    images = torch.ones(4, 2)
    Normalisation(torch.tensor([1.0, 2.0]), torch.tensor([1.0, 2.0])).apply(images)
    assert torch.equal(images, torch.ones(4, 2))


@pytest.mark.parametrize("dtype", [torch.float32, torch.float64])
def test_statistics_that_are_kept_and_read_back_are_the_same(dtype: torch.dtype) -> None:
    """Of time stamps, say: in float32 neighbouring ones would be one value."""
    images = torch.tensor([[[[1.7e9 + second]]] for second in range(4)], dtype=torch.float64).to(dtype)
    own = measure(images)
    back = Normalisation.from_json(own.to_json() or {})
    assert back.mean.dtype is own.mean.dtype
    assert torch.equal(back.apply(images), own.apply(images))
