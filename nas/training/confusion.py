"""Confusion of classes, and the samples with the worst predictions."""

from dataclasses import dataclass

import torch
from torch import Tensor

from nas.data.dataset import Split
from nas.errors import DatasetError
from nas.network import Network
from nas.training.batches import Placed, evaluation_batch, in_order
from nas.training.device import resolve
from nas.training.failures import failures_named
from nas.training.precision import choose
from nas.training.recipe import Precision, Recipe

WORST = 12


@dataclass(frozen=True)
class Mistake:
    """A sample (its place in the split) that was taken for another class, and the probabilities of both."""

    sample: int
    label: int
    predicted: int
    label_probability: float
    predicted_probability: float


@dataclass(frozen=True)
class Confusion:
    """`matrix[label][predicted]` counts samples; `worst`: the mistakes whose label is least probable come first."""

    matrix: tuple[tuple[int, ...], ...]
    worst: tuple[Mistake, ...]

    @property
    def samples(self) -> int:
        """Number of samples evaluated."""
        return sum(map(sum, self.matrix))

    @property
    def accuracy(self) -> float:
        """The part of them that was told right."""
        return sum(row[label] for label, row in enumerate(self.matrix)) / self.samples


def confusion(
    network: Network,
    split: Split,
    *,
    samples: int | None = None,
    worst: int = WORST,
    device: str | torch.device = "auto",
) -> Confusion:
    """The confusion on a split, in eval mode and float32; on `samples` evenly spread ones if given.

    Raises `DatasetError` if the split's samples or labels do not fit the network, `OutOfMemory`.
    """
    if split.labels.dim() == 2:
        raise DatasetError("samples have several labels (multi-label), which are not confused: see label_figures")
    classes = _classes(network)
    _check_inputs(network, split)
    if int(split.labels.max()) >= classes:
        raise DatasetError(f"the network tells {classes} classes apart; there is a label {int(split.labels.max())}")
    logits, labels, chosen = answers(network, split, samples, device)
    return _confusion(logits, labels, chosen, worst)


def answers(
    network: Network, split: Split, samples: int | None, device: str | torch.device
) -> tuple[Tensor, Tensor, Tensor]:
    """Logits (samples, classes) in float64, labels, and the places in the split that they are of; in eval mode.

    Raises `DatasetError` if the split's samples do not fit the network, `OutOfMemory`.
    """
    _check_inputs(network, split)
    architecture = network.architecture
    chosen = _spread(len(split), samples or len(split))
    part = Split(split.images[chosen], split.labels[chosen], split.normalisation)
    where = resolve(device)
    with failures_named(f"evaluation on {where}"), torch.inference_mode():
        computation = choose(Recipe(precision=Precision.FLOAT32), architecture, where)
        module = computation.place(network.module()).eval()
        batches = in_order(Placed(part, computation), evaluation_batch(architecture, where))
        logits = torch.cat([module(images).to("cpu", torch.float64) for images, _ in batches])
    return logits, part.labels, chosen


def _check_inputs(network: Network, split: Split) -> None:
    shape, takes = tuple(split.images.shape[1:]), network.architecture.input.shape
    if shape != tuple(takes):
        raise DatasetError(f"the network takes inputs of shape {takes}, not {shape}")


def _confusion(logits: Tensor, labels: Tensor, chosen: Tensor, worst: int) -> Confusion:
    """From logits (samples, classes) in float64; `chosen` (samples,) are the samples' places in the split."""
    classes = logits.shape[1]
    # A network that has diverged gives no numbers at all: it knows nothing, rather than everything.
    probabilities = logits.softmax(1).nan_to_num(0.0)
    predicted = logits.nan_to_num(-torch.inf).argmax(1)
    matrix = torch.bincount(labels * classes + predicted, minlength=classes**2).view(classes, classes)
    wrong = (predicted != labels).nonzero().squeeze(1)
    of_label = probabilities.gather(1, labels[:, None]).squeeze(1)
    order = wrong[of_label[wrong].argsort(stable=True)][:worst]
    mistakes = [
        Mistake(
            sample=int(chosen[place]),
            label=int(labels[place]),
            predicted=int(predicted[place]),
            label_probability=float(of_label[place]),
            predicted_probability=float(probabilities[place, predicted[place]]),
        )
        for place in order.tolist()
    ]
    return Confusion(tuple(tuple(row) for row in matrix.tolist()), tuple(mistakes))


def _classes(network: Network) -> int:
    shape = network.architecture.shapes[network.architecture.output]
    if len(shape) != 1:
        raise DatasetError(f"the network's output has shape {shape}: it does not tell classes apart")
    return shape[0]


def _spread(available: int, wanted: int) -> Tensor:
    """`wanted` places of `available`, as far apart as may be; all of them if there are no more."""
    count = min(available, wanted)
    return torch.arange(count) * available // count
