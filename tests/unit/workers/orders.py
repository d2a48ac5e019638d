"""Orders for tests of the training process."""

from collections.abc import Mapping
from typing import Any

from workers.messages import DatasetFile, Order, Parent, Trained

SHORT = {"seed_epochs": 2, "epochs": 2}


def order(spec: Mapping[str, Any] | None = None, **fields: Any) -> Order:
    """An order for a seed trial on the digits, changed by `spec` and `fields`."""
    body: dict[str, Any] = {"dataset": "digits", "seed_model": {"preset": "digits_cnn"}, "training": SHORT}
    given: dict[str, Any] = {
        "trial_id": "trial_1",
        "attempt": 1,
        "spec": {**body, **(spec or {})},
        "dataset": DatasetFile(name="digits", sha256=None),
        "seed": 5,
        "parent": None,
        "seed_checkpoint": None,
        "mutations": None,
        "training_state": None,
        "grown": None,
        "seconds_left": None,
    }
    return Order(**{**given, **fields})


def parent(model: Trained, seconds_per_epoch: float | None = None) -> Parent:
    """A trained model as the parent of an order."""
    return Parent(
        model_id="model_1",
        checkpoint=model.checkpoint,
        optimizer=model.optimizer,
        seconds_per_epoch=seconds_per_epoch,
        flops=model.flops,
        val_accuracy=model.val_accuracy,
        val_loss=model.val_loss,
    )
