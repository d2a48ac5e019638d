"""Metrics of an epoch."""

from pydantic import BaseModel, ConfigDict


class EpochMetrics(BaseModel):
    """One epoch: `epoch` counts from 1, accuracies are fractions, losses are mean cross entropies in nats.

    Of a multi-label data set the accuracies are F1, at one half and over all labels together, and the losses binary.

    The training figures are over the epoch's batches as they were trained on, dropout included; the validation figures
    are of the weights at its end. `learning_rate` is that of the epoch's first step; `seconds` includes the validation.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    epoch: int
    train_loss: float
    train_accuracy: float
    val_loss: float
    val_accuracy: float
    learning_rate: float
    seconds: float
