"""Metrics of each label (multi-label data): precision, recall, F1, average precision."""

from dataclasses import dataclass

import torch
from torch import Tensor

from nas.data.dataset import Split
from nas.errors import DatasetError
from nas.network import Network
from nas.training.confusion import answers


@dataclass(frozen=True)
class LabelFigures:
    """Of one label: how many samples have it and are said to; a figure without samples to be of is None."""

    there: int
    found: int
    both: int
    average_precision: float | None
    """Of the samples in the order of their chance: the mean precision at those that have the label."""

    @property
    def precision(self) -> float | None:
        """The part of the found that is there."""
        return self.both / self.found if self.found else None

    @property
    def recall(self) -> float | None:
        """The part of what is there that is found."""
        return self.both / self.there if self.there else None

    @property
    def f1(self) -> float | None:
        """Their harmonic mean."""
        return 2 * self.both / (self.there + self.found) if self.there + self.found else None


@dataclass(frozen=True)
class LabelTable:
    """A row for each label, and how many samples were looked at."""

    labels: tuple[LabelFigures, ...]
    samples: int

    @property
    def f1(self) -> float:
        """Over all labels together: what stands in the place of accuracy."""
        both = sum(each.both for each in self.labels)
        return 2 * both / max(sum(each.there + each.found for each in self.labels), 1)

    @property
    def mean_average_precision(self) -> float | None:
        """Of the labels that some sample has."""
        known = [each.average_precision for each in self.labels if each.average_precision is not None]
        return sum(known) / len(known) if known else None


def label_figures(
    network: Network, split: Split, *, samples: int | None = None, device: str | torch.device = "auto"
) -> LabelTable:
    """Metrics on a multi-label split; a label counts as found at a probability over one half.

    Of `samples` of it, evenly spread, if given. Raises `DatasetError` if network and split do not fit, `OutOfMemory`.
    """
    if split.labels.dim() != 2:
        raise DatasetError("each sample is of one class: see confusion")
    logits, labels, _ = answers(network, split, samples, device)
    if logits.shape != labels.shape:
        raise DatasetError(f"the network tells {logits.shape[1]} labels; the samples have {labels.shape[1]}")
    has, finds = labels > 0, logits > 0
    rows = zip(
        has.sum(0).tolist(),
        finds.sum(0).tolist(),
        (has & finds).sum(0).tolist(),
        (_average_precision(logits[:, label], has[:, label]) for label in range(labels.shape[1])),
        strict=True,
    )
    return LabelTable(tuple(LabelFigures(*row) for row in rows), len(labels))


def _average_precision(logits: Tensor, has: Tensor) -> float | None:
    """Samples of equal chance count as one step, whatever their order."""
    if not has.any():
        return None
    chances, order = logits.nan_to_num(-torch.inf).sort(descending=True)
    hits = has[order].cumsum(0)
    last = torch.cat([chances[1:] != chances[:-1], torch.tensor([True])])
    precision = (hits / torch.arange(1, len(hits) + 1))[last]
    gained = hits[last].diff(prepend=torch.tensor([0]))
    return float((precision * gained).sum() / has.sum())
