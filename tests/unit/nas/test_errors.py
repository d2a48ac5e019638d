"""The errors: one root, one stable kind each, and a message even without one."""

from __future__ import annotations

import pickle

import pytest

import nas
from nas import errors

CLASSES = [
    value
    for value in vars(errors).values()
    if isinstance(value, type) and issubclass(value, nas.Error) and value is not nas.Error
]
PLAIN = [cls for cls in CLASSES if cls.__init__ is nas.Error.__init__]


def test_every_kind_is_its_own_word() -> None:
    kinds = [cls.kind for cls in CLASSES]
    assert len(set(kinds)) == len(kinds)
    assert all(kind.replace("_", "a").isalpha() and kind.islower() for kind in kinds)
    assert "error" not in kinds


def test_every_error_is_handed_on_by_the_package() -> None:
    assert {cls.__name__ for cls in CLASSES} <= set(nas.__all__)


@pytest.mark.parametrize("cls", PLAIN)
def test_the_docstring_is_the_default_message(cls: type[nas.Error]) -> None:
    assert str(cls()) == (cls.__doc__ or "").splitlines()[0]
    assert str(cls("something else")) == "something else"


@pytest.mark.parametrize(
    "error", [nas.CheckpointError("cut short"), nas.ArchitectureError("fc", "does not fit")], ids=str
)
def test_an_error_survives_the_way_between_processes(error: nas.Error) -> None:
    again = pickle.loads(pickle.dumps(error))
    assert type(again) is type(error)
    assert str(again) == str(error)
