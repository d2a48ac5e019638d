"""The loss that is optimised: cross entropy with smoothed, mixed and weighed labels, and what a teacher says.

What is recorded as validation loss is none of this, but the plain cross entropy (`evaluate`): runs stay comparable.
"""

from dataclasses import dataclass

import torch
from torch import Tensor, nn

from nas.training.distillation import LogitsMse, SoftTargets


@dataclass(frozen=True)
class Targets:
    """Targets of a batch: the labels of its first samples, and the teacher's logits for all.

    `labels` are int64 (labelled,), where labelled <= batch: samples behind those have no label; of a multi-label data
    set they are float32 (labelled, labels). With mixup `partners`, of the same form, are the labels mixed in, and
    `share`, float32 (labelled,), is the part of the sample's own label.
    `teacher` is (batch, classes), or None where nobody teaches.
    """

    labels: Tensor
    partners: Tensor | None = None
    share: Tensor | None = None
    teacher: Tensor | None = None

    def part(self, start: int, end: int) -> "Targets":
        """Those of the batch's samples from `start` to `end`."""
        return Targets(
            self.labels[start:end],
            None if self.partners is None else self.partners[start:end],
            None if self.share is None else self.share[start:end],
            None if self.teacher is None else self.teacher[start:end],
        )


@dataclass(frozen=True)
class Whole:
    """The whole of which a batch is a part: the samples, and those with a label, that means are over."""

    samples: int
    labelled: int


@dataclass(frozen=True)
class Objective:
    """(1 - alpha) times the labels' part, plus alpha times the teacher's.

    The labels' part is a mean over the samples that have one, the teacher's over all: so alpha weighs the two, however
    much unlabelled data there is.
    """

    label_smoothing: float = 0.0
    distillation: SoftTargets | LogitsMse | None = None
    class_weights: Tensor | None = None
    """Float32 (classes,): what a sample's loss is multiplied by, by its label; None: nothing."""

    @property
    def listens(self) -> bool:
        """Whether a teacher is needed at all."""
        return self.distillation is not None and self.distillation.alpha > 0

    def loss(self, logits: Tensor, targets: Targets, whole: Whole | None = None) -> Tensor:
        """The loss () of logits (batch, classes); of a piece, what it adds to the loss of the whole batch."""
        distillation = self.distillation
        samples = 1.0 if whole is None else len(logits) / whole.samples
        labelled = 1.0 if whole is None else len(targets.labels) / max(whole.labelled, 1)
        if distillation is None or distillation.alpha == 0 or targets.teacher is None:
            if whole is not None and len(targets.labels) == 0:
                return logits.sum() * 0.0
            return _weighed(labelled, self._of_labels(logits, targets))
        of_teacher = distance(logits, targets.teacher, distillation, several=targets.labels.dim() == 2)
        if distillation.alpha == 1 or len(targets.labels) == 0:
            return distillation.alpha * samples * of_teacher
        of_labels = self._of_labels(logits, targets)
        return (1 - distillation.alpha) * labelled * of_labels + distillation.alpha * samples * of_teacher

    def _of_labels(self, logits: Tensor, targets: Targets) -> Tensor:
        logits = logits[: len(targets.labels)]
        if targets.labels.dim() == 2:
            return self._of_several(logits, targets)
        if targets.partners is None or targets.share is None:
            if self.class_weights is None:
                return nn.functional.cross_entropy(logits, targets.labels, label_smoothing=self.label_smoothing)
            return self._of_each(logits, targets.labels).mean()
        # Cross entropy is linear in its target: two of them, weighed, are that of the mixed label.
        own, other = (self._of_each(logits, labels) for labels in (targets.labels, targets.partners))
        return torch.lerp(other, own, targets.share).mean()

    def _of_several(self, logits: Tensor, targets: Targets) -> Tensor:
        """Binary cross entropy, a mean over samples and labels; smoothed towards not knowing, one half."""
        wanted = targets.labels
        if targets.partners is not None and targets.share is not None:
            wanted = torch.lerp(targets.partners, wanted, targets.share[:, None])
        wanted = wanted.lerp(torch.full_like(wanted, 0.5), self.label_smoothing)
        return nn.functional.binary_cross_entropy_with_logits(logits, wanted.to(logits.dtype))

    def _of_each(self, logits: Tensor, labels: Tensor) -> Tensor:
        """The loss of each sample: (labelled,)."""
        losses = nn.functional.cross_entropy(logits, labels, label_smoothing=self.label_smoothing, reduction="none")
        # A factor for the sample, also for what smoothing gives to other classes: a mean over samples, whose weights
        # do not depend on which others are in the batch, adds up over pieces and batches.
        return losses if self.class_weights is None else losses * self.class_weights[labels]


def distance(
    logits: Tensor, teacher: Tensor, distillation: SoftTargets | LogitsMse, *, several: bool = False
) -> Tensor:
    """Distance () of logits (batch, classes) from the teacher's, always in float32.

    With `several` labels a sample, soft targets are the chances of each label by itself.
    """
    student, teacher = logits.float(), teacher.float()
    if isinstance(distillation, LogitsMse):
        return nn.functional.mse_loss(student, teacher)
    temperature = distillation.temperature
    if several:
        student, teacher = student / temperature, teacher / temperature
        chances = teacher.sigmoid()
        # The entropy of the teacher's own chances is taken off: 0 where both say the same.
        least = nn.functional.binary_cross_entropy_with_logits(teacher, chances)
        return (nn.functional.binary_cross_entropy_with_logits(student, chances) - least) * temperature**2
    divergence = nn.functional.kl_div(
        nn.functional.log_softmax(student / temperature, 1),
        nn.functional.log_softmax(teacher / temperature, 1),
        reduction="batchmean",
        log_target=True,
    )
    return divergence * temperature**2


def _weighed(weight: float, loss: Tensor) -> Tensor:
    return loss if weight == 1 else weight * loss
