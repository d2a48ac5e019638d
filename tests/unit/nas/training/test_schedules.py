"""The learning rate of each step."""

import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st
from torch.optim import lr_scheduler

from nas import Recipe
from nas.training.options import Plateau
from nas.training.schedules import falls, learning_rate

recipes = st.builds(
    Recipe,
    epochs=st.integers(3, 20),
    seed_epochs=st.just(5),
    learning_rate=st.floats(1e-6, 10),
    schedule=st.sampled_from(["constant", "cosine"]),
    warmup_epochs=st.floats(0, 2.9),
)


def rates(recipe: Recipe, steps_per_epoch: int) -> list[float]:
    return [learning_rate(recipe, step, steps_per_epoch) for step in range(recipe.epochs * steps_per_epoch)]


@given(recipes, st.integers(1, 30))
def test_every_rate_is_above_zero_and_at_most_the_peak(recipe: Recipe, steps: int) -> None:
    assert all(0 < rate <= recipe.learning_rate * (1 + 1e-12) for rate in rates(recipe, steps))


@given(recipes, st.integers(1, 30))
def test_the_peak_is_reached(recipe: Recipe, steps: int) -> None:
    assert max(rates(recipe, steps)) == pytest.approx(recipe.learning_rate)


@given(recipes, st.integers(1, 30))
def test_rates_rise_through_the_warm_up_and_never_after(recipe: Recipe, steps: int) -> None:
    warmup = round(recipe.warmup_epochs * steps)
    run = rates(recipe, steps)
    assert run[:warmup] == sorted(run[:warmup])
    assert run[warmup:] == sorted(run[warmup:], reverse=True)


def test_constant_stays_and_cosine_is_halved_half_way() -> None:
    assert set(rates(Recipe(schedule="constant", learning_rate=0.5), 7)) == {0.5}
    assert learning_rate(Recipe(epochs=4, learning_rate=0.5), 20, 10) == pytest.approx(0.25)


def test_warm_up_rises_in_equal_parts() -> None:
    recipe = Recipe(epochs=3, learning_rate=1.0, warmup_epochs=1)
    assert rates(recipe, 4)[:4] == [0.25, 0.5, 0.75, 1.0]


def torchs(build: str, steps: int, rate: float, **settings: object) -> list[float]:
    """The rates of torch's own scheduler, one step after the other."""
    optimizer = torch.optim.SGD([torch.nn.Parameter(torch.zeros(1))], lr=rate)
    scheduler = getattr(lr_scheduler, build)(optimizer, **settings)
    run = []
    for _ in range(steps):
        run.append(optimizer.param_groups[0]["lr"])
        optimizer.step()
        scheduler.step()
    return run


@given(st.integers(3, 12), st.integers(2, 30))
def test_cosine_is_torchs(epochs: int, steps: int) -> None:
    total = epochs * steps
    ours = rates(Recipe(epochs=epochs, learning_rate=0.3), steps)
    assert ours == pytest.approx(torchs("CosineAnnealingLR", total, 0.3, T_max=total), rel=1e-6, abs=1e-9)


@given(st.integers(2, 12), st.integers(2, 30))
def test_one_cycle_is_torchs(epochs: int, steps: int) -> None:
    total = epochs * steps
    ours = rates(Recipe(epochs=epochs, learning_rate=0.3, schedule="one_cycle"), steps)
    assert ours == pytest.approx(torchs("OneCycleLR", total, 0.3, max_lr=0.3, total_steps=total), rel=1e-6, abs=1e-9)


@given(st.sets(st.integers(1, 11), min_size=1), st.floats(0.01, 0.99), st.integers(1, 5))
def test_step_is_torchs_epoch_by_epoch(milestones: set[int], gamma: float, steps: int) -> None:
    recipe = Recipe(epochs=12, learning_rate=0.3, schedule="step", milestones=tuple(sorted(milestones)), gamma=gamma)
    theirs = torchs("MultiStepLR", 12, 0.3, milestones=sorted(milestones), gamma=gamma)
    assert rates(recipe, steps) == pytest.approx([rate for rate in theirs for _ in range(steps)])


@given(st.integers(1, 4), st.integers(1, 3), st.integers(1, 6))
def test_warm_restarts_are_torchs(period: int, factor: int, steps: int) -> None:
    recipe = Recipe.model_validate(
        {
            "epochs": 13,
            "learning_rate": 0.3,
            "schedule": "warm_restarts",
            "warm_restarts": {"epochs": period, "factor": factor},
        }
    )
    theirs = torchs("CosineAnnealingWarmRestarts", 13 * steps, 0.3, T_0=period * steps, T_mult=factor)
    assert rates(recipe, steps) == pytest.approx(theirs, rel=1e-6, abs=1e-9)


@given(
    st.lists(st.floats(0.01, 3), min_size=1, max_size=25),
    st.integers(0, 4),
    st.floats(0.1, 0.9),
    st.sampled_from([0.0, 1e-4, 0.1]),
)
def test_plateau_is_torchs(losses: list[float], patience: int, factor: float, threshold: float) -> None:
    optimizer = torch.optim.SGD([torch.nn.Parameter(torch.zeros(1))], lr=1.0)
    scheduler = lr_scheduler.ReduceLROnPlateau(
        optimizer, patience=patience, factor=factor, threshold=threshold, eps=0.0
    )
    rule = Plateau(patience=patience, factor=factor, threshold=threshold)
    recipe = Recipe(epochs=30, learning_rate=1.0, schedule="plateau", plateau=rule)
    for done in range(1, len(losses) + 1):
        scheduler.step(losses[done - 1])
        rate = learning_rate(recipe, done * 7, 7, losses[:done])
        assert rate == pytest.approx(optimizer.param_groups[0]["lr"])
    assert falls(rule, []) == 0


@given(
    st.integers(1, 3),
    st.integers(1, 3),
    st.sampled_from(["constant", "cosine", "one_cycle", "warm_restarts", "plateau"]),
)
def test_the_shortest_runs_have_a_rate_too(epochs: int, steps: int, schedule: str) -> None:
    recipe = Recipe.model_validate({"epochs": epochs, "schedule": schedule})
    assert all(0 < rate <= recipe.learning_rate for rate in rates(recipe, steps))


def test_milestones_count_from_the_start_warm_up_included() -> None:
    recipe = Recipe(epochs=4, learning_rate=1.0, schedule="step", milestones=(2,), warmup_epochs=1)
    assert rates(recipe, 2) == pytest.approx([0.5, 1.0, 1.0, 1.0, 0.1, 0.1, 0.1, 0.1])
