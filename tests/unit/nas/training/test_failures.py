"""Divergence and lack of memory are told apart from everything else, and named."""

import resource
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import torch
from torch import nn

import nas
from nas import Recipe, TrainingState
from nas.data import Dataset
from nas.training.failures import failures_named
from nas.training.tally import CHECK_EVERY, EXPLOSION, Tally
from tests.unit.nas.training.helpers import chain, linear, made_up

REPOSITORY = Path(__file__).resolve().parents[4]


def test_a_loss_that_is_not_a_number_is_divergence_naming_the_batch(digits: Dataset) -> None:
    network = linear()
    poisoned = nas.Network(network.architecture, network.weights | {"n0.bias": torch.full((4,), float("nan"))})
    with pytest.raises(nas.Diverged, match="loss became nan in epoch 1, batch 1"):
        nas.train(poisoned, made_up((7,), 4, 40), Recipe(), device="cpu")


def test_an_exploding_loss_is_divergence_before_it_overflows() -> None:
    recipe = Recipe(epochs=50, batch_size=4, learning_rate=100, schedule="constant")
    with pytest.raises(nas.Diverged, match="exploded"):
        nas.train(linear(), made_up((7,), 4, 400), recipe, device="cpu")


@pytest.mark.parametrize("learning_rate", [3.0, 100.0])
def test_a_rate_far_too_high_never_yields_a_result_that_is_not_finite(learning_rate: float, digits: Dataset) -> None:
    network = chain(
        (1, 8, 8),
        {"op": "conv2d", "out_channels": 4, "kernel_size": 3},
        {"op": "conv2d", "out_channels": 4, "kernel_size": 3},
        {"op": "flatten"},
        {"op": "linear", "out_features": 10},
    )
    with pytest.raises(nas.Diverged):
        nas.train(network, digits, Recipe(epochs=5, learning_rate=learning_rate), device="cpu")


def test_divergence_in_the_last_step_is_seen_by_the_validation() -> None:
    """With one batch an epoch the loss is finite before the step, and nothing is after it."""
    network = chain((7,), {"op": "linear", "out_features": 50}, {"op": "linear", "out_features": 4})
    huge = nas.Network(network.architecture, {key: tensor * 1e18 for key, tensor in network.weights.items()})
    recipe = Recipe(epochs=1, learning_rate=100, batch_size=64, momentum=0)
    with pytest.raises(nas.Diverged, match="validation loss became"):
        nas.train(huge, made_up((7,), 4, 64), recipe, device="cpu")


def tally_of(losses: list[float], classes: int = 10, reference: float | None = None) -> Tally:
    tally = Tally(classes, 1, reference)
    for loss in losses:
        tally.add(torch.tensor(loss), torch.zeros(2, classes), torch.zeros(2, dtype=torch.int64))
    return tally


def test_a_bad_start_is_given_time() -> None:
    assert tally_of([2000.0, 900.0, 3.0]).finish()[0] == pytest.approx(2903 / 3)


def test_a_single_bad_batch_among_good_ones_is_no_explosion() -> None:
    losses = [0.5] * (CHECK_EVERY - 1) + [0.9 * CHECK_EVERY * EXPLOSION * 2.3]
    tally_of(losses).finish()


def test_an_explosion_is_seen_within_fifty_batches() -> None:
    with pytest.raises(nas.Diverged, match="batches 51 to 100"):
        tally_of([0.5] * CHECK_EVERY + [EXPLOSION * 2.4] * CHECK_EVERY)


def test_the_reference_of_the_runs_start_holds_in_later_epochs() -> None:
    assert tally_of([300.0], reference=4.0).finish()[0] == 300.0
    with pytest.raises(nas.Diverged, match="100 times 4"):
        tally_of([500.0], reference=4.0).finish()


def test_many_classes_do_not_make_the_tally_hold_more() -> None:
    tally = Tally(2**17, 1, None)
    for _ in range(40):
        tally.add(torch.tensor(1.0), torch.zeros(1, 2**17), torch.zeros(1, dtype=torch.int64))
        assert len(tally._batches) * 2**17 <= 2**22
    assert tally.finish() == (1.0, 1.0)


