"""Early stopping: when a run ends, and that its best epoch is what it ends with."""

import pytest

import nas
from nas import Recipe, TrainingState
from nas.training.metrics import EpochMetrics
from nas.training.options import EarlyStopping
from nas.training.stopping import is_over, kept_epoch, stalled
from tests.unit.nas.training.helpers import chain, made_up


def epochs(*losses: float) -> list[EpochMetrics]:
    figures = {"train_loss": 0.0, "train_accuracy": 0.0, "val_accuracy": 0.0, "learning_rate": 0.1, "seconds": 0.0}
    return [EpochMetrics(epoch=number, val_loss=loss, **figures) for number, loss in enumerate(losses, start=1)]


@pytest.mark.parametrize(
    ("losses", "patience", "min_delta", "expected"),
    [
        ((), 1, 0.0, False),
        ((1.0,), 1, 0.0, False),
        ((1.0, 1.0), 1, 0.0, True),
        ((1.0, 0.9, 0.8), 1, 0.0, False),
        ((1.0, 0.95, 0.91), 2, 0.1, True),
        ((1.0, 0.95, 0.85), 2, 0.1, False),
        ((1.0, 2.0, 0.5, 2.0), 2, 0.0, False),
        ((1.0, 2.0, 0.5, 2.0, 0.6), 2, 0.0, True),
    ],
)
def test_a_run_stalls_after_so_many_epochs_without_a_fall(
    losses: tuple[float, ...], patience: int, min_delta: float, expected: bool
) -> None:
    assert stalled(EarlyStopping(patience=patience, min_delta=min_delta), epochs(*losses)) is expected


def test_the_best_epoch_is_kept_the_first_of_equals() -> None:
    recipe = Recipe(early_stopping=EarlyStopping())
    assert kept_epoch(recipe, epochs(1.0, 0.5, 0.5, 0.7)).epoch == 2
    assert kept_epoch(Recipe(), epochs(1.0, 0.5, 0.7)).epoch == 3
    assert is_over(Recipe(epochs=3), epochs(1.0, 0.5, 0.7))


def test_a_run_stops_and_ends_with_its_best_epochs_network() -> None:
    """The learning rate is far too high after the first epochs: the loss rises."""
    layers = ({"op": "linear", "out_features": 32}, {"op": "relu"}, {"op": "linear", "out_features": 4})
    network, dataset = chain((7,), *layers), made_up((7,), 4, 64)
    recipe = Recipe(epochs=60, batch_size=8, learning_rate=0.5, early_stopping=EarlyStopping(patience=2))
    states: list[TrainingState] = []
    result = nas.train(network, dataset, recipe, device="cpu", on_epoch=lambda _, state: states.append(state))
    best = min(result.epochs, key=lambda epoch: epoch.val_loss)
    assert len(result.epochs) == best.epoch + 2 < 60
    assert (result.val_loss, result.val_accuracy) == (best.val_loss, best.val_accuracy)
    assert states[best.epoch - 1].network().digest == result.network.digest
    assert states[-1].network().digest == result.network.digest
    again = nas.train(
        network, dataset, recipe, device="cpu", state=states[-1], on_batch=lambda _done, _of: pytest.fail("trained")
    )
    assert again.network.digest == result.network.digest
