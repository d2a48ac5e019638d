"""Resuming: from any epoch, in any process, the undisturbed run's weights to the bit."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st

import nas
from nas import Recipe, TrainingState
from nas.data import Dataset
from nas.tensorfile import pack, unpack
from nas.training.state import METADATA_KEY
from tests.grids import thinned
from tests.strategies import architectures
from tests.unit.nas.training.helpers import chain, made_up, same_weights

LAYERS: tuple[dict[str, object], ...] = (
    {"op": "conv2d", "out_channels": 6, "kernel_size": 3},
    {"op": "batch_norm"},
    {"op": "relu"},
    {"op": "dropout", "p": 0.3},
    {"op": "conv2d", "out_channels": 6, "kernel_size": 3, "groups": 2},
    {"op": "max_pool2d", "kernel_size": 2},
    {"op": "flatten"},
    {"op": "linear", "out_features": 10},
)


def states_of(network: nas.Network, dataset: Dataset, recipe: Recipe, seed: int = 0) -> tuple[nas.Network, list[bytes]]:
    """The trained network, and the training state after each epoch."""
    states: list[bytes] = []
    result = nas.train(
        network,
        dataset,
        recipe,
        seed=seed,
        device="cpu",
        on_epoch=lambda _metrics, state: states.append(state.to_bytes()),
    )
    return result.network, states


RECIPES = [
    {"optimizer": "sgd"},
    {"optimizer": "sgd", "momentum": 0.0},
    {"optimizer": "adam"},
    {"optimizer": "adamw", "weight_decay": 0.1},
    {"precision": "bfloat16", "memory_format": "channels_last"},
    {"precision": "bfloat16", "memory_format": "contiguous", "optimizer": "adam"},
    {"memory_format": "channels_last", "optimizer": "adam"},
    {"schedule": "constant", "warmup_epochs": 1.5},
]


@pytest.mark.parametrize("fields", RECIPES, ids=str)
def test_a_run_resumed_after_any_epoch_ends_in_the_same_bits(fields: dict[str, object], digits: Dataset) -> None:
    network, recipe = chain((1, 8, 8), *LAYERS), Recipe.model_validate({"epochs": 4, **fields})
    undisturbed, states = states_of(network, digits, recipe, seed=11)
    for epoch, data in enumerate(states, start=1):
        state = TrainingState.from_bytes(data)
        assert state.epoch == epoch
        torch.manual_seed(epoch)
        resumed = nas.train(network, digits, recipe, seed=11, device="cpu", state=state)
        assert same_weights(resumed.network, undisturbed)
        assert resumed.network.digest == undisturbed.digest


OPTIMIZERS: dict[str, dict[str, object]] = {
    "sgd": {"optimizer": "sgd", "nesterov": True},
    "adam": {"optimizer": "adam", "betas": (0.8, 0.99), "learning_rate": 0.003},
    "adamw": {"optimizer": "adamw", "learning_rate": 0.003},
    "muon": {"optimizer": "muon", "momentum": 0.95, "nesterov": True},
}
SCHEDULES: dict[str, dict[str, object]] = {
    "constant": {},
    "step": {"milestones": (1, 2)},
    "cosine": {"warmup_epochs": 0.5},
    "one_cycle": {},
    "warm_restarts": {"warm_restarts": {"epochs": 1, "factor": 2}},
    "plateau": {"plateau": {"patience": 0, "factor": 0.5, "threshold": 0.5}},
}
OPTIONS: dict[str, dict[str, object]] = {
    "plain": {},
    "decay": {"weight_decay": 0.1},
    "clip": {"clip_norm": 0.1, "weight_decay": 0.1, "decay_norms_and_biases": True},
    "average": {"ema_decay": 0.9},
    "stop": {"early_stopping": {"patience": 1, "min_delta": 0.01}},
    "accumulate": {"batch_size": 8, "accumulate": 3},
    "bfloat16": {"precision": "bfloat16", "memory_format": "channels_last"},
    "everything": {
        "weight_decay": 0.1,
        "clip_norm": 1.0,
        "ema_decay": 0.5,
        "early_stopping": {"patience": 2},
        "accumulate": 2,
        "memory_format": "channels_last",
    },
}


@pytest.mark.parametrize(("optimizer", "schedule", "option"), thinned(5, OPTIMIZERS, SCHEDULES, OPTIONS))
def test_every_recipe_resumes_to_the_same_bits(optimizer: str, schedule: str, option: str) -> None:
    fields = {"schedule": schedule, **OPTIMIZERS[optimizer], **SCHEDULES[schedule], **OPTIONS[option]}
    recipe = Recipe.model_validate({"epochs": 3, "batch_size": 16, **fields})
    network, dataset = chain((1, 8, 8), *LAYERS), made_up((1, 8, 8), 10, 52)
    undisturbed, states = states_of(network, dataset, recipe)
    for epoch, state in enumerate(states[:-1], start=1):
        resumed, later = states_of_resumed(network, dataset, recipe, state)
        assert resumed.digest == undisturbed.digest
        assert [weights_of(data) for data in later] == [weights_of(data) for data in states[epoch:]]
    assert TrainingState.from_bytes(states[-1]).network().digest == undisturbed.digest


def test_a_state_of_a_recipe_from_before_the_new_fields_is_taken_up(network: nas.Network, digits: Dataset) -> None:
    recipe = Recipe(epochs=2, learning_rate=0.01)
    undisturbed, states = states_of(network, digits, recipe)
    tensors, document = unpack(states[0], METADATA_KEY)
    position = document["position"]
    old = ("epochs", "seed_epochs", "batch_size", "optimizer", "learning_rate", "child_learning_rate", "momentum")
    old += ("weight_decay", "schedule", "warmup_epochs", "precision", "memory_format")
    position["recipe"] = {name: position["recipe"][name] for name in old}
    position = {name: position[name] for name in ("dataset", "recipe", "seed", "reference_loss", "metrics")}
    state = TrainingState.from_bytes(pack(tensors, METADATA_KEY, {**document, "position": position}))
    resumed = nas.train(network, digits, recipe, device="cpu", state=state)
    assert resumed.network.digest == undisturbed.digest


@pytest.mark.slow
def test_a_compiled_run_resumes_to_the_same_bits_in_another_process(tmp_path: Path) -> None:
    script = """