@pytest.mark.parametrize(
    "error",
    [
        MemoryError(),
        torch.OutOfMemoryError("CUDA out of memory. Tried to allocate 2.00 GiB."),
        RuntimeError(
            "[enforce fail at alloc_cpu.cpp:124] err == 0. DefaultCPUAllocator: can't allocate memory: you tried"
        ),
        RuntimeError("DefaultCPUAllocator: not enough memory: you tried to allocate 4398046511104 bytes."),
        RuntimeError("CUDA error: CUBLAS_STATUS_ALLOC_FAILED when calling `cublasCreate(handle)`"),
    ],
    ids=lambda error: str(error)[:30],
)
def test_every_way_to_run_out_of_memory_has_one_name(error: Exception) -> None:
    with (
        pytest.raises(nas.OutOfMemory, match="training on digits: out of memory"),
        failures_named("training on digits"),
    ):
        raise error


def test_a_real_allocation_that_cannot_be_is_out_of_memory() -> None:
    with pytest.raises(nas.OutOfMemory), failures_named("x"):
        torch.empty(2**50)


@pytest.mark.parametrize("error", [RuntimeError("mat1 and mat2 shapes"), ValueError("no"), KeyError("k")])
def test_other_errors_pass_as_they_are(error: Exception) -> None:
    with pytest.raises(type(error)) as raised, failures_named("x"):
        raise error
    assert raised.value is error


@contextmanager
def address_space(extra: int) -> Iterator[None]:
    """Allow this many bytes more than are in use."""
    used = int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize()
    soft, hard = resource.getrlimit(resource.RLIMIT_AS)
    resource.setrlimit(resource.RLIMIT_AS, (used + extra, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_AS, (soft, hard))


def wide(size: int, channels: int) -> nas.Network:
    """Its activation takes 4 * channels * size**2 bytes a sample."""
    return chain(
        (1, size, size),
        {"op": "conv2d", "out_channels": channels, "kernel_size": 1},
        {"op": "global_avg_pool"},
        {"op": "flatten"},
        {"op": "linear", "out_features": 4},
    )


@pytest.mark.skipif(not Path("/proc/self/statm").exists(), reason="reads the process's size from /proc")
@pytest.mark.parametrize("name", ["nothing_is_small_enough", "smaller_pieces_are"])
def test_training_that_runs_out_of_memory(name: str) -> None:
    """In a process of its own: oneDNN does not recover from every allocation that it was refused."""
    script = f"from tests.unit.nas.training.test_failures import {name}; {name}()"
    done = subprocess.run([sys.executable, "-c", script], cwd=REPOSITORY, capture_output=True, text=True, timeout=300)
    assert done.returncode == 0, done.stderr


def nothing_is_small_enough() -> None:
    dataset = made_up((1, 256, 256), 4, 4)  # 2048 x 256 x 256 x 4 bytes: half a GB for one sample
    with address_space(2**28), pytest.raises(nas.OutOfMemory, match="batch_size 4: out of memory, with as few as 1 "):
        nas.train(wide(256, 2048), dataset, Recipe(batch_size=4, precision="float32"), device="cpu")
    nn.functional.relu(torch.ones(2))


def smaller_pieces_are() -> None:
    network, dataset = wide(64, 64), made_up((1, 64, 64), 4, 512)  # 1 MiB a sample in one activation
    recipe = Recipe(epochs=1, batch_size=512, learning_rate=0.01, precision="float32", memory_format="contiguous")
    states: list[TrainingState] = []
    with address_space(2**29):
        poor = nas.train(network, dataset, recipe, device="cpu", on_epoch=lambda _, state: states.append(state))
    rich = nas.train(network, dataset, recipe, device="cpu")
    assert states[0].position.piece is not None
    assert states[0].position.piece < 512
    for key, weights in rich.network.weights.items():
        torch.testing.assert_close(poor.network.weights[key], weights, rtol=1e-4, atol=1e-5)
