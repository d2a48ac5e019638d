"""The comparison that every chaos test ends with: what it calls lost, doubled and differing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest

from tests.chaos.deployment import Board, Deployment, Line
from tests.integration.workers.stack import Stack

UNDISTURBED = [
    Line(0, None, 0, "a0", "c0", (0.9, 0.1, 10, 20), ()),
    Line(1, 0, 1, "a1", "c1", (0.91, 0.1, 11, 22), ("wider",)),
    Line(2, 0, 1, "a2", "c2", (0.92, 0.1, 12, 24), ("skip",)),
]


@dataclass
class Told(Deployment):
    """One whose jobs came to what the test says."""

    boards: Mapping[str, Board] = field(default_factory=dict)

    def board(self, job_id: str) -> Board:
        return self.boards[job_id]


@pytest.fixture(scope="module")
def stack(tmp_path_factory: pytest.TempPathFactory) -> Stack:
    return Stack.create(tmp_path_factory.mktemp("stack"))


def found(stack: Stack, **boards: Board) -> tuple[int, int, int, int]:
    row = Told("told", stack, boards=boards).compare("fault", 1, UNDISTURBED, list(boards))
    assert row.sound == (row.lost == row.doubled == row.differing == row.violations == 0)
    return row.lost, row.doubled, row.differing, row.violations


def test_jobs_that_came_to_the_same_are_sound(stack: Stack) -> None:
    assert found(stack, one=UNDISTURBED, two=list(UNDISTURBED)) == (0, 0, 0, 0)


def test_a_model_that_is_missing_is_lost_in_each_job(stack: Stack) -> None:
    assert found(stack, one=UNDISTURBED[:2], two=UNDISTURBED[1:]) == (2, 0, 0, 0)


def test_a_second_model_of_a_trial_and_a_trial_too_many_are_doubled(stack: Stack) -> None:
    assert found(stack, one=[*UNDISTURBED, UNDISTURBED[2]]) == (0, 1, 0, 0)
    assert found(stack, one=[*UNDISTURBED, replace(UNDISTURBED[2], number=3)]) == (0, 1, 0, 0)


@pytest.mark.parametrize(
    "change",
    [
        {"architecture": "other"},
        {"checkpoint": "other"},
        {"metrics": (0.92, 0.1000001, 12, 24)},
        {"mutations": ("skip", "wider")},
        {"parent": 1},
        {"generation": 2},
    ],
    ids=lambda change: next(iter(change)),
)
def test_a_model_that_is_another_one_in_any_respect_differs(stack: Stack, change: dict[str, object]) -> None:
    assert found(stack, one=[*UNDISTURBED[:2], replace(UNDISTURBED[2], **change)]) == (0, 0, 1, 0)  # type: ignore[arg-type]


def test_what_the_database_says_counts_as_well(tmp_path: Path) -> None:
    stack = Stack.create(tmp_path)
    job_id = stack.submit(search={"trials": 1})
    assert found(stack, one=UNDISTURBED) == (0, 0, 0, 0)
    with stack.database.write() as session:
        session.delete(session.merge(stack.events(job_id)[0]))
    lost, doubled, differing, violations = found(stack, one=UNDISTURBED)
    assert (lost, doubled, differing) == (0, 0, 0)
    assert violations > 0
