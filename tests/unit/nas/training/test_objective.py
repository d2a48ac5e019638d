"""The loss: smoothed and mixed labels, and a teacher, each against its formula."""

from typing import Any

import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st
from torch import Tensor, nn

from nas.training.distillation import LogitsMse, SoftTargets
from nas.training.objective import Objective, Targets, Whole

LABELS = torch.tensor([0, 3, 1, 1, 4])


def logits(seed: int, rows: int = 5, dtype: torch.dtype = torch.float64) -> Tensor:
    return torch.randn(rows, 5, generator=torch.Generator().manual_seed(seed), dtype=dtype) * 3


def gradient(objective: Objective, student: Tensor, targets: Targets) -> Tensor:
    student = student.clone().requires_grad_()
    (found,) = torch.autograd.grad(objective.loss(student, targets), student)
    return found


def test_without_settings_it_is_the_plain_cross_entropy_bit_for_bit() -> None:
    student = logits(0, dtype=torch.float32)
    assert torch.equal(Objective().loss(student, Targets(LABELS)), nn.functional.cross_entropy(student, LABELS))


def test_smoothing_spreads_a_part_of_the_label_over_all_classes() -> None:
    student = logits(1)
    target = 0.9 * nn.functional.one_hot(LABELS, 5) + 0.1 / 5
    expected = -(target * student.log_softmax(1)).sum(1).mean()
    torch.testing.assert_close(Objective(0.1).loss(student, Targets(LABELS)), expected)


@settings(deadline=None, max_examples=25)
@given(seed=st.integers(0, 99), smoothing=st.sampled_from([0.0, 0.1, 0.7]))
def test_a_mixed_label_is_a_soft_target(seed: int, smoothing: float) -> None:
    student = logits(seed)
    share = torch.rand(5, generator=torch.Generator().manual_seed(seed), dtype=torch.float64)
    partners = LABELS.flip(0)
    hot = share[:, None] * nn.functional.one_hot(LABELS, 5) + (1 - share[:, None]) * nn.functional.one_hot(partners, 5)
    target = (1 - smoothing) * hot + smoothing / 5
    expected = -(target * student.log_softmax(1)).sum(1).mean()
    found = Objective(smoothing).loss(student, Targets(LABELS, partners, share))
    torch.testing.assert_close(found, expected)


@settings(deadline=None, max_examples=40)
@given(
    seed=st.integers(0, 99), temperature=st.sampled_from([0.5, 1.0, 4.0, 20.0]), alpha=st.sampled_from([0.25, 0.5, 1.0])
)
def test_the_gradient_of_soft_targets_is_the_formulas(seed: int, temperature: float, alpha: float) -> None:
    """d/dz = (1 - alpha) (softmax(z) - y) / N + alpha T (softmax(z / T) - softmax(t / T)) / N: T^2 keeps its size."""
    student, teacher = logits(seed), logits(seed + 1000)
    objective = Objective(0.0, SoftTargets(temperature=temperature, alpha=alpha))
    found = gradient(objective, student, Targets(LABELS, teacher=teacher))
    of_labels = student.softmax(1) - nn.functional.one_hot(LABELS, 5)
    of_teacher = temperature * ((student / temperature).softmax(1) - (teacher / temperature).softmax(1))
    expected = ((1 - alpha) * of_labels + alpha * of_teacher) / 5
    torch.testing.assert_close(found, expected, rtol=1e-4, atol=1e-5)


def test_at_a_high_temperature_soft_targets_are_the_logits_differences() -> None:
    """Hinton, Vinyals and Dean, section 2.1: for zero-mean logits the gradient tends to (z - t) / (N classes)."""
    student, teacher = (each - each.mean(1, keepdim=True) for each in (logits(3), logits(4)))
    found = gradient(Objective(0.0, SoftTargets(temperature=1000, alpha=1)), student, Targets(LABELS, teacher=teacher))
    torch.testing.assert_close(found, (student - teacher) / 25, rtol=2e-2, atol=2e-2)