import sys, torch, nas
from pathlib import Path
from nas import Recipe, TrainingState
from tests.unit.nas.training.helpers import chain, made_up
from tests.unit.nas.training.test_resume import LAYERS
torch.set_num_threads(1)
folder = Path(sys.argv[1])
state = TrainingState.from_bytes((folder / "2").read_bytes()) if (folder / "2").exists() else None
def keep(metrics, state):
    (folder / str(metrics.epoch)).write_bytes(state.to_bytes())
recipe = Recipe(epochs=3, batch_size=16, compile="always")
network, dataset = chain((1, 8, 8), *LAYERS), made_up((1, 8, 8), 10, 60)
result = nas.train(network, dataset, recipe, device="cpu", state=state, on_epoch=keep)
print(result.network.digest)
"""
    digests = []
    for _ in range(2):
        run = subprocess.run(
            [sys.executable, "-c", script, str(tmp_path)], capture_output=True, text=True, check=False, timeout=300
        )
        assert run.returncode == 0, run.stderr
        digests.append(run.stdout.strip())
    assert digests[0] == digests[1]


@given(architectures(max_blocks=4), st.sampled_from(RECIPES))
@settings(max_examples=40, deadline=None)
def test_any_network_resumes_to_the_same_bits(architecture: nas.Architecture, fields: dict[str, object]) -> None:
    network, dataset = nas.Network.initialise(architecture), made_up(architecture.input.shape, 3, 11)
    recipe = Recipe.model_validate({"epochs": 2, "batch_size": 4, "learning_rate": 1e-3, **fields})
    undisturbed, states = states_of(network, dataset, recipe)
    resumed, later = states_of_resumed(network, dataset, recipe, states[0])
    assert resumed.digest == undisturbed.digest
    assert weights_of(later[-1]) == weights_of(states[-1])


def states_of_resumed(
    network: nas.Network, dataset: Dataset, recipe: Recipe, state: bytes
) -> tuple[nas.Network, list[bytes]]:
    states: list[bytes] = []
    result = nas.train(
        network,
        dataset,
        recipe,
        device="cpu",
        state=TrainingState.from_bytes(state),
        on_epoch=lambda _metrics, state: states.append(state.to_bytes()),
    )
    return result.network, states


def weights_of(data: bytes) -> dict[str, list[float]]:
    state = TrainingState.from_bytes(data)
    groups = {"weight": state.weights, "optimizer": state.optimizer, "average": state.average, "best": state.best}
    return {
        f"{group}/{name}": tensor.flatten().tolist()
        for group, tensors in groups.items()
        for name, tensor in tensors.items()
    }


def test_metrics_of_the_epochs_before_are_kept(network: nas.Network, digits: Dataset) -> None:
    _, states = states_of(network, digits, Recipe(epochs=3))
    state = TrainingState.from_bytes(states[1])
    result = nas.train(network, digits, Recipe(epochs=3), device="cpu", state=state)
    assert result.epochs[:2] == list(state.metrics)
    assert len(result.epochs) == 3


def test_a_state_after_the_last_epoch_needs_no_more_training(network: nas.Network, digits: Dataset) -> None:
    undisturbed, states = states_of(network, digits, Recipe(epochs=2))
    state = TrainingState.from_bytes(states[-1])
    result = nas.train(
        network, digits, Recipe(epochs=2), device="cpu", state=state, on_batch=lambda _done, _of: pytest.fail("trained")
    )
    assert result.network.digest == undisturbed.digest == state.network().digest


def test_a_state_is_a_copy_that_further_training_leaves_alone(network: nas.Network, digits: Dataset) -> None:
    kept: list[tuple[TrainingState, bytes]] = []
    nas.train(
        network,
        digits,
        Recipe(epochs=3),
        device="cpu",
        on_epoch=lambda _metrics, state: kept.append((state, state.to_bytes())),
    )
    assert all(state.to_bytes() == data for state, data in kept)


def test_a_state_survives_its_bytes(network: nas.Network, digits: Dataset) -> None:
    for data in states_of(network, digits, Recipe(epochs=2, optimizer="adam"))[1]:
        assert TrainingState.from_bytes(data).to_bytes() == data


@pytest.fixture(scope="module")
def state(digits: Dataset) -> TrainingState:
    network = nas.Network.initialise(nas.presets.get("digits_cnn"))
    return TrainingState.from_bytes(states_of(network, digits, Recipe(epochs=2), seed=1)[1][0])


def test_a_state_of_another_run_is_refused_by_name(network: nas.Network, digits: Dataset, state: TrainingState) -> None:
    other_recipe = Recipe(epochs=2, learning_rate=0.5)
    with pytest.raises(nas.RecipeError, match=r"learning_rate 0\.05, but the recipe says 0\.5"):
        nas.train(network, digits, other_recipe, seed=1, state=state)
    with pytest.raises(nas.RecipeError, match="seed 1, not 2"):
        nas.train(network, digits, Recipe(epochs=2), seed=2, state=state)
    with pytest.raises(nas.CheckpointError, match="another architecture"):
        nas.train(chain((1, 8, 8), *LAYERS), digits, Recipe(epochs=2), seed=1, state=state)
    with pytest.raises(nas.DatasetError, match="of data set digits, not of made-up"):
        nas.train(network, made_up((1, 8, 8), 10, 20), Recipe(epochs=2), seed=1, state=state)


def damaged(data: bytes) -> Iterator[bytes]:
    yield b""
    yield data[:-1]
    yield data[: len(data) // 2]
    yield data.replace(b"training_state", b"training_stale", 1)
    yield data.replace(b'\\"seed\\"', b'\\"sead\\"', 1)
    yield data.replace(b"optimizer/conv1.weight", b"optimizer/conv9.weight", 1)
    yield data.replace(b"weight/conv1.weight", b"waight/conv1.weight", 1)
    yield data[:-4] + b"\0\0\xc0\x7f"  # a NaN in the last tensor


def test_a_damaged_state_is_refused(network: nas.Network, digits: Dataset, state: TrainingState) -> None:
    for content in damaged(state.to_bytes()):
        with pytest.raises(nas.CheckpointError):
            nas.train(network, digits, Recipe(epochs=2), seed=1, state=TrainingState.from_bytes(content))


def test_a_networks_checkpoint_is_no_training_state(network: nas.Network) -> None:
    with pytest.raises(nas.CheckpointError):
        TrainingState.from_bytes(network.to_bytes())
