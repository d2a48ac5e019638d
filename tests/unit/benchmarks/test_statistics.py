"""Means, spreads, areas and verdicts."""

from pathlib import Path

import pytest

import nas
from benchmarks.seeds.results import DIVERGED, Results
from benchmarks.seeds.runs import Arm, Point, Run, epochs_of_equal_cost, joined, mutated, sample_cost, unchanged
from benchmarks.seeds.statistics import Summary, area, compare


def run(arm: str, losses: list[float], *, parent_loss: float | None = None) -> Run:
    points = tuple(Point(10 * n, 100.0 * n, 1.0 * n, loss, 0.5) for n, loss in enumerate(losses))
    return Run(arm, 0, 7, 9, points, parent_loss=parent_loss)


def test_a_summary_has_mean_sample_deviation_and_range() -> None:
    found = Summary.of([1.0, 2.0, 3.0])
    assert (found.mean, found.sd, found.min, found.max) == (2.0, 1.0, 1.0, 3.0)
    assert Summary.of([4.0]).sd == 0.0


def test_the_area_is_the_mean_height_whatever_the_spacing() -> None:
    assert area([0, 1, 3], [2.0, 2.0, 2.0]) == 2.0
    assert area([0, 10], [1.0, 3.0]) == 2.0
    assert area([0, 1, 3], [0.0, 4.0, 4.0]) == pytest.approx(10 / 3)
    assert area([5], [7.0]) == 7.0


@pytest.mark.parametrize(
    ("arm", "control", "verdict"),
    [
        ([0.1, 0.11, 0.12], [0.3, 0.31, 0.32], "better"),
        ([0.3, 0.31, 0.32], [0.1, 0.11, 0.12], "worse"),
        ([0.1, 0.2, 0.3], [0.11, 0.21, 0.31], "undecided"),  # Every seed says so, but by less than the spread.
        ([0.1, 0.1, 0.5], [0.3, 0.3, 0.3], "undecided"),
        ([0.1], [0.3], "undecided"),  # One seed has no spread to beat.
    ],
)
def test_an_arm_is_better_only_where_every_seed_says_so_by_more_than_the_spread(
    arm: list[float], control: list[float], verdict: str
) -> None:
    assert compare(arm, control, higher_is_better=False).verdict == verdict


def test_a_gain_is_in_the_arm_s_favour_whichever_way_is_up() -> None:
    assert compare([0.9], [0.8], higher_is_better=True).gain.mean == pytest.approx(0.1)
    assert compare([0.9], [0.8], higher_is_better=False).gain.mean == pytest.approx(-0.1)


def test_a_dip_is_the_loss_right_after_growth_less_the_parent_s() -> None:
    assert run("child", [0.5, 0.2], parent_loss=0.4).dip == pytest.approx(0.1)
    assert run("scratch", [2.3, 0.2]).dip is None


def test_a_control_is_read_where_it_has_cost_at_least_as_much() -> None:
    control = run("continue", [1.0, 0.9, 0.8])
    assert control.at_flops(100.0) == control.points[1]
    assert control.at_flops(101.0) == control.points[2]
    assert control.at_flops(201.0) is None
    assert control.at_step(10) == control.points[1]


def test_phases_are_added_up() -> None:
    chain = joined("grown", [run("a", [2.0, 1.0]), run("b", [1.5, 0.5], parent_loss=1.0)])
    assert [point.step for point in chain.points] == [0, 10, 10, 20]
    assert [point.flops for point in chain.points] == [0.0, 100.0, 100.0, 200.0]
    assert chain.phase_dips == (0.5,)
    assert chain.dip == 0.5
    assert chain.area == pytest.approx(1.25)


def test_a_run_comes_back_from_its_json() -> None:
    first = joined("grown", [run("a", [2.0, 1.0]), run("b", [1.5, 0.5], parent_loss=1.0)])
    assert Run.from_json(first.to_json()) == first


def test_a_step_costs_three_forward_passes_and_the_teacher_s() -> None:
    parent = nas.Network.initialise(nas.presets.get("digits_cnn"))
    grow = mutated(("wider", {"site": "conv1", "width": 32, "init": "zero_out"}))
    child = grow(parent, 0).network
    alone, taught = (Arm("child", grow, nas.Recipe(epochs=4), teacher_passes=passes) for passes in (0, 1))
    own, other = child.architecture.flops, parent.architecture.flops
    assert sample_cost(alone, child, parent) == 3 * own
    assert sample_cost(taught, child, parent) == 3 * own + other
    epochs = epochs_of_equal_cost(alone, parent)
    assert 3 * other * (epochs - 1) < 4 * 3 * own <= 3 * other * epochs
    assert epochs_of_equal_cost(Arm("same", unchanged, nas.Recipe(epochs=4)), parent) == 4


def test_a_training_that_diverged_is_not_forgotten_when_the_runs_are_taken_up(tmp_path: Path) -> None:
    results = Results("lost", "full", {"epochs": 3}, {}, [0], facts={"deeper, seed 0": f"{DIVERGED}: 8516", "old": 1})
    results.write(tmp_path)
    again = Results("lost", "full", {"epochs": 3}, {}, [0])
    again.take_up(tmp_path)
    assert again.facts == {"deeper, seed 0": f"{DIVERGED}: 8516"}
