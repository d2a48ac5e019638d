"""Augmentation of a batch: what each kind does to an image, and that it depends on nothing but its random numbers."""

import numpy as np
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st
from torch import Tensor

from nas.data import Normalisation, Split
from nas.training.augment import Range, altered, cut_out, mixed, moved, rotated
from nas.training.augmentation import Augmentation

BYTES = Range(0.0, 255.0)


def images(seed: int, dtype: torch.dtype = torch.uint8, shape: tuple[int, ...] = (6, 2, 9, 7)) -> Tensor:
    generator = torch.Generator().manual_seed(seed)
    drawn = torch.randint(0, 256, shape, generator=generator, dtype=torch.uint8)
    return drawn if dtype == torch.uint8 else drawn.to(dtype) / 51 - 2  # from -2 to 3


def range_of(batch: Tensor) -> Range:
    normalisation = Normalisation(torch.zeros(batch.shape[1]), torch.ones(batch.shape[1]))
    return Range.of(Split(batch, torch.zeros(len(batch), dtype=torch.int64), normalisation))


SETTINGS = st.builds(
    Augmentation,
    flip=st.booleans(),
    crop=st.integers(0, 6),
    rotation=st.sampled_from([0.0, 0.5, 15.0, 90.0, 180.0]),
    cutout=st.integers(0, 7),
)


@settings(deadline=None, max_examples=60)
@given(
    setting=SETTINGS,
    seed=st.integers(0, 99),
    dtype=st.sampled_from([torch.uint8, torch.float32]),
    last=st.booleans(),
)
def test_shape_type_and_range_stay_and_the_batch_given_too(
    setting: Augmentation, seed: int, dtype: torch.dtype, last: bool
) -> None:
    batch = images(seed, dtype)
    if last:
        batch = batch.contiguous(memory_format=torch.channels_last)
    values, before = range_of(batch), batch.clone()
    found = altered(batch, setting, values, np.random.default_rng(seed))
    assert (found.shape, found.dtype) == (batch.shape, batch.dtype)
    assert values.low <= found.min()
    assert found.max() <= values.high
    assert torch.equal(batch, before)
    assert torch.equal(found, altered(before, setting, values, np.random.default_rng(seed)))


@settings(deadline=None, max_examples=30)
@given(setting=SETTINGS, seed=st.integers(0, 99))
def test_how_images_lie_in_memory_makes_no_difference(setting: Augmentation, seed: int) -> None:
    batch = images(seed)
    last = batch.contiguous(memory_format=torch.channels_last)
    results = [altered(each, setting, BYTES, np.random.default_rng(seed)) for each in (batch, last)]
    assert torch.equal(*results)


def test_each_image_of_a_batch_is_treated_by_its_own_draw() -> None:
    same = images(0, shape=(1, 1, 12, 12)).expand(64, -1, -1, -1)
    for setting in (Augmentation(crop=3), Augmentation(rotation=30), Augmentation(cutout=4)):
        found = altered(same, setting, BYTES, np.random.default_rng(1))
        assert len({tuple(image.flatten().tolist()) for image in found}) > 16, setting
    flipped = altered(same, Augmentation(flip=True), BYTES, np.random.default_rng(1))
    kinds = {tuple(image.flatten().tolist()) for image in flipped}
    assert kinds == {tuple(image.flatten().tolist()) for image in (same[0], same[0].flip(-1))}


def test_a_flip_mirrors_left_for_right_where_it_is_asked_for_and_twice_is_none() -> None:
    batch = images(3)
    flips = torch.tensor([True, False, True, False, False, True])
    still = torch.zeros(6, 2, dtype=torch.int64)
    once = moved(batch, flips, still, 0)
    assert torch.equal(once[flips], batch[flips].flip(-1))
    assert torch.equal(once[~flips], batch[~flips])
    assert torch.equal(moved(once, flips, still, 0), batch)


@pytest.mark.parametrize("dtype", [torch.uint8, torch.float32])
@pytest.mark.parametrize(("down", "right"), [(0, 0), (2, 0), (-3, 1), (8, -6), (1, -2)])
def test_a_shift_moves_the_image_and_fills_what_comes_into_view(down: int, right: int, dtype: torch.dtype) -> None:
    batch = images(4, dtype)
    shifts = torch.tensor([[down, right]]).expand(6, 2)
    found = moved(batch, torch.zeros(6, dtype=torch.bool), shifts, 1)
    expected = torch.ones_like(batch)
    height, width = batch.shape[2:]
    for row in range(height):
        for column in range(width):
            if 0 <= row - down < height and 0 <= column - right < width:
                expected[:, :, row, column] = batch[:, :, row - down, column - right]
    assert torch.equal(found, expected)


