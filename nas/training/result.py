"""The result of a run."""

from dataclasses import dataclass

from nas.network import Network
from nas.training.metrics import EpochMetrics
from nas.training.optimizer_state import OptimizerState


@dataclass(frozen=True)
class TrainingResult:
    """A finished run: the network that is kept, its figures on all of validation; `seconds` are the epochs' sum.

    The network is that of the last epoch, or with early stopping of the best; with `ema_decay` the average of its
    weights. `optimizer` is what a child of the network can go on with: see `carry`.
    """

    network: Network
    epochs: list[EpochMetrics]
    val_accuracy: float
    val_loss: float
    seconds: float
    optimizer: OptimizerState
