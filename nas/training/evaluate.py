"""Loss and accuracy of a network on a split."""

import torch
from torch import Tensor, nn

from nas.data.dataset import Split
from nas.errors import DatasetError
from nas.network import Network
from nas.training.batches import Placed, evaluation_batch, in_order
from nas.training.device import resolve
from nas.training.failures import failures_named
from nas.training.precision import choose
from nas.training.recipe import Precision, Recipe
from nas.training.scores import loss_of, right


def evaluate(network: Network, split: Split, *, device: str | torch.device = "auto") -> tuple[float, float]:
    """(mean cross entropy in nats, score) in eval mode: the score is accuracy, or F1 of a multi-label split (`right`).

    Raises `DatasetError` if the split's samples do not fit the network's input, `OutOfMemory`.
    """
    shape = tuple(split.images.shape[1:])
    if shape != tuple(network.architecture.input.shape):
        raise DatasetError(f"the network takes inputs of shape {network.architecture.input.shape}, not {shape}")
    where = resolve(device)
    with failures_named(f"evaluation on {where}"):
        computation = choose(Recipe(precision=Precision.FLOAT32), network.architecture, where)
        placed = Placed(split, computation)
        return measure(computation.place(network.module()), placed, evaluation_batch(network.architecture, where))


def measure(module: nn.Module, placed: Placed, batch_size: int) -> tuple[float, float]:
    """(mean cross entropy, score) of a module that is on the split's device; leaves it in eval mode.

    In float32 whatever it is trained in: the figures are those of the checkpoint, not of one device's rounding.
    """
    module.eval()
    losses, correct, out_of = [], [], []
    with torch.inference_mode():
        for images, labels in in_order(placed, batch_size):
            logits = module(images)
            losses.append(_summed(logits, labels))
            hits, of = right(logits, labels)
            correct.append(hits)
            out_of.append(of)
        loss = torch.stack(losses).sum(dtype=torch.float64).item()
        return loss / len(placed), torch.stack(correct).sum().item() / max(torch.stack(out_of).sum().item(), 1)


def _summed(logits: Tensor, labels: Tensor) -> Tensor:
    """The sum of the samples' losses."""
    if labels.dim() == 2:
        return loss_of(logits, labels) * len(labels)
    return nn.functional.cross_entropy(logits, labels, reduction="sum")
