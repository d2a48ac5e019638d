"""The learning rate of each step."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nas import Recipe
from nas.training.schedules import learning_rate

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