def test_shifts_reach_both_limits_and_nothing_beyond() -> None:
    point = torch.zeros(2000, 1, 9, 9, dtype=torch.uint8)
    point[:, :, 4, 4] = 255
    found = altered(point, Augmentation(crop=2), BYTES, np.random.default_rng(0))
    rows, columns = (found[:, 0].nonzero()[:, axis] for axis in (1, 2))
    assert set(rows.tolist()) == set(columns.tolist()) == {2, 3, 4, 5, 6}


@pytest.mark.parametrize("dtype", [torch.uint8, torch.float32])
def test_a_rotation_by_nothing_changes_no_bit(dtype: torch.dtype) -> None:
    batch = images(5, dtype)
    assert torch.equal(rotated(batch, torch.zeros(6), range_of(batch)), batch)


@pytest.mark.parametrize(("degrees", "turns"), [(90.0, 1), (180.0, 2), (-90.0, -1)])
def test_right_angles_turn_a_square_image_exactly(degrees: float, turns: int) -> None:
    batch = images(6, shape=(4, 3, 8, 8))
    found = rotated(batch, torch.full((4,), degrees), BYTES)
    assert torch.equal(found, batch.rot90(turns, (2, 3)))


def test_a_rotation_keeps_the_proportions_of_a_wide_image() -> None:
    wide = torch.zeros(1, 1, 11, 21, dtype=torch.uint8)
    wide[0, 0, 5, 13] = 255  # three pixels right of the centre
    found = rotated(wide, torch.tensor([90.0]), BYTES)
    assert found.nonzero().tolist() == [[0, 0, 2, 10]]  # three above it


def test_cutout_blackens_a_whole_square_and_nothing_else() -> None:
    batch = images(7).clamp(min=1)
    found = altered(batch, Augmentation(cutout=4), BYTES, np.random.default_rng(2))
    black = (found == 0).all(1)
    for image in black:
        rows, columns = (image.nonzero()[:, axis] for axis in (0, 1))
        assert int(image.sum()) == 16
        assert (int(rows.max() - rows.min()), int(columns.max() - columns.min())) == (3, 3)
    assert torch.equal(found[(found != 0)], batch[(found != 0)])


def test_a_square_as_large_as_the_image_leaves_nothing() -> None:
    batch = images(8, shape=(3, 1, 5, 5))
    assert not cut_out(batch, torch.zeros(3, 2, dtype=torch.int64), 5, 0).any()


def test_what_is_filled_in_is_zero_or_the_nearest_value_that_the_data_has() -> None:
    assert Range(-2, 3).fill == 0
    assert Range(5, 9).fill == 5
    assert Range(-9, -4).fill == -4
    assert range_of(images(0, torch.float32)) == Range(-2.0, 3.0)


@settings(deadline=None, max_examples=30)
@given(concentration=st.sampled_from([0.05, 0.2, 1.0, 50.0]), seed=st.integers(0, 99))
def test_mixup_takes_most_of_each_sample_and_the_rest_of_its_partner(concentration: float, seed: int) -> None:
    batch = images(seed, torch.float32)
    mix = mixed(batch, concentration, np.random.default_rng(seed))
    assert sorted(mix.partners.tolist()) == list(range(6))
    assert ((mix.share >= 0.5) & (mix.share <= 1)).all()
    share = mix.share[:, None, None, None]
    torch.testing.assert_close(mix.images, share * batch + (1 - share) * batch[mix.partners])
    assert batch.min() <= mix.images.min()
    assert mix.images.max() <= batch.max()


def test_mixup_mixes_features_as_well_as_images() -> None:
    batch = images(9, torch.float32, (5, 12))
    mix = mixed(batch, 0.4, np.random.default_rng(0))
    expected = mix.share[:, None] * batch + (1 - mix.share[:, None]) * batch[mix.partners]
    torch.testing.assert_close(mix.images, expected)


@pytest.mark.skipif(not torch.cuda.is_available(), reason="no CUDA device")
def test_a_gpu_does_the_same_as_a_cpu() -> None:
    batch, setting = images(10), Augmentation(flip=True, crop=3, cutout=3)
    on_cpu, on_gpu = (altered(each, setting, BYTES, np.random.default_rng(3)) for each in (batch, batch.cuda()))
    assert torch.equal(on_cpu, on_gpu.cpu())
