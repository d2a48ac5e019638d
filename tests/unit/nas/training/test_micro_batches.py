"""Steps in pieces: the same numbers with less memory, for as long as there is any left."""

import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st
from torch import Tensor, nn

import nas
from nas import Recipe
from nas.training.micro_batches import HALVINGS, MicroBatches, cuts
from tests.unit.nas.training.helpers import chain, made_up, same_weights

SMOOTH = ({"op": "linear", "out_features": 16}, {"op": "tanh"}, {"op": "linear", "out_features": 4})


@given(st.integers(1, 3000), st.integers(1, 300))
def test_pieces_are_all_of_the_step_and_as_equal_as_can_be(samples: int, size: int) -> None:
    pieces = cuts(samples, size)
    sizes = [end - start for start, end in pieces]
    assert [start for start, _ in pieces] == [0, *[end for _, end in pieces[:-1]]]
    assert pieces[-1][1] == samples
    assert max(sizes) - min(sizes) <= 1
    assert max(sizes) <= size + (size > 1)
    assert min(sizes) > 1 or size == 1 or samples == 1


@pytest.mark.parametrize("samples", [64, 61, 33, 50])
def test_accumulated_batches_are_one_large_one_the_ragged_last_included(samples: int) -> None:
    network, dataset = chain((7,), *SMOOTH), made_up((7,), 4, samples)
    large = nas.train(network, dataset, Recipe(batch_size=32), device="cpu")
    small = nas.train(network, dataset, Recipe(batch_size=8, accumulate=4), device="cpu")
    for key, tensor in large.network.weights.items():
        torch.testing.assert_close(small.network.weights[key], tensor, rtol=1e-5, atol=1e-6)
    for one, other in zip(small.epochs, large.epochs, strict=True):
        assert one.train_loss == pytest.approx(other.train_loss, rel=1e-5)
        assert one.train_accuracy == other.train_accuracy


@pytest.mark.parametrize("distillation", [{"alpha": 0.3, "temperature": 2.0}, {"kind": "logits_mse", "alpha": 0.5}])
def test_accumulated_batches_weigh_labels_and_teacher_as_one_large_one(distillation: dict[str, object]) -> None:
    """Transfer samples have no labels, so that a piece's part of the two is not the same."""
    network, dataset = chain((7,), *SMOOTH), made_up((7,), 4, 50)
    transfer = made_up((7,), 4, 21, name="more")
    fields = {"distillation": {"teacher": "parent", "transfer_dataset": "more", **distillation}}
    results = [
        nas.train(
            network,
            dataset,
            Recipe.model_validate({**fields, **sizes}),
            device="cpu",
            teacher=chain((7,), *SMOOTH),
            transfer=transfer,
        ).network
        for sizes in ({"batch_size": 32}, {"batch_size": 8, "accumulate": 4})
    ]
    for key, tensor in results[0].weights.items():
        torch.testing.assert_close(results[1].weights[key], tensor, rtol=1e-5, atol=1e-6)


class Greedy(nn.Module):
    """Batch norm that has no memory for more than so many samples, and notices after it has done its work."""

    def __init__(self, most: int) -> None:
        super().__init__()
        self.norm = nn.BatchNorm1d(3)
        self.most = most
        self.seen: list[int] = []

    def forward(self, x: Tensor) -> Tensor:
        self.seen.append(len(x))
        y: Tensor = self.norm(x)
        if len(x) > self.most:
            raise torch.OutOfMemoryError("CUDA out of memory. Tried to allocate 20.00 MiB.\nSee documentation")
        return y


def test_a_step_that_runs_out_of_memory_is_done_anew_with_half_the_samples() -> None:
    module, images = Greedy(most=5), torch.randn(16, 3)
    pieces = MicroBatches(module, 16)
    assert pieces.fitting(16, lambda bounds: [module(images[start:end]).shape[0] for start, end in bounds]) == [4] * 4
    assert pieces.size == 4
    plain = nn.BatchNorm1d(3)
    for piece in images.split(4):
        plain(piece)
    assert module.norm.num_batches_tracked == 4
    assert torch.equal(module.norm.running_mean, plain.running_mean)  # type: ignore[arg-type]
    pieces.fitting(16, lambda bounds: [module(images[start:end]) for start, end in bounds])
    assert module.seen[-4:] == [4] * 4


def test_batch_norm_is_never_left_with_one_sample() -> None:
    module, images = Greedy(most=1), torch.randn(16, 3)
    with pytest.raises(nas.OutOfMemory, match=r"as few as 2 samples at once: CUDA out of memory\. Tried .*MiB\.$"):
        MicroBatches(module, 16).fitting(16, lambda bounds: [module(images[start:end]) for start, end in bounds])


def test_halving_has_an_end() -> None:
    tried: list[int] = []

    def attempt(bounds: list[tuple[int, int]]) -> None:
        tried.append(bounds[0][1])
        raise MemoryError

    with pytest.raises(nas.OutOfMemory, match="MemoryError"):
        MicroBatches(nn.Linear(1, 1), 1024).fitting(1024, attempt)
    assert tried == [1024 // 2**halving for halving in range(HALVINGS + 1)]


def test_other_errors_are_not_tried_again() -> None:
    def attempt(_bounds: list[tuple[int, int]]) -> None:
        raise RuntimeError("mat1 and mat2 shapes cannot be multiplied")

    with pytest.raises(RuntimeError, match="mat1"):
        MicroBatches(nn.Linear(1, 1), 8).fitting(8, attempt)


def test_a_resumed_run_goes_on_with_the_pieces_it_had() -> None:
    network, dataset = chain((7,), *SMOOTH), made_up((7,), 4, 32)
    states: list[nas.TrainingState] = []
    recipe = Recipe(batch_size=32, epochs=2)
    nas.train(network, dataset, recipe, device="cpu", on_epoch=lambda _, state: states.append(state))
    poor = states[0].position.model_copy(update={"piece": 8})
    state = nas.TrainingState(states[0].architecture, states[0].weights, states[0].optimizer, poor)
    later: list[nas.TrainingState] = []
    resumed = nas.train(
        network, dataset, recipe, device="cpu", state=state, on_epoch=lambda _, state: later.append(state)
    )
    assert later[0].position.piece == 8
    assert not same_weights(resumed.network, states[1].network())  # by rounding alone
    for key, tensor in states[1].weights.items():
        torch.testing.assert_close(resumed.network.weights[key], tensor, rtol=1e-5, atol=1e-6)