def test_the_mean_squared_error_of_logits_is_over_samples_and_classes() -> None:
    student, teacher = logits(5), logits(6)
    targets = Targets(LABELS, teacher=teacher)
    found = gradient(Objective(0.0, LogitsMse(alpha=1)), student, targets)
    torch.testing.assert_close(found, 2 * (student - teacher) / 25, rtol=1e-5, atol=1e-6)
    half = Objective(0.0, LogitsMse(alpha=0.5)).loss(student, targets)
    expected = (nn.functional.cross_entropy(student, LABELS) + (student - teacher).square().mean()) / 2
    torch.testing.assert_close(half, expected, check_dtype=False, rtol=1e-5, atol=1e-5)


@pytest.mark.parametrize("distillation", [SoftTargets(alpha=1), LogitsMse(alpha=1)])
def test_who_agrees_with_the_teacher_has_nothing_to_learn(distillation: SoftTargets | LogitsMse) -> None:
    student = logits(7, dtype=torch.float32)
    targets = Targets(LABELS, teacher=student.clone())
    assert Objective(0.0, distillation).loss(student, targets).item() == pytest.approx(0, abs=1e-6)


@pytest.mark.parametrize("kind", [SoftTargets, LogitsMse])
def test_an_alpha_of_zero_does_not_hear_the_teacher(kind: type[Any]) -> None:
    student = logits(8, dtype=torch.float32)
    objective = Objective(0.1, kind(alpha=0))
    plain = Objective(0.1).loss(student, Targets(LABELS))
    assert torch.equal(objective.loss(student, Targets(LABELS, teacher=logits(9))), plain)


def test_alpha_weighs_the_two_parts_however_many_samples_have_no_label() -> None:
    student, teacher = logits(10), logits(11)
    few = LABELS[:2]
    found = Objective(0.0, SoftTargets(temperature=2, alpha=0.3)).loss(student, Targets(few, teacher=teacher))
    of_teacher = Objective(0.0, SoftTargets(temperature=2, alpha=1)).loss(student, Targets(few, teacher=teacher))
    expected = 0.7 * nn.functional.cross_entropy(student[:2], few) + 0.3 * of_teacher
    torch.testing.assert_close(found, expected, check_dtype=False)


def test_a_batch_without_any_label_has_the_teacher_alone() -> None:
    student, teacher = logits(12), logits(13)
    targets = Targets(LABELS[:0], teacher=teacher)
    alone = Objective(0.0, LogitsMse(alpha=1)).loss(student, targets)
    torch.testing.assert_close(Objective(0.0, LogitsMse(alpha=0.5)).loss(student, targets), 0.5 * alone)


WEIGHTS = torch.tensor([2.0, 0.5, 1.0, 3.0, 0.25], dtype=torch.float64)


def test_a_weighed_sample_counts_as_so_many_of_it() -> None:
    """torch divides by the weights of the batch; here the mean is over samples, so that pieces add up."""
    student = logits(7)
    mean_of_weights = WEIGHTS[LABELS].mean()
    expected = nn.functional.cross_entropy(student, LABELS, weight=WEIGHTS) * mean_of_weights
    objective = Objective(class_weights=WEIGHTS)
    torch.testing.assert_close(objective.loss(student, Targets(LABELS)), expected)


def test_weighed_losses_of_pieces_add_up() -> None:
    student, targets = logits(8), Targets(LABELS, LABELS.flip(0), torch.full((5,), 0.7, dtype=torch.float64))
    objective = Objective(0.1, class_weights=WEIGHTS)
    pieces = [objective.loss(student[a:b], targets.part(a, b), Whole(5, 5)) for a, b in ((0, 2), (2, 5))]
    torch.testing.assert_close(sum(pieces), objective.loss(student, targets))


def test_a_mixed_label_is_weighed_by_both_classes() -> None:
    student, share = logits(9), torch.full((5,), 0.7, dtype=torch.float64)
    partners = LABELS.flip(0)
    target = 0.7 * nn.functional.one_hot(LABELS, 5) + 0.3 * nn.functional.one_hot(partners, 5)
    expected = -(WEIGHTS * target * student.log_softmax(1)).sum(1).mean()
    found = Objective(class_weights=WEIGHTS).loss(student, Targets(LABELS, partners, share))
    torch.testing.assert_close(found, expected)
