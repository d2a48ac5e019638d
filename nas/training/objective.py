"""The loss that is optimised: cross entropy with smoothed and mixed labels, and what a teacher says.

What is recorded as validation loss is none of this, but the plain cross entropy (`evaluate`): runs stay comparable.
"""

from dataclasses import dataclass

import torch
from torch import Tensor, nn

from nas.training.distillation import LogitsMse, SoftTargets


@dataclass(frozen=True)
class Targets:
    """What a batch is to learn: the labels of its first samples, and the teacher's logits for all of them.

    `labels` are int64 (labelled,), where labelled <= batch: samples behind those have no label. With mixup `partners`,
    int64 (labelled,), are the labels mixed in, and `share`, float32 (labelled,), is the part of the sample's own label.
    `teacher` is (batch, classes), or None where nobody teaches.
    """

    labels: Tensor
    partners: Tensor | None = None
    share: Tensor | None = None
    teacher: Tensor | None = None


@dataclass(frozen=True)
class Objective:
    """(1 - alpha) times the labels' part, plus alpha times the teacher's.

    The labels' part is a mean over the samples that have one, the teacher's over all: so alpha weighs the two, however
    much unlabelled data there is.
    """

    label_smoothing: float = 0.0
    distillation: SoftTargets | LogitsMse | None = None

    @property
    def listens(self) -> bool:
        """Whether a teacher is needed at all."""
        return self.distillation is not None and self.distillation.alpha > 0

    def loss(self, logits: Tensor, targets: Targets) -> Tensor:
        """The loss () of logits (batch, classes)."""
        distillation = self.distillation
        if distillation is None or distillation.alpha == 0 or targets.teacher is None:
            return self._of_labels(logits, targets)
        of_teacher = distance(logits, targets.teacher, distillation)
        if distillation.alpha == 1 or len(targets.labels) == 0:
            return distillation.alpha * of_teacher
        return (1 - distillation.alpha) * self._of_labels(logits, targets) + distillation.alpha * of_teacher

    def _of_labels(self, logits: Tensor, targets: Targets) -> Tensor:
        logits = logits[: len(targets.labels)]
        if targets.partners is None or targets.share is None:
            return nn.functional.cross_entropy(logits, targets.labels, label_smoothing=self.label_smoothing)
        # Cross entropy is linear in its target: two of them, weighed, are that of the mixed label.
        own, other = (
            nn.functional.cross_entropy(logits, labels, label_smoothing=self.label_smoothing, reduction="none")
            for labels in (targets.labels, targets.partners)
        )
        return torch.lerp(other, own, targets.share).mean()


def distance(logits: Tensor, teacher: Tensor, distillation: SoftTargets | LogitsMse) -> Tensor:
    """How far logits (batch, classes) are from the teacher's, in float32 whatever those are: ()."""
    student, teacher = logits.float(), teacher.float()
    if isinstance(distillation, LogitsMse):
        return nn.functional.mse_loss(student, teacher)
    temperature = distillation.temperature
    divergence = nn.functional.kl_div(
        nn.functional.log_softmax(student / temperature, 1),
        nn.functional.log_softmax(teacher / temperature, 1),
        reduction="batchmean",
        log_target=True,
    )
    return divergence * temperature**2
