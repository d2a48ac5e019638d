"""Resuming inside an epoch: after any batch, the undisturbed run's weights and metrics to the bit."""

from collections.abc import Callable
from dataclasses import dataclass, field

import pytest
import torch

import nas
from nas import Recipe, TrainingState
from nas.data import Dataset
from nas.errors import CheckpointError, Diverged
from nas.tensorfile import pack, unpack
from nas.training.state import METADATA_KEY
from nas.training.tally import CHECK_EVERY
from tests.grids import thinned
from tests.unit.nas.training.helpers import chain, linear, made_up
from tests.unit.nas.training.test_resume import LAYERS, OPTIMIZERS, OPTIONS, SCHEDULES

SEED = 7


@dataclass
class Run:
    """A network's training, with its state after every step but an epoch's last."""

    network: nas.Network
    dataset: Dataset
    recipe: Recipe
    teacher: nas.Network | None = None
    transfer: Dataset | None = None
    states: list[bytes] = field(default_factory=list)

    def train(self, state: bytes | None = None, on_step: Callable[..., None] | None = None) -> nas.TrainingResult:
        return nas.train(
            self.network,
            self.dataset,
            self.recipe,
            seed=SEED,
            device="cpu",
            state=None if state is None else TrainingState.from_bytes(state),
            on_step=on_step,
            teacher=self.teacher,
            transfer=self.transfer,
        )

    def check(self, every: int = 1) -> None:
        """Each state leads to the undisturbed run's end; taking states changes nothing."""
        undisturbed = self.train()
        watched = self.train(on_step=lambda make: self.states.append(make().to_bytes()))
        assert ending(watched) == ending(undisturbed)
        steps = len(self.states) // self.recipe.epochs
        assert steps >= 1
        for number, state in enumerate(self.states):
            position = TrainingState.from_bytes(state).position
            assert (len(position.metrics), position.batch) == (number // steps, number % steps + 1)
            if number % every == 0:
                torch.manual_seed(number)
                later: list[bytes] = []
                resumed = self.train(state, lambda make, later=later: later.append(make().to_bytes()))
                assert ending(resumed) == ending(undisturbed)
                assert [timeless(data) for data in later] == [timeless(data) for data in self.states[number + 1 :]]


def ending(result: nas.TrainingResult) -> tuple[object, ...]:
    """Everything that a run came to, its times aside."""
    metrics = [epoch.model_copy(update={"seconds": 0.0}) for epoch in result.epochs]
    return result.network.digest, result.optimizer.to_bytes(), metrics, result.val_accuracy, result.val_loss


def timeless(state: bytes) -> bytes:
    """A training state without the times in it."""
    tensors, document = unpack(state, METADATA_KEY)
    assert isinstance(document, dict)
    position = document["position"]
    position["seconds"] = 0.0
    for metrics in position["metrics"]:
        metrics["seconds"] = 0.0
    return pack(tensors, METADATA_KEY, document)


def recipe_of(*parts: dict[str, object]) -> Recipe:
    fields: dict[str, object] = {"epochs": 2, "batch_size": 16}
    for part in parts:
        fields |= part
    return Recipe.model_validate(fields)


@pytest.mark.parametrize(("optimizer", "option"), thinned(3, OPTIMIZERS, OPTIONS))
def test_every_optimizer_goes_on_from_any_batch(optimizer: str, option: str) -> None:
    recipe = recipe_of(OPTIMIZERS[optimizer], OPTIONS[option])
    Run(chain((1, 8, 8), *LAYERS), made_up((1, 8, 8), 10, 70), recipe).check(every=3)


@pytest.mark.parametrize("schedule", SCHEDULES)
def test_every_schedule_goes_on_from_any_batch(schedule: str) -> None:
    recipe = recipe_of({"schedule": schedule, **SCHEDULES[schedule], "epochs": 3})
    Run(chain((1, 8, 8), *LAYERS), made_up((1, 8, 8), 10, 52), recipe).check(every=3)


LEARNING: dict[str, dict[str, object]] = {
    "label smoothing": {"label_smoothing": 0.1},
    "crops and flips": {"augmentation": {"crop": 2, "flip": True, "rotation": 10.0}},
    "cutout": {"augmentation": {"cutout": 3}},
    "mixup": {"augmentation": {"mixup": 0.4}},
    "all of them": {"augmentation": {"crop": 1, "flip": True, "cutout": 2, "mixup": 0.2}, "ema_decay": 0.9},
}


@pytest.mark.parametrize("what", LEARNING)
def test_what_is_learned_from_is_the_same_from_any_batch_on(what: str) -> None:
    Run(chain((1, 8, 8), *LAYERS), made_up((1, 8, 8), 10, 70), recipe_of(LEARNING[what])).check()


def test_a_teacher_teaches_on_with_transfer_data(digits: Dataset) -> None:
    teacher = nas.Network.initialise(nas.presets.get("digits_cnn"), seed=1)
    recipe = recipe_of(
        {"distillation": {"teacher": "model_t", "alpha": 0.5, "transfer_dataset": "more"}, "batch_size": 32}
    )
    more = made_up((1, 8, 8), 10, 40, name="more")
    Run(chain((1, 8, 8), *LAYERS), made_up((1, 8, 8), 10, 70), recipe, teacher, more).check()


@pytest.mark.slow
def test_sums_do_not_depend_on_where_a_long_epoch_was_interrupted() -> None:
    """Numbers are looked at every so many batches of the epoch, not of the attempt: float sums are the same."""
    run = Run(linear(), made_up((7,), 4, 2 * CHECK_EVERY + 30), recipe_of({"batch_size": 1}))
    run.check(every=CHECK_EVERY // 2 - 1)


def test_a_divergence_is_found_at_the_same_batch() -> None:
    recipe = recipe_of({"learning_rate": 100.0, "momentum": 0.99, "schedule": "constant", "batch_size": 8})
    run = Run(linear(), made_up((7,), 4, 400), recipe)
    states: list[bytes] = []
    with pytest.raises(Diverged) as undisturbed:
        run.train()
    with pytest.raises(Diverged) as watched:
        run.train(on_step=lambda make: states.append(make().to_bytes()))
    assert states
    with pytest.raises(Diverged) as resumed:
        run.train(states[0])
    assert str(undisturbed.value) == str(watched.value) == str(resumed.value)


def test_the_time_before_an_interruption_counts() -> None:
    run = Run(linear(), made_up((7,), 4, 64), recipe_of({"epochs": 1}))
    states: list[TrainingState] = []
    run.train(on_step=lambda make: states.append(make()))
    position = states[-1].position.model_copy(update={"seconds": 1_000.0})
    late = TrainingState(states[-1].architecture, states[-1].weights, states[-1].optimizer, position)
    assert run.train(late.to_bytes()).seconds > 1_000


def test_a_state_beyond_the_epochs_end_is_refused() -> None:
    run = Run(linear(), made_up((7,), 4, 64), recipe_of())
    run.train(on_step=lambda make: run.states.append(make().to_bytes()))
    run.dataset = made_up((7,), 4, 32)
    with pytest.raises(CheckpointError, match="after batch 3, and an epoch has 2"):
        run.train(run.states[2])
    tensors, document = unpack(run.states[0], METADATA_KEY)
    assert isinstance(document, dict)
    document["position"]["batch"] = 2
    with pytest.raises(CheckpointError, match="sums are of another batch"):
        TrainingState.from_bytes(pack(tensors, METADATA_KEY, document))
