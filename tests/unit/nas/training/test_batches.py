"""Batches: every sample once an epoch, and the same bits however they are kept."""

import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st

import nas
from nas.data import Split
from nas.data.normalisation import measure
from nas.training import batches
from nas.training.batches import Placed, evaluation_batch, in_order, spans
from nas.training.precision import Computation
from nas.training.recipe import MemoryFormat, Precision

CPU = torch.device("cpu")


@given(st.integers(1, 1000), st.integers(1, 300))
def test_batches_cover_every_sample_once(samples: int, batch_size: int) -> None:
    ends = spans(samples, batch_size)
    assert [index for start, end in ends for index in range(start, end)] == list(range(samples))
    assert all(end - start <= batch_size + 1 for start, end in ends)


@given(st.integers(2, 1000), st.integers(2, 300))
def test_no_batch_has_a_single_sample(samples: int, batch_size: int) -> None:
    assert all(end - start > 1 for start, end in spans(samples, batch_size))


def test_a_partial_last_batch_is_kept() -> None:
    assert spans(10, 4) == [(0, 4), (4, 8), (8, 10)]
    assert spans(9, 4) == [(0, 4), (4, 9)]
    assert spans(3, 4) == [(0, 3)]


@pytest.mark.parametrize("memory_format", [MemoryFormat.CONTIGUOUS, MemoryFormat.CHANNELS_LAST])
@pytest.mark.parametrize("dtype", [torch.uint8, torch.float32])
def test_normalising_batch_by_batch_gives_the_same_bits(
    memory_format: MemoryFormat, dtype: torch.dtype, monkeypatch: pytest.MonkeyPatch
) -> None:
    images = torch.randint(0, 256, (50, 3, 5, 4), generator=torch.Generator().manual_seed(0)).to(dtype)
    split = Split(images, torch.arange(50), measure(images))
    computation = Computation(CPU, Precision.FLOAT32, memory_format)
    at_once = Placed(split, computation)
    monkeypatch.setattr(batches, "RESIDENT_BYTES", 0)
    piece_by_piece = Placed(split, computation)
    indices = torch.tensor([49, 0, 7, 7])
    for placed in (at_once, piece_by_piece):
        taken, labels = placed.take(indices)
        assert torch.equal(taken, split.normalisation.apply(images[indices]))
        assert torch.equal(labels, indices)
        layout = torch.channels_last if memory_format is MemoryFormat.CHANNELS_LAST else torch.contiguous_format
        assert taken.is_contiguous(memory_format=layout)
        assert torch.equal(torch.cat([part for part, _ in in_order(placed, 7)]), split.normalisation.apply(images))
    assert split.images is images
    assert images.dtype == dtype


def test_features_are_batched_too() -> None:
    images = torch.arange(20, dtype=torch.float32).reshape(10, 2)
    split = Split(images, torch.arange(10), measure(images))
    placed = Placed(split, Computation(CPU, Precision.FLOAT32, MemoryFormat.CHANNELS_LAST))
    assert placed.take(torch.tensor([3]))[0].shape == (1, 2)


@pytest.mark.parametrize("preset", nas.presets.names())
def test_evaluation_batches_keep_their_largest_activation_small(preset: str) -> None:
    architecture = nas.presets.get(preset)
    largest = max(torch.Size(shape).numel() for shape in architecture.shapes.values())
    assert 1 < evaluation_batch(architecture, CPU) * largest * 4 <= 16 * 2**20
